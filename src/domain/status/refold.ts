import { emptySummary, project, type Summary, type UnitRecord, type UnitRecords } from './summary';

/** Every type of record of a unit, in the order in which a summary is folded. */
export const foldedTypes = [
  'unit',
  'loop',
  'meeting',
  'response',
  'schema',
  'agreement',
  'receipts',
  'evidence',
  'basis-notes',
  'supervision-report',
  'supervision-point',
  'closing',
] as const satisfies readonly (keyof UnitRecords)[];

/**
 * A unit's summary made anew from its records: what the stored one must equal.
 * @param records those of one type in the order of their ids, so that the last loop comes last
 * @returns undefined without the unit itself
 */
export function refolded(records: readonly UnitRecord[]): Summary | undefined {
  const unit = records.find((each) => each.type === 'unit')?.record;
  if (!unit) return undefined;
  return foldedTypes
    .flatMap((type) => records.filter((each) => each.type === type))
    .reduce(project, emptySummary(unit));
}
