import type { Day } from '../domain/calendar/instant';
import type { Guide } from '../domain/guide/guide';
import type { Wheel } from '../domain/guide/wheel';
import type { Person } from '../domain/people/person';
import type { Clock, Log, Municipality, Outbox, People, Units } from './ports';

/** What every use case is given. */
export interface Deps {
  units: Units;
  people: People;
  outbox: Outbox;
  municipality: Municipality;
  guides: readonly Guide[];
  /** Ids of the guides that are the municipality's own. */
  ownGuides: ReadonlySet<string>;
  /** The themes of the 1:1s through the year. */
  wheel: Wheel;
  clock: Clock;
  log: Log;
}

/** Who acts, as the store knows them, and which day it is for them. */
export interface Actor {
  person: Person;
  today: Day;
}
