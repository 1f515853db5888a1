import { plusDays, dayOf } from '../domain/calendar/copenhagen';
import { hasBegun, type Meeting } from '../domain/meeting/meeting';
import { may } from '../domain/people/may';
import { meetingsOf, type Summary } from '../domain/status/summary';
import { Refusal } from '../domain/errors';
import { readOwnAbsence, readStandIns } from './absence';
import { closingTasksIn } from './closing/load';
import { readsClosing } from './closing/read';
import { dialoguesWithData } from './basis/panel';
import type { Actor, Deps } from './deps';
import { mayExport } from './exports/make-export';
import { handoversIn } from './handover';
import { ownUnits } from './own-units';
import { tasksIn } from './preparation';
import { ownAgreementsIn } from './read-agreements';
import { receiptsTasksIn } from './receipts';
import { arePointsOn, seesPoints } from './supervision/points-load';
import { rolesFor, reading } from './use-case';
import { commands, type Command, type FollowUpTask, type Home, type TaskChoice } from './results';

const soonDays = 28;

function byStart(a: { meeting: Meeting }, b: { meeting: Meeting }): number {
  return a.meeting.start < b.meeting.start ? -1 : a.meeting.start > b.meeting.start ? 1 : 0;
}

/** The meetings whose schema this person reads or writes, with where it stands. */
function followUpsIn(deps: Deps, actor: Actor, summary: Summary): FollowUpTask[] {
  const now = deps.clock.now();
  return meetingsOf(summary)
    .filter(
      (meeting) =>
        meeting.phase !== 'cancelled' && rolesFor(actor, 'read-schema', summary, meeting).length > 0,
    )
    .flatMap((meeting): FollowUpTask[] => {
      const { unit } = summary;
      if (meeting.phase === 'completed') return [{ unit, meeting, state: 'finished' }];
      if (!hasBegun(meeting, now)) return [{ unit, meeting, state: 'not-begun' }];
      const mayWrite = rolesFor(actor, 'write-schema', summary, meeting).length > 0;
      return mayWrite ? [{ unit, meeting, state: 'to-write' }] : [];
    });
}

/** What the welcome and help cards show. */
export const readHome = (deps: Deps, actor: Actor): Promise<Home> =>
  reading(deps, 'read-home', async () => {
    const own = await ownUnits(deps, actor);
    const now = deps.clock.now();
    const tasks = own.flatMap((summary) => tasksIn(deps, actor, summary, now)).sort(byStart);
    const followUps = own.flatMap((summary) => followUpsIn(deps, actor, summary));
    const seesStatus = own.some((summary) => rolesFor(actor, 'read-status', summary).length > 0);
    const meetings = own.flatMap((summary) =>
      meetingsOf(summary)
        .filter(
          (meeting) =>
            !hasBegun(meeting, now) &&
            meeting.phase === 'planned' &&
            rolesFor(actor, 'read-meeting', summary, meeting).length > 0,
        )
        .map((meeting) => ({ unit: summary.unit, meeting })),
    );
    const nextMeeting = meetings.sort(byStart)[0];
    const hasPoints = await arePointsOn(deps);
    const horizon = plusDays(dayOf(now), soonDays);
    const isAdministration = may(actor.person, 'administer', {}, actor.today).length > 0;
    const can: Record<Command, boolean> = {
      administration: isAdministration,
      prepare: tasks.some(({ isInput }) => !isInput),
      input: tasks.some(({ isInput }) => isInput),
      'follow-up': followUps.length > 0,
      data: own.some((summary) => dialoguesWithData(actor, summary, now).length > 0),
      agreements: own.some((summary) => ownAgreementsIn(actor, summary, now).length > 0),
      supervision: own.some((summary) => rolesFor(actor, 'read-supervision', summary).length > 0),
      points: hasPoints && own.some((summary) => seesPoints(actor, summary)),
      status: seesStatus,
      next: own.length > 0,
      summaries: isAdministration || own.some((summary) => readsClosing(actor, summary)),
      export: mayExport(actor, own),
      help: true,
    };
    const absence = await readOwnAbsence(deps, actor);
    return {
      name: actor.person.name,
      ...(absence && { absence }),
      standsInFor: await readStandIns(deps, actor),
      awaitingReceipts: own
        .flatMap((summary) => receiptsTasksIn(actor, summary))
        .filter(({ left }) => left > 0)
        .sort(byStart),
      isAdministration,
      mayPlan: own.some((summary) =>
        meetingsOf(summary).some((meeting) => rolesFor(actor, 'plan-meeting', summary, meeting).length > 0),
      ),
      commands: commands.filter((command) => can[command]),
      waiting: tasks.filter(({ meeting, state }) => state !== 'submitted' && dayOf(meeting.start) <= horizon),
      awaitingClosing: own
        .flatMap((summary) => closingTasksIn(actor, summary))
        .filter(({ isClosed }) => !isClosed),
      handovers: handoversIn(actor, own, true),
      awaitingSchema: followUps.filter(({ state }) => state === 'to-write').sort(byStart),
      ...(nextMeeting && { nextMeeting }),
    };
  });

/** @param kind absent for all that can be answered @throws Refusal `answer/no-guide` when there is nothing to answer */
export const findTasks = (deps: Deps, actor: Actor, kind?: 'preparation' | 'input'): Promise<TaskChoice> =>
  reading(deps, 'find-tasks', async () => {
    const now = deps.clock.now();
    const own = await ownUnits(deps, actor);
    const tasks = own
      .flatMap((summary) => tasksIn(deps, actor, summary, now))
      .filter(({ isInput }) => kind === undefined || isInput === (kind === 'input'))
      .sort(byStart);
    const best = tasks.find(({ state }) => state !== 'submitted') ?? tasks[0];
    if (!best) throw new Refusal('answer/no-guide');
    return { best, others: tasks.filter((task) => task !== best) };
  });

/** What 'opfølgning' means now: schemas to write first, then the next meeting, then finished ones, newest first. */
export const findFollowUps = (deps: Deps, actor: Actor): Promise<FollowUpTask[]> =>
  reading(deps, 'find-follow-ups', async () => {
    const own = await ownUnits(deps, actor);
    const all = own.flatMap((summary) => followUpsIn(deps, actor, summary)).sort(byStart);
    const of = (state: FollowUpTask['state']): FollowUpTask[] => all.filter((task) => task.state === state);
    return [...of('to-write'), ...of('not-begun').slice(0, 2), ...of('finished').reverse()];
  });
