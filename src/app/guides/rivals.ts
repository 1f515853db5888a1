import { guideFor, type Guide, type GuideNeed } from '../../domain/guide/guide';
import { finding, type GuideFile } from './findings';
import { everyNeed, sayNeed } from './needs';

/** A guide that fits its schema, and the file it is in. */
export interface Shelved {
  file: GuideFile;
  guide: Guide;
}

/** Guides that cannot be told apart by their id. */
export function sameIds(shelved: readonly Shelved[]): string[] {
  const seen = new Set<string>();
  return shelved.flatMap(({ file, guide: { id } }) => {
    if (seen.has(id))
      return [finding(file, 'id', `another file has '${id}' too, give this guide an id of its own`)];
    seen.add(id);
    return [];
  });
}

/** Pairs of guides that fit the same need equally well; each pair once, with the first such need. */
export function rivals(shelved: readonly Shelved[]): string[] {
  // Guides of one id cannot be told apart here, and are a finding already.
  const byId = new Map(shelved.map((each) => [each.guide.id, each]));
  const guides = [...byId.values()].map(({ guide }) => guide);
  const found = new Map<string, string>();
  for (const need of everyNeed()) {
    const fitting = guides.filter((guide) => isNear(guide, need) && guideFor([guide], need));
    const best = guideFor(fitting, need);
    if (!best) continue;
    for (const other of fitting) {
      const pair = [best.id, other.id].sort().join(' ');
      const file = byId.get(other.id)?.file;
      if (!file || other === best || found.has(pair) || outranks(best, other, need)) continue;
      const what = `fits ${sayNeed(need)} just as well as ${best.id}, narrow one of the two`;
      found.set(pair, finding(file, 'for', what));
    }
  }
  return [...found.values()];
}

/** Quick to tell, and most guides are not; the shelf is read at every start. */
function isNear({ for: wanted }: Guide, { kind, role }: GuideNeed): boolean {
  return wanted.kind === kind && wanted.roles.includes(role);
}

/** Whether the guide wins by being more specific, and not merely by its id, which settles ties. */
function outranks(guide: Guide, other: Guide, need: GuideNeed): boolean {
  return (
    guideFor(
      [
        { ...guide, id: 'second' },
        { ...other, id: 'first' },
      ],
      need,
    )?.id === 'second'
  );
}
