import { stepMoments } from '../../domain/calendar/card-steps';
import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { DataType } from '../../domain/guide/guide';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Role } from '../../domain/people/person';
import type { Member } from '../../domain/people/unit';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { ResponseHead, Summary } from '../../domain/status/summary';
import { guideAt } from '../carry-over';
import { receivers } from '../delivery/receivers';
import type { Deps } from '../deps';
import type { AskedForData } from './results';

/** One who is asked before a dialogue, and when their card comes. */
export interface AskedMember {
  member: Member;
  cardAt: Instant;
}

/** Whom the calendar's cards ask before a dialogue, today's people, each once a role. */
export function askedMembers(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  now: Instant,
  rules: RuleSet,
): AskedMember[] {
  return stepMoments(meeting, rules)
    .filter(({ step }) => step.card === 'input' || step.card === 'preparation')
    .flatMap(({ step, at }) =>
      receivers(deps, summary, meeting, step, dayOf(now)).map((member) => ({ member, cardAt: at })),
    );
}

/** The answers that count for someone: their own, or of who stood in. */
function sentBy(summary: Summary, meeting: Meeting, { personId, role }: Member): ResponseHead | undefined {
  return Object.values(summary.responses).find(
    (head) =>
      head.meetingId === meeting.id &&
      head.role === role &&
      head.state === 'submitted' &&
      (head.personId === personId || head.insteadOf === personId),
  );
}

/** What a role gives by who it is, whatever it is asked (rule 7). */
const ownType: Partial<Record<Role, DataType>> = { 'board-rep': 'D', 'pupil-council': 'E', senate: 'E' };

function typesAsked(
  deps: Pick<Deps, 'guides'>,
  { unit }: Summary,
  meeting: Meeting,
  role: Role,
  mode: ResponseHead['mode'],
): DataType[] {
  const guide = guideAt(deps.guides, unit, meeting, role, mode ?? 'statement');
  const own = ownType[role];
  const types = new Set((guide?.questions ?? []).flatMap(({ dataType }) => (dataType ? [dataType] : [])));
  return DataType.options.filter((type) => types.has(type) || type === own);
}

/** Who is asked for which data before a dialogue, and what they gave. From the summary alone. */
export function askedForData(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  now: Instant,
  rules: RuleSet,
): AskedForData[] {
  return askedMembers(deps, summary, meeting, now, rules).map(({ member }) => {
    const { personId, name, role } = member;
    const sent = sentBy(summary, meeting, member);
    const types = typesAsked(deps, summary, meeting, role, sent?.mode);
    return {
      ...{ personId, name, role, types },
      gave: sent?.dataTypes ?? [],
      ...(sent?.submittedAt && { sentAt: sent.submittedAt }),
    };
  });
}
