import type { Unit } from '../../src/domain/people/unit';
import { aUnit } from '../domain/calendar/rounds';

const sectors = ['dagtilbud', 'skole', 'fu'] as const;

/** Chefs with between one and twenty units of all sectors; every ninth dagtilbud is selvejende. */
export function municipality(count: number, sizes: readonly number[]): Unit[] {
  const units: Unit[] = [];
  for (let chef = 0; units.length < count; chef += 1)
    for (let nth = 0; nth < (sizes[chef % sizes.length] ?? 1) && units.length < count; nth += 1) {
      const index = units.length;
      units.push(
        aUnit(`u${String(index).padStart(5, '0')}`, `chef${chef}`, {
          sector: sectors[index % 3]!,
          ownership: index % 27 === 0 ? 'selvejende' : 'kommunal',
        }),
      );
    }
  return units;
}
