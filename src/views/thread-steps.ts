import type { SeenStep, Thread } from '../app/results';
import { dayOf } from '../domain/calendar/copenhagen';
import { DataType } from '../domain/guide/guide';
import { dataLines } from './basis-lines';
import { button, plain, type Button } from './card';
import { stateLine } from './carried';
import { foldedLines, nothingFolded } from './folded';
import { meetingName } from './meeting-words';
import { cut, shortened } from './shortened';
import type { sectionsOf } from './status';
import { giverName, receiptLine } from './status-lines';
import type { Words } from './texts';

/** The dialogues of a red thread, each with what came in and what was agreed. */

export type Block = ReturnType<typeof sectionsOf>[number];

/** In signs. */
export const mostOfText = 120;
/** Of those who gave input to one dialogue. */
const mostInputs = 4;
/** Of one dialogue; the others stand in its schema, and a card has to be small enough to send. */
const mostAgreements = 6;

export function block(id: string, heading: string, lines: string[], isVisible = true, open?: Button): Block {
  return {
    ...{ id, heading, isVisible, isUrgent: false, unfold: nothingFolded },
    lines: lines.map((text, at) => ({ text, id: `${id}-${at}`, isVisible: true })),
    ...(open && { button: open }),
  };
}

/** 'Læringssamtale 2 den 6. oktober 2026' */
export function dialogueName(words: Words, { meeting }: Pick<SeenStep, 'meeting'>): string {
  return words.t('thread.dialogue', {
    meeting: meetingName(words, meeting),
    date: words.fullDate(meeting.start),
  });
}

function heardLines(words: Words, { inputs }: SeenStep): string[] {
  const lines = inputs.map((input) =>
    words.t('thread.input', {
      who: giverName(words, input),
      date: words.date(input.at),
      receipt: receiptLine(words, input),
    }),
  );
  return foldedLines(words, lines, mostInputs);
}

function reflectionLines(words: Words, { reflections, reflectedAt }: SeenStep): string[] {
  if (reflectedAt === undefined) return [];
  const names = reflections.map(({ role, count }) => {
    const name = words.t(`role.${role}`);
    return count > 1 ? words.t('thread.role-count', { role: name, count }) : name;
  });
  return [words.t('thread.reflections', { list: names.join(', '), date: words.date(reflectedAt) })];
}

/** What there was of A–E, and what own practice gave; what was missing is no part of a thread. */
function basisLines(words: Words, { basis, evidence, sight }: SeenStep): string[] {
  if (!basis) return dataLines(words, { evidence });
  const there = DataType.options.filter((type) => basis[type].state === 'there');
  const list = there.map((type) => words.t(`basis.${type}`)).join(', ');
  const without = DataType.options.flatMap((type) => {
    const { because } = basis[type];
    if (because === undefined || sight !== 'participant') return [];
    const reason = cut(because, mostOfText);
    return [words.t('prepare.basis.no-data', { type: words.t(`basis.${type}`), because: reason })];
  });
  return [...(list ? [words.t('thread.data', { list })] : []), ...without, ...dataLines(words, { evidence })];
}

function agreementBlock(
  words: Words,
  { unit, now }: Thread,
  agreement: SeenStep['agreements'][number],
  id: string,
  isVisible: boolean,
): Block {
  const { what, ownerName, forChildren, note, notedAt, state, mayOpen } = agreement;
  const isSaid = state === 'open' && note !== undefined && notedAt !== undefined;
  const said = note === undefined ? {} : { note: shortened(note, mostOfText) };
  const goes = stateLine(words, { ...agreement, ...said }, dayOf(now), (day) => words.fullDate(day));
  const lines = [
    words.t('thread.state', { owner: plain(ownerName), state: goes }),
    ...(isSaid
      ? [words.t('thread.said', { date: words.fullDate(notedAt), note: cut(note, mostOfText) })]
      : []),
    ...(forChildren ? [words.t('follow-up.entry-children', { text: cut(forChildren, mostOfText) })] : []),
  ];
  const open = mayOpen
    ? button(words.t('common.open'), 'agreement.open', { unitId: unit.id, agreementId: agreement.id })
    : undefined;
  return block(id, words.t('thread.agreement', { what: cut(what, mostOfText) }), lines, isVisible, open);
}

/** What of a dialogue is not in sight stands behind its own button, but not one line alone. */
function folded(words: Words, dialogue: Block, agreements: readonly Block[]): Block[] {
  const lines = dialogue.lines.map((line, at) => ({ ...line, isVisible: at === 0 }));
  const hidden = [...lines, ...agreements].filter(({ isVisible }) => !isVisible).map(({ id }) => id);
  const isShort = hidden.length < 2;
  const id = `${dialogue.id}-unfold`;
  const title = words.t('folded.unfold', { count: hidden.length });
  const shown = <T extends { isVisible: boolean }>(each: T): T =>
    isShort ? { ...each, isVisible: true } : each;
  return [
    {
      ...dialogue,
      lines: lines.map(shown),
      unfold: isShort ? nothingFolded : { id, title, targets: [...hidden, id] },
    },
    ...agreements.map(shown),
  ];
}

/** The dialogue itself: in sight how much there was, then what it was. */
function dialogueBlock(words: Words, { unit }: Thread, step: SeenStep, id: string): Block {
  const { meeting, sight, inputs, reflections, agreements, unlinked } = step;
  const heading = dialogueName(words, step);
  if (sight === 'none') return block(id, heading, [words.t('thread.hidden')]);
  const answers = reflections.reduce((sum, { count }) => sum + count, 0);
  const rest = agreements.length - mostAgreements;
  const counts = { inputs: inputs.length, answers, agreements: agreements.length };
  const lines = [
    words.t('thread.counts', counts),
    ...heardLines(words, step),
    ...reflectionLines(words, step),
    ...basisLines(words, step),
    ...(rest > 0 ? [words.t('thread.more-agreements', { count: rest })] : []),
    ...(unlinked > 0 ? [words.t('thread.unlinked', { count: unlinked })] : []),
  ];
  const key = { unitId: unit.id, meetingId: meeting.id };
  const open = button(words.t('thread.schema'), 'follow-up.open', key);
  return block(id, heading, lines, true, sight === 'participant' ? open : undefined);
}

/** A dialogue and its agreements. @param inSight how many of them are not folded */
export function stepBlocks(
  words: Words,
  thread: Thread,
  step: SeenStep,
  id: string,
  inSight: number,
): Block[] {
  const agreements = step.agreements
    .slice(0, mostAgreements)
    .map((agreement, at) => agreementBlock(words, thread, agreement, `${id}-agreement-${at}`, at < inSight));
  return folded(words, dialogueBlock(words, thread, step, id), agreements);
}

/** Whether a dialogue that is ahead has something to tell already. */
export function isTold({ hasBegun, inputs, reflections, evidence }: SeenStep): boolean {
  return hasBegun || inputs.length + reflections.length + evidence.length > 0;
}
