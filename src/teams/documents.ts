import type { Actor, Deps } from '../app/deps';
import { makeExport } from '../app/exports/make-export';
import { documentOf, type FileFormat } from '../exports/formats';
import { jsonOf } from '../exports/json';
import { printable } from '../exports/written';
import { reportOf } from '../views/exports/report-of';
import type { Words } from '../views/texts';
import type { DocumentKey } from './turn';

/** A document as it leaves: made anew from the store each time, and kept nowhere. */
export interface MadeDocument {
  title: string;
  /** Who it is for, and as of when. */
  subtitle: string;
  fileName: string;
  bytes: Buffer;
}

export const contentTypes: Record<FileFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const longestName = 100;

/** A name that OneDrive, Windows and a header take, whatever a unit is called. */
function fileNameOf(title: string, day: string, format: FileFormat): string {
  // Cut first: that may leave half a sign, which cannot be printed.
  const base = printable(title.normalize('NFC').slice(0, longestName))
    .replace(/["*:<>?/\\|#%]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${base.replace(/^[.~]+/, '')} ${day}.${format}`.trim();
}

/**
 * Makes a document for one person.
 * @throws Refusal when it is not theirs, or there is nothing to put in it
 */
export async function makeDocument(
  { deps, actor, words }: { deps: Deps; actor: Actor; words: Words },
  { document, format }: DocumentKey,
): Promise<MadeDocument> {
  const facts = await makeExport(deps, actor, document);
  const report = reportOf(words, facts);
  const { title, subtitle } = report;
  return {
    title,
    subtitle,
    fileName: fileNameOf(title, actor.today, format),
    bytes: format === 'json' ? jsonOf(facts) : await documentOf(format, report, words),
  };
}
