import { Refusal } from '../../domain/errors';
import { cancelMeeting, restoreMeeting } from '../../domain/meeting/change-meeting';
import type { Meeting } from '../../domain/meeting/meeting';
import { inTheWay, oneToOnesLeft, oneToOnesOf } from '../../domain/meeting/order';
import { meetingsOf } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import type { CancelQuestion, PlanDone } from '../results';
import { rulesFor } from '../rules';
import { reading, useCase } from '../use-case';
import { plannedOnly } from './move-meeting';
import { doneOf, loadToPlan, saveMeeting } from './plan-done';

/** @throws Refusal `meeting/dialogue-stays`: a loop has its four dialogues (rule 2), which can be moved */
function demandOneToOne({ kind }: Meeting): void {
  if (kind === 'learning-dialogue') throw new Refusal('meeting/dialogue-stays');
}

/** What to know before a 1:1 is called off: how many the loop has left, of the floor of six a year (rule 3). */
export const askCancel = (deps: Deps, actor: Actor, key: MeetingKey): Promise<CancelQuestion> =>
  reading(deps, 'ask-cancel', async () => {
    const { loaded, meeting } = await loadToPlan(deps, actor, key);
    demandOneToOne(meeting);
    plannedOnly(meeting);
    const rules = await rulesFor(deps, loaded.value);
    return {
      unit: loaded.value.unit,
      meeting,
      left: oneToOnesLeft(meeting.loopId, meetingsOf(loaded.value)) - 1,
      floor: oneToOnesOf(rules),
      now: deps.clock.now(),
    };
  });

/**
 * Calls a 1:1 off; its cards are withdrawn, and what was answered is kept. One point read, one batch.
 * @throws Refusal `access/not-yours`, `meeting/dialogue-stays`, `meeting/not-planned`, `loop/closed`
 */
export const cancelOneToOne = useCase(
  'cancel-one-to-one',
  async (deps, actor, key: MeetingKey): Promise<PlanDone> => {
    const { loaded, meeting } = await loadToPlan(deps, actor, key);
    demandOneToOne(meeting);
    if (meeting.phase === 'cancelled') return doneOf(deps, actor, loaded.value, meeting, 'cancelled');
    const cancelled = cancelMeeting(plannedOnly(meeting), actor.person.id, deps.clock.now());
    const summary = await saveMeeting(deps, actor, loaded, cancelled, 'cancel-one-to-one');
    return doneOf(deps, actor, summary, cancelled, 'cancelled');
  },
);

/**
 * Takes a cancellation back. One point read, one batch.
 * @throws Refusal `access/not-yours`, `meeting/dialogue-stays`, `meeting/past-time`, `meeting/order-changed`, `loop/closed`
 */
export const restoreOneToOne = useCase(
  'restore-one-to-one',
  async (deps, actor, key: MeetingKey): Promise<PlanDone> => {
    const { loaded, meeting } = await loadToPlan(deps, actor, key);
    demandOneToOne(meeting);
    if (meeting.phase !== 'cancelled')
      return doneOf(deps, actor, loaded.value, plannedOnly(meeting), 'restored');
    const now = deps.clock.now();
    if (meeting.start <= now) throw new Refusal('meeting/past-time');
    const rules = await rulesFor(deps, loaded.value);
    if (inTheWay(meeting, meeting, meetingsOf(loaded.value), rules))
      throw new Refusal('meeting/order-changed');
    const restored = restoreMeeting(meeting, actor.person.id, now, rules);
    const summary = await saveMeeting(deps, actor, loaded, restored, 'restore-one-to-one');
    return doneOf(deps, actor, summary, restored, 'restored');
  },
);
