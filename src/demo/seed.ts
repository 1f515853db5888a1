import type { Deps } from '../app/deps';
import { importMunicipality, readImport, type ImportFile, type ImportPlan } from '../app/import-municipality';
import { isArea } from '../app/import/plan';
import type { Clock } from '../app/ports';
import { meetingAt, startLoops } from '../app/start-loops';
import { rulesFor } from '../app/rules';
import { nextStepAt } from '../domain/calendar/card-steps';
import { at, dayOf, plusDays, workdayFrom } from '../domain/calendar/copenhagen';
import type { Day, Instant } from '../domain/calendar/instant';
import type { PlannedTime } from '../domain/calendar/plan-loop';
import type { CompletedMeeting, Meeting } from '../domain/meeting/meeting';
import { areaOf, type Area } from '../domain/people/unit';
import { ruleSet, type RuleSet } from '../domain/rulesets/rule-set';
import type { Summary, UnitRecord } from '../domain/status/summary';
import { recordsOfPast } from './earlier-life';
import { readDemoFiles } from './files';
import { timesAround } from './timetable';

export { readDemoFiles } from './files';
export { demoPersonas, type DemoPersona } from './personas';

/** How long ago the council decided on an area's themes: 0–6 has a dialogue behind it, 6–18 is to begin. */
const decidedDaysAgo: Readonly<Record<Area, number>> = { '0-6': 175, '6-18': 60 };
const areas = ['0-6', '6-18'] as const;

/** No school holiday so soon, or there would be nothing to see for someone who starts the demo in July. */
const holidaysFromDays = 60;

function decidedOn(area: Area, today: Day, rules: RuleSet): Day {
  return workdayFrom(plusDays(today, -decidedDaysAgo[area]), rules);
}

/** The files' dates are an example; these are such that the loops are under way today. */
function withDatesAround(plan: ImportPlan, today: Day, rules: RuleSet): ImportPlan {
  const themes = (plan.themes ?? []).map((adopted) => {
    const decided = decidedOn(adopted.area, today, rules);
    const year = Number(decided.slice(0, 4));
    const isYearOfArea = (year % 2 === 0) === (adopted.area === '6-18');
    const reportYear = isYearOfArea ? year : year - 1;
    return {
      ...adopted,
      ...{ reportYear, decided },
      themes: adopted.themes.map((theme, index) => ({ ...theme, id: `${reportYear}-${index + 1}` })),
    };
  });
  const sectors = new Map(plan.units?.map(({ id, sector }) => [id, sector]));
  const dataPackages = (plan.dataPackages ?? []).map((dataPackage) => {
    const area = isArea(dataPackage.of) ? dataPackage.of : areaOf(sectors.get(dataPackage.of) ?? 'skole');
    const isFirst = dataPackage.number === 1;
    return { ...dataPackage, available: plusDays(today, isFirst ? 7 - decidedDaysAgo[area] : -14) };
  });
  const first = plusDays(today, holidaysFromDays);
  const holidays = (plan.holidays ?? []).filter(({ from }) => from >= first);
  return { ...plan, themes, dataPackages, holidays };
}

/** The meeting at its time; one that lies behind is completed, all its cards were sent. */
function meetingAround(meeting: Meeting, time: PlannedTime, now: Instant, rules: RuleSet): Meeting {
  const planned = meetingAt(meeting.unitId, meeting.loopId, time, rules);
  const { dueAt: _dueAt, ...rest } = planned;
  if (time.end >= now) return planned;
  const steps = rules.cards.filter(({ kind }) => kind === meeting.kind);
  const isRecent = dayOf(time.end) >= plusDays(dayOf(now), -7) && meeting.kind === 'learning-dialogue';
  if (!isRecent) {
    const stepsDone = steps.map(({ id }) => id);
    return { ...rest, stepsDone, phase: 'completed', heldAt: time.end, completedAt: time.end };
  }
  // Just held: what came before it was sent, and its schema is next.
  const waiting = {
    ...rest,
    stepsDone: steps.filter(({ anchor }) => anchor === 'start').map(({ id }) => id),
  };
  const dueAt = nextStepAt(waiting, rules);
  return dueAt === undefined ? waiting : { ...waiting, dueAt };
}

function recordsAround(
  summary: Summary,
  times: readonly PlannedTime[],
  now: Instant,
  rules: RuleSet,
): UnitRecord[] {
  const meetings = Object.values(summary.meetings).flatMap((meeting) => {
    const time = times.find(({ kind, number }) => kind === meeting.kind && number === meeting.number);
    return time ? [meetingAround(meeting, time, now, rules)] : [];
  });
  const { unit, loop } = summary;
  const isPast = (meeting: Meeting): meeting is CompletedMeeting => meeting.phase === 'completed';
  const past = meetings.filter(isPast);
  return [
    ...meetings.map((record): UnitRecord => ({ type: 'meeting', record })),
    ...(loop ? past.flatMap((meeting) => recordsOfPast(unit, loop, meeting, dayOf(now), rules)) : []),
  ];
}

/**
 * Makes the sample municipality in an empty store, through the same import and start as a real one, with
 * its loops under way: some meetings are behind, and something is due at once.
 * @param depsAt what the use cases are given, with the clock of the day on which each was done
 * @throws Error when the files have findings
 */
export async function seedDemo(
  depsAt: (clock: Clock) => Deps,
  now: Instant,
  files: readonly ImportFile[] = readDemoFiles(),
): Promise<void> {
  const rules = ruleSet();
  const today = dayOf(now);
  const { plan, findings } = readImport(files);
  const [fault] = findings;
  if (fault) throw new Error(`${fault.file}:${fault.line}: ${fault.message}`);
  const onDay = (day: Day): Deps => depsAt({ now: () => at(day, '09:00') });

  await importMunicipality(onDay(decidedOn('0-6', today, rules)), withDatesAround(plan, today, rules));
  for (const area of areas) {
    const decided = decidedOn(area, today, rules);
    await startLoops(onDay(plusDays(decided, 7)), { area, decided });
  }

  const deps = depsAt({ now: () => now });
  const summaries: Summary[] = [];
  for await (const summary of deps.units.summaries()) summaries.push(summary);
  const withHolidays = await rulesFor(deps);
  const times = timesAround(summaries, now, withHolidays);
  for (const { unit } of summaries) {
    const summary = await deps.units.summary(unit.id);
    if (!summary) continue;
    const records = recordsAround(summary.value, times.get(unit.id) ?? [], now, withHolidays);
    const audit = { at: now, personId: 'cli', action: 'seed', subjectId: unit.id };
    await deps.units.save({ summary, records, audit });
  }
}
