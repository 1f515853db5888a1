import type { Day, Instant } from '../../domain/calendar/instant';
import type { Words } from '../texts';

/** A document before it has a format: what it says, in one language. Files are made of it in `src/exports`. */

/** Text that people wrote is data here as everywhere; a day is a date where the format has dates. */
export type ReportCell = string | number | { day: Day };

export interface ReportColumn {
  heading: string;
  /** In characters, as a wish: documents share their width out by it. */
  width: number;
}

/** Without rows, a table is columns for programs to rely on, and nothing in a document. */
export interface ReportTable {
  columns: ReportColumn[];
  rows: ReportCell[][];
  /**
   * Where cells hold whole paragraphs: a document to be read has a heading for each row, of these columns, and the
   * others below it. Absent: it has the table.
   */
  headedBy?: number[];
}

export interface ReportSection {
  heading: string;
  paragraphs: string[];
  table?: ReportTable;
}

export interface Report {
  title: string;
  /** Who it is for, and as of when. */
  subtitle: string;
  sections: ReportSection[];
  /** What is left out, and why; at the end. */
  notes: string[];
}

export function column(heading: string, width: number): ReportColumn {
  return { heading, width };
}

/** 'Opgjort den 14. april 2026' */
export function asOf(words: Words, now: Instant): string {
  return words.t('export.as-of', { date: words.fullDate(now) });
}
