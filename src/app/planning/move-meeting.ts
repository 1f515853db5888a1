import type { Instant } from '../../domain/calendar/instant';
import { Refusal } from '../../domain/errors';
import { moveMeeting } from '../../domain/meeting/change-meeting';
import type { Meeting, PlannedMeeting } from '../../domain/meeting/meeting';
import { inTheWay } from '../../domain/meeting/order';
import { meetingsOf } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import type { Planned, PlanForm, Wish } from '../results';
import { rulesFor } from '../rules';
import { reading, useCase } from '../use-case';
import { judge, lengthOf, readWish, wishOf } from './find-time';
import { doneOf, loadToPlan, saveMeeting } from './plan-done';

/** @throws Refusal `meeting/cancelled`, `meeting/not-planned`: only what lies ahead has a time to change */
export function plannedOnly(meeting: Meeting): PlannedMeeting {
  if (meeting.phase === 'cancelled') throw new Refusal('meeting/cancelled');
  if (meeting.phase !== 'planned') throw new Refusal('meeting/not-planned');
  return meeting;
}

/** The form that moves a meeting, with its present time, or with a wish that was not to be. */
export const openMove = (deps: Deps, actor: Actor, key: MeetingKey & { wish?: Wish }): Promise<PlanForm> =>
  reading(deps, 'open-move', async () => {
    const { loaded, meeting } = await loadToPlan(deps, actor, key);
    const { start } = plannedOnly(meeting);
    const wish = key.wish ?? wishOf(start);
    return { what: 'move', unit: loaded.value.unit, meeting, now: deps.clock.now(), ...wish };
  });

export interface MoveWish extends MeetingKey, Wish {
  /** When the meeting was, by the card that moves it: someone else may have moved it since. */
  from: Instant;
  /** What speaks against the time has been seen. */
  anyway: boolean;
}

/**
 * Moves a meeting; its cards move with it. Nothing is written where the order of meetings forbids the time, or
 * something speaks against it and the person has not seen that. One point read, one query, one batch.
 * @throws Refusal `access/not-yours`, `meeting/not-planned`, `meeting/cancelled`, `loop/closed`, `input/bad-date`,
 * `input/bad-time`, `meeting/past-time`, `meeting/too-far`
 */
export const moveTo = useCase('move-meeting', async (deps, actor, input: MoveWish): Promise<Planned> => {
  const { loaded, meeting: found } = await loadToPlan(deps, actor, input);
  const meeting = plannedOnly(found);
  const { unit } = loaded.value;
  const now = deps.clock.now();
  const { date, time } = input;
  const form: PlanForm = { what: 'move', unit, meeting, date, time, now };
  const wish = readWish(input, lengthOf(meeting), now);
  if (wish.start === meeting.start)
    return input.from === meeting.start
      ? { outcome: 'unchanged', form }
      : // Pressed twice: it is there already.
        { outcome: 'done', done: doneOf(deps, actor, loaded.value, meeting, 'moved', input.from) };
  if (input.from !== meeting.start) return { outcome: 'moved-meanwhile', form };
  const rules = await rulesFor(deps, loaded.value);
  const other = inTheWay(meeting, wish, meetingsOf(loaded.value), rules);
  if (other) return { outcome: 'out-of-order', form, other };
  if (!input.anyway) {
    const judged = await judge(deps, actor, loaded.value, meeting, wish, rules);
    if (judged.clashes.length > 0) return { outcome: 'clashing', form, wish, ...judged };
  }
  const moved = moveMeeting(meeting, wish, actor.person.id, now, rules);
  const summary = await saveMeeting(deps, actor, loaded, moved, 'move-meeting');
  return { outcome: 'done', done: doneOf(deps, actor, summary, moved, 'moved', meeting.start) };
});
