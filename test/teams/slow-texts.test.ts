import { readDay } from '../../src/domain/calendar/written-day';
import { readAnswer as readEntry, type EntryQuestion } from '../../src/domain/follow-up/entry-forms';
import { readMode, readSite } from '../../src/domain/guide/chat-answer';
import { readDataSource } from '../../src/domain/guide/data-source';
import { choiceValue, isNoData } from '../../src/domain/guide/reading-answers';
import { matchesByName } from '../../src/domain/status/name-match';
import { personalIn } from '../../src/domain/privacy/personal';
import { isOwnWord } from '../../src/teams/commands';
import { loneLink, nearCommand, weightyWord } from '../../src/teams/near-commands';

/** All that looks at what people write before its length is known: no text of one keeps the others waiting. */

const today = '2026-04-01';
const length = 50_000;
const owner: EntryQuestion = {
  field: 'ownerId',
  isOptional: false,
  choices: [{ value: 'x', name: 'Mette Skov' }],
};

const units = Array.from({ length: 300 }, (_, at) => ({ name: `Dagtilbud ${at}` }));

const readers: Record<string, (text: string) => unknown> = {
  readDay: (text) => readDay(text, today, 'future'),
  readEntry: (text) => readEntry(owner, text, { today, personId: 'x' }),
  readMode,
  readSite: (text) => readSite(text, []),
  readDataSource: (text) => readDataSource(text, today),
  choiceValue: (text) => choiceValue({ choices: [] }, text),
  isNoData,
  matchesByName: (text) => matchesByName(units, text),
  personalIn: (text) => personalIn(text),
  isOwnWord,
  nearCommand,
  weightyWord,
  loneLink,
};

const texts = [
  ...['.', '!', ',', '-', '"', ' ', '\n', 'x', '1', '@', '<', '(', '\u200b', '1.', '1. ', '1/', 'a@', 'ab '],
  ...['d ', 'dag', '11. maj ', '010203-', 'https://', 'vis mig ', 'Vej 1 '],
].map((piece) => `x${piece.repeat(length / piece.length)}x`);
const led = ['ingen data', 'om ', 'på ', 'status ', 'vis ', 'ret 1'].map(
  (lead) => `${lead}${' '.repeat(length)}x`,
);

it.each(Object.entries(readers))('%s', (_name, read) => {
  const begun = performance.now();
  for (const text of [...texts, ...led]) {
    read(text);
    read(text.slice(1));
  }
  // Far above what it takes, and far below what it took if it grew with the square.
  expect(performance.now() - begun).toBeLessThan(4_000);
});
