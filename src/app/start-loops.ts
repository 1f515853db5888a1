import { nextStepAt } from '../domain/calendar/card-steps';
import { dayOf, plusDays } from '../domain/calendar/copenhagen';
import { Diary } from '../domain/calendar/diary';
import type { Day } from '../domain/calendar/instant';
import { slotsOf, suits, type LoopToPlan, type PlannedTime } from '../domain/calendar/plan-loop';
import { planLoops } from '../domain/calendar/plan-loops';
import { seasonWindows } from '../domain/calendar/seasons';
import type { AdoptedThemes, Loop } from '../domain/loop/loop';
import { meetingIdOf, type PlannedMeeting } from '../domain/meeting/meeting';
import { areaOf, type Area, type Unit } from '../domain/people/unit';
import type { RuleSet } from '../domain/rulesets/rule-set';
import { type Summary, type UnitRecord } from '../domain/status/summary';
import type { Deps } from './deps';
import { inParallel } from './in-parallel';
import { rulesFor } from './rules';
import { withRetry } from './use-case';

export interface StartLoops {
  area: Area;
  /** The day of the council's decision; the one that the themes were imported with when left out. */
  decided?: Day;
  /** Who starts them: a person's id, or the command line. */
  by?: string;
}

export interface StartReport {
  /** Ids of the units that have a new loop. */
  started: string[];
  skipped: { unitId: string; reason: 'running-loop' }[];
}

/** No loop was started: an area's themes must be decided first (rule 1). */
export class StartRefused extends Error {
  readonly code = 'loop/no-themes';
  constructor(area: Area) {
    super(`No themes are imported for ${area}, and a loop starts with its themes. Import themes.csv first.`);
    this.name = 'StartRefused';
  }
}

/** The year of the decision, and a number when the unit had a loop of that year before. */
function loopIdOf(decided: Day, { loop }: Summary): string {
  const year = decided.slice(0, 4);
  const [before, count = '1'] = loop?.id.split('-') ?? [];
  return before === year ? `${year}-${Number(count) + 1}` : year;
}

/** The planned meeting of a planned time, due when its first card is. */
export function meetingAt(unitId: string, loopId: string, time: PlannedTime, rules: RuleSet): PlannedMeeting {
  const id = meetingIdOf(loopId, time.kind, time.number);
  const meeting: PlannedMeeting = { ...time, id, unitId, loopId, stepsDone: [], phase: 'planned' };
  const dueAt = nextStepAt(meeting, rules);
  return dueAt === undefined ? meeting : { ...meeting, dueAt };
}

/** Puts into the diaries what is still to come in a unit. */
export function bookPlanned(diary: Diary, { unit, meetings }: Summary): void {
  for (const { phase, kind, start, end } of Object.values(meetings))
    if (phase === 'planned') diary.book(suits(unit, kind, dayOf(start)), { start, end });
}

/** Saves one unit's loop unless it has one that runs. */
async function startLoop(
  deps: Deps,
  unitId: string,
  { area, themes }: AdoptedThemes,
  decided: Day,
  times: readonly PlannedTime[],
  rules: RuleSet,
  by: string,
): Promise<boolean> {
  return withRetry(deps, 'start-loops', async () => {
    const summary = await deps.units.summary(unitId);
    if (!summary || summary.value.loop?.state === 'running') return false;
    const id = loopIdOf(decided, summary.value);
    const loop: Loop = {
      ...{ id, unitId, area, decided, themes },
      ruleSet: rules.id,
      focusAreas: [],
      state: 'running',
    };
    const meetings = times.map((time) => meetingAt(unitId, id, time, rules));
    const records: UnitRecord[] = [
      { type: 'loop', record: loop },
      ...meetings.map((record): UnitRecord => ({ type: 'meeting', record })),
    ];
    const audit = { at: deps.clock.now(), personId: by, action: 'start-loop', subjectId: `loop:${id}` };
    await deps.units.save({ summary, records, audit });
    return true;
  });
}

/** The area's units without a running loop, and what people everywhere have in their diaries. */
export async function unitsToStart(
  deps: Deps,
  area: Area,
): Promise<{ units: Unit[]; running: string[]; diary: Diary }> {
  const units: Unit[] = [];
  const running: string[] = [];
  const diary = new Diary();
  for await (const summary of deps.units.summaries()) {
    bookPlanned(diary, summary);
    if (areaOf(summary.unit.sector) !== area) continue;
    if (summary.loop?.state === 'running') running.push(summary.unit.id);
    else units.push(summary.unit);
  }
  return { units, running, diary };
}

/**
 * Starts a round (acceptance story 1): each unit of the area that has no running loop gets one, with its
 * meetings planned around what chefs and leaders have already. Nothing is planned nearer to today than the
 * first card needs, however long ago the council decided. One save a unit. May be run again for units that
 * came later.
 * @throws StartRefused when the area has no themes; Refusal `store/unavailable`, with a part done
 */
export async function startLoops(
  deps: Deps,
  { area, decided: given, by = 'cli' }: StartLoops,
): Promise<StartReport> {
  const adopted = await deps.municipality.themes(area);
  if (!adopted) throw new StartRefused(area);
  const decided = given ?? adopted.decided;
  const rules = await rulesFor(deps);
  const { units, running, diary } = await unitsToStart(deps, area);

  const notBefore = plusDays(dayOf(deps.clock.now()), rules.dialogues.noticeDays);
  const seasons = seasonWindows(decided, rules, notBefore);
  const loops = units.map((unit): LoopToPlan => {
    const open = slotsOf(unit, rules);
    return { unit, decided, seasons, kept: [], open };
  });
  const plans = planLoops(loops, { rules, diary, notBefore });

  const started: string[] = [];
  const skipped = [...running];
  await inParallel(plans, async ([unitId, times]) => {
    const isStarted = await startLoop(deps, unitId, adopted, decided, times, rules, by);
    (isStarted ? started : skipped).push(unitId);
  });
  deps.log.info('start-loops', { area, started: started.length, skipped: skipped.length });
  return {
    started: started.sort(),
    skipped: skipped.sort().map((unitId) => ({ unitId, reason: 'running-loop' })),
  };
}
