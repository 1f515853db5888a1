import { z } from 'zod/v4';

/**
 * A point in time as ISO 8601 in UTC with milliseconds, `2026-04-14T08:00:00.000Z`.
 * Instants of this shape compare as strings. Wall clock (Europe/Copenhagen) exists only at the edges.
 */
export const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export type Instant = z.infer<typeof Instant>;

/** A calendar day without time zone, `2026-04-14`; refuses days that do not exist. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

const minuteMs = 60_000;

export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

export function plusMs(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms);
}

export function plusMinutes(instant: Instant, minutes: number): Instant {
  return plusMs(instant, minutes * minuteMs);
}
