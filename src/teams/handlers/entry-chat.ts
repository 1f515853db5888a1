import { z } from 'zod/v4';
import { beginEntry } from '../../app/begin-entry';
import { answerInEntry, moveInEntry, type EntryMove } from '../../app/entry-in-chat';
import { finishSchema, holdMeeting } from '../../app/finish-schema';
import { openFollowUp } from '../../app/follow-up';
import { waitingEntry, waitingField, type WaitingField } from '../../app/open-entry';
import { pickToHold, pickToWrite } from '../../app/pick-follow-up';
import { Refusal } from '../../domain/errors';
import { entryFields, entryForms, type EntryForm } from '../../domain/follow-up/entry-forms';
import { alert, button, type Card } from '../../views/card';
import { entryChatView, entryTextField } from '../../views/entry-chat';
import { followUpView, lacksAlert } from '../../views/follow-up';
import { noticeView } from '../../views/notice';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { nextFollowUp } from './follow-up';

/** The follow-up schema by writing: its forms, that the meeting is held, and that the schema is finished. */

const From = z.object({
  unitId: z.string(),
  meetingId: z.string(),
  form: z.enum(entryForms),
  number: z.int(),
  field: z.enum(entryFields),
}) satisfies z.ZodType<WaitingField>;

/** 'ny aftale', 'nyt fokusområde', 'børnenes perspektiv', and with a unit's name after it. */
async function begin({ deps, actor, words }: Turn, form: EntryForm, written: string): Promise<Card> {
  const { isWaiting, ...key } = await pickToWrite(deps, actor, { form, written });
  // Nothing can be written yet, or any more; the card says why.
  if (!isWaiting) return followUpView(words, await openFollowUp(deps, actor, key));
  return entryChatView(words, await beginEntry(deps, actor, { ...key, form }));
}

/** After another word: the question that waits. @returns undefined when none does */
export async function waitingEntryCard({ deps, actor, words }: Turn): Promise<Card | undefined> {
  const open = await waitingEntry(deps, actor);
  return open && entryChatView(words, { ...open, said: 'resumed' });
}

/** 'færdig'. While a form is open it comes first: what is in it would not be part of the finished schema. */
async function finish(turn: Turn, written: string): Promise<Card> {
  const { deps, actor, words, clickedId } = turn;
  const open = await waitingEntry(deps, actor);
  if (open) return entryChatView(words, { ...open, said: 'busy' });
  const { isWaiting, ...key } = await pickToWrite(deps, actor, { written });
  if (!isWaiting) return followUpView(words, await openFollowUp(deps, actor, key));
  const followUp = await finishSchema(deps, actor, { ...key, ...(clickedId && { clickedId }) });
  const said = followUp.refused ? lacksAlert(words, followUp) : alert(words.t('follow-up.finished'), 'good');
  return followUpView(words, followUp, said);
}

/** 'samtalen er holdt', and that it is not. One that lies days ahead is shown first, with what holding it means. */
async function hold({ deps, actor, words }: Turn, held: boolean, written: string): Promise<Card> {
  const found = await pickToHold(deps, actor, { held, written });
  if (!found) return noticeView(words, words.t('entry-chat.not-begun'));
  const { isNow, ...key } = found;
  if (held && !isNow) return followUpView(words, await openFollowUp(deps, actor, key));
  const followUp = await holdMeeting(deps, actor, { ...key, held });
  return followUpView(
    words,
    followUp,
    alert(words.t(held ? 'entry-chat.held' : 'follow-up.not-held'), 'accent'),
  );
}

