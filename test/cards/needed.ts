import { unitSorts, type UnitSort } from '../../src/app/guides/needs';
import { guideFor, type Guide, type GuideNeed } from '../../src/domain/guide/guide';
import type { Role } from '../../src/domain/people/person';
import type { Sector } from '../../src/domain/people/unit';
import { guides } from './shipped';

type Mode = GuideNeed['mode'];

/** The sorts of unit whose dialogues a chef holds. */
export const kommunal = unitSorts.filter(({ ownership }) => ownership === 'kommunal');
// Their boards hold the dialogues.
const selvejende = unitSorts.filter(({ ownership }) => ownership === 'selvejende');
// How a board may answer (rule 10).
const modes: readonly Mode[] = [undefined, 'statement', 'participation'];
// 13 stands for an extra one, beyond the twelve.
const oneToOneNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

/** Who takes part in a dialogue with a guide (domain.md rules 9–13), the chef and the board apart. */
export const participants: Record<Sector, readonly Role[]> = {
  dagtilbud: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant'],
  skole: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant', 'pupil-council'],
  fu: [
    ...(['leader', 'deputy-leader', 'centre-leader', 'youth-school-coordinator', 'department-head'] as const),
    ...(['staff-rep', 'consultant', 'senate'] as const),
  ],
};

function need(kind: GuideNeed['kind'], unit: UnitSort, role: Role, number = 1, mode?: Mode): GuideNeed {
  return { kind, number, role, mode, ...unit };
}

/** One who may be asked, at a dialogue. */
export const dialogue = need.bind(undefined, 'learning-dialogue');
const oneToOne = need.bind(undefined, 'one-to-one');

function neededAtDialogue(unit: UnitSort, number: number): GuideNeed[] {
  const board = modes
    // The first dialogue has the board with it; later a kommunal one answers when it has chosen how (rule 10).
    .filter((mode) => unit.ownership === 'selvejende' || number === 1 || mode !== undefined)
    .map((mode) => dialogue(unit, 'board-rep', number, mode));
  // A selvejende board does not invite the chef by default (rule 13).
  const chef = unit.ownership === 'kommunal' ? [dialogue(unit, 'chef', number)] : [];
  return [...participants[unit.sector].map((role) => dialogue(unit, role, number)), ...chef, ...board];
}

/** Who answers before a dialogue, in every sort of unit. */
export const dialogues = unitSorts.flatMap((unit) =>
  [1, 2, 3, 4].flatMap((number) => neededAtDialogue(unit, number)),
);

/** Everyone who is asked something, and at what. */
export const needed: GuideNeed[] = [
  ...dialogues,
  ...kommunal.flatMap((unit) =>
    oneToOneNumbers.flatMap((number) => [oneToOne(unit, 'leader', number), oneToOne(unit, 'chef', number)]),
  ),
  ...selvejende.flatMap((unit) => [
    need('supervision-report', unit, 'board-rep'),
    need('supervision-follow-up', unit, 'chef'),
  ]),
];

/** The guide they are given. */
export const guideOf = (each: GuideNeed): Guide | undefined => guideFor(guides, each);
/** Its id. */
export const found = (each: GuideNeed): string | undefined => guideOf(each)?.id;
