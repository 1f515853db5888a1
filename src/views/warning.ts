import type { Question } from '../domain/guide/guide';
import { personalKinds, type Personal } from '../domain/privacy/personal';
import { type Button, type Card, button, plain } from './card';
import { noticeView } from './notice';
import { cut } from './shortened';
import { type Words } from './texts';

/** What is said of texts that may point at one person, and how they are sent all the same (domain.md §7). */

/** What was found, each perhaps with the question it stands under, and the mark that agrees to just that. */
export interface Warning {
  found: readonly (Personal & { under?: string })[];
  mark: string;
}

const mostWords = 5;
const mostLetters = 40;

function quoted(found: string): string {
  return `‘${cut(found, mostLetters)}’`;
}

/** What was found, kind by kind, and what can be done about it. */
export function warningText(words: Words, { found }: Warning): string {
  const lines = personalKinds.flatMap((kind) => {
    const all = [...new Set(found.filter((each) => each.kind === kind).map((each) => quoted(each.words)))];
    const shown = all.length > mostWords ? [...all.slice(0, mostWords), '…'] : all;
    return shown.length > 0 ? [words.t(`personal.${kind}`, { words: shown.join(', ') })] : [];
  });
  const places = [...new Set(found.flatMap(({ under }) => under ?? []))];
  const where =
    places.length > 0
      ? [words.t('personal.under', { questions: places.map((place) => `‘${plain(place)}’`).join(', ') })]
      : [];
  return [...lines, ...where, words.t('personal.advice')].join(' ');
}

/** The button that sends it all the same; the mark makes it hold for what was warned about and nothing else. */
export function sendAnywayButton(
  words: Words,
  again: { verb: string; data: Record<string, unknown> },
  { mark }: Warning,
  inputs: Button['inputs'],
): Button {
  return button(words.t('personal.send-anyway'), again.verb, { ...again.data, sendAnyway: mark }, { inputs });
}

/** Where nothing is typed in the card itself: what was found, the way to mend it, and the way past it. */
export function warningView(
  words: Words,
  warning: Warning,
  again: { verb: string; data: Record<string, unknown> },
  mend: readonly Button[] = [],
): Card {
  const send = sendAnywayButton(words, again, warning, 'none');
  return noticeView(words, warningText(words, warning), [...mend, send], 'personal.title');
}

const mostToMend = 3;

/** Of answers that are sent by writing: in which they stand, each with the way to it. */
export function warnedView(
  words: Words,
  {
    key: { unitId, meetingId, role },
    questions,
    found,
    mark,
  }: {
    key: { unitId: string; meetingId: string; role: string };
    questions: readonly Pick<Question, 'id' | 'text'>[];
    found: readonly (Personal & { at: string })[];
    mark: string;
  },
): Card {
  const key = { unitId, meetingId, role };
  const textOf = (id: string): string | undefined =>
    questions.find((question) => question.id === id)?.text[words.language];
  const named = found.map(({ kind, words: quote, at }) => {
    const under = textOf(at);
    return { kind, words: quote, ...(under !== undefined && { under }) };
  });
  const asked = [...new Set(found.map(({ at }) => at))].filter((id) => textOf(id) !== undefined);
  const mend = asked.slice(0, mostToMend).map((stepId) => {
    const number = questions.findIndex(({ id }) => id === stepId) + 1;
    return button(words.t('personal.mend', { number }), 'chat.mend', { ...key, stepId });
  });
  return warningView(words, { found: named, mark }, { verb: 'chat.send', data: key }, mend);
}
