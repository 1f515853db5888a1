import { errorCodes } from '../../src/domain/errors';
import { languages, type Language } from '../../src/domain/people/person';
import { allTexts, errorKey, text, type TextKey, wordsIn } from '../../src/views/texts';
import { bare, keys, placeholders, valuesFor, wordsOf } from './spoken';

const everywhere = languages.flatMap((language) =>
  keys.map((key) => ({ key, language, written: allTexts[language][key] })),
);
const named = ({ key, language }: { key: TextKey; language: Language }): string => `${language} ${key}`;

describe('the two languages', () => {
  it('have the same texts in the same order', () => {
    expect(Object.keys(allTexts.en)).toEqual(keys);
  });

  it('say every text with the same placeholders and the same cases', () => {
    const all = (language: Language) => keys.map((key) => [key, ...placeholders(language, key)]);
    expect(all('en')).toEqual(all('da'));
  });

  it('are not the same by mistake', () => {
    const alike = keys.filter(
      (key) => allTexts.da[key] === allTexts.en[key] && /\p{L}{4}/u.test(bare('da', key)),
    );
    expect(alike.sort()).toEqual(
      [
        'command.data',
        'command.input',
        'command.status',
        'command.supervision',
        'chat.pause',
        'evidence.observation',
        'input.title',
        'language.da',
        'language.en',
        'status.basis',
        'status.title',
        'supervision.submit',
        'who.label',
      ].sort(),
    );
  });
});

