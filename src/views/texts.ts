import { IntlMessageFormat } from 'intl-messageformat';
import da from '../../cards/texts/da.json';
import en from '../../cards/texts/en.json';
import type { ErrorCode } from '../domain/errors';
import type { Language } from '../domain/people/person';

export type TextKey = keyof typeof da;

/** Both languages have every text, or this does not compile. */
export const allTexts = { da, en } satisfies Record<Language, Record<TextKey, string>>;

export type TextValues = Record<string, string | number>;

/** How each language writes dates and numbers here. */
export const locales: Record<Language, string> = { da: 'da-DK', en: 'en-GB' };
const compiled = new Map<string, IntlMessageFormat>();

/** One text in one language, with its values put in. Values are data: braces in them mean nothing. */
export function text(language: Language, key: TextKey, values: TextValues = {}): string {
  const cacheKey = `${language} ${key}`;
  let message = compiled.get(cacheKey);
  if (!message) {
    message = new IntlMessageFormat(allTexts[language][key], locales[language], undefined, {
      ignoreTag: true,
    });
    compiled.set(cacheKey, message);
  }
  return String(message.format(values));
}

/** What people read for an error; a code without a text does not compile. */
export function errorKey(code: ErrorCode): TextKey {
  return `error.${code}`;
}

const zone = 'Europe/Copenhagen';

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
}

const dates = {
  da: formatter('da', { weekday: 'long', day: 'numeric', month: 'long' }),
  en: formatter('en', { weekday: 'long', day: 'numeric', month: 'long' }),
};
const datesWithYear = {
  da: formatter('da', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  en: formatter('en', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
};
const years = formatter('en', { year: 'numeric' });
const shortDates = {
  da: formatter('da', { day: 'numeric', month: 'long' }),
  en: formatter('en', { day: 'numeric', month: 'long' }),
};
const fullDates = {
  da: formatter('da', { day: 'numeric', month: 'long', year: 'numeric' }),
  en: formatter('en', { day: 'numeric', month: 'long', year: 'numeric' }),
};
const times = {
  da: formatter('da', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  en: formatter('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
};

/** What every view is given: the language, and how to say things in it. */
export interface Words {
  language: Language;
  t(key: TextKey, values?: TextValues): string;
  /** 'tirsdag den 14. april'; with the year when it is not that of `now` */
  weekday(when: string, now?: string): string;
  /** '14. april'; takes an instant or a day */
  date(when: string): string;
  /** '14. april 2027' */
  fullDate(when: string): string;
  /** '10.00' */
  time(when: string): string;
}

export function wordsIn(language: Language): Words {
  // A day has no time zone; noon keeps it on the same date everywhere in Europe.
  const moment = (when: string): Date => new Date(when.length === 10 ? `${when}T12:00:00Z` : when);
  return {
    language,
    t: (key, values) => text(language, key, values),
    // In Danish one says 'tirsdag den 14. april', which ICU leaves out when no year follows.
    weekday: (when, now = when) => {
      const isThisYear = years.format(moment(when)) === years.format(moment(now));
      const date = (isThisYear ? dates : datesWithYear)[language].format(moment(when));
      return date.replace(/ (?=\d+\.)(?<!den )/, ' den ');
    },
    date: (when) => shortDates[language].format(moment(when)),
    fullDate: (when) => fullDates[language].format(moment(when)),
    time: (when) => times[language].format(moment(when)),
  };
}
