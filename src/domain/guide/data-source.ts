import { readDay } from '../calendar/written-day';
import { Day } from '../calendar/instant';
import { maxAnswerLength } from './response';

/** What one looked at before answering: the datapakke (A) or own practice (B), from when, and which (rule 7). */
export interface DataSource {
  type: 'A' | 'B';
  date: Day;
  what: string;
}

/** Reads back as the same source. */
export function dataSourceText({ type, date, what }: DataSource): string {
  return `${type}, ${date}, ${what}`;
}

const canonical = /^([AB]), (\d{4}-\d\d-\d\d), (.+)$/s;
/** The letter by itself, since an 'a' in English is no type: 'B, …', 'type B …', '(A)'. */
const letter =
  /(?:^|[,;:(])\s*(?:type\s+)?([AB])(?=\s*(?:[,;:.)–-]|$))|(?:^|\s)type\s+([AB])\b|^\s*(B)(?=\s)/iu;
const dataPackage = /datapakke|data\s*package/i;
/** What leads to a date and means nothing without it: 'fra den …'. */
const lead = /(?:^|\s)(?:fra|den|d\.|af|from|on|of|the|dated|dateret)\s*$/i;

const mostWords = 6;
/** An answer, with a type and a date before it. What is longer is none, and would take long to look through. */
const longest = maxAnswerLength + 100;
/** Without a year this is rather a version or two classes than a day. */
const looseNumbers = /^\D*\d+\.\s*\d+\.?\D*$/;

interface Found {
  date: Day;
  before: string;
  after: string;
}

/** The longest run of words that is a day. */
function findDay(text: string, today: Day): Found | undefined {
  const words = [...text.matchAll(/\S+/g)];
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1)
    for (let at = 0; at + count <= words.length; at += 1) {
      const last = words[at + count - 1];
      const from = words[at]?.index ?? 0;
      const to = (last?.index ?? 0) + (last?.[0].length ?? 0);
      const run = text.slice(from, to).replace(/^[(]|[),.;:]+$/g, '');
      const date = looseNumbers.test(run) ? undefined : readDay(run, today, 'past');
      if (date !== undefined) return { date, before: text.slice(0, from), after: text.slice(to) };
    }
  return undefined;
}

function withoutLead(text: string): string {
  const shorter = text.replace(lead, '');
  return shorter === text ? text : withoutLead(shorter);
}

/** What is left around the date, without the marks that parted it from the date. */
function joined({ before, after }: Found): string {
  const head = withoutLead(before);
  const isParted = /[,;:.–-]\s*$/.test(head) && after.trim() !== '';
  const parts = [head.replace(/[\s,;:(–-]+$/, ''), after.replace(/^[\s,;:.)–-]+/, '')];
  return parts.filter((part) => part !== '').join(isParted ? ', ' : ' ');
}

/**
 * Reads what people write of the data they looked at: 'Trivselsmåling fra 11. marts', 'A, 1/2, datapakken'.
 * The type is a letter by itself, or A for the datapakke, else B; a date stands anywhere; the rest is what.
 * @param today a date without a year is the last such day
 * @returns undefined without a date, when nothing but it is written, or when it is too long for an answer
 */
export function readDataSource(written: string, today: Day): DataSource | undefined {
  const text = written.trim();
  if (text.length > longest) return undefined;
  const [, type, date, what] = canonical.exec(text) ?? [];
  if (type !== undefined && what !== undefined && Day.safeParse(date).success)
    return { type: type === 'A' ? 'A' : 'B', date: date ?? '', what };
  const named = letter.exec(text);
  const rest = named ? text.replace(letter, '').replace(/^[\s,;:.)–-]+/, '') : text;
  const found = findDay(rest, today);
  const left = found ? joined(found).replace(/\s+/g, ' ').trim() : '';
  if (!found || left === '') return undefined;
  const said = (named?.[1] ?? named?.[2] ?? named?.[3])?.toUpperCase();
  return {
    type: said === 'A' || (said === undefined && dataPackage.test(text)) ? 'A' : 'B',
    date: found.date,
    what: left,
  };
}
