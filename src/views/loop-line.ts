import type { UnitStatus } from '../app/results';
import type { LoopMark } from '../domain/status/loop-line';
import { plain } from './card';
import type { Words } from './texts';

/** A loop drawn as a line of text, which every client shows, and the same in words. */

/** Numbers in a circle; a loop has four dialogues, and a municipality's own rules may say a few more. */
const heldMarks = ['❶', '❷', '❸', '❹', '❺', '❻', '❼', '❽', '❾', '❿'];
const comingMarks = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'];

function dialogueMark({ number, state }: LoopMark): string {
  if (state === 'unplanned') return '◌';
  const mark = (state === 'held' ? heldMarks : comingMarks)[number - 1] ?? String(number);
  return state === 'next' ? `▸${mark}` : mark;
}

/** '❶ ●●○ ▸② ○○○ ③': dialogues by their number, 1:1s between them as rings; empty before there is a loop. */
export function drawnLoop({ line }: Pick<UnitStatus, 'line'>): string {
  return line
    .map((mark) => {
      if (mark.kind === 'learning-dialogue') return ` ${dialogueMark(mark)} `;
      return mark.state === 'held' ? '●' : '○';
    })
    .join('')
    .replaceAll('  ', ' ')
    .trim();
}

function heldIn(line: readonly LoopMark[], kind: LoopMark['kind']): { done: number; count: number } {
  const all = line.filter((mark) => mark.kind === kind);
  return { done: all.filter(({ state }) => state === 'held').length, count: all.length };
}

/** That a loop is closed, since when, and what the next one waits for; nothing while it runs. */
export function closedLines(
  words: Words,
  { isClosed, closedAt }: Pick<UnitStatus, 'isClosed' | 'closedAt'>,
): string[] {
  if (!isClosed) return [];
  return [
    closedAt ? words.t('status.closed-on', { date: words.fullDate(closedAt) }) : words.t('status.closed'),
  ];
}

/** What the drawing says, with its dates, and the themes of the loop. */
export function loopLines(words: Words, status: UnitStatus): string[] {
  const { decided, line, themes } = status;
  if (!decided) return [words.t('status.not-started')];
  const oneToOnes = heldIn(line, 'one-to-one');
  const next = line.find(({ state }) => state === 'next');
  const undated = line.filter(({ state }) => state === 'unplanned').map(({ number }) => number);
  const dialogues = words.t('status.dialogues', heldIn(line, 'learning-dialogue'));
  const coming =
    next?.start === undefined
      ? dialogues
      : words.t('status.next-dialogue', {
          line: dialogues,
          number: next.number,
          date: words.fullDate(next.start),
        });
  return [
    ...closedLines(words, status),
    coming,
    ...(oneToOnes.count > 0 ? [words.t('status.one-to-ones', oneToOnes)] : []),
    ...(undated.length > 0 ? [words.t('status.undated', { numbers: undated.join(', ') })] : []),
    ...(themes.length > 0
      ? [words.t('follow-up.focus-meta', { theme: themes.map(({ title }) => plain(title)).join(', ') })]
      : []),
  ];
}
