import {
  answerEntry,
  askedQuestion,
  backInEntry,
  endEntry,
  pauseEntry,
  resumeEntry,
  skipInEntry,
  type EntryChat,
} from '../domain/follow-up/entry-chat';
import { isRedelivery, rememberMessage, type ChatMessage } from '../domain/guide/chat-message';
import { Refusal } from '../domain/errors';
import { checkWritten, refuseCpr } from './check-written';
import type { Actor, Deps } from './deps';
import { changeSchema, loadWritable, openFollowUp } from './follow-up';
import {
  isAbout,
  loadEntry,
  saveChat,
  turnOf,
  waitingField,
  type OpenEntry,
  type WaitingField,
} from './open-entry';
import type { EntryTurn } from './results';
import { writtenIn, type SchemaChange } from './schema-change';
import { useCase } from './use-case';

/** Filling the forms of a schema by writing. What is complete is saved by the use case of the cards. */

function changeOf({ form, values, number, base }: EntryChat): SchemaChange {
  const { what = '', forChildren = '', ownerId = '', deadline = '', focusAreaId } = values;
  const { title = '', themeId = '', siteId = '', text = '' } = values;
  switch (form) {
    case 'agreement':
      return { do: 'add-entry', number, entry: { what, forChildren, ownerId, deadline, focusAreaId } };
    case 'focus-area':
      return { do: 'add-focus-area', title, themeId, siteId };
    case 'perspective':
      return { do: 'decide-perspective', text, base };
  }
}

/** Nothing stands in a form that its writer was not asked about first, so none of it is asked about again. */
function havingBeenAsked(actor: Actor, { values }: EntryChat): Actor {
  return { ...actor, askedAbout: Object.values(values) };
}

/** Asks at the text in which it stands, where it can be mended. @throws PersonalFound until it is agreed to */
function checkAnswer(actor: Actor, { chat, followUp }: OpenEntry, next: EntryChat): void {
  const { written, before } = writtenIn(changeOf(next), followUp.schema);
  checkWritten(havingBeenAsked(actor, chat), followUp.unit, written, before);
}

/**
 * Keeps where the form is now; one that is complete goes into the schema first. A crash between the two leaves the
 * last question open, and answering it again adds nothing: the number or mark it began with tells that it is the same.
 */
async function keep(deps: Deps, actor: Actor, entry: OpenEntry, chat: EntryChat): Promise<EntryTurn> {
  const isComplete = chat.asked === undefined;
  const { unitId, meetingId } = chat;
  const followUp = isComplete
    ? await changeSchema(deps, havingBeenAsked(actor, chat), { unitId, meetingId, change: changeOf(chat) })
    : entry.followUp;
  const kept = isComplete ? endEntry(chat) : chat;
  await saveChat(deps, entry.person, kept);
  return turnOf({ ...entry, followUp, chat: kept }, isComplete ? 'saved' : undefined);
}

/** A message; one sent again from the form that gave it back says which question it was written for. */
export type EntryMessage = ChatMessage & { about?: WaitingField };

/**
 * Takes a written message as the answer to the question asked. A message delivered twice is one answer; what cannot
 * be read is said with the question asked again.
 * @returns undefined when no form waits
 * @throws Refusal `answer/cpr`, `answer/personal`, `input/too-long`, `schema/no-form`, and those of changing a schema
 */
export const answerInEntry = useCase(
  'answer-in-entry',
  async (deps, actor, message: EntryMessage): Promise<EntryTurn | undefined> => {
    const { about } = message;
    const { entryChat: known } = actor.person;
    const isAgain = known !== undefined && isRedelivery(known, message);
    if (!isAgain && !about && !waitingField(actor)) return undefined;
    const entry = await loadEntry(deps, actor, async (chat) =>
      isAgain ? openFollowUp(deps, actor, chat) : (await loadWritable(deps, actor, chat)).followUp,
    );
    if (about && !(entry?.chat.asked && isAbout(entry.chat, about))) throw new Refusal('schema/no-form');
    if (!entry) return undefined;
    const { chat, matter } = entry;
    if (isRedelivery(chat, message) || message.text.trim() === '') return turnOf(entry);
    const field = about?.field ?? askedQuestion(chat, matter)?.field;
    if (field === undefined) return undefined;
    refuseCpr([message.text]);
    const next = answerEntry(resumeEntry(chat), field, message.text, matter);
    if (!next.ok && next.code === 'too-long') throw new Refusal('input/too-long');
    if (!next.ok) return turnOf(entry, next.code);
    checkAnswer(actor, entry, next.value);
    return keep(deps, actor, entry, rememberMessage(next.value, message));
  },
);

export type EntryMove = 'back' | 'skip' | 'pause' | 'resume' | 'cancel';

/** @param from the question whose card was pressed; @param message what was written instead */
export interface EntryMoved {
  move: EntryMove;
  from?: WaitingField;
  message?: ChatMessage;
}

/**
 * Goes back or on, pauses, goes on after a pause, or calls the form off with what was typed.
 * @returns undefined when there is no form to move in
 * @throws Refusal those of changing a schema: a form may be complete by passing over its last question
 */
export const moveInEntry = useCase(
  'move-in-entry',
  async (deps, actor, { move, from, message }: EntryMoved): Promise<EntryTurn | undefined> => {
    const isLeaving = move === 'pause' || move === 'cancel';
    const entry = await loadEntry(deps, actor, async (chat) =>
      isLeaving || chat.asked === undefined
        ? openFollowUp(deps, actor, chat)
        : (await loadWritable(deps, actor, chat)).followUp,
    );
    if (!entry) return undefined;
    const { chat, matter } = entry;
    if (message && isRedelivery(chat, message)) return turnOf(entry);
    if (chat.asked === undefined) return from && turnOf(entry);
    // A button on an older question's card moves nothing; it only shows where the person is.
    const isOld = from && !(isAbout(chat, from) && (isLeaving || from.field === chat.asked));
    if (isOld) return turnOf(entry);
    const seen = message ? rememberMessage(chat, message) : chat;
    switch (move) {
      case 'back':
        return keep(deps, actor, entry, backInEntry(seen, matter));
      case 'skip': {
        const next = skipInEntry(seen, matter);
        return next.ok ? keep(deps, actor, entry, next.value) : turnOf(entry, next.code);
      }
      case 'pause':
        return left(deps, entry, pauseEntry(seen), 'paused');
      case 'resume':
        return left(deps, entry, resumeEntry(seen), 'resumed');
      case 'cancel':
        return left(deps, entry, endEntry(seen), 'cancelled');
    }
  },
);

/** Kept as it is, complete or not. */
async function left(
  deps: Deps,
  entry: OpenEntry,
  chat: EntryChat,
  said: 'paused' | 'resumed' | 'cancelled',
): Promise<EntryTurn> {
  await saveChat(deps, entry.person, chat);
  return turnOf({ ...entry, chat }, said);
}
