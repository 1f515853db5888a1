import { nextStepAt } from '../domain/calendar/card-steps';
import { dayOf, plusDays } from '../domain/calendar/copenhagen';
import { Diary } from '../domain/calendar/diary';
import type { Day } from '../domain/calendar/instant';
import {
  loopToPlan,
  movableIn,
  movesOf,
  obstructedIn,
  withoutMovable,
  type MeetingMove,
  type Obstructed,
  type Running,
} from '../domain/calendar/plan-anew';
import type { LoopToPlan } from '../domain/calendar/plan-loop';
import { planLoops } from '../domain/calendar/plan-loops';
import type { RuleSet } from '../domain/rulesets/rule-set';
import type { Summary, UnitRecord } from '../domain/status/summary';
import type { Deps } from './deps';
import { inParallel } from './in-parallel';
import { rulesFor } from './rules';
import { bookPlanned } from './start-loops';
import { withRetry } from './use-case';

export interface Replan {
  /** Only the units of this chef. */
  chefId?: string;
  /** Only these units. */
  unitIds?: readonly string[];
  /** Says what would move, and writes nothing. */
  isDryRun: boolean;
}

export interface ReplanReport {
  /** Units with a running loop that were looked at. */
  units: number;
  /** What moved, or would, by unit and time. */
  moves: MeetingMove[];
  /** What someone else changed meanwhile: left as it is. */
  skipped: MeetingMove[];
  obstructed: Obstructed[];
}

function isRunning(summary: Summary): summary is Running {
  return summary.loop?.state === 'running';
}

/** Saves those moves of one unit that still can be made. @returns them */
async function saveMoves(
  deps: Deps,
  unitId: string,
  moves: readonly MeetingMove[],
  notBefore: Day,
  rules: RuleSet,
): Promise<MeetingMove[]> {
  return withRetry(deps, 'replan', async () => {
    const summary = await deps.units.summary(unitId);
    if (!summary || !isRunning(summary.value)) return [];
    const { value: running } = summary;
    const records: UnitRecord[] = [];
    const made: MeetingMove[] = [];
    for (const move of moves) {
      const meeting = movableIn(running, move, notBefore, rules);
      if (meeting?.start !== move.from) continue;
      const { dueAt: _dueAt, ...moved } = { ...meeting, start: move.to, end: move.until };
      const dueAt = nextStepAt(moved, rules);
      records.push({ type: 'meeting', record: dueAt === undefined ? moved : { ...moved, dueAt } });
      made.push(move);
    }
    if (records.length === 0) return [];
    const subjectId = `loop:${running.loop.id}`;
    const audit = { at: deps.clock.now(), personId: 'cli', action: 'replan', subjectId };
    await deps.units.save({ summary, records, audit });
    return made;
  });
}

/** The loops to plan anew, by their rule set, and what everybody has besides. */
async function loopsToPlan(
  deps: Deps,
  { chefId, unitIds }: Replan,
  notBeforeBy: (rules: RuleSet) => Day,
): Promise<{ byRules: Map<RuleSet, LoopToPlan[]>; diary: Diary }> {
  const byRules = new Map<RuleSet, LoopToPlan[]>();
  const diary = new Diary();
  for await (const summary of deps.units.summaries()) {
    const { unit } = summary;
    const isMeant =
      (chefId === undefined || unit.chefId === chefId) &&
      (unitIds === undefined || unitIds.includes(unit.id));
    if (!isMeant || !isRunning(summary)) {
      bookPlanned(diary, summary);
      continue;
    }
    const rules = await rulesFor(deps, summary);
    const loops = byRules.get(rules) ?? [];
    byRules.set(rules, loops);
    loops.push(loopToPlan(summary, notBeforeBy(rules), rules));
    bookPlanned(diary, withoutMovable(summary, notBeforeBy(rules), rules));
  }
  return { byRules, diary };
}

/**
 * Plans running loops anew, after an import of school holidays, people or data packages, or after moves by
 * hand: what has something against its time gets another, around all that stays. Held, cancelled and fixed
 * meetings stay, and those whose first card is out or near. One save a unit; the numbers keep their order.
 * Nobody is told, since no card has said another time.
 * @throws Refusal `store/unavailable`, with a part done
 */
export async function replan(deps: Deps, input: Replan): Promise<ReplanReport> {
  const today = dayOf(deps.clock.now());
  // A dialogue of just that day has its first card today.
  const notBeforeBy = ({ dialogues }: RuleSet): Day => plusDays(today, dialogues.noticeDays + 1);
  const { byRules, diary } = await loopsToPlan(deps, input, notBeforeBy);
  const report: ReplanReport = { units: 0, moves: [], skipped: [], obstructed: [] };
  for (const [rules, loops] of byRules) {
    const notBefore = notBeforeBy(rules);
    const plans = planLoops(loops, { rules, diary, notBefore });
    report.units += loops.length;
    report.obstructed.push(...loops.flatMap((loop) => obstructedIn(loop, diary, today, rules)));
    await inParallel(loops, async (loop) => {
      const unitId = loop.unit.id;
      const moves = movesOf(loop, plans.get(unitId) ?? []);
      if (moves.length === 0) return;
      const made = input.isDryRun ? moves : await saveMoves(deps, unitId, moves, notBefore, rules);
      report.moves.push(...made);
      report.skipped.push(...moves.filter((move) => !made.includes(move)));
    });
  }
  for (const moves of [report.moves, report.skipped, report.obstructed])
    moves.sort((a, b) => (a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0));
  deps.log.info('replan', { units: report.units, moves: report.moves.length, isDryRun: input.isDryRun });
  return report;
}
