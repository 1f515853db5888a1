import fc from 'fast-check';
import { markOf, personalIn, type PersonalKind } from '../../../src/domain/privacy/personal';
import { fixedSeed } from '../../fixtures/builders';

function found(text: string, known: string[] = []): string[] {
  return personalIn(text, known).map(({ kind, words }) => `${kind}: ${words}`);
}

describe('a child’s name', () => {
  it.each([
    ['alone', 'Vi taler om Emma i næste uge', 'Emma'],
    ['at the start of a sentence', 'Malthe har det svært i frikvarteret', 'Malthe'],
    ['with a surname', 'Det gælder Freja Holst Nielsen i 4. b', 'Freja Holst Nielsen'],
    ['with an initial', 'Vi har hjulpet Noah B. med at læse', 'Noah B.'],
    ['of two parts', 'Anna-Sofie er startet hos os', 'Anna-Sofie'],
    ['whose things they are', 'Emmas forældre er glade', 'Emmas'],
    ['that ends in s', 'Magnus’ mor ringede', 'Magnus'],
    ['in English', "Noah's parents are happy", "Noah's"],
    ['not Danish by origin', 'Det går bedre for Mohammed og Zeynep', 'Mohammed', 'Zeynep'],
    ['in capitals', 'HUSK: EMMA mangler en ven', 'EMMA'],
    ['in lower case, after the word for a child', 'eleven emma er tit alene', 'emma'],
    ['that is a word too, after the word for a child', 'drengen Storm er flyttet', 'Storm'],
    ['that is a month too, after little', 'og så lille Maj, der græder', 'Maj'],
    ['that is a word too, with a surname', 'Vi har talt med Bo Hansen', 'Bo Hansen'],
    ['that no list has, after the word for a child', 'Barnet Xerxes trives', 'Xerxes'],
    ['of a brother', 'hans lillebror Ejvind går i vuggestue', 'Ejvind'],
    ['with a mark that is not seen', 'Det er Em\u200bma fra sjette', 'Emma'],
  ])('is found %s', (_how, text, ...names) => {
    expect(found(text)).toEqual(names.map((name) => `name: ${name}`));
  });

  it.each([
    ['a month', 'Vi mødes i maj og igen i August'],
    ['a month with a date', 'Den 3. Maj holder vi samtale'],
    ['weather', 'Storm og regn holdt os inde'],
    ['a day', 'En god Dag for alle'],
    ['living', 'Liv og glade dage i garderoben'],
    ['a tree', 'Plant en Birk eller en Eg på legepladsen'],
    ['a house', 'Vi var i Sankt Anna Gade'],
    ['a school', 'Emma Gads Skole og Ida Skolen er naboer'],
    ['a queen', 'Dronning Ingrid besøgte os'],
    ['a word after the word for a child', 'Hver elev Får en makker. Barnet Det handler om'],
    ['a short form', 'Eleven LS er på besøg'],
    ['an adult’s name that few children have', 'Karen og Lars tager det op på teammødet'],
    ['nobody', 'Flere i 6. klasse har en god ven, men fraværet er steget siden jul.'],
  ])('is not %s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });

  it('is no finding of those who work with the unit, of the unit and its sites', () => {
    const known = ['Sofie Lund', 'Emil Bak-Sørensen', 'Skolen ved Emmas Eng', 'Alberts Hus'];
    const text =
      'Sofie og Emil Bak-Sørensen går ud, også ved Skolen ved Emmas Eng. Alberts Hus er med. Sofies tur.';
    expect(found(text, known)).toEqual([]);
    expect(found(`${text} Sigurd er ikke med.`, known)).toEqual(['name: Sigurd']);
  });

  it.each([
    ['with another surname', 'Emma Holst er tit alene', 'Emma Holst'],
    ['after the word for a child', 'eleven Emma er tit alene', 'Emma'],
  ])('is found %s, also where an adult has the same first name', (_how, text, name) => {
    expect(found(text, ['Emma Kirstine Lund'])).toEqual([`name: ${name}`]);
  });

  it.each([
    'Emma',
    'Emma L.',
    'Emma BU-chef',
    'Emma Lund',
    'Emma Lunds klasse',
    'Emma K. Lund',
    'Emma Kirstine',
    'Emmas',
  ])('is not that of an adult who is called %s', (name) => {
    expect(found(`${name} tager sig af det`, ['Emma Kirstine Lund'])).toEqual([]);
  });
});

describe('a phone number', () => {
  it.each([
    '20121234',
    '2012 1234',
    '20 12 12 34',
    '20.12.12.34',
    '20-12-12-34',
    '+45 20121234',
    '+4520121234',
    '0045 20 12 12 34',
    '+45 201 21 234',
    '+45 20 12 12 34',
  ])('is found as %s', (number) => {
    expect(found(`Ring til mor på ${number}, når han er hentet`)).toEqual([`phone: ${number}`]);
  });

  it.each([
    ['a school year', 'i skoleåret 2025-2026 og 2025/2026 og 20252026'],
    ['a date', 'den 24.12.2026, 24-12-2026, 24122026, 20261224 og 2026-12-24'],
    ['an amount', '25 000 000 kr., 25.000.000 kr. og 25000000 kr.'],
    ['opening hours', 'kl. 08.00-16.00 og 0800 1600 og 12.30-14.30'],
    ['a case number', 'sag 20261234567 og 22-20121234'],
    ['figures in a row', '22 25 27 24 21 30'],
    ['figures', '87,5 % af 1.234 børn'],
  ])('is not %s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });
});

it('finds e-mails, also of children at school', () => {
  expect(found('Skriv til emma0123@elev.skole.test eller mor@familie.test.')).toEqual([
    'email: emma0123@elev.skole.test',
    'email: mor@familie.test',
  ]);
  expect(found('Se https://lis.test/@emma og @alle, 2 @ 30 kr.')).toEqual([]);
});

describe('an address', () => {
  it.each([
    'Møllevej 14',
    'Søndre Ringgade 3',
    'Anna Anchers Vej 3 b',
    'Åboulevarden 7',
    'Skovvangsalléen 12',
    'Sofies Allé 2',
    'Grønnevænget 101',
  ])('is found as %s', (written) => {
    expect(found(`De bor på ${written}, tæt på skolen`)).toEqual([`address: ${written}`]);
  });

  it.each([
    'på vej 3 gange om ugen',
    'Vi er godt på vej. 4 børn mangler',
    'Hovedgaden er lukket i uge 12',
    'plads 12',
    'Vi er på vej',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('consent', () => {
  it('holds for what was found, in whatever order and however often', () => {
    const mark = markOf(personalIn('Emma og Noah, igen Emma'));
    expect(mark).not.toBe('');
    expect(markOf(personalIn('Noah, så Emma'))).toBe(mark);
    expect(markOf(personalIn('Vi hjælper Noah og Emma mere'))).toBe(mark);
  });

  it('does not hold for more, or for something else', () => {
    const mark = markOf(personalIn('Emma'));
    for (const text of ['Emma og Noah', 'Noah', 'Emma, 20 12 12 34', 'Emma Holst'])
      expect(markOf(personalIn(text))).not.toBe(mark);
    expect(markOf(personalIn('Ingen'))).toBe('');
  });
});

it('takes any text, and a long one quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const kinds: PersonalKind[] = personalIn(text).map(({ kind }) => kind);
      expect(kinds.length).toBeLessThan(10);
    }),
    { ...fixedSeed, numRuns: 300 },
  );
  const begun = performance.now();
  for (const piece of ['Emma ', 'A', 'Aa ', '2 ', '20', 'a@', 'Vej 1 ', 'elev ', '+45'])
    personalIn(piece.repeat(50_000 / piece.length));
  // Far above what it takes, and far below what it took if it grew with the square.
  expect(performance.now() - begun).toBeLessThan(15_000);
});
