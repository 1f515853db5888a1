import fc from 'fast-check';
import { choiceValue, isFitting, readAnswer } from '../../../src/domain/guide/reading-answers';
import { maxAnswerLength } from '../../../src/domain/guide/response';
import { aGuide, fixedSeed } from '../../fixtures/builders';

const today = '2026-04-15';
const choice = aGuide().questions.find(({ kind }) => kind === 'choice')!;
const scale = { ...choice, kind: 'scale' as const };
const link = { kind: 'link' as const };
const source = { kind: 'data-source' as const };
const long = { kind: 'long' as const };

describe('an answer as it comes', () => {
  it('in words is kept as written, but for line endings and blanks at the ends', () => {
    expect(readAnswer(long, '  Vi så\r\nto grupper ', today)).toEqual({
      ok: true,
      value: 'Vi så\nto grupper',
    });
  });

  it.each([long, choice, scale, link, source])('that is empty takes the answer away: $kind', (question) => {
    expect(readAnswer(question, ' \n', today)).toEqual({ ok: true, value: '' });
  });

  it.each([long, choice, link, source])('has an end: $kind', (question) => {
    const written = 'x'.repeat(maxAnswerLength + 1);
    expect(readAnswer(question, written, today)).toEqual({ ok: false, code: 'answer/too-long' });
  });
});

describe('a choice or a scale', () => {
  it.each([
    ['some', 'some'],
    ['Lidt', 'some'],
    ['lidt.', 'some'],
    [' SOME ', 'some'],
    ['2', 'some'],
    ['1.', 'yes'],
    ['Nej', 'no'],
    ['No', 'no'],
  ])('is its value, its words or its number: %s', (written, value) => {
    expect(readAnswer(choice, written, today)).toEqual({ ok: true, value });
    expect(readAnswer(scale, written, today)).toEqual({ ok: true, value });
  });

  it.each(['måske', '0', '4', '-1', 'ja og nej'])('is nothing else: %s', (written) => {
    expect(choiceValue(choice, written)).toBeUndefined();
    expect(readAnswer(scale, written, today)).toEqual({ ok: false, code: 'answer/not-a-choice' });
  });

  it('is by its value first, which a card sends, and not by another’s number', () => {
    const inBoth = (text: string) => ({ da: text, en: text });
    const choices = ['3', '1', '2'].map((value) => ({ value, text: inBoth(`Nummer ${value}`) }));
    expect(['1', '2', '3'].map((written) => choiceValue({ choices }, written))).toEqual(['1', '2', '3']);
  });
});

describe('a link', () => {
  it.each(['https://www.skole.dk/billede?id=1#to', ' https://aarhus.dk '])(
    'is one whole address: %s',
    (text) => {
      expect(readAnswer(link, text, today)).toEqual({ ok: true, value: text.trim() });
    },
  );

  it.each([
    'www.skole.dk/billede',
    'http://www.skole.dk',
    'javascript:alert(1)',
    'https://',
    'https://skole',
    'https://en.dk https://to.dk',
    'Se https://www.skole.dk',
    'https://aarhus.dk@fremmed.example/',
  ])('is nothing else: %s', (text) => {
    expect(readAnswer(link, text, today)).toEqual({ ok: false, code: 'answer/not-a-link' });
  });
});

describe('a data source', () => {
  it('is kept in one way of writing', () => {
    const read = readAnswer(source, 'Trivselsmåling fra 11. marts', today);
    expect(read).toEqual({ ok: true, value: 'B, 2026-03-11, Trivselsmåling' });
  });

  it.each(['Ingen data, fordi gruppen er for lille', 'No data because we are new'])(
    'may be none, with the reason: %s',
    (text) => {
      expect(readAnswer(source, text, today)).toEqual({ ok: true, value: text });
    },
  );

  it.each(['Trivselsmåling', 'Ingen data', 'Ingen data, fordi '])('is nothing else: %s', (text) => {
    expect(readAnswer(source, text, today)).toEqual({ ok: false, code: 'answer/not-a-source' });
  });
});

it('what was read reads as the same again, on any day', () => {
  const written = fc.oneof(
    fc.string(),
    fc.constantFrom('2', 'Lidt', '11/3 Måling', 'https://a.dk', 'B, i går, x'),
  );
  fc.assert(
    fc.property(written, fc.constantFrom(long, choice, scale, link, source), (text, question) => {
      const read = readAnswer(question, text, today);
      if (!read.ok) return;
      expect(readAnswer(question, read.value, '2030-01-01')).toEqual(read);
      const stored = { text: read.value, at: '2030-01-01T09:00:00.000Z' };
      expect(isFitting(question, stored)).toBe(true);
    }),
    fixedSeed,
  );
});

describe('a stored answer and a question that was changed', () => {
  const at = '2026-04-15T09:00:00.000Z';

  it.each([
    [choice, 'yes', true],
    [choice, 'perhaps', false],
    [choice, 'Ja', false],
    [link, 'Vi så to grupper', false],
    [source, 'Trivselsmåling', false],
    [long, 'https://a.dk', true],
    [choice, '', true],
  ])('%# fit or do not', (question, text, isSo) => {
    expect(isFitting(question, { text, at })).toBe(isSo);
  });

  it('do not fit when the bare value of a choice stands where words are asked for', () => {
    const asked = { ...choice };
    expect(isFitting(long, { text: 'yes', at, asked })).toBe(false);
    expect(isFitting(long, { text: 'Ja, lidt', at, asked })).toBe(true);
  });
});
