import { DateTime, type TokenParser } from 'luxon';
import { plusDays, weekdayOf } from './copenhagen';
import type { Day } from './instant';

/** Where a day lies that is written without a year, or as a weekday alone. Today itself counts as either. */
export type Lean = 'past' | 'future';

const languages = ['da', 'en'] as const;

/** Day first, as in Denmark, also in English; dots after numbers and commas are gone by then. */
const withYear = [
  'yyyy-M-d',
  'd LLLL yyyy',
  'd LLL yyyy',
  'LLLL d yyyy',
  'LLL d yyyy',
  'd/M/yyyy',
  'd/M yyyy',
  'd.M.yyyy',
  'd-M-yyyy',
  'd LLLL yy',
  'd LLL yy',
  'd/M/yy',
  'd/M yy',
  'd.M.yy',
  'd-M-yy',
];
const withoutYear = ['d LLLL', 'd LLL', 'LLLL d', 'LLL d', 'd/M', 'd.M'];

const nearby: Readonly<Record<string, number>> = {
  'i forgårs': -2,
  'i går': -1,
  yesterday: -1,
  'i dag': 0,
  idag: 0,
  today: 0,
  'i morgen': 1,
  imorgen: 1,
  tomorrow: 1,
  'i overmorgen': 2,
};

const weekdays: readonly (readonly [string, string])[] = [
  ['mandag', 'monday'],
  ['tirsdag', 'tuesday'],
  ['onsdag', 'wednesday'],
  ['torsdag', 'thursday'],
  ['fredag', 'friday'],
  ['lørdag', 'saturday'],
  ['søndag', 'sunday'],
];

const numerals: readonly (readonly string[])[] = [
  ['en', 'et', 'én', 'ét', 'a', 'an', 'one'],
  ['to', 'two'],
  ['tre', 'three'],
  ['fire', 'four'],
  ['fem', 'five'],
  ['seks', 'six'],
  ['syv', 'seven'],
  ['otte', 'eight'],
  ['ni', 'nine'],
  ['ti', 'ten'],
  ['elleve', 'eleven'],
  ['tolv', 'twelve'],
];

const spans = [
  { unit: 'days', words: /^(dag|dage|day|days)$/ },
  { unit: 'weeks', words: /^(uge|uger|week|weeks)$/ },
  { unit: 'months', words: /^(måned|måneder|month|months)$/ },
  { unit: 'years', words: /^(år|year|years)$/ },
] as const;

/** 1 is Monday; undefined for what is no weekday. */
function weekdayNamed(word: string): number | undefined {
  const index = weekdays.findIndex((names) => names.includes(word));
  return index < 0 ? undefined : index + 1;
}

/** The weekday strictly after today, or strictly before it: on a Friday 'fredag' is not today, which has a word. */
function nearestWeekday(today: Day, weekday: number, lean: Lean): Day {
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  return plusDays(today, lean === 'future' ? ahead : ahead === 7 ? -7 : ahead - 7);
}

function readWeekday(text: string, today: Day, lean: Lean): Day | undefined {
  const [, when, name = ''] = /^(?:(på|on|this|i|last|sidste) )?(\S+)$/.exec(text) ?? [];
  const isPast = when === 'i' || when === 'last' || when === 'sidste';
  // 'I fredags' is said of the one that was.
  const weekday = weekdayNamed(when === 'i' ? name.replace(/s$/, '') : name);
  if (weekday === undefined) return undefined;
  return nearestWeekday(today, weekday, isPast ? 'past' : when === 'på' ? 'future' : lean);
}

function amountOf(word: string): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const index = numerals.findIndex((words) => words.includes(word));
  return index < 0 ? undefined : index + 1;
}

