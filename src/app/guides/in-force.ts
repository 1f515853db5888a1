import type { Guide } from '../../domain/guide/guide';
import { roles, type Role } from '../../domain/people/person';
import { Sector } from '../../domain/people/unit';
import type { Deps } from '../deps';
import { coverageOf, occasions, type Occasion } from './coverage';

/** A guide that somebody is asked by now. */
export interface GuideInForce {
  id: string;
  version: number;
  title: Guide['title'];
  /** Whether it is the municipality's own, and not a shipped one. */
  isOwn: boolean;
  /** At which meetings, of whom and in which sectors; no more than is true of some unit. */
  occasions: Occasion[];
  roles: Role[];
  sectors: Sector[];
}

/** Which guide holds for whom at which meeting, as the rules ask them (rules 3 and 9–13); ordered by id. */
export function guidesInForce({ guides, ownGuides }: Pick<Deps, 'guides' | 'ownGuides'>): GuideInForce[] {
  const rows = coverageOf(guides);
  return guides.flatMap(({ id, version, title }): GuideInForce[] => {
    const using = rows.flatMap(({ unit, role, cells }) =>
      occasions.flatMap((occasion) =>
        cells[occasion]?.guides.includes(id) ? [{ sector: unit.sector, role, occasion }] : [],
      ),
    );
    if (using.length === 0) return [];
    return [
      {
        ...{ id, version, title, isOwn: ownGuides.has(id) },
        occasions: occasions.filter((each) => using.some(({ occasion }) => occasion === each)),
        roles: roles.filter((each) => using.some(({ role }) => role === each)),
        sectors: Sector.options.filter((each) => using.some(({ sector }) => sector === each)),
      },
    ];
  });
}
