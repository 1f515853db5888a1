import { roles } from '../../domain/people/person';
import { Sector } from '../../domain/people/unit';
import type { Deps } from '../deps';
import type { GuideInForce } from '../administration/results';
import { coverageOf, occasions } from './coverage';

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
