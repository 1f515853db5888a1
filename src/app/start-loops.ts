import { nextStepAt } from '../domain/calendar/card-steps';
import { dayOf } from '../domain/calendar/copenhagen';
import { Diary } from '../domain/calendar/diary';
import type { Day } from '../domain/calendar/instant';
import { planLoop, takenBy, type PlannedTime, type Spread } from '../domain/calendar/plan-loop';
import type { AdoptedThemes, Loop } from '../domain/loop/loop';
import { meetingIdOf, type PlannedMeeting } from '../domain/meeting/meeting';
import { areaOf, type Area, type Unit } from '../domain/people/unit';
import { ruleSet as ruleSetOf, type RuleSet } from '../domain/rulesets/rule-set';
import { meetingsOf, type Summary, type UnitRecord } from '../domain/status/summary';
import type { Deps } from './deps';
import { inParallel } from './in-parallel';
import { withRetry } from './use-case';

export interface StartLoops {
  area: Area;
  /** The day of the council's decision; the one that the themes were imported with when left out. */
  decided?: Day;
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

/** What people have in their diaries: the meetings that are still to come in any unit. */
export function diaryOf(summaries: readonly Summary[]): Diary {
  const diary = new Diary();
  for (const summary of summaries)
    for (const { phase, kind, start, end } of meetingsOf(summary))
      if (phase === 'planned') diary.book(takenBy(summary.unit, kind, dayOf(start)), { start, end });
  return diary;
}

/** Each unit's place among those of its chef. */
function spreadOver(units: readonly Unit[]): Map<string, Spread> {
  const ownOf = new Map<string, string[]>();
  for (const { id, chefId } of units) {
    const own = ownOf.get(chefId) ?? [];
    own.push(id);
    ownOf.set(chefId, own);
  }
  const places = [...ownOf.values()].flatMap((own) =>
    own.map((id, index): [string, Spread] => [id, { index, of: own.length }]),
  );
  return new Map(places);
}

/** Saves one unit's loop unless it has one that runs. */
async function startLoop(
  deps: Deps,
  unitId: string,
  { area, themes }: AdoptedThemes,
  decided: Day,
  times: readonly PlannedTime[],
  rules: RuleSet,
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
    const audit = { at: deps.clock.now(), personId: 'cli', action: 'start-loop', subjectId: `loop:${id}` };
    await deps.units.save({ summary, records, audit });
    return true;
  });
}

/**
 * Starts a round (acceptance story 1): each unit of the area that has no running loop gets one, with its
 * meetings planned around what chefs and leaders have already. One save a unit; cards whose time is past
 * stay due, for the timer to catch up. May be run again for units that came later.
 * @throws StartRefused when the area has no themes; Refusal `store/unavailable`, with a part done
 */
export async function startLoops(deps: Deps, { area, decided: given }: StartLoops): Promise<StartReport> {
  const adopted = await deps.municipality.themes(area);
  if (!adopted) throw new StartRefused(area);
  const decided = given ?? adopted.decided;
  const rules = ruleSetOf();

  const summaries: Summary[] = [];
  for await (const summary of deps.units.summaries()) summaries.push(summary);
  const ofArea = summaries
    .filter(({ unit }) => areaOf(unit.sector) === area)
    .sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
  const skipped = ofArea.filter(({ loop }) => loop?.state === 'running').map(({ unit }) => unit.id);
  const units = ofArea.map(({ unit }) => unit).filter(({ id }) => !skipped.includes(id));

  const busy = diaryOf(summaries);
  const plans: [string, PlannedTime[]][] = [];
  const spreads = spreadOver(units);
  for (const unit of units) {
    const spread = spreads.get(unit.id) ?? { index: 0, of: 1 };
    const times = planLoop({ unit, ruleSet: rules, decided, busy, spread });
    for (const time of times) busy.book(takenBy(unit, time.kind, dayOf(time.start)), time);
    plans.push([unit.id, times]);
  }

  const started: string[] = [];
  await inParallel(plans, async ([unitId, times]) => {
    const isStarted = await startLoop(deps, unitId, adopted, decided, times, rules);
    (isStarted ? started : skipped).push(unitId);
  });
  deps.log.info('start-loops', { area, started: started.length, skipped: skipped.length });
  return {
    started: started.sort(),
    skipped: skipped.sort().map((unitId) => ({ unitId, reason: 'running-loop' })),
  };
}
