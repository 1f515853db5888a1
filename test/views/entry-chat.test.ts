import type { EntryTurn } from '../../src/app/results';
import { startEntry } from '../../src/domain/follow-up/entry-chat';
import {
  questionsOf,
  type EntryField,
  type EntryForm,
  type EntryMatter,
} from '../../src/domain/follow-up/entry-forms';
import { entryChatView } from '../../src/views/entry-chat';
import { render } from '../../src/views/render';
import { wordsIn } from '../../src/views/texts';
import { aMeeting, aUnit, held } from '../fixtures/records';
import { findingsOf, partsOf, typeOf } from '../support/adaptive-cards';
import { followUpWith } from './meeting-with';

/** A question of a form, as it is drawn: what people wrote stays as it is, and names stand inside our sentences. */

const words = wordsIn('da');
const meeting = held(aMeeting());
const odd = '**fed** [link](https://x.test) ${title} # 1.';

function turnAt(
  form: EntryForm,
  field: EntryField,
  values: EntryTurn['chat']['values'] = {},
  name = 'Læsefællesskaber',
): EntryTurn {
  const unit = aUnit({
    sites: [
      { id: 'nord', name },
      { id: 'syd', name: 'Afdeling Syd' },
    ],
  });
  const themes = [{ id: 'reading', title: name }];
  const owners = [{ personId: 'p1', name, role: 'leader', from: '2025-08-01' } as const];
  const areas = [
    { id: 'f1', title: name },
    { id: 'f2', title: 'Alle er med' },
  ];
  const matter: EntryMatter = { meeting, unit, themes, areas, owners, personId: 'p1', today: '2026-04-15' };
  const questions = questionsOf(form, matter);
  const index = questions.findIndex((question) => question.field === field);
  const about = { unitId: unit.id, meetingId: meeting.id, form, number: 1, base: '' };
  return {
    followUp: { ...followUpWith('', []), unit, meeting, themes, owners },
    chat: { ...startEntry(about, values, matter), asked: field },
    asked: {
      question: questions[index]!,
      index: index + 1,
      count: questions.length,
      maySkip: questions[index]!.isOptional || values[field] !== undefined,
    },
  };
}

function shown(turn: EntryTurn) {
  const { template, data } = entryChatView(words, turn);
  const json = render({ template, data });
  const texts = (type: string): string[] =>
    partsOf(json)
      .filter((part) => typeOf(part) === type)
      .map((part) => String(part.json['text']));
  return { findings: findingsOf(json, data), blocks: texts('TextBlock'), runs: texts('TextRun') };
}

const everyField: readonly (readonly [EntryForm, EntryField])[] = [
  ['agreement', 'what'],
  ['agreement', 'forChildren'],
  ['agreement', 'ownerId'],
  ['agreement', 'deadline'],
  ['agreement', 'focusAreaId'],
  ['focus-area', 'title'],
  ['focus-area', 'themeId'],
  ['focus-area', 'siteId'],
  ['perspective', 'text'],
];

it.each(everyField)('%s asks for %s, with what it is for and how to answer', (form, field) => {
  const { blocks, findings } = shown(turnAt(form, field));
  expect(findings).toEqual([]);
  expect(blocks.find((block) => block.startsWith('Læring: her står'))).toBeDefined();
  expect(blocks.at(-1)).toMatch(/^Skriv /);
});

it('gives what was written back as it was written', () => {
  const { runs, blocks, findings } = shown(turnAt('agreement', 'what', { what: odd }));
  expect(findings).toEqual([]);
  expect(runs).toEqual([odd]);
  expect(blocks.join('\n')).not.toContain('fed');
});

it('says a choice and a day in words', () => {
  expect(shown(turnAt('agreement', 'ownerId', { ownerId: 'p1' })).runs).toEqual(['Læsefællesskaber']);
  expect(shown(turnAt('agreement', 'deadline', { deadline: '2026-06-15' })).runs).toEqual(['15. juni 2026']);
  expect(shown(turnAt('focus-area', 'themeId', { themeId: '' })).runs).toEqual([
    'Intet tema, eget lokalt initiativ',
  ]);
  expect(shown(turnAt('agreement', 'focusAreaId', { focusAreaId: '' })).runs).toEqual([
    'Ikke et bestemt fokusområde',
  ]);
  expect(shown(turnAt('focus-area', 'siteId', { siteId: '' })).runs).toEqual(['Alle steder']);
});

it.each([
  ['agreement', 'ownerId'],
  ['agreement', 'focusAreaId'],
  ['focus-area', 'themeId'],
  ['focus-area', 'siteId'],
] as const)('takes the markdown off the names in the list of %s %s', (form, field) => {
  const { blocks, findings } = shown(turnAt(form, field, {}, odd));
  expect(findings).toEqual([]);
  expect(blocks.filter((block) => block.includes('**fed**'))).toEqual([]);
  expect(blocks.find((block) => block.includes('\\*\\*fed\\*\\*'))).toBeDefined();
});

it.each(['required', 'not-a-choice', 'several', 'unreadable-day', 'past-day', 'busy', 'resumed'] as const)(
  'says “%s” above the question',
  (said) => {
    const { blocks, findings } = shown({ ...turnAt('agreement', 'deadline'), said });
    expect(findings).toEqual([]);
    expect(blocks).toHaveLength(shown(turnAt('agreement', 'deadline')).blocks.length + 1);
  },
);
