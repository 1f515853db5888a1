import { nextAgreementAt } from '../calendar/card-steps';
import type { Day } from '../calendar/instant';
import type { Meeting } from '../meeting/meeting';
import type { Loop } from '../loop/loop';
import type { RuleSet } from '../rulesets/rule-set';
import { areaIdOf, areasFor } from './agreement-area';
import { agreementIdOf, type Agreement, type FollowUpSchema } from './schema';

/** What an agreement has of its own, beside what the schema says. */
type Life = Pick<
  Agreement,
  | 'state'
  | 'isOnTrack'
  | 'note'
  | 'notedAt'
  | 'notedBy'
  | 'stepsDone'
  | 'moves'
  | 'timesSaid'
  | 'deadline'
  | 'entryDeadline'
>;

/** Its life so far: what was said of it, and the deadline that was moved, unless the schema now has another. */
function lifeOf(before: Life | undefined, deadline: Day): Life {
  if (!before) return { state: 'open', stepsDone: [], deadline, entryDeadline: deadline };
  const { state, isOnTrack, note, notedAt, notedBy, timesSaid, moves = 0 } = before;
  const isRewritten = deadline !== (before.entryDeadline ?? before.deadline);
  const hasNewDeadline = isRewritten && deadline !== before.deadline;
  return {
    state,
    ...(isOnTrack !== undefined && { isOnTrack }),
    ...(note !== undefined && { note }),
    ...(notedAt !== undefined && { notedAt }),
    ...(notedBy !== undefined && { notedBy }),
    ...(timesSaid !== undefined && { timesSaid }),
    ...(hasNewDeadline ? { moves: moves + 1 } : before.moves !== undefined && { moves }),
    stepsDone: hasNewDeadline ? [] : before.stepsDone,
    deadline: isRewritten ? deadline : before.deadline,
    entryDeadline: deadline,
  };
}

/**
 * The agreements that a finished schema lives on as, each due when its first state card is. One that was
 * there before the schema was opened again keeps its life.
 * @param loop the unit's, whose focus areas they belong to
 */
export function agreementsFrom(
  schema: FollowUpSchema,
  meeting: Meeting,
  before: Readonly<Record<string, Life>>,
  rules: RuleSet,
  loop?: Pick<Loop, 'id' | 'focusAreas'>,
): Agreement[] {
  const areas = areasFor(meeting, schema, loop);
  return schema.entries.map((entry) => {
    const id = agreementIdOf(meeting.id, entry.id);
    const { what, forChildren, ownerId, ownerName } = entry;
    const focusAreaId = areaIdOf(entry, areas) ?? entry.focusAreaId;
    const life = lifeOf(before[id], entry.deadline);
    const dueAt = nextAgreementAt(life, rules);
    return {
      id,
      unitId: meeting.unitId,
      meetingId: meeting.id,
      entryId: entry.id,
      confidential: meeting.kind === 'one-to-one',
      what,
      forChildren,
      ownerId,
      ownerName,
      ...(focusAreaId !== undefined && { focusAreaId }),
      ...life,
      ...(dueAt !== undefined && { dueAt }),
    };
  });
}
