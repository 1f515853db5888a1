import type { Instant } from '../calendar/instant';
import { tidy } from '../guide/answering';
import { fingerprint } from '../guide/fingerprint';
import type { DataType } from '../guide/question';
import type { Meeting } from '../meeting/meeting';
import { accepted, refused, type Result } from '../result';
import type { Summary } from '../status/summary';
import { basisNotesIdOf, type BasisNotes } from './evidence';

/** 'Fordi …' is a line or two. */
export const maxBecauseLength = 500;

/** What is said of a dialogue's data by now. The summary holds all of it, so nothing more is read. */
export function basisNotesOf(summary: Summary, { id, unitId }: Pick<Meeting, 'id' | 'unitId'>): BasisNotes {
  const noted = summary.basisNotes[id] ?? { noData: [] };
  return { ...noted, id: basisNotesIdOf(id), unitId, meetingId: id };
}

/** 'No data, because …', as one person says it. */
export interface NoData {
  type: DataType;
  because: string;
  /** The mark of the reason that the form was drawn from. */
  base: string;
}

const between = ' / ';

/**
 * Says that there is no data of a type, and why (rule 7); or says it in other words. Where someone else said it
 * meanwhile, both reasons stand.
 * @returns the same object when nothing changed
 */
export function sayNoData(
  notes: BasisNotes,
  { type, because: written, base }: NoData,
  personId: string,
  at: Instant,
): Result<BasisNotes, 'basis/no-reason' | 'input/too-long'> {
  const text = tidy(written);
  if (text === '') return refused('basis/no-reason');
  if (text.length > maxBecauseLength) return refused('input/too-long');
  const before = notes.noData.find((each) => each.type === type);
  if (before?.because.split(between).includes(text)) return accepted(notes);
  const isCurrent = before === undefined || fingerprint(before.because) === base;
  const because = isCurrent ? text : `${before.because}${between}${text}`;
  const others = notes.noData.filter((each) => each.type !== type);
  return accepted({ ...notes, noData: [...others, { type, because, personId, at }] });
}

/** Takes it back. @returns the same object when it was not said */
export function takeBackNoData(notes: BasisNotes, type: DataType): BasisNotes {
  const noData = notes.noData.filter((each) => each.type !== type);
  return noData.length === notes.noData.length ? notes : { ...notes, noData };
}
