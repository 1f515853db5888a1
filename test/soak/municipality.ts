import type { Log } from '../../src/app/ports';
import { at, dayOf } from '../../src/domain/calendar/copenhagen';
import type { Instant } from '../../src/domain/calendar/instant';
import { activeAssignments, type Role } from '../../src/domain/people/person';
import { openSqliteStore } from '../../src/store/sqlite';
import { depsOver } from '../../src/wire-store';
import { liveUntil, startMunicipality } from '../fixtures/lived-municipality';

/** A Wednesday morning before the fourth dialogues: most have something to prepare, to write or to look up. */
export const soakDay: Instant = at('2028-09-13', '10:00');

/** Someone of the municipality, as they come to the bot. */
export interface Inhabitant {
  personId: string;
  aadObjectId: string;
  upn: string;
  name: string;
  roles: readonly Role[];
}

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Those of whom only the UPN was imported have an object id of their own all the same. */
function objectIdOf(nth: number): string {
  return `00000000-0000-4000-a000-${String(nth).padStart(12, '0')}`;
}

/** Puts a municipality that has lived for two years into a new file. @returns everyone who has a role that day */
export async function liveInFile(file: string, units: number, seed: number): Promise<Inhabitant[]> {
  const store = openSqliteStore({ file });
  try {
    const deps = depsOver(store, { clock: { now: () => at('2026-11-25', '10:00') }, log: silent });
    await startMunicipality(deps, units, seed);
    await liveUntil(deps, soakDay, seed);
    const inhabitants: Inhabitant[] = [];
    for await (const { id, upn, name, aadObjectId, ...person } of deps.people.all()) {
      const roles = activeAssignments({ id, upn, name, ...person }, dayOf(soakDay)).map(({ role }) => role);
      if (roles.length === 0) continue;
      const objectId = aadObjectId ?? objectIdOf(inhabitants.length);
      inhabitants.push({ personId: id, aadObjectId: objectId, upn, name, roles });
    }
    return inhabitants;
  } finally {
    await store.close();
  }
}