/** What people write about a schema, in both languages. */
export const entryRoutes: readonly {
  pattern: RegExp;
  /** What comes back says itself what is to be written next. */
  leads?: true;
  run(turn: Turn, rest: string): Promise<Card>;
}[] = [
  { pattern: /^(?:skema|schema)$/iu, run: (turn) => nextFollowUp(turn) },
  {
    pattern: /^(?:ny aftale|new agreement)(?:\s+(?<rest>.{1,200}))?$/iu,
    leads: true,
    run: (turn, rest) => begin(turn, 'agreement', rest),
  },
  {
    pattern: /^(?:nyt fokusområde|nyt fokusomraade|new focus area)(?:\s+(?<rest>.{1,200}))?$/iu,
    leads: true,
    run: (turn, rest) => begin(turn, 'focus-area', rest),
  },
  {
    pattern: /^(?:(?:børnenes |boernenes |children[’']?s )?perspe(?:ktiv|ctive))(?:\s+(?<rest>.{1,200}))?$/iu,
    leads: true,
    run: (turn, rest) => begin(turn, 'perspective', rest),
  },
  {
    pattern: /^(?:samtalen er holdt|held)(?:\s+(?<rest>.{1,200}))?$/iu,
    run: (turn, rest) => hold(turn, true, rest),
  },
  {
    pattern: /^(?:samtalen er ikke holdt|not held)(?:\s+(?<rest>.{1,200}))?$/iu,
    run: (turn, rest) => hold(turn, false, rest),
  },
  {
    pattern: /^(?:færdig|faerdig|finish)(?:\s+(?<rest>.{1,200}))?$/iu,
    leads: true,
    run: (turn, rest) => finish(turn, rest),
  },
];

const moves: readonly { pattern: RegExp; move: EntryMove }[] = [
  { pattern: /^(?:tilbage|back)$/iu, move: 'back' },
  { pattern: /^(?:spring over|skip|videre)$/iu, move: 'skip' },
  { pattern: /^(?:pause)$/iu, move: 'pause' },
  { pattern: /^(?:fortsæt|fortsaet|continue)$/iu, move: 'resume' },
  { pattern: /^(?:annullér|annuller|cancel)$/iu, move: 'cancel' },
];

function moveIn(text: string): EntryMove | undefined {
  return moves.find(({ pattern }) => pattern.test(text.trim()))?.move;
}

/** Whether a message is a word that moves in a form, and so nothing that anyone could lose. */
export function isEntryWord(text: string): boolean {
  return moveIn(text) !== undefined;
}

/** A paused form goes on, or is called off, unless answering a guide was begun since. */
function isMeant({ actor: { person } }: Turn, move: EntryMove): boolean {
  const { entryChat: chat } = person;
  if (chat?.asked === undefined) return false;
  return chat.isPaused ? person.chat === undefined && (move === 'resume' || move === 'cancel') : true;
}

/** Takes a word that moves in a form. @returns undefined when it is none, or no form is open */
export async function takeEntryWord(turn: Turn): Promise<Reply | undefined> {
  const { deps, actor, words, message } = turn;
  const move = moveIn(message.text);
  if (!move || !isMeant(turn, move)) return undefined;
  const moved = await moveInEntry(deps, actor, { move, message });
  return moved && { card: entryChatView(words, moved) };
}

/** Takes a message as the answer to the question of a form. @returns undefined when none waits */
export async function takeEntryMessage({ deps, actor, words, message }: Turn): Promise<Reply | undefined> {
  const taken = await answerInEntry(deps, actor, message);
  return taken && { card: entryChatView(words, taken) };
}

/** The form of the question asked, with the text that was refused. @returns undefined when none waits */
export function refusedEntryText(
  { actor }: Setting,
  { id, text }: Turn['message'],
): { verb: string; data: unknown } | undefined {
  const about = actor && waitingField(actor);
  return about && { verb: 'entry.answer', data: { ...about, written: text, messageId: id || 'unknown' } };
}

/** A message that could not be taken, sent again from the form that gave it back. */
onVerb('entry.answer', {
  data: From.extend({ written: z.string().default(''), messageId: z.string().min(1) }),
  run: async ({ deps, actor, words, message }, { written: text, messageId: id, ...about }) => {
    const taken = await answerInEntry(deps, actor, { ...message, id, text, about });
    if (!taken) throw new Refusal('schema/no-form');
    return { card: entryChatView(words, taken) };
  },
  typed: {
    fields: ({ words }, { field, written }) => [entryTextField(words, field, written)],
    back: ({ words }, { unitId, meetingId }) =>
      button(words.t('common.back'), 'follow-up.open', { unitId, meetingId }),
  },
});

for (const move of ['back', 'skip', 'resume', 'cancel'] as const)
  onVerb(`entry.${move}`, {
    data: From,
    run: async ({ deps, actor, words }, from) => {
      const moved = await moveInEntry(deps, actor, { move, from });
      return {
        card: moved ? entryChatView(words, moved) : noticeView(words, words.t('entry-chat.not-open')),
      };
    },
  });
