import {
  isFormOf,
  questionsOf,
  readAnswer,
  type EntryField,
  type EntryForm,
  type EntryMatter,
} from '../../../src/domain/follow-up/entry-forms';
import { aMeeting, aOneToOne, monday } from '../../fixtures/builders';

const matter: EntryMatter = {
  meeting: aMeeting(),
  unit: { sites: [] },
  themes: [
    { id: 'reading', title: 'Læsefællesskaber' },
    { id: 'belonging', title: 'Fællesskaber i frikvarteret' },
  ],
  areas: [],
  owners: [
    { personId: 'p1', name: 'Henrik Falk' },
    { personId: 'p2', name: 'Stine Mark' },
    { personId: 'p3', name: 'Stine Lund' },
  ],
  personId: 'p2',
  today: '2026-04-15',
};
const areas = [
  { id: 'f1', title: 'Ro i garderoben' },
  { id: 'f2', title: 'Alle er med' },
];
const house = { id: 'nord', name: 'Afdeling Nord' };
const other = { id: 'syd', name: 'Afdeling Syd' };

const fieldsOf = (form: EntryForm, changes: Partial<EntryMatter> = {}): string[] =>
  questionsOf(form, { ...matter, ...changes }).map(
    ({ field, isOptional }) => `${field}${isOptional ? ' or not' : ''}`,
  );

function read(field: EntryField, written: string, changes: Partial<EntryMatter> = {}) {
  const about = { ...matter, ...changes };
  const form =
    field === 'text' ? 'perspective' : ['themeId', 'siteId'].includes(field) ? 'focus-area' : 'agreement';
  const question = questionsOf(form, about).find((candidate) => candidate.field === field);
  if (!question) throw new Error(`no ${field}`);
  const answer = readAnswer(question, written, about);
  return answer.ok ? answer.value : { refused: answer.code };
}

describe('the questions', () => {
  it('of an agreement are those of the card; a 1:1 may be about other things than the children', () => {
    expect(fieldsOf('agreement')).toEqual(['what', 'forChildren', 'ownerId', 'deadline']);
    const meeting = aOneToOne(1, monday);
    expect(fieldsOf('agreement', { meeting })).toEqual(['what', 'forChildren or not', 'ownerId', 'deadline']);
  });

  it('of an agreement ask for its focus area where there are several, and only then', () => {
    const fields = ['what', 'forChildren', 'ownerId', 'deadline'];
    expect(fieldsOf('agreement', { areas: areas.slice(0, 1) })).toEqual(fields);
    expect(fieldsOf('agreement', { areas })).toEqual([...fields, 'focusAreaId or not']);
  });

  it('of a focus area ask for a theme where there are some, and for a site where there are several', () => {
    expect(fieldsOf('focus-area')).toEqual(['title', 'themeId']);
    expect(fieldsOf('focus-area', { themes: [], unit: { sites: [house] } })).toEqual(['title']);
    expect(fieldsOf('focus-area', { unit: { sites: [house, other] } })).toEqual([
      'title',
      'themeId',
      'siteId or not',
    ]);
  });

  it('of focus areas and the children’s perspective belong to the first dialogue', () => {
    const meetings = [aMeeting(), aMeeting({ number: 2 }), aOneToOne(1, monday)];
    const of = (form: EntryForm): boolean[] => meetings.map((meeting) => isFormOf(form, meeting));
    expect(of('agreement')).toEqual([true, true, true]);
    expect(of('focus-area')).toEqual([true, false, false]);
    expect(of('perspective')).toEqual([true, false, false]);
  });
});

describe('an owner', () => {
  it.each([
    ['1', 'p1'],
    ['Henrik', 'p1'],
    ['henrik falk.', 'p1'],
    ['mig', 'p2'],
    ['Me', 'p2'],
    ['stine lund', 'p3'],
  ])('is chosen by %j', (written, value) => {
    expect(read('ownerId', written)).toBe(value);
  });

  it('is not guessed', () => {
    expect(read('ownerId', 'Stine')).toEqual({ refused: 'several' });
    expect(read('ownerId', 'Mogens')).toEqual({ refused: 'not-a-choice' });
    expect(read('ownerId', '4')).toEqual({ refused: 'not-a-choice' });
    expect(read('ownerId', '0')).toEqual({ refused: 'not-a-choice' });
    expect(read('ownerId', 'mig', { personId: 'elsewhere' })).toEqual({ refused: 'not-a-choice' });
  });
});

describe('a theme or a site', () => {
  it.each([
    ['2', 'belonging'],
    ['læsefællesskaber', 'reading'],
    ['intet', ''],
    ['None', ''],
    ['3', ''],
  ])('the theme %j', (written, value) => {
    expect(read('themeId', written)).toBe(value);
  });

  it.each([
    ['1', ''],
    ['alle', ''],
    ['3', 'syd'],
    ['Nord', 'nord'],
  ])('the site %j', (written, value) => {
    expect(read('siteId', written, { unit: { sites: [house, other] } })).toBe(value);
  });
});

describe('a focus area', () => {
  it.each([
    ['2', 'f2'],
    ['garderoben', 'f1'],
    ['3', ''],
    ['Ikke et bestemt', ''],
    ['No particular focus area', ''],
  ])('is chosen by %j', (written, value) => {
    expect(read('focusAreaId', written, { areas })).toBe(value);
  });

  it('is not guessed', () => {
    expect(read('focusAreaId', 'Bevægelse', { areas })).toEqual({ refused: 'not-a-choice' });
  });
});

describe('a deadline', () => {
  it.each([
    ['15. juni', '2026-06-15'],
    ['2026-06-15', '2026-06-15'],
    ['i dag', '2026-04-15'],
    ['om tre uger', '2026-05-06'],
    ['15 June', '2026-06-15'],
  ])('is read from %j', (written, day) => {
    expect(read('deadline', written)).toBe(day);
  });

  it('is a day that exists, and none gone by', () => {
    expect(read('deadline', '31. juni')).toEqual({ refused: 'unreadable-day' });
    expect(read('deadline', 'efter sommerferien')).toEqual({ refused: 'unreadable-day' });
    expect(read('deadline', '14. april 2026')).toEqual({ refused: 'past-day' });
  });
});

it.each([
  ['what', 1000],
  ['forChildren', 1000],
  ['text', 4000],
] as const)('%s holds as much as the schema takes, and no more', (field, most) => {
  expect(read(field, 'x'.repeat(most))).toHaveLength(most);
  expect(read(field, 'x'.repeat(most + 1))).toEqual({ refused: 'too-long' });
  expect(read(field, '  ')).toEqual({ refused: 'required' });
});
