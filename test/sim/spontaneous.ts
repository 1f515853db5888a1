import { endAbsence, setAbsence } from '../../src/app/absence';
import { addOneToOne } from '../../src/app/planning/add-one-to-one';
import { cancelOneToOne, restoreOneToOne } from '../../src/app/planning/cancel-one-to-one';
import { moveTo } from '../../src/app/planning/move-meeting';
import { dayOf, plusDays } from '../../src/domain/calendar/copenhagen';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { meetingsOf } from '../../src/domain/status/summary';
import type { Act } from './people';
import type { Random } from './random';

const times = ['08:30', '09:00', '10:30', '12:30', '14:00'];

/** Who stood in for whom, as the people themselves know it. */
export interface StandIn {
  personId: string;
  unitId: string;
  from: string;
  to: string;
}

/** A leader goes away for some weeks; a pedagogical leader of the unit stands in, or nobody. */
export function goAway(unitId: string, standIns: StandIn[]): Act {
  return async (deps, actor, random) => {
    const unit = (await deps.units.summary(unitId))?.value.unit;
    const today = dayOf(deps.clock.now());
    const from = plusDays(today, random.between(0, 5));
    const to = plusDays(from, random.between(1, 30));
    const other = unit?.members.find(({ role }) => role === 'pedagogical-leader');
    const isLeader = unit?.members.some(
      ({ role, personId }) => role === 'leader' && personId === actor.person.id,
    );
    const cover = isLeader && other && random.chance(0.7) ? { personId: other.personId } : undefined;
    // Known before it is done: it may be done although no answer comes.
    if (cover) standIns.push({ personId: cover.personId, unitId, from, to });
    await setAbsence(deps, actor, { from, to, cover });
    if (random.chance(0.2)) await endAbsence(deps, actor, {});
  };
}

/** One that lies ahead, most often soon: that is when people move things. */
function someMeeting(meetings: readonly Meeting[], now: string, random: Random): Meeting | undefined {
  const ahead = meetings.filter(({ phase, start }) => phase === 'planned' && start > now);
  return ahead.length === 0 ? undefined : ahead[Math.min(random.between(0, 3), ahead.length - 1)];
}

/** Moves a meeting of a unit some days back or on, whatever stands in the way. */
export function moveSomething(unitId: string): Act {
  return async (deps, actor, random) => {
    const summary = (await deps.units.summary(unitId))?.value;
    const meeting = summary && someMeeting(meetingsOf(summary), deps.clock.now(), random);
    if (!meeting) return;
    const wish = {
      date: plusDays(dayOf(meeting.start), random.between(-12, 25)),
      time: random.pick(times),
    };
    await moveTo(deps, actor, { unitId, meetingId: meeting.id, ...wish, from: meeting.start, anyway: true });
  };
}

/** Adds an extra 1:1 some weeks ahead. */
export function addSomething(unitId: string): Act {
  return async (deps, actor, random) => {
    const date = plusDays(dayOf(deps.clock.now()), random.between(1, 40));
    await addOneToOne(deps, actor, { unitId, date, time: random.pick(times), anyway: true });
  };
}

/** Calls a 1:1 off, and now and then takes that back. */
export function cancelSomething(unitId: string): Act {
  return async (deps, actor, random) => {
    const summary = (await deps.units.summary(unitId))?.value;
    const oneToOnes = summary ? meetingsOf(summary).filter(({ kind }) => kind === 'one-to-one') : [];
    const meeting = someMeeting(oneToOnes, deps.clock.now(), random);
    if (!meeting) return;
    const key = { unitId, meetingId: meeting.id };
    await cancelOneToOne(deps, actor, key);
    if (random.chance(0.5)) await restoreOneToOne(deps, actor, key);
  };
}
