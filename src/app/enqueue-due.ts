import { lostMeaning, nextStepAt, stepMoments } from '../domain/calendar/card-steps';
import { dayOf } from '../domain/calendar/copenhagen';
import type { Instant } from '../domain/calendar/instant';
import { outboxIdOf, type OutboxRow } from '../domain/delivery/outbox';
import { hold, type Meeting } from '../domain/meeting/meeting';
import { membersOn, organiserRole, type Member, type Unit } from '../domain/people/unit';
import type { CardStep } from '../domain/rulesets/rule-set';
import type { Summary } from '../domain/status/summary';
import type { Deps } from './deps';
import { guideAt } from './preparation';
import { rulesOf, withRetry } from './use-case';

/** A card that falls due, and why. */
export interface DueCard {
  unit: Unit;
  meeting: Meeting;
  member: Member;
  step: CardStep;
  at: Instant;
}

/** Who gets a step's card: those in its roles who have something to answer; a schema goes to its writers. */
function receivers(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  step: CardStep,
  today: string,
): Member[] {
  const { unit } = summary;
  const isDialogue = meeting.kind === 'learning-dialogue';
  return membersOn(unit, today).filter(({ role }) => {
    if (!step.to.includes(role)) return false;
    const isOrganiser = role === organiserRole(unit);
    if (step.card === 'schema') return !isDialogue || isOrganiser;
    // A board gives its input early; the board that holds the dialogue itself prepares with the others (rule 13).
    if (role === 'board-rep' && isOrganiser !== (step.card === 'preparation')) return false;
    const choosesMode =
      role === 'board-rep' && isDialogue && meeting.number > 1 && unit.ownership === 'kommunal';
    return choosesMode || guideAt(deps.guides, unit, meeting, role, undefined) !== undefined;
  });
}

/** The cards of a meeting whose time has come at `now` and that nobody has decided on. */
export function dueCards(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  now: Instant,
): DueCard[] {
  return stepMoments(meeting, rulesOf(summary))
    .filter(
      ({ step, at }) =>
        at <= now && !meeting.stepsDone.includes(step.id) && lostMeaning(step, meeting, now) === undefined,
    )
    .flatMap(({ step, at }) =>
      receivers(deps, summary, meeting, step, dayOf(now)).map((member) => ({
        unit: summary.unit,
        meeting,
        member,
        step,
        at,
      })),
    );
}

function rowOf({ unit, meeting, member, step, at }: DueCard): OutboxRow {
  return {
    id: outboxIdOf(meeting.id, member.personId, step, member.role),
    unitId: unit.id,
    meetingId: meeting.id,
    personId: member.personId,
    role: member.role,
    card: step.card,
    stepId: step.id,
    state: 'pending',
    dueAt: at,
    attempts: 0,
    ambiguous: 0,
  };
}

/** The meeting with what is due at `now` decided on; one that has ended counts as held. */
function advanced(summary: Summary, meeting: Meeting, now: Instant): Meeting {
  const rules = rulesOf(summary);
  const passed = stepMoments(meeting, rules)
    .filter(({ at }) => at <= now)
    .map(({ step }) => step.id);
  const begun = meeting.phase === 'planned' && meeting.end <= now ? hold(meeting, now) : meeting;
  const { dueAt: _dueAt, ...rest } = { ...begun, stepsDone: [...new Set([...begun.stepsDone, ...passed])] };
  const next = nextStepAt(rest, rules);
  return { ...rest, ...(next && { dueAt: next }) };
}

/**
 * Turns what is due about one meeting into outbox rows, and sets when it is due next. Doing it twice
 * is a no-op: the rows' keys say what they are. One point read, one query, one batch.
 * @returns how many rows are new
 */
export function enqueueMeeting(deps: Deps, unitId: string, meetingId: string, now: Instant): Promise<number> {
  return withRetry(deps, 'enqueue-due', async () => {
    const loaded = await deps.units.summary(unitId);
    const meeting = loaded?.value.meetings[meetingId];
    if (!loaded || !meeting?.dueAt || meeting.dueAt > now) return 0;
    const known = new Set((await deps.outbox.ofUnit(unitId)).map(({ value }) => value.id));
    const rows = dueCards(deps, loaded.value, meeting, now)
      .map(rowOf)
      .filter(({ id }) => !known.has(id));
    await deps.units.save({
      summary: loaded,
      records: [{ type: 'meeting', record: advanced(loaded.value, meeting, now) }],
      outbox: rows,
      audit: { at: deps.clock.now(), personId: 'timer', action: 'enqueue-due', subjectId: meetingId },
    });
    return rows.length;
  });
}

const batchSize = 100;

/** Enqueues everything due at `now`. A meeting that fails is logged and left due, and the rest goes on. */
export async function enqueueDue(deps: Deps, now: Instant): Promise<number> {
  const due = await deps.units.dueMeetings(now, batchSize);
  let rows = 0;
  for (const { unitId, meetingId } of due) {
    try {
      rows += await enqueueMeeting(deps, unitId, meetingId, now);
    } catch (error) {
      deps.log.error('enqueue-failed', {
        unitId,
        meetingId,
        reason: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
  return rows;
}
