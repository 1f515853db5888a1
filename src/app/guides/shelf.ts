import type { Guide } from '../../domain/guide/guide';
import type { Wheel } from '../../domain/guide/wheel';
import type { GuideFile } from './findings';
import { readGuide } from './guide-file';
import { rivals, sameIds } from './rivals';
import { readWheel, wheelName } from './wheel-file';

export type { GuideFile } from './findings';

/** Everything wrong with the guide files at once, so that an editor mends them in one go. */
export class GuideShelfError extends Error {
  /** @param findings each as `file: place: what and why, how to mend` */
  constructor(readonly findings: readonly string[]) {
    super(['The guides cannot be used:', ...findings].join('\n'));
    this.name = 'GuideShelfError';
  }
}

/** What is read from the guides' folder. */
export interface Shelf {
  /** Ordered by id. */
  guides: readonly Guide[];
  wheel: Wheel;
  /** Ids of the guides that a municipality has laid over the shipped ones, or beside them. */
  ownGuides: ReadonlySet<string>;
}

/**
 * Checks all files of the guides' folder.
 * @throws GuideShelfError with every finding, when there is any
 */
export function shelve(files: readonly GuideFile[]): Shelf {
  const wheel = readWheel(files.find(({ name }) => name === wheelName));
  const { guides, findings, own } = readGuides(files.filter(({ name }) => name !== wheelName));
  const all = [...findings, ...wheel.findings];
  if (all.length > 0 || !wheel.value) throw new GuideShelfError(all);
  return { guides, wheel: wheel.value, ownGuides: own };
}

/**
 * Checks the guide files and hands back the guides, ordered by id.
 * @throws GuideShelfError with every finding, when there is any
 */
export function shelveGuides(files: readonly GuideFile[]): Guide[] {
  const { guides, findings } = readGuides(files);
  if (findings.length > 0) throw new GuideShelfError(findings);
  return guides;
}

function readGuides(files: readonly GuideFile[]): {
  guides: Guide[];
  findings: string[];
  own: Set<string>;
} {
  const read = files.map(readGuide);
  const shelved = read.flatMap(({ file, value }) => (value ? [{ file, guide: value }] : []));
  const findings = [...read.flatMap((each) => each.findings), ...sameIds(shelved), ...rivals(shelved)];
  const own = new Set(shelved.flatMap(({ file, guide }) => (file.isOwn ? [guide.id] : [])));
  return { guides: shelved.map(({ guide }) => guide).sort((a, b) => (a.id < b.id ? -1 : 1)), findings, own };
}
