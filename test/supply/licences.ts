import satisfies from 'spdx-satisfies';
import { knownLicences, permissive, permittedFor } from './known';
import type { Locked } from './lock-file';

/** The licences of what is shipped, and which of it may not be. */
export interface Licences {
  /** Packages by licence, most first. */
  byLicence: { licence: string; packages: string[] }[];
  /** One line for each package that may not be shipped as it is. */
  findings: string[];
}

/** Whether it may be shipped: copyleft, what is unknown and what is no SPDX expression may not. */
function mayShip(name: string, licence: string): boolean {
  const permitted = permittedFor[name]?.licence;
  try {
    return satisfies(licence, [...permissive, ...(permitted === undefined ? [] : [permitted])]);
  } catch {
    return false;
  }
}

/** @param packages all of the lock file */
export function licencesOf(packages: readonly Locked[]): Licences {
  const shipped = packages.filter(({ isShipped }) => isShipped);
  const groups = new Map<string, Set<string>>();
  const findings = new Set<string>();
  for (const { name, version = '', license } of shipped) {
    const id = `${name}@${version}`;
    const licence = license ?? knownLicences[id]?.licence ?? 'unknown';
    groups.set(licence, (groups.get(licence) ?? new Set()).add(id));
    if (!mayShip(name, licence)) findings.add(`${id}: ${licence}`);
  }
  const byLicence = [...groups]
    .map(([licence, ids]) => ({ licence, packages: [...ids].sort() }))
    .sort((a, b) => b.packages.length - a.packages.length || a.licence.localeCompare(b.licence));
  return { byLicence, findings: [...findings].sort() };
}
