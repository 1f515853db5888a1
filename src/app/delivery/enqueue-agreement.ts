import { agreementMoments, nextAgreementAt } from '../../domain/calendar/card-steps';
import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { newRow } from '../../domain/delivery/new-row';
import { outboxIdsOf, settleRow, type OutboxRow } from '../../domain/delivery/outbox';
import type { Agreement } from '../../domain/follow-up/schema';
import { dayHeldOn } from '../../domain/meeting/meeting';
import type { Role } from '../../domain/people/person';
import { membersOn, organiserRole, type Member, type Unit } from '../../domain/people/unit';
import type { Summary } from '../../domain/status/summary';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import { rulesFor } from '../rules';
import { withRetry } from '../use-case';
import { saveDue } from './save-due';
import { unwritten } from './unwritten';

type AskedAgreement = Pick<
  Agreement,
  'id' | 'meetingId' | 'ownerId' | 'confidential' | 'deadline' | 'stepsDone' | 'moves' | 'state'
>;

type AsksAbout = Pick<Summary, 'unit' | 'meetings'>;

/** Whether who holds this role may see what was agreed: 1:1s are the pair's, a board's dialogues are without the chef. */
function maySee(unit: Unit, { confidential }: AskedAgreement, role: Role): boolean {
  if (confidential) return role === 'chef' || role === 'leader';
  return role !== 'chef' || organiserRole(unit) !== 'board-rep';
}

/** Of those who may see it, in order, who is asked when its owner cannot be. */
function insteadOfOwner(
  { unit, meetings }: AsksAbout,
  { confidential, meetingId }: AskedAgreement,
): Member[] {
  if (!confidential) return unit.members.filter(({ role }) => role === organiserRole(unit));
  // A leader who came later has no part in it: then it is the chef's to follow up.
  const meeting = meetings[meetingId];
  const then = meeting ? membersOn(unit, dayHeldOn(meeting)) : [];
  return [
    ...then.filter(({ role }) => role === 'leader'),
    ...unit.members.filter(({ role }) => role === 'chef'),
  ];
}

/**
 * Who is asked how it goes: its owner, or, when the owner has left or was never at the meeting, who organises
 * the unit's meetings; of a 1:1, who held it.
 */
export function askedAbout(from: AsksAbout, agreement: AskedAgreement, today: string): Member | undefined {
  const members = membersOn(from.unit, today).filter(({ role }) => maySee(from.unit, agreement, role));
  const isHere = (one: Member) => (each: Member) => each.personId === one.personId && each.role === one.role;
  return (
    members.find(({ personId }) => personId === agreement.ownerId) ??
    insteadOfOwner(from, agreement).flatMap((one) => members.find(isHere(one)) ?? [])[0]
  );
}

/** The state cards due, of which one is sent: the first that is not sent yet stands for those after it. */
export function agreementRowsDue(
  from: AsksAbout,
  agreement: AskedAgreement,
  waiting: readonly OutboxRow[],
  now: Instant,
  rules: RuleSet,
): OutboxRow[] {
  const { unit } = from;
  const member = askedAbout(from, agreement, dayOf(now));
  if (!member || agreement.state !== 'open') return [];
  let hasOne = waiting.length > 0;
  return agreementMoments(agreement.deadline, rules)
    .filter(({ stepId, at }) => at <= now && !agreement.stepsDone.includes(stepId))
    .map(({ stepId, at }) => {
      const row = newRow({
        unitId: unit.id,
        chefId: unit.chefId,
        meetingId: agreement.meetingId,
        agreementId: agreement.id,
        personId: member.personId,
        role: member.role,
        card: 'agreement',
        stepId,
        dueAt: at,
        series: agreement.moves === undefined ? undefined : `m${agreement.moves}`,
      });
      if (hasOne) return settleRow(row, { state: 'dropped', reason: 'superseded' }, now);
      hasOne = true;
      return row;
    });
}

/** The agreement with what is due at `now` decided on. */
function advanced(agreement: Agreement, now: Instant, rules: RuleSet): Agreement {
  const passed = agreementMoments(agreement.deadline, rules)
    .filter(({ at }) => at <= now)
    .map(({ stepId }) => stepId);
  const { dueAt: _dueAt, ...rest } = agreement;
  const decided = { ...rest, stepsDone: [...new Set([...agreement.stepsDone, ...passed])] };
  const next = nextAgreementAt(decided, rules);
  return next === undefined ? decided : { ...decided, dueAt: next };
}

/**
 * Turns what is due about one agreement into outbox rows, and sets when it is due next.
 * Two point reads, one query, one batch. @returns how many rows are new
 */
export function enqueueAgreement(deps: Deps, unitId: string, id: string, now: Instant): Promise<number> {
  let isAgain = false;
  return withRetry(deps, 'enqueue-agreement', async () => {
    const loaded = await deps.units.summary(unitId);
    const agreement = loaded && (await deps.units.record('agreement', unitId, id));
    if (!loaded || !agreement?.dueAt || agreement.dueAt > now) return 0;
    const rules = await rulesFor(deps, loaded.value);
    const rows = (await deps.outbox.ofPartition(unitId, ['pending', 'unreachable'], outboxIdsOf(id)))
      .map(({ value }) => value)
      .filter((row) => row.agreementId === id && row.action === 'post');
    const due = agreementRowsDue(loaded.value, agreement, rows, now, rules);
    // Refused once, perhaps for a row that is there already.
    const outbox = isAgain ? await unwritten(deps, unitId, due) : due;
    isAgain = true;
    return saveDue(deps, id, {
      summary: loaded,
      records: [{ type: 'agreement', record: advanced(agreement, now, rules) }],
      outbox,
    });
  });
}
