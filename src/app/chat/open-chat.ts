import { Refusal, type ErrorCode } from '../../domain/errors';
import { isAsking, pauseEntry } from '../../domain/follow-up/entry-chat';
import { currentStep, scriptFor, type ChatScript } from '../../domain/guide/chat';
import type { Response } from '../../domain/guide/response';
import type { Actor, Deps } from '../deps';
import { saveResponse } from '../answer-guide';
import { demandOpen, loadPreparation, type TaskKey } from '../preparation';
import type { ChatSaid, ChatTurn, Preparation } from '../results';
import { loadPerson, noneWhenRefused, reading } from '../use-case';

type Loaded = Awaited<ReturnType<typeof loadPreparation>>['loaded'];

/** The answers that a person gives, or gave, by writing. */
export interface OpenChat {
  loaded: Loaded;
  preparation: Preparation;
  response: Response;
  script: ChatScript;
}

/** What the person sees next. */
export function turnOf(preparation: Preparation, said?: ChatSaid): ChatTurn {
  const { response } = preparation;
  const step = response && currentStep(response, scriptFor(preparation));
  const aside = response?.chat?.aside?.does;
  return { preparation, ...(step && { step, ...(aside && { aside }) }), ...(said && { said }) };
}

/** As it stands, with nothing saved. */
export function shown({ preparation, response }: OpenChat, said?: ChatSaid): ChatTurn {
  return turnOf({ ...preparation, response }, said);
}

/** Saves where the person is now, and what they wrote. */
export async function savedTurn(
  deps: Deps,
  actor: Actor,
  { loaded, preparation }: Pick<OpenChat, 'loaded' | 'preparation'>,
  next: Response,
  action: string,
  said?: ChatSaid,
): Promise<ChatTurn> {
  return turnOf(await saveResponse(deps, actor, loaded, preparation, next, action), said);
}

export function keyOf({ unitId, meetingId, role }: TaskKey): TaskKey {
  return { unitId, meetingId, role };
}

/** Whether both are the same person's same answers. */
export function isSame(a: TaskKey | undefined, b: TaskKey): boolean {
  return a?.unitId === b.unitId && a.meetingId === b.meetingId && a.role === b.role;
}

const over: readonly ErrorCode[] = [
  'access/not-yours',
  'access/predecessor',
  'answer/locked',
  'loop/closed',
  'answer/no-guide',
  'meeting/not-found',
];

async function loadChat(deps: Deps, actor: Actor, key: TaskKey): Promise<OpenChat | undefined> {
  const { loaded, preparation } = await loadPreparation(deps, actor, key);
  const { response } = preparation;
  if (!response) return undefined;
  if (response.chat) demandOpen(actor, { loaded, preparation });
  return { loaded, preparation, response, script: scriptFor(preparation) };
}

/**
 * The answers the person's messages go to, or those of a card that was pressed.
 * @returns undefined when the person never began
 * @throws Refusal once: then the person is out of the chat, and what they write next is no answer any more
 */
export async function openChat(
  deps: Deps,
  actor: Actor,
  key: TaskKey | undefined = actor.person.chat,
): Promise<OpenChat | undefined> {
  try {
    return key && (await loadChat(deps, actor, key));
  } catch (error) {
    const isOver = error instanceof Refusal && over.includes(error.code);
    if (isOver && key && isSame(actor.person.chat, key)) await leaveChat(deps, actor);
    throw error;
  }
}

/** What the person's next message would answer, only looked at: nothing is refused, and nobody leaves. */
export const waitingStep = (deps: Deps, actor: Actor): Promise<ChatTurn | undefined> =>
  reading(deps, 'waiting-step', async () => {
    const { chat: key } = actor.person;
    const chat = key && (await loadChat(deps, actor, key).catch(noneWhenRefused));
    return chat?.response.chat && shown(chat);
  });

async function leaveChat(deps: Deps, actor: Actor): Promise<void> {
  const stored = await deps.people.byId(actor.person.id);
  if (!stored) return;
  const { chat: _over, ...person } = stored.value;
  await deps.people.save({ ...stored, value: person });
}

/** From now on the person's messages go to these answers. A form of a schema that was open waits. */
export async function enterChat(deps: Deps, actor: Actor, key: TaskKey): Promise<void> {
  const { person } = actor;
  const isFormOpen = person.entryChat !== undefined && isAsking(person.entryChat);
  if (isSame(person.chat, key) && !isFormOpen) return;
  const stored = await loadPerson(deps, person.id);
  const { entryChat } = stored.value;
  const chats = { chat: keyOf(key), ...(entryChat && { entryChat: pauseEntry(entryChat) }) };
  await deps.people.save({ ...stored, value: { ...stored.value, ...chats } });
}