/** 'Om tre uger', 'in two weeks', 'for 14 dage siden', 'a month ago'. */
function readSpan(text: string, today: Day): Day | undefined {
  const ahead = /^(?:om|in) (\S+) (\S+)$/.exec(text);
  const back = /^for (\S+) (\S+) siden$/.exec(text) ?? /^(\S+) (\S+) ago$/.exec(text);
  const [, howMany = '', ofWhat = ''] = ahead ?? back ?? [];
  const amount = amountOf(howMany);
  const span = spans.find(({ words }) => words.test(ofWhat));
  if (amount === undefined || !span) return undefined;
  const day = DateTime.fromISO(today, { zone: 'utc' }).plus({ [span.unit]: ahead ? amount : -amount });
  return day.toISODate() ?? undefined;
}

interface Parser {
  locale: (typeof languages)[number];
  parser: TokenParser;
}

/** Built once, which is most of what reading a date costs; a long text is searched for one run of words at a time. */
function parsersFor(formats: readonly string[]): readonly Parser[] {
  return formats.flatMap((format) =>
    languages.map((locale) => ({ locale, parser: DateTime.buildFormatParser(format, { locale }) })),
  );
}

const parsersWithYear = parsersFor(withYear);
// The year is written out, or luxon would take that of the machine's clock.
const parsersAddingYear = parsersFor(withoutYear.map((format) => `${format} yyyy`));

function parsed(text: string, parsers: readonly Parser[]): Day | undefined {
  for (const { locale, parser } of parsers) {
    const time = DateTime.fromFormatParser(text, parser, { zone: 'utc', locale });
    if (time.isValid) return time.toISODate();
  }
  return undefined;
}

/** Two or three parts, a number among them, and more than blanks between numbers: all else is no date. */
function isShaped(text: string): boolean {
  const parts = /^[^\s./-]+(?:[\s./-]+[^\s./-]+){1,2}$/;
  return parts.test(text) && /\d/.test(text) && /[\p{L}./-]/u.test(text);
}

/** In this year, or in the one that the lean asks for. */
function readDate(text: string, today: Day, lean: Lean): Day | undefined {
  if (!isShaped(text)) return undefined;
  const whole = parsed(text, parsersWithYear);
  if (whole !== undefined) return whole;
  const year = Number(today.slice(0, 4));
  const inYear = (each: number): Day | undefined => parsed(`${text} ${each}`, parsersAddingYear);
  const here = inYear(year);
  const fits = here !== undefined && (lean === 'future' ? here >= today : here <= today);
  return fits ? here : inYear(lean === 'future' ? year + 1 : year - 1);
}

function simplified(written: string): string {
  return written
    .normalize('NFC')
    .toLowerCase()
    .replace(/,/g, ' ')
    .replace(/\b(\d{1,2})(st|nd|rd|th)\b/g, '$1')
    .replace(/(\d)\.\s+(?=\d)/g, '$1.')
    .replace(/(\d)\.(?=\s|\p{L}|$)/gu, '$1 ')
    .replace(/(?<![.!?])[.!?]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A day as people write it in Danish or English: '11. marts 2026', '11/3', 'March 11', 'i morgen', 'på fredag',
 * 'om tre uger', 'in two weeks'. Numbers are day first, as in Denmark.
 * @param today what 'i dag' is
 * @param lean where a day without a year lies
 * @returns undefined for what is no day, such as 31. april, or a weekday that the date is not
 */
export function readDay(written: string, today: Day, lean: Lean): Day | undefined {
  const text = simplified(written);
  const near = nearby[text];
  if (Object.hasOwn(nearby, text) && near !== undefined) return plusDays(today, near);
  const relative = readSpan(text, today) ?? readWeekday(text, today, lean);
  if (relative !== undefined) return relative;
  const [, named = '', rest = ''] = /^(?:på |on )?(?:(\p{L}+dag|\p{L}+day) )?(.*)$/u.exec(text) ?? [];
  const day = readDate(rest.replace(/^(den|d\.?|the|til|on) /, ''), today, lean);
  const weekday = named === '' ? undefined : weekdayNamed(named);
  if (day === undefined || (named !== '' && weekday !== weekdayOf(day))) return undefined;
  return day;
}
