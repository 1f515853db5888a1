import { BoardMode } from '../../domain/guide/board-mode';
import { GuideKind, type GuideNeed } from '../../domain/guide/guide';
import { Role } from '../../domain/people/person';
import type { Unit } from '../../domain/people/unit';

/** What decides which guides a unit is given. */
export type UnitSort = Pick<Unit, 'sector' | 'special' | 'ownership'>;

const modes = [undefined, ...BoardMode.options];

/** Every sort of unit there can be. Only a dagtilbud can be selvejende (domain.md §1). */
export const unitSorts: readonly UnitSort[] = [
  { sector: 'skole', special: false, ownership: 'kommunal' },
  { sector: 'skole', special: true, ownership: 'kommunal' },
  { sector: 'dagtilbud', special: false, ownership: 'kommunal' },
  { sector: 'dagtilbud', special: true, ownership: 'kommunal' },
  { sector: 'dagtilbud', special: false, ownership: 'selvejende' },
  { sector: 'dagtilbud', special: true, ownership: 'selvejende' },
  { sector: 'fu', special: false, ownership: 'kommunal' },
  { sector: 'fu', special: true, ownership: 'kommunal' },
];

/** `special skole`, `selvejende dagtilbud`, `FU`. */
export function sayUnitSort({ sector, special, ownership }: UnitSort): string {
  const words = [
    ownership === 'selvejende' && ownership,
    special && 'special',
    sector === 'fu' ? 'FU' : sector,
  ];
  return words.filter((word) => word !== false).join(' ');
}

/** A guide names numbers up to 4, and any higher 1:1 is as number 5; a tilsyn has no number. */
const numbersOf: Record<GuideKind, number[]> = {
  'learning-dialogue': [1, 2, 3, 4],
  'one-to-one': [1, 2, 3, 4, 5],
  'supervision-report': [1],
  'supervision-follow-up': [1],
};

/** Every need that can arise. */
export function* everyNeed(): Generator<GuideNeed> {
  for (const kind of GuideKind.options)
    for (const number of numbersOf[kind])
      for (const role of Role.options)
        for (const unit of unitSorts) for (const mode of modes) yield { kind, number, role, ...unit, mode };
}

/** One need in words, for a finding. */
export function sayNeed({ kind, number, role, sector, special, ownership, mode }: GuideNeed): string {
  const unit = [sector, ownership, special ? 'special' : 'general'];
  return [role, ...unit, kind, `number ${number}`, mode ?? 'no mode'].join(' ');
}
