import type { Day } from '../domain/calendar/instant';
import type { Guide } from '../domain/guide/guide';
import type { Wheel } from '../domain/guide/wheel';
import type { Person } from '../domain/people/person';
import type { InPlaceOf } from '../domain/privacy/erase';
import type { Audit, Clock, Holdings, Log, Municipality, Outbox, People, Units } from './ports';

/** What every use case is given. */
export interface Deps {
  units: Units;
  people: People;
  outbox: Outbox;
  municipality: Municipality;
  audit: Audit;
  holdings: Holdings;
  guides: readonly Guide[];
  /** Ids of the guides that are the municipality's own. */
  ownGuides: ReadonlySet<string>;
  /** The themes of the 1:1s through the year. */
  wheel: Wheel;
  /** What is written where the name of someone who was erased stood; in the language of what is stored. */
  inPlaceOf: InPlaceOf;
  clock: Clock;
  log: Log;
  /** What is read now is for a card that the bot posts by itself. */
  isSending?: true;
}

/** Who acts, as the store knows them, and which day it is for them. */
export interface Actor {
  person: Person;
  today: Day;
  /** The mark of what they were warned about and send all the same (`checkWritten`). */
  sendsAnyway?: string;
  /** Texts they were asked about when they wrote them: what is found there is agreed to (`checkWritten`). */
  askedAbout?: readonly string[];
}
