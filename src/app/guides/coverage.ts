import { BoardMode, choosesMode } from '../../domain/guide/board-mode';
import { guideFor, type Guide, type GuideNeed } from '../../domain/guide/guide';
import type { Role } from '../../domain/people/person';
import type { Sector } from '../../domain/people/unit';
import { unitSorts, type UnitSort } from './needs';

/** What a role is asked before, in the course of a loop. */
export const occasions = ['first-dialogue', 'later-dialogues', 'one-to-ones', 'supervision'] as const;
export type Occasion = (typeof occasions)[number];

/** Who takes part in every dialogue of a sector (rules 9 and 11), the chef and the board apart. */
const participants: Record<Sector, readonly Role[]> = {
  dagtilbud: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant'],
  skole: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant', 'pupil-council'],
  fu: [
    'leader',
    'deputy-leader',
    'centre-leader',
    'youth-school-coordinator',
    'department-head',
    'staff-rep',
    'consultant',
    'senate',
  ],
};

/** Twelve a loop (rule 3), and 13 for any extra one. */
const oneToOnes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

/** What of a need differs within an occasion. */
type Asking = Pick<GuideNeed, 'kind' | 'number' | 'mode'>;

/** Every time that a role of a unit is asked; empty when the rules ask it nothing then. */
function askingsOf({ sector, ownership }: UnitSort, role: Role, occasion: Occasion): Asking[] {
  // Rule 13: a selvejende board holds the dialogues itself, without the chef, and there are no 1:1s.
  const isSelvejende = ownership === 'selvejende';
  switch (occasion) {
    case 'one-to-ones':
      if (isSelvejende || !(role === 'leader' || role === 'chef')) return [];
      return oneToOnes.map((number) => ({ kind: 'one-to-one', number }));
    case 'supervision':
      if (!isSelvejende) return [];
      if (role === 'board-rep') return [{ kind: 'supervision-report', number: 1 }];
      return role === 'chef' ? [{ kind: 'supervision-follow-up', number: 1 }] : [];
    default: {
      const takesPart =
        role === 'chef' ? !isSelvejende : role === 'board-rep' || participants[sector].includes(role);
      if (!takesPart) return [];
      return (occasion === 'first-dialogue' ? [1] : [2, 3, 4]).flatMap((number) => {
        const dialogue = { kind: 'learning-dialogue', number } as const;
        return choosesMode({ ownership }, dialogue, role)
          ? BoardMode.options.map((mode) => ({ ...dialogue, mode }))
          : [dialogue];
      });
    }
  }
}

/** What one role is given on one occasion. */
export interface Cell {
  /** Ids of the guides, in the order in which they come. */
  guides: string[];
  /** The askings that no guide fits. */
  missing: Asking[];
}

/** What one role in one sort of unit is given in a loop; an occasion on which it is asked nothing is absent. */
export interface CoverageRow {
  unit: UnitSort;
  role: Role;
  cells: Partial<Record<Occasion, Cell>>;
}

/**
 * Everyone whom the rules ask (rules 3 and 9–13), in every sort of unit, with the guide that each gets at each
 * meeting of a loop.
 */
export function coverageOf(guides: readonly Guide[]): CoverageRow[] {
  return unitSorts.flatMap((unit) =>
    (['chef', ...participants[unit.sector], 'board-rep'] as const).flatMap((role: Role): CoverageRow[] => {
      const cells = occasions.flatMap((occasion) => {
        const askings = askingsOf(unit, role, occasion);
        return askings.length > 0 ? [[occasion, cellOf(guides, unit, role, askings)] as const] : [];
      });
      return cells.length > 0 ? [{ unit, role, cells: Object.fromEntries(cells) }] : [];
    }),
  );
}

function cellOf(guides: readonly Guide[], unit: UnitSort, role: Role, askings: readonly Asking[]): Cell {
  const given = askings.map((asking) => ({ asking, guide: guideFor(guides, { ...unit, role, ...asking }) }));
  return {
    guides: [...new Set(given.flatMap(({ guide }) => (guide ? [guide.id] : [])))],
    missing: given.filter(({ guide }) => !guide).map(({ asking }) => asking),
  };
}
