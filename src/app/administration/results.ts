import type { Day, Instant } from '../../domain/calendar/instant';
import type { Guide } from '../../domain/guide/guide';
import type { AdoptedThemes } from '../../domain/loop/loop';
import type { SettingKind, SettingName, SettingValue } from '../../domain/municipality/settings';
import type { Language, Role } from '../../domain/people/person';
import type { Area, Sector, Unit } from '../../domain/people/unit';
import type { Occasion } from '../guides/coverage';
import type { Unreachable } from '../overview-results';

/** What the administration is shown: nothing that anyone answered. */

/** A setting as it holds. */
export interface SettingLine {
  name: SettingName;
  value: SettingValue;
  /** What the rule set says. */
  default: SettingValue;
  kind: SettingKind;
}

export interface AreaOverview {
  area: Area;
  units: number;
  /** Those with a loop under way. */
  running: number;
  /** The themes that loops start with from now on. */
  adopted?: AdoptedThemes;
  /** Loops under way with other themes than those. */
  earlier: number;
  /** Of the data package that comes next in each loop: how many units have its link. */
  links: { number: number; units: number; missing: Unit[] }[];
}

/** What the administration sees of the whole. */
export interface AdministrationOverview {
  now: Instant;
  areas: AreaOverview[];
  settings: SettingLine[];
  /** People with a role in a unit today, each once a role. */
  people: { role: Role; count: number }[];
  unreachable: Unreachable[];
  guides: GuideInForce[];
}

/** Whether cards reach someone, and since when not. Whoever has not written can still be written to. */
export type Reach =
  { state: 'reached' | 'not-met' } | { state: 'unreachable' | 'uninstalled'; since: Instant | undefined };

export interface RoleLine {
  role: Role;
  unitId?: string;
  unitName?: string;
  from: Day;
  to?: Day;
  state: 'coming' | 'now' | 'past';
  /** Whether it can be ended here; those of chefs and the administration come with the import. */
  mayEnd: boolean;
}

/** A person as the administration sees them: roles and whether cards arrive, nothing they wrote. */
export interface PersonStatus {
  id: string;
  name: string;
  upn: string;
  /** The one they chose, or the import's; absent while neither has said. */
  language?: Language;
  reach: Reach;
  roles: RoleLine[];
}

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

/** What starting an area's loops would do. */
export interface StartPreview {
  area: Area;
  /** How many units get a loop. */
  units: number;
  /** How many have one that runs, and keep it. */
  running: number;
  themes: AdoptedThemes['themes'];
}
