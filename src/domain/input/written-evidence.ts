import { Day } from '../calendar/instant';
import { fingerprint } from '../guide/fingerprint';
import { isHttpsLink } from '../guide/link';
import { tidy } from '../guide/tidy';
import { accepted, refused, type Result } from '../result';
import { EvidenceKind, type Evidence } from './evidence';

/** The longest story, in signs. */
export const maxEvidenceLength = 4000;
/** A line about where it comes from, and how it was collected. */
export const maxProvenanceLength = 200;
export const maxLinkLength = 1000;
/** More nobody has read before the dialogue. */
export const maxEvidenceOfDialogue = 20;

type FieldName = 'kind' | 'text' | 'source' | 'method' | 'date' | 'link' | 'siteId';

/** What people write of it; the rest follows from who, when and where. */
export type EvidenceText = Pick<Evidence, FieldName>;

/** A form as it was sent; nothing is taken for granted. No site is ''. */
export type WrittenEvidence = Record<FieldName, string>;

/** The marks of what a form was drawn from. */
export type EvidenceMarks = Record<FieldName, string>;

export type EvidenceRefused =
  | 'input/unreadable'
  | 'input/bad-date'
  | 'input/too-long'
  | 'basis/no-text'
  | 'basis/no-source'
  | 'basis/future-date'
  | 'basis/no-link'
  | 'basis/bad-link';

function readLink(written: string, kind: EvidenceKind): Result<string | undefined, EvidenceRefused> {
  const link = written.trim();
  if (link === '') return kind === 'picture' ? refused('basis/no-link') : accepted(undefined);
  return isHttpsLink(link) && link.length <= maxLinkLength ? accepted(link) : refused('basis/bad-link');
}

/**
 * Reads what was written of own data (rule 7, B): a picture needs its link, all else says what, from whom and when.
 * @param sites the unit's; data may be about one of them
 */
export function readEvidence(
  written: WrittenEvidence,
  sites: readonly { id: string }[],
  today: Day,
): Result<EvidenceText, EvidenceRefused> {
  const kind = EvidenceKind.safeParse(written.kind);
  const siteId = written.siteId === '' ? undefined : written.siteId;
  if (!kind.success || (siteId !== undefined && sites.every(({ id }) => id !== siteId)))
    return refused('input/unreadable');
  const [text, source, method] = [tidy(written.text), tidy(written.source), tidy(written.method)];
  if (text === '') return refused('basis/no-text');
  if (source === '') return refused('basis/no-source');
  if (text.length > maxEvidenceLength || Math.max(source.length, method.length) > maxProvenanceLength)
    return refused('input/too-long');
  const date = Day.safeParse(written.date.trim());
  if (!date.success) return refused('input/bad-date');
  if (date.data > today) return refused('basis/future-date');
  const link = readLink(written.link, kind.data);
  if (!link.ok) return link;
  return accepted({
    ...{ kind: kind.data, text, source, method, date: date.data },
    ...(link.value !== undefined && { link: link.value }),
    ...(siteId !== undefined && { siteId }),
  });
}

export function marksOf(evidence: EvidenceText): EvidenceMarks {
  const mark = (name: FieldName): string => fingerprint(evidence[name] ?? '');
  return {
    kind: mark('kind'),
    text: mark('text'),
    source: mark('source'),
    method: mark('method'),
    date: mark('date'),
    link: mark('link'),
    siteId: mark('siteId'),
  };
}

/** One mark of all of it, to tell the same from another. */
export function markOf(evidence: EvidenceText): string {
  return fingerprint(Object.values(marksOf(evidence)).join(' '));
}

const bothGap = '\n\n';

/** Where two changed the text at once, both stand, for people to make one of them. */
function mergedText(stored: string, written: string, base: string | undefined): string {
  const isCurrent = base === undefined || fingerprint(stored) === base;
  if (fingerprint(written) === base) return stored;
  if (isCurrent || stored === written) return written;
  const isThere = `${bothGap}${stored}${bothGap}`.includes(`${bothGap}${written}${bothGap}`);
  return isThere ? stored : `${stored}${bothGap}${written}`;
}

/**
 * Takes an edit: what was not touched in the form stays as it is by now. Of the short fields the one written last
 * stands; of the text nothing is lost.
 * @param base the marks of what the form was drawn from
 * @returns the same object when nothing changed
 */
export function editEvidence(
  stored: Evidence,
  written: EvidenceText,
  base: Readonly<Partial<EvidenceMarks>>,
): Evidence {
  const marks = marksOf(written);
  const from = (name: FieldName): EvidenceText => (marks[name] === base[name] ? stored : written);
  const { link: _link, siteId: _site, ...rest } = stored;
  const { link } = from('link');
  const { siteId } = from('siteId');
  const next: Evidence = {
    ...rest,
    kind: from('kind').kind,
    text: mergedText(stored.text, written.text, base.text),
    source: from('source').source,
    method: from('method').method,
    date: from('date').date,
    ...(link !== undefined && { link }),
    ...(siteId !== undefined && { siteId }),
  };
  return markOf(next) === markOf(stored) ? stored : next;
}
