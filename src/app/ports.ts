import type { Instant } from '../domain/calendar/instant';

/** Everything outside that the app knows. Each port has one contract suite in `test/`. */

export * from './ports/audit';
export * from './ports/document-store';
export * from './ports/holdings';
export * from './ports/messenger';
export * from './ports/repositories';

export interface Clock {
  now(): Instant;
}

/** Fields must be codes, ids and counts: no names, no text that people wrote, no tokens. */
export interface Log {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}
