import { at, dayOf, plusDays, timeOf } from '../../domain/calendar/copenhagen';
import type { Interval } from '../../domain/calendar/diary';
import { Day, epochMs, plusMs, type Instant } from '../../domain/calendar/instant';
import { takenBy } from '../../domain/calendar/plan-loop';
import { Refusal } from '../../domain/errors';
import { clashesAt, type Appointment, type Clash } from '../../domain/meeting/clashes';
import { inTheWay } from '../../domain/meeting/order';
import { suggestTimes } from '../../domain/meeting/suggest-times';
import type { Meeting } from '../../domain/meeting/meeting';
import { activeAssignments } from '../../domain/people/person';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Actor, Deps } from '../deps';
import type { TimeClash, Wish } from '../results';
import { rolesFor } from '../use-case';

const hourAndMinute = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
/** A loop lasts two years: what is farther off is a slip of the year. */
const farthestDays = 3 * 366;

/** The typed form of a meeting's time. */
export function wishOf(start: Instant): Wish {
  return { date: dayOf(start), time: timeOf(start) };
}

/**
 * What a date and a time as typed mean for a meeting that lasts so long.
 * @param lengthMs milliseconds
 * @throws Refusal `input/bad-date`, `input/bad-time`, `meeting/past-time`, `meeting/too-far`
 */
export function readWish({ date, time }: Wish, lengthMs: number, now: Instant): Interval {
  const day = Day.safeParse(date.trim());
  if (!day.success) throw new Refusal('input/bad-date');
  const [, hours, minutes] = hourAndMinute.exec(time.trim()) ?? [];
  if (hours === undefined || minutes === undefined) throw new Refusal('input/bad-time');
  const start = at(day.data, `${hours.padStart(2, '0')}:${minutes}`);
  if (start <= now) throw new Refusal('meeting/past-time');
  if (day.data > plusDays(dayOf(now), farthestDays)) throw new Refusal('meeting/too-far');
  return { start, end: plusMs(start, lengthMs) };
}

/** How long a meeting lasts, in milliseconds. */
export function lengthOf({ start, end }: Interval): number {
  return epochMs(end) - epochMs(start);
}

/** The units whose meetings take the time of a unit's chef and leader, as far as the person's own units and the chef's say. */
async function unitsAround(deps: Deps, actor: Actor, summary: Summary): Promise<Summary[]> {
  const found = new Map([[summary.unit.id, summary]]);
  for await (const other of deps.units.summaries({ chefId: summary.unit.chefId }))
    if (!found.has(other.unit.id)) found.set(other.unit.id, other);
  // A leader of two units may have two chefs.
  for (const { unitId } of activeAssignments(actor.person, actor.today)) {
    const other = unitId === undefined || found.has(unitId) ? undefined : await deps.units.summary(unitId);
    if (other) found.set(other.value.unit.id, other.value);
  }
  return [...found.values()];
}

function diaryOf(summaries: readonly Summary[], exceptId: string, unitId: string): Appointment[] {
  return summaries.flatMap((summary) =>
    meetingsOf(summary)
      .filter(({ phase, id }) => phase === 'planned' && !(id === exceptId && summary.unit.id === unitId))
      .map((meeting) => ({
        unit: summary.unit,
        meeting,
        personIds: takenBy(summary.unit, meeting.kind, dayOf(meeting.start)),
      })),
  );
}

/** A clash as this person may know it: of a meeting that is not theirs, only that someone is taken. */
function shown(actor: Actor, summaries: readonly Summary[], clash: Clash, time: Interval): TimeClash {
  if (clash.kind === 'crossing') {
    const { other } = clash;
    return { kind: 'crossing', other, isAfter: time.start >= other.start };
  }
  if (clash.kind !== 'taken') return clash;
  const { unit, meeting } = clash.by;
  const { start, end } = meeting;
  const isOwn = clash.personIds.includes(actor.person.id);
  const personId = isOwn ? actor.person.id : clash.personIds[0];
  const name = unit.members.find((member) => member.personId === personId)?.name ?? '';
  const summary = summaries.find((each) => each.unit.id === unit.id);
  const mayKnow = summary && rolesFor(actor, 'read-meeting', summary, meeting).length > 0;
  return { kind: 'taken', name, isOwn, start, end, ...(mayKnow && { at: { unit, meeting } }) };
}

/** What speaks against a time, and where it would be better. */
export interface Judged {
  clashes: TimeClash[];
  free: Interval[];
}

/**
 * Weighs a time for a meeting of a unit. One query, and a point read for each unit of the person's with another chef.
 * @param meeting with its present time; one that is new, with the wished one
 */
export async function judge(
  deps: Deps,
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  wish: Interval,
  rules: RuleSet,
): Promise<Judged> {
  const { unit } = summary;
  const meetings = meetingsOf(summary);
  const summaries = await unitsAround(deps, actor, summary);
  const diary = diaryOf(summaries, meeting.id, unit.id);
  const clashes = (time: Interval): Clash[] => {
    const personIds = takenBy(unit, meeting.kind, dayOf(time.start));
    return clashesAt(time, meeting, { personIds, diary, meetings }, rules);
  };
  const found = clashes(wish);
  if (found.length === 0) return { clashes: [], free: [] };
  const now = deps.clock.now();
  const isGood = (time: Interval): boolean =>
    time.start > now &&
    time.start !== meeting.start &&
    inTheWay(meeting, time, meetings, rules) === undefined &&
    clashes(time).length === 0;
  return {
    clashes: found.map((clash) => shown(actor, summaries, clash, wish)),
    free: suggestTimes(wish, isGood, rules),
  };
}
