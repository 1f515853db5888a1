import type { Day } from '../../src/domain/calendar/instant';
import type { Assignment, Role } from '../../src/domain/people/person';

/**
 * The circles of domain.md §2 and §3: who belongs to what, by the sort of the unit and of the meeting.
 *
 * Written anew from the paper, on purpose: the lists of roles, and what counts as having one on a day, stand in
 * `src/domain/people` as well. What judges the bot must not ask the bot: a row that is wrong there would be held for
 * right here. So import none of it but types, and do not share it, also where the two are alike.
 */

export interface Reader {
  id: string;
  assignments: readonly Assignment[];
}

/** What is asked about: a unit, and one of its meetings or none. */
export interface Place {
  unit: { id: string; chefId: string; ownership: 'kommunal' | 'selvejende' };
  meeting?: { kind: 'learning-dialogue' | 'one-to-one'; number: number; day: Day } | undefined;
  /** Boards that chose to take part in the dialogue. */
  participating: readonly string[];
  today: Day;
}

const team: readonly Role[] = [
  'leader',
  'pedagogical-leader',
  'deputy-leader',
  'centre-leader',
  'youth-school-coordinator',
  'department-head',
  'staff-rep',
  'consultant',
];
const councils: readonly Role[] = ['pupil-council', 'senate'];

interface Members {
  kommunal: readonly Role[];
  selvejende: readonly Role[];
}
interface Ring {
  dialogue?: Members;
  /** Chef and leader of its day. */
  oneToOne?: 'pair';
  unit?: Members;
}

const both = (...of: readonly Role[]): Members => ({ kommunal: of, selvejende: of });

const rings = {
  /** Who is asked before a meeting, or for input (rules 9–12). */
  asked: {
    dialogue: {
      kommunal: ['chef', ...team, 'board-rep', ...councils],
      selvejende: [...team, 'board-rep', ...councils],
    },
    oneToOne: 'pair',
  },
  /** Who takes part (rules 9, 10, 13); a kommunal board at dialogue 1, and at 2–4 when it chose to. */
  participants: {
    dialogue: { kommunal: ['chef', ...team, 'board-rep'], selvejende: [...team, 'board-rep'] },
    oneToOne: 'pair',
  },
  /** Who holds the dialogue and writes its schema. */
  organiser: { dialogue: { kommunal: ['leader'], selvejende: ['board-rep'] }, oneToOne: 'pair' },
  /** Who says that it was held. */
  holders: { dialogue: { kommunal: ['leader', 'chef'], selvejende: ['board-rep'] }, oneToOne: 'pair' },
  /** Who moves it. */
  planners: {
    dialogue: { kommunal: ['leader', 'chef'], selvejende: ['leader', 'board-rep'] },
    oneToOne: 'pair',
  },
  /** A 1:1 is the chef's and the leader's of its day. */
  pair: { oneToOne: 'pair' },
  /** Who adds 1:1s; a selvejende dagtilbud has none (rule 3). */
  'one-to-ones': { unit: { kommunal: ['chef', 'leader'], selvejende: [] } },
  status: { unit: both('chef', 'leader') },
  /** Who leads the unit. */
  leader: { unit: both('leader') },
  /** The chef of the unit, of whatever sort. */
  chef: { unit: both('chef') },
  closers: { unit: { kommunal: ['leader'], selvejende: ['board-rep'] } },
  /** A selvejende dagtilbud's tilsyn (rule 13). */
  tilsyn: { unit: { kommunal: [], selvejende: ['board-rep', 'chef'] } },
  'points-unit': { unit: { kommunal: ['leader'], selvejende: ['board-rep'] } },
  'tilsyn-board': { unit: { kommunal: [], selvejende: ['board-rep'] } },
  'tilsyn-chef': { unit: { kommunal: [], selvejende: ['chef'] } },
  /** Supervision points (rule 14). */
  points: { unit: { kommunal: ['chef', 'leader'], selvejende: ['chef', 'board-rep'] } },
  /** A unit's loop to keep. */
  'loop-document': { unit: { kommunal: ['chef', 'leader'], selvejende: ['leader', 'board-rep'] } },
  /** Whoever has a role in the unit. */
  unit: { unit: both('chef', ...team, 'board-rep', ...councils) },
} as const satisfies Record<string, Ring>;

/** Besides those of a unit: all chefs, the administration, and everyone the municipality lists. */
export type Circle = keyof typeof rings | 'chefs' | 'administration' | 'known';

/** The roles that someone holds in a unit on a day, their own. */
export function ownRoles({ id, assignments }: Reader, { unit }: Place, day: Day): Role[] {
  return assignments
    .filter(
      ({ role, unitId, from, to, covers }) =>
        covers === undefined &&
        from <= day &&
        (to === undefined || day <= to) &&
        (role === 'chef' ? unit.chefId === id : unitId === unit.id),
    )
    .map(({ role }) => role);
}

/** The roles in which someone stands in for another: at dialogues only. */
export function coveredRoles({ assignments }: Reader, { unit, today }: Place): Role[] {
  return assignments
    .filter(
      ({ role, unitId, from, to, covers }) =>
        covers !== undefined &&
        from <= today &&
        (to === undefined || today <= to) &&
        (role === 'chef' ? unit.chefId === covers : unitId === unit.id),
    )
    .map(({ role }) => role);
}

function holds({ assignments }: Reader, wanted: Role, today: Day): boolean {
  return assignments.some(
    ({ role, from, to, covers }) =>
      role === wanted && covers === undefined && from <= today && (to === undefined || today <= to),
  );
}

/** Chef and leader; of one that is over, only the leader of its day (story 13). */
function inPair(reader: Reader, place: Place): boolean {
  const { meeting, today } = place;
  const now = ownRoles(reader, place, today);
  if (now.includes('chef')) return true;
  const isOver = meeting !== undefined && meeting.day < today;
  return now.includes('leader') && (!isOver || ownRoles(reader, place, meeting.day).includes('leader'));
}

/** A board that sees what the others say (rule 10). */
function takesPart(reader: Reader, { unit, meeting, participating }: Place): boolean {
  return unit.ownership === 'selvejende' || meeting?.number === 1 || participating.includes(reader.id);
}

/** @param as the role that is asked for, where a card is of one role */
export function belongsTo(circle: Circle, reader: Reader, place: Place, as?: Role): boolean {
  const { unit, meeting, today } = place;
  if (circle === 'known') return true;
  if (circle === 'administration') return holds(reader, 'administration', today);
  if (circle === 'chefs') return holds(reader, 'chef', today);
  const ring: Ring = rings[circle];
  const isHere = (role: Role): boolean => as === undefined || role === as;
  if (ring.unit)
    return ownRoles(reader, place, today).some(
      (role) => isHere(role) && ring.unit?.[unit.ownership].includes(role),
    );
  if (!meeting) return false;
  if (meeting.kind === 'one-to-one') {
    const isAs = as === undefined || ownRoles(reader, place, today).includes(as);
    return ring.oneToOne !== undefined && isAs && inPair(reader, place);
  }
  const members = ring.dialogue?.[unit.ownership] ?? [];
  return [...ownRoles(reader, place, today), ...coveredRoles(reader, place)].some(
    (role) =>
      isHere(role) &&
      members.includes(role) &&
      (role !== 'board-rep' || circle !== 'participants' || takesPart(reader, place)),
  );
}
