import type { AdoptedThemes } from '../../domain/loop/loop';
import type { Person } from '../../domain/people/person';
import type { Unit } from '../../domain/people/unit';
import type { DayRange } from '../../domain/rulesets/rule-set';
import type { PlannedPerson } from './plan';

/** A record that an import brings to what the files say. */
export interface Change<T> {
  id: string;
  /** Absent for a new one. */
  before?: T;
  after: T;
  /** What it becomes from how it is stored when it is written, since others write meanwhile. */
  next: (stored: T | undefined) => T;
}

export interface PersonChange extends Change<Person> {
  /** Absent for those whom the files no longer mention, and whose roles end by it. */
  planned?: PlannedPerson;
}

/** All that an import changes, worked out before anything is written; writing it is `applyImport`. */
export interface ImportChanges {
  /** Absent when they stay as they are. */
  holidays?: { before: DayRange[]; after: DayRange[] };
  people: PersonChange[];
  units: Change<Unit>[];
  themes: { before?: AdoptedThemes; after: AdoptedThemes }[];
  unchanged: { people: number; units: number };
  /** Rows in the files; a link of an area is one. */
  inFile: { dataPackages: number; holidays: number };
}
