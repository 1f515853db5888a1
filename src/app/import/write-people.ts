import { aadKey, upnKey } from '../../domain/people/identity';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { withRetry } from '../use-case';
import type { PersonChange } from './changes';
import type { PlannedPerson } from './plan';

export interface PeopleCounts {
  created: number;
  changed: number;
  unchanged: number;
  /** People whom the files no longer mention, and whose roles ended by it. */
  ended: number;
}

async function link(deps: Deps, { upn, aadObjectId }: PlannedPerson, personId: string): Promise<void> {
  await deps.people.link(upnKey(upn), personId);
  if (aadObjectId !== undefined) await deps.people.link(aadKey(aadObjectId), personId);
}

/** Writes people and how they are recognised, each with who did it. */
export async function writePeople(
  deps: Deps,
  changes: readonly PersonChange[],
): Promise<Omit<PeopleCounts, 'unchanged'>> {
  const counts = { created: 0, changed: 0, ended: 0 };
  const write = async ({ id, before, planned, next }: PersonChange): Promise<void> => {
    // First the links, for a person who is saved counts as done when the import runs again.
    if (planned) await link(deps, planned, id);
    await withRetry(deps, 'import', async () => {
      const loaded = await deps.people.byId(id);
      const audit = { at: deps.clock.now(), personId: 'cli', action: 'import', subjectId: id };
      await deps.people.change({ value: next(loaded?.value), etag: loaded?.etag ?? 'absent' }, audit);
    });
    counts[!planned ? 'ended' : before ? 'changed' : 'created'] += 1;
  };
  // Those who leave go last: so a run that is broken off leaves nobody without a role that another has yet to get.
  await inParallel(
    changes.filter(({ planned }) => planned),
    write,
  );
  await inParallel(
    changes.filter(({ planned }) => !planned),
    write,
  );
  return counts;
}
