import { dataSourceText, readDataSource } from '../domain/guide/data-source';
import { isNoData } from '../domain/guide/reading-answers';

/** The three inputs of a question about data, as a card gives them; each may be empty. */
export interface SourceInputs {
  what: string;
  type: string;
  date: string;
}

/** Input ids of the two beside the answer's own, which holds what it is. */
export const sourcePrefix = { type: 'type_', date: 'date_' } as const;

// A source that is written out in full needs no today; what is not, is text that people wrote as it stands.
const anyDay = '2000-01-01';

/** What the inputs show of a stored answer. One that is no source, as 'no data, because …', stands as written. */
export function sourceInputsOf(text: string): SourceInputs {
  const source = readDataSource(text, anyDay);
  const isWhole = source && dataSourceText(source) === text && source.what === source.what.trim();
  return isWhole ? { ...source } : { what: text, type: '', date: '' };
}

/**
 * The one text that the inputs make, as people write it in the chat: 'B, 2026-03-11, Trivselsmåling'. A type
 * alone says nothing; a text without any date stands for itself, and so does 'no data, because …'.
 */
export function sourceTextOf({ what, type, date }: SourceInputs): string {
  const [written, day] = [what.trim(), date.trim()];
  const whole = [type, day, written].filter((part) => part !== '').join(', ');
  const isAlone = isNoData(written) || (day === '' && !readDataSource(whole, anyDay));
  return isAlone ? written : whole;
}