describe('every text', () => {
  it('is said with what it asks for', () => {
    const wrong = everywhere.filter(({ key, language }) => {
      const names = placeholders(language, key);
      const values = names.filter((name) => !name.includes(': ')).map((name) => `<${name}>`);
      return [1, 2, 12].some((count) => {
        const said = text(language, key, valuesFor(names, count));
        const isWhole = values.every((value) => said.includes(value));
        return !isWhole || said.trim() === '' || /[{}#]|undefined|\bnull\b|NaN/.test(said);
      });
    });
    expect(wrong.map(named)).toEqual([]);
  });

  it('tells one from many', () => {
    for (const language of languages)
      for (const key of keys.filter((each) =>
        placeholders(language, each).some((name) => name.includes(': ')),
      ))
        expect(text(language, key, { count: 1 })).not.toBe(
          text(language, key, { count: 2 }).replace('2', '1'),
        );
  });

  it('is tidy, without exclamation marks, and without quotes that mean something to ICU', () => {
    const untidy = everywhere.filter(({ written }) => /!|'|"|\s{2}|^\s|\s$|\s[.,:;?]|\n/.test(written));
    expect(untidy.map(named)).toEqual([]);
  });

  it('has no markdown of its own', () => {
    expect(
      everywhere.filter(({ written }) => /[*_`<>[\]\\~|]|^(?:[-+]|\d+[.)])\s/.test(written)).map(named),
    ).toEqual([]);
  });

  it('takes what people wrote as it is', () => {
    const name = "{x} <b>'Æ' # ${y}";
    expect(text('da', 'home.hello', { name })).toBe(`Hej ${name}`);
  });
});

describe('Danish as we speak it', () => {
  it('uses no office words', () => {
    const stiff =
      /i forbindelse med|mhp\.|vedrørende|såfremt|venligst|\bbedes\b|foretage|ovenstående|nedenstående|angående|hhv\.|pågældende/i;
    expect(keys.filter((key) => stiff.test(allTexts.da[key]))).toEqual([]);
  });

  it('has no sentence of more than 20 words', () => {
    const sentences = keys.flatMap((key) =>
      bare('da', key)
        .split(/(?<=[.?:])\s/)
        .map((sentence) => ({ key, sentence })),
    );
    expect(sentences.filter(({ sentence }) => wordsOf(sentence).length > 20)).toEqual([]);
  });
});

describe('what people read when something is refused', () => {
  it.each(errorCodes)('%s is said in both languages', (code) => {
    for (const language of languages) expect(text(language, errorKey(code))).toMatch(/\.$/);
  });

  it('is never said of an error that cannot happen', () => {
    const known = new Set<string>(errorCodes.map(errorKey));
    expect(keys.filter((key) => key.startsWith('error.') && !known.has(key))).toEqual([]);
  });
});

describe('dates and times', () => {
  const summer = '2026-04-14T08:00:00Z';
  const winter = '2026-12-01T23:30:00Z';

  it('are said as Danes say them, on the clock of Copenhagen', () => {
    const words = wordsIn('da');
    expect([words.weekday(summer), words.date(summer), words.fullDate(summer), words.time(summer)]).toEqual([
      ...['tirsdag den 14. april', '14. april', '14. april 2026', '10.00'],
    ]);
    expect([words.weekday(winter), words.time(winter)]).toEqual(['onsdag den 2. december', '00.30']);
  });

  it('are said as the British say them', () => {
    const words = wordsIn('en');
    expect([words.weekday(summer), words.date(summer), words.fullDate(summer), words.time(summer)]).toEqual([
      ...['Tuesday 14 April', '14 April', '14 April 2026', '10:00'],
    ]);
  });

  it('take a day as it is', () => {
    expect(wordsIn('da').fullDate('2026-03-29')).toBe('29. marts 2026');
    expect(wordsIn('da').fullDate('2026-10-25')).toBe('25. oktober 2026');
  });
});

describe('the command words', () => {
  const commands = [
    'prepare',
    'follow-up',
    'input',
    'data',
    'agreements',
    'supervision',
    'points',
    'status',
    'thread',
    'next',
    'summaries',
    'export',
    'administration',
    'help',
  ] as const;

  it.each(commands)('%s has a button that says the word to write', (command) => {
    for (const language of languages) {
      const word = text(language, `command.${command}`).toLowerCase();
      expect(text(language, `command.${command}.what`)).toMatch(new RegExp(`^${word}: .{10}`));
    }
  });

  it('are quoted as they are written', () => {
    const known: Record<Language, readonly string[]> = {
      da: [
        'aftaler',
        'eksport',
        'forbered',
        'input',
        'hjælp',
        'status',
        'status møllevang',
        'tilsyn',
        'tilsynspunkter',
        'næste',
        'opfølgning',
        'tilbage',
        'spring over',
        'pause',
        'fortsæt',
        'annullér',
        'mig',
        'ny aftale',
        'nyt fokusområde',
        'børnenes perspektiv',
        'færdig',
        'samtalen er ikke holdt',
        'svar',
        'send',
        'mere',
        'videre',
        'vis mine svar',
        'ret 1',
        'luk loop',
        'overlevering',
        'spor',
        'tilbagemelding',
        'forvaltning',
        'log',
        'log møllevang',
      ],
      en: [
        'agreements',
        'export',
        'prepare',
        'input',
        'help',
        'status',
        'status møllevang',
        'tilsyn',
        'supervision points',
        'next',
        'follow-up',
        'back',
        'skip',
        'pause',
        'continue',
        'cancel',
        'me',
        'new agreement',
        'new focus area',
        'perspective',
        'finish',
        'not held',
        'answer',
        'send',
        'more',
        'on',
        'show my answers',
        'edit 1',
        'close loop',
        'handover',
        'thread',
        'feedback',
        'administration',
        'log',
        'log møllevang',
      ],
    };
    const said: Record<Language, readonly string[]> = {
      da: ['ikke modtaget', 'Ingen data, fordi …', 'Ikke meget endnu, fordi …'],
      en: ['not received', 'No data, because …', 'Not much yet, because …'],
    };
    const quoted = everywhere.flatMap(({ language, written }) =>
      // What people wrote, or what they were asked, is filled in; it is nothing to write.
      [...written.matchAll(/‘([^’{]+)’/g)].map(([, word = '']) => ({ language, word })),
    );
    expect(quoted.length).toBeGreaterThan(20);
    expect(
      quoted.filter(({ language, word }) => ![...known[language], ...said[language]].includes(word)),
    ).toEqual([]);
  });
});
