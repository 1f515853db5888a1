import { takenBy } from '../../domain/calendar/plan-loop';
import { isNews } from '../../domain/meeting/change-meeting';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Summary } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import type { Loaded } from '../ports';
import type { PlanDone } from '../results';
import { demand, loadUnit, meetingIn } from '../use-case';

/** Names of those whose time a meeting takes beside the person's own: they are told of a change. */
function toldOf({ unit }: Summary, meeting: Meeting, actor: Actor): string[] {
  if (!isNews(meeting)) return [];
  return takenBy(unit, meeting.kind, actor.today)
    .filter((personId) => personId !== actor.person.id)
    .flatMap((personId) => unit.members.find((member) => member.personId === personId)?.name ?? []);
}

/** What is said of a change that is saved. */
export function doneOf(
  deps: Deps,
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  what: PlanDone['what'],
  wasStart?: string,
): PlanDone {
  const now = deps.clock.now();
  return {
    unit: summary.unit,
    meeting,
    what,
    ...(wasStart !== undefined && wasStart > now && { wasStart }),
    told: toldOf(summary, meeting, actor),
    now,
  };
}

/** Loads a meeting whose time the person may change. One point read. @throws Refusal `access/not-yours`, `meeting/not-found`, `loop/closed` */
export async function loadToPlan(
  deps: Deps,
  actor: Actor,
  { unitId, meetingId }: MeetingKey,
): Promise<{ loaded: Loaded<Summary>; meeting: Meeting }> {
  const loaded = await loadUnit(deps, unitId);
  const meeting = meetingIn(actor, loaded.value, meetingId);
  demand(actor, 'plan-meeting', loaded.value, meeting);
  return { loaded, meeting };
}

/** Saves the one changed meeting, for the timer to handle. */
export function saveMeeting(
  deps: Deps,
  actor: Actor,
  loaded: Loaded<Summary>,
  meeting: Meeting,
  action: string,
): Promise<Summary> {
  const audit = { at: deps.clock.now(), personId: actor.person.id, action, subjectId: meeting.id };
  return deps.units.save({ summary: loaded, records: [{ type: 'meeting', record: meeting }], audit });
}
