import type { Instant } from '../../domain/calendar/instant';
import { DataType } from '../../domain/guide/guide';
import { ownDataType } from '../../domain/guide/submitting';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Role } from '../../domain/people/person';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { ResponseHead, Summary } from '../../domain/status/summary';
import { guideAt } from '../carry-over';
import { receivers, sentFor, type Receiving } from '../delivery/receivers';
import type { Deps } from '../deps';
import type { AskedForData } from './results';

/** Whom the calendar's cards ask before a dialogue, today's people, each once a role. */
export function askedMembers(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  now: Instant,
  rules: RuleSet,
): Receiving[] {
  return receivers(
    deps,
    summary,
    meeting,
    { now, rules },
    ({ step: { card } }) => card === 'input' || card === 'preparation',
  );
}

function typesAsked(
  deps: Pick<Deps, 'guides'>,
  { unit }: Summary,
  meeting: Meeting,
  role: Role,
  mode: ResponseHead['mode'],
): DataType[] {
  const guide = guideAt(deps.guides, unit, meeting, role, mode ?? 'statement');
  const own = ownDataType[role];
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
    const sent = sentFor(summary, meeting.id, role, personId);
    const types = typesAsked(deps, summary, meeting, role, sent?.mode);
    return {
      ...{ personId, name, role, types },
      gave: sent?.dataTypes ?? [],
      ...(sent?.submittedAt && { sentAt: sent.submittedAt }),
    };
  });
}
