import { z } from 'zod/v4';
import { answerGuide } from '../../app/answer-guide';
import { askPutOff, putOff, undoPutOff } from '../../app/put-off';
import { openPutOff, type PutOffKey } from '../../app/put-off-task';
import { writeReceipts } from '../../app/write-receipts';
import { openAgreement } from '../../app/settle-agreement';
import { Day } from '../../domain/calendar/instant';
import { putOffCards, type PutOffUntil } from '../../domain/delivery/put-off';
import { Refusal } from '../../domain/errors';
import { Role } from '../../domain/people/person';
import { agreementView } from '../../views/agreement';
import { alert, button, type Card } from '../../views/card';
import type { Field } from '../../views/fields';
import { noticeView } from '../../views/notice';
import { outgoingView } from '../../views/outgoing';
import { putOffDoneView, putOffFields, putOffView } from '../../views/put-off';
import { receiptPrefix } from '../../views/receipts';
import { errorKey } from '../../views/texts';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { Answering, answersOf, isAnswerInput, typedAnswers } from './card-answers';
import { TypedReceipts, typedReceipts } from './receipts';

const Key = z.object({
  unitId: z.string(),
  meetingId: z.string(),
  card: z.enum(putOffCards),
  role: Role.optional(),
  agreementId: z.string().optional(),
});
type Key = z.infer<typeof Key>;

/** What the card says of itself, without what was typed on it. */
function keyOf({ unitId, meetingId, card, role, agreementId }: Key): Key {
  return { unitId, meetingId, card, ...(role && { role }), ...(agreementId && { agreementId }) };
}

/** With what was typed on the card: the client sends it along, and it is kept before the card goes. */
const Clicked = Key.catchall(z.unknown());
type Clicked = z.infer<typeof Clicked>;

type Typed =
  { kind: 'answers'; data: Answering } | { kind: 'receipts'; data: TypedReceipts } | { kind: 'nothing' };

/** @throws Refusal `input/unreadable` */
function typedOn(clicked: Clicked): Typed {
  const names = Object.keys(clicked);
  const isReceipt = (name: string): boolean => name.startsWith(receiptPrefix);
  const kind = names.some(isAnswerInput) ? 'answers' : names.some(isReceipt) ? 'receipts' : 'nothing';
  if (kind === 'nothing') return { kind };
  const parsed = (kind === 'answers' ? Answering : TypedReceipts).safeParse(clicked);
  if (!parsed.success) throw new Refusal('input/unreadable');
  return { kind, data: parsed.data } as Typed;
}

async function keepTyped({ deps, actor, clickedId }: Turn, typed: Typed): Promise<void> {
  const clicked = clickedId ? { clickedId } : {};
  if (typed.kind === 'answers') await answerGuide(deps, actor, answersOf(typed.data, 'draft'));
  if (typed.kind === 'receipts')
    await writeReceipts(deps, actor, { ...typed.data, intent: 'draft', ...clicked });
}

async function open({ deps, actor, words }: Turn, key: PutOffKey): Promise<Card> {
  return outgoingView(words, await openPutOff(deps, actor, key));
}

/** What is typed about an agreement is part of saying how it goes, and there is no draft of that: it comes back. */
async function withUnsaid({ deps, actor, words }: Turn, data: Clicked): Promise<Card | undefined> {
  const { note } = data;
  if (data.card !== 'agreement' || typeof note !== 'string' || note.trim() === '') return undefined;
  const key = { unitId: data.unitId, agreementId: data.agreementId ?? '' };
  const task = await openAgreement(deps, actor, key);
  return agreementView(words, task, alert(words.t('put-off.note-first'), 'accent'), note);
}

/** Where it cannot be put off, the reason, and the way back to the card. */
async function orWhyNot({ words }: Turn, key: Key, run: () => Promise<Card>): Promise<Reply> {
  try {
    return { card: await run() };
  } catch (error) {
    if (!(error instanceof Refusal && error.code.startsWith('put-off/'))) throw error;
    const openNow = button(words.t('put-off.open-now'), 'put-off.open', key);
    return { card: noticeView(words, words.t(errorKey(error.code)), [openNow]) };
  }
}

function back({ words }: Setting, data: Key) {
  return button(words.t('common.back'), 'put-off.open', keyOf(data));
}

onVerb('put-off.choose', {
  data: Clicked,
  run: async (turn, data) => {
    const { deps, actor, words } = turn;
    const key = keyOf(data);
    const unsaid = await withUnsaid(turn, data);
    if (unsaid) return { card: unsaid };
    // Asked first: of a card that is not theirs, nothing is kept either.
    const reply = await orWhyNot(turn, key, async () =>
      putOffView(words, await askPutOff(deps, actor, key), key),
    );
    await keepTyped(turn, typedOn(data));
    return reply;
  },
  typed: {
    back,
    fields: (setting, data): Field[] => {
      const typed = typedOn(data);
      if (typed.kind === 'answers') return typedAnswers.fields(setting, typed.data);
      return typed.kind === 'receipts' ? typedReceipts.fields(setting, typed.data) : [];
    },
  },
});

/** @throws Refusal `input/bad-date` */
function untilOf(to: PutOffUntil['to'], written: string): PutOffUntil {
  if (to !== 'date') return { to };
  const day = Day.safeParse(written.trim());
  if (!day.success) throw new Refusal('input/bad-date');
  return { to, day: day.data };
}

onVerb('put-off.set', {
  data: Key.extend({ to: z.enum(['tomorrow', 'monday', 'date']), day: z.string().default('') }),
  run: async (turn, { to, day, ...data }) => {
    const { deps, actor, words } = turn;
    const key = keyOf(data);
    const until = untilOf(to, day);
    const set = async () => putOffDoneView(words, await putOff(deps, actor, { ...key, until }), key);
    // A date that is refused is given back to be mended.
    return to === 'date' ? { card: await set() } : orWhyNot(turn, key, set);
  },
  typed: { back, fields: ({ words }, { to, day }) => (to === 'date' ? putOffFields(words, day) : []) },
});
onVerb('put-off.undo', {
  data: Key.extend({ day: Day }),
  run: async (turn, { day, ...data }) => {
    const key = keyOf(data);
    await undoPutOff(turn.deps, turn.actor, { ...key, day });
    return { card: await open(turn, key) };
  },
});
onVerb('put-off.open', { data: Key, run: async (turn, data) => ({ card: await open(turn, keyOf(data)) }) });
