import { dayOf } from '../domain/calendar/copenhagen';
import { epochMs, type Instant } from '../domain/calendar/instant';
import { isFormOf, type EntryForm } from '../domain/follow-up/entry-forms';
import { hasBegun, type Meeting } from '../domain/meeting/meeting';
import { matchesByName } from '../domain/status/name-match';
import { meetingsOf } from '../domain/status/summary';
import { Refusal } from '../domain/errors';
import type { Actor, Deps } from './deps';
import type { MeetingKey } from './follow-up';
import { findFollowUps } from './home';
import { ownUnits } from './own-units';
import type { FollowUpTask } from './results';
import { reading, rolesFor } from './use-case';

/** Which meeting a word is about when the person names none: the nearest that it fits. */

type Of = Pick<FollowUpTask, 'unit' | 'meeting'>;

const keyOf = ({ unit, meeting }: Of): MeetingKey => ({ unitId: unit.id, meetingId: meeting.id });

function nearest<T extends Of>(tasks: readonly T[], now: Instant): T | undefined {
  const away = ({ meeting }: T): number => Math.abs(epochMs(meeting.start) - epochMs(now));
  return [...tasks].sort((a, b) => away(a) - away(b))[0];
}

/** Those in the units that are named; all when nothing is. @throws Refusal `access/no-such-unit` */
function named<T extends Of>(tasks: readonly T[], written: string): readonly T[] {
  if (written === '') return tasks;
  const units = tasks.map((task) => ({ name: task.unit.name, task }));
  const meant = matchesByName(units, written).map(({ task }) => task);
  if (meant.length === 0) throw new Refusal('access/no-such-unit');
  return meant;
}

/** The one the person wrote in earlier today, as long as it waits. */
function goingOn(tasks: readonly FollowUpTask[], actor: Actor): FollowUpTask | undefined {
  const { entryChat: chat } = actor.person;
  const last = chat?.lastMessages?.at(-1);
  if (!chat || !last || dayOf(last.at) !== actor.today) return undefined;
  return tasks.find(({ unit, meeting }) => unit.id === chat.unitId && meeting.id === chat.meetingId);
}

/** The schema that a word is about; while none waits, the one that comes next, to be read. */
export interface ToWrite extends MeetingKey {
  isWaiting: boolean;
}

/**
 * The schema that waits to be written in.
 * @param form only where that form is part of it
 * @param written a unit's name, or nothing
 * @throws Refusal `access/no-such-unit`; `access/no-schema` to those who write in none; `schema/not-first-dialogue`
 */
export const pickToWrite = (
  deps: Deps,
  actor: Actor,
  { form, written }: { form?: EntryForm; written: string },
): Promise<ToWrite> =>
  reading(deps, 'pick-to-write', async () => {
    const tasks = await findFollowUps(deps, actor);
    const meant = named(tasks, written);
    const waiting = meant.filter(({ state }) => state === 'to-write');
    const fitting = waiting.filter(({ meeting }) => form === undefined || isFormOf(form, meeting));
    if (waiting.length > 0 && fitting.length === 0) throw new Refusal('schema/not-first-dialogue');
    const task = goingOn(fitting, actor) ?? nearest(fitting, deps.clock.now());
    const shown = task ?? meant[0];
    if (!shown) throw new Refusal('access/no-schema');
    return { ...keyOf(shown), isWaiting: task !== undefined };
  });

/** The meeting that 'samtalen er holdt' is about: `isNow` when it has begun, or begins on the same day. */
export interface ToHold extends MeetingKey {
  isNow: boolean;
}

function isToHold(meeting: Meeting, held: boolean, now: Instant): boolean {
  return held ? meeting.phase === 'planned' : meeting.phase === 'held' && now < meeting.start;
}

/**
 * The nearest meeting that the person may mark as held, or as not held after all.
 * @param written a unit's name, or nothing
 * @returns undefined when there is none
 * @throws Refusal `access/no-such-unit`
 */
export const pickToHold = (
  deps: Deps,
  actor: Actor,
  { held, written }: { held: boolean; written: string },
): Promise<ToHold | undefined> =>
  reading(deps, 'pick-to-hold', async () => {
    const now = deps.clock.now();
    const meetings = (await ownUnits(deps, actor)).flatMap((summary) =>
      meetingsOf(summary)
        .filter((meeting) => rolesFor(actor, 'hold-meeting', summary, meeting).length > 0)
        .map((meeting) => ({ unit: summary.unit, meeting })),
    );
    const meant = named(meetings, written).filter(({ meeting }) => isToHold(meeting, held, now));
    const found = nearest(meant, now);
    if (!found) return undefined;
    const { meeting } = found;
    return { ...keyOf(found), isNow: hasBegun(meeting, now) || dayOf(meeting.start) === actor.today };
  });
