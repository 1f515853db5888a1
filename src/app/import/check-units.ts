import type { Site } from '../../domain/people/unit';
import type { Read } from './cells';
import { sift, type Checked } from './check-people';
import type { UnitRow } from './files';
import { cellFinding, finding } from './findings';
import type { PlannedUnit } from './plan';

const file = 'units.csv';
type Line = Read<UnitRow>;

/** A site's id from its name, so that it stays the same when sites are added or change places. */
function siteIdOf(name: string): string {
  const latin = name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
  const plain = latin.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '') || 'site';
}

function sitesOf(names: readonly string[] = []): Site[] {
  return names.map((name) => ({ id: siteIdOf(name), name }));
}

/** Rows that can stand together, of units that have a chef. */
export function consistentUnits(rows: readonly Line[], chefUpns: ReadonlySet<string>): Checked<Line> {
  const ids = new Set<string>();
  return sift(rows, ({ line, id, sector, ownership, chef_upn: chefUpn, sites }) => {
    if (ids.has(id)) return cellFinding(file, line, 'id', 'unit/duplicate', id);
    if (ownership === 'selvejende' && sector !== 'dagtilbud')
      return finding(file, line, 'unit/selvejende', '', 'ownership');
    const siteIds = new Set<string>();
    for (const site of sitesOf(sites)) {
      if (siteIds.has(site.id)) return cellFinding(file, line, 'sites', 'unit/site-twice', site.name);
      siteIds.add(site.id);
    }
    if (!chefUpns.has(chefUpn)) return cellFinding(file, line, 'chef_upn', 'unit/no-chef', chefUpn);
    ids.add(id);
    return undefined;
  });
}

export function unitsOf(rows: readonly Line[]): PlannedUnit[] {
  return rows.map(({ id, name, sector, ownership, special, chef_upn: chefUpn, sites }) => ({
    id,
    name,
    sector,
    ownership,
    special: special ?? false,
    chefUpn,
    sites: sitesOf(sites),
  }));
}
