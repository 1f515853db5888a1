import { GuideKind, type GuideNeed } from '../../domain/guide/guide';
import { Role } from '../../domain/people/person';
import { type Sector, type Unit } from '../../domain/people/unit';

/** What decides which guides a unit is given. */
export type UnitSort = Pick<Unit, 'sector' | 'special' | 'ownership'>;

const mostNamed = 4;
const modes = [undefined, 'statement', 'participation'] as const;

/** Every sort of unit there can be, in the order of domain.md §1. Only a dagtilbud can be selvejende. */
export const unitSorts: readonly UnitSort[] = (['skole', 'dagtilbud', 'fu'] as const).flatMap(
  (sector: Sector) =>
    (sector === 'dagtilbud' ? (['kommunal', 'selvejende'] as const) : (['kommunal'] as const)).flatMap(
      (ownership) => [false, true].map((special) => ({ sector, special, ownership })),
    ),
);

/** `special skole`, `selvejende dagtilbud`, `FU`. */
export function sayUnitSort({ sector, special, ownership }: UnitSort): string {
  const area = sector === 'fu' ? 'FU' : sector;
  return [ownership === 'selvejende' ? ownership : '', special ? 'special' : '', area]
    .filter((word) => word !== '')
    .join(' ');
}

/** Every need that can arise. A guide names numbers up to 4; any higher 1:1 is as number 5. */
export function* everyNeed(): Generator<GuideNeed> {
  for (const kind of GuideKind.options)
    for (let number = 1; number <= (kind === 'one-to-one' ? mostNamed + 1 : mostNamed); number += 1)
      for (const role of Role.options)
        for (const unit of unitSorts) for (const mode of modes) yield { kind, number, role, ...unit, mode };
}

/** One need in words, for a finding. */
export function sayNeed({ kind, number, role, sector, special, ownership, mode }: GuideNeed): string {
  const unit = [sector, ownership, special ? 'special' : 'general'];
  return [role, ...unit, kind, `number ${number}`, mode ?? 'no mode'].join(' ');
}
