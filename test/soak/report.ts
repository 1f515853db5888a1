import { goalsOf, type Latency, type Outcome, type Span } from './measures';

/** A soak run in lines for people. */

const columns = [
  'minute',
  'turns',
  '/s',
  'errors',
  'p50',
  'p95',
  'p99',
  'max ms',
  'heap',
  'RSS MB',
  'CPU %',
  'loop p99',
  'max ms',
];
const width = 9;

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(width)).join('');
}

function latencyCells({ p50Ms, p95Ms, p99Ms, maxMs }: Latency): string[] {
  return [p50Ms, p95Ms, p99Ms, maxMs].map((ms) => ms.toFixed(ms < 10 ? 1 : 0));
}

export const headings = row(columns);

export function spanLine(span: Span): string {
  const { atMinute, turns, perSecond, errors, latency, heapMb, rssMb, cpuPercent, loopMs } = span;
  return row([
    ...[atMinute.toFixed(1), String(turns), perSecond.toFixed(1), String(errors), ...latencyCells(latency)],
    ...[
      heapMb.toFixed(1),
      rssMb.toFixed(0),
      cpuPercent.toFixed(0),
      loopMs.p99.toFixed(0),
      loopMs.max.toFixed(0),
    ],
  ]);
}

function counts(of: Record<string, number>): string {
  const each = Object.entries(of).map(([what, times]) => `${what} ${times}`);
  return each.length === 0 ? 'none' : each.join(', ');
}

const mostLost = 20;

export function outcomeLines(outcome: Outcome): string[] {
  const { turns, latency, errors, refused, refusedRightly, done, acknowledged, found, lost } = outcome;
  const [p50, p95, p99, max] = latencyCells(latency);
  return [
    `turns          ${turns}, ${outcome.perSecond.toFixed(1)} a second`,
    `answered in    p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, at most ${max} ms`,
    `done           ${counts(done)}`,
    `refused        ${counts(refused)}; ${refusedRightly} of them were forbidden things`,
    `errors         ${counts(errors)}`,
    `acknowledged   ${acknowledged} answers, found ${found}, lost ${lost.length}`,
    ...lost.slice(0, mostLost).map((each) => `  lost: ${each}`),
    '',
    ...goalsOf(outcome).map(({ goal, is, isMet }) => `${isMet ? 'yes' : 'NO '}  ${goal}: ${is}`),
  ];
}
