import type { Instant } from '../../domain/calendar/instant';
import type { Meeting } from '../../domain/meeting/meeting';

/** Who did something: a person, the program by itself, or someone who has been erased since. */
export type AuditActor = { name: string } | 'program' | 'command-line' | 'erased';

/** One row of the audit, without what anyone wrote. */
export interface AuditLine {
  at: Instant;
  by: AuditActor;
  action: string;
  /** The meeting that it was about, where it was about one. */
  meeting?: Pick<Meeting, 'kind' | 'number'>;
}

/** Where an audit is asked for: a unit, or what holds for all of them. */
export interface AuditPlaceName {
  /** Its partition. */
  pk: string;
  /** Absent for the municipality's own. */
  unitName?: string;
}

/** The newest lines of one place; those of one person, where they were asked for. */
export interface AuditPage {
  place: AuditPlaceName;
  person?: { id: string; name: string };
  /** The newest first. */
  lines: AuditLine[];
  /** What the page of older ones is asked for with; absent when there are none. */
  older?: string;
  now: Instant;
}

/** What 'log' finds: a page, or several places or people to choose among. */
export type AuditAnswer =
  | { page: AuditPage }
  | { places: AuditPlaceName[]; person: { id: string; name: string } }
  | { people: { id: string; name: string }[] };

/** The audit of one place as a document. */
export interface AuditExport {
  kind: 'audit';
  now: Instant;
  place: AuditPlaceName;
  /** The newest first. */
  lines: AuditLine[];
  /** Whether there are older ones than a document holds. */
  isCut: boolean;
}
