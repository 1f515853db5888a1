import type { AdoptedThemes } from '../../domain/loop/loop';
import type { Assignment, Language } from '../../domain/people/person';
import type { Area, DataPackage, Sector, Unit } from '../../domain/people/unit';
import type { DayRange } from '../../domain/rulesets/rule-set';

/** What the files say of a unit; its members and data packages come from the other files. */
export interface PlannedUnit extends Pick<
  Unit,
  'id' | 'name' | 'sector' | 'ownership' | 'special' | 'sites'
> {
  chefUpn: string;
}

/** What the files say of a person: all roles, so that one they leave out has ended. */
export interface PlannedPerson {
  /** In lower case. */
  upn: string;
  name: string;
  aadObjectId?: string;
  language?: Language;
  assignments: Assignment[];
}

export interface PlannedPackage extends DataPackage {
  /** A unit's id, or an area for all its units; a unit's own line goes before its area's. */
  of: string;
}

/** All that an import would write. A part that is absent had no usable file, and stays as it is. */
export interface ImportPlan {
  units?: PlannedUnit[];
  people?: PlannedPerson[];
  themes?: AdoptedThemes[];
  dataPackages?: PlannedPackage[];
  /** School holidays, in order; nothing is planned or sent in them. */
  holidays?: DayRange[];
  /** Whether the files were without findings; else the rows with findings, and theirs, are left out. */
  isWhole: boolean;
}

/** What was imported before, as far as a new import depends on it. */
export interface Known {
  units: readonly { id: string; sector: Sector; chefUpn?: string }[];
  people: readonly { upn: string; isChef: boolean }[];
}

export const nothingKnown: Known = { units: [], people: [] };

export function isArea(text: string): text is Area {
  return text === '0-6' || text === '6-18';
}
