import {
  askedQuestion,
  endEntry,
  isAsking,
  maySkip,
  pauseEntry,
  type EntryChat,
} from '../domain/follow-up/entry-chat';
import {
  questionsOf,
  type EntryField,
  type EntryForm,
  type EntryMatter,
} from '../domain/follow-up/entry-forms';
import type { Person } from '../domain/people/person';
import { Refusal, type ErrorCode } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { followUpOf, loadFollowUp, type MeetingKey } from './follow-up';
import type { Loaded } from './ports';
import type { EntryTurn, FollowUp } from './results';
import { loadPerson, noneWhenRefused, reading } from './use-case';

/** The form of a schema that a person fills by writing: how it is loaded, kept and shown. */

/** A form, whose it is, and the schema it is for. */
export interface OpenEntry {
  person: Loaded<Person>;
  chat: EntryChat;
  followUp: FollowUp;
  matter: EntryMatter;
}

export function matterOf({ meeting, unit, themes, areas, owners }: FollowUp, actor: Actor): EntryMatter {
  return { meeting, unit, themes, areas, owners, personId: actor.person.id, today: actor.today };
}

/** What a view shows of it. */
export function turnOf(
  { followUp, chat, matter }: Omit<OpenEntry, 'person'>,
  said?: EntryTurn['said'],
): EntryTurn {
  const question = chat.isPaused ? undefined : askedQuestion(chat, matter);
  const fields = questionsOf(chat.form, matter).map(({ field }) => field);
  return {
    followUp,
    chat,
    ...(question && {
      asked: {
        question,
        index: fields.indexOf(question.field) + 1,
        count: fields.length,
        maySkip: maySkip(chat, question),
      },
    }),
    ...(said && { said }),
  };
}

/** Keeps the chat with the person. While it asks, a guide's is closed: only the newest takes what is written. */
export async function saveChat(
  deps: Deps,
  { value, etag }: Loaded<Person>,
  entryChat: EntryChat,
): Promise<void> {
  const { chat: _guide, ...others } = value;
  await deps.people.save({ value: { ...(isAsking(entryChat) ? others : value), entryChat }, etag });
}

/** After these the form can never be saved. */
const hopeless: readonly ErrorCode[] = [
  'access/not-yours',
  'access/predecessor',
  'meeting/not-found',
  'meeting/cancelled',
];
/** After these it can, once the schema is open again. */
const inTheWay: readonly ErrorCode[] = ['meeting/not-begun', 'schema/finished'];

function afterRefusal(chat: EntryChat, code: ErrorCode): EntryChat {
  if (hopeless.includes(code)) return endEntry(chat);
  return inTheWay.includes(code) ? pauseEntry(chat) : chat;
}

/**
 * The person's form, as stored now.
 * @returns undefined when there is none @throws Refusal once: then the form lets go of what the person writes next
 */
export async function loadEntry(
  deps: Deps,
  actor: Actor,
  load: (chat: EntryChat) => Promise<FollowUp>,
): Promise<OpenEntry | undefined> {
  if (!actor.person.entryChat) return undefined;
  const person = await loadPerson(deps, actor.person.id);
  const chat = person.value.entryChat;
  if (!chat) return undefined;
  try {
    const followUp = await load(chat);
    return { person, chat, followUp, matter: matterOf(followUp, actor) };
  } catch (error) {
    const left = error instanceof Refusal ? afterRefusal(chat, error.code) : chat;
    if (left !== chat) await saveChat(deps, person, left);
    throw error;
  }
}

/** Which question of which form waits for what is written; the number tells one form from the next. */
export interface WaitingField extends MeetingKey {
  form: EntryForm;
  number: number;
  field: EntryField;
}

/** @returns undefined when no form waits */
export function waitingField({ person }: Actor): WaitingField | undefined {
  const { entryChat: chat } = person;
  if (chat?.asked === undefined || !isAsking(chat)) return undefined;
  const { unitId, meetingId, form, number, asked: field } = chat;
  return { unitId, meetingId, form, number, field };
}

/**
 * The question that waits, only looked at. A form that can be filled no more, as its meeting was called off, holds
 * nothing back.
 * @returns undefined when none does
 */
export const waitingEntry = (deps: Deps, actor: Actor): Promise<EntryTurn | undefined> =>
  reading(deps, 'waiting-entry', async () => {
    const { entryChat: chat } = actor.person;
    if (!chat || !isAsking(chat)) return undefined;
    const found = await loadFollowUp(deps, actor, chat).catch(noneWhenRefused);
    if (!found) return undefined;
    const { loaded, meeting, schema } = found;
    const followUp = followUpOf(deps, actor, loaded.value, meeting, schema);
    return turnOf({ chat, followUp, matter: matterOf(followUp, actor) });
  });

/** Whether the form is the one that a card, drawn earlier, was about. */
export function isAbout(chat: EntryChat, about: WaitingField): boolean {
  return (
    chat.form === about.form &&
    chat.number === about.number &&
    chat.unitId === about.unitId &&
    chat.meetingId === about.meetingId
  );
}
