import { readDay } from '../calendar/written-day';
import type { Day } from '../calendar/instant';
import type { Meeting } from '../meeting/meeting';
import type { Site } from '../people/unit';
import { accepted, refused, type Result } from '../result';
import { matchesByName } from '../status/name-match';
import { asksForArea } from './agreement-area';
import { maxEntryLength, maxFocusTitleLength, maxPerspectiveLength } from './schema';

/** The forms of a schema as they are asked by writing: which questions, and how an answer to one is read. */

export const entryForms = ['agreement', 'focus-area', 'perspective'] as const;
export type EntryForm = (typeof entryForms)[number];

/** Named as the fields of the cards' forms, since both are saved the same way. */
export const entryFields = [
  'what',
  'forChildren',
  'ownerId',
  'deadline',
  'focusAreaId',
  'title',
  'themeId',
  'siteId',
  'text',
] as const;
export type EntryField = (typeof entryFields)[number];

/** What a form's questions depend on: the meeting and its unit as they are now, and who writes on which day. */
export interface EntryMatter {
  meeting: Pick<Meeting, 'kind' | 'number'>;
  unit: { sites: readonly Site[] };
  themes: readonly { id: string; title: string }[];
  /** The focus areas that an agreement can belong to. */
  areas: readonly { id: string; title: string }[];
  /** Who can own an agreement. */
  owners: readonly { personId: string; name: string }[];
  personId: string;
  today: Day;
}

/** One to choose. The empty value is none of them: no theme, every site, no focus area; it has no name of its own. */
export interface EntryChoice {
  value: string;
  name: string;
}

/** One question of a form. Without choices it is answered by a text, the deadline by a day. */
export interface EntryQuestion {
  field: EntryField;
  /** It may be passed over without an answer. */
  isOptional: boolean;
  choices: readonly EntryChoice[];
}

/** Why an answer was not taken, said with the question asked again. */
export type EntryProblem =
  'required' | 'too-long' | 'not-a-choice' | 'several' | 'unreadable-day' | 'past-day';

/** Focus areas and the children's perspective are decided at the first dialogue of a loop (rule 5). */
export function isFormOf(form: EntryForm, { kind, number }: EntryMatter['meeting']): boolean {
  return form === 'agreement' || (kind === 'learning-dialogue' && number === 1);
}

const nothing: EntryChoice = { value: '', name: '' };

function titled(all: readonly { id: string; title: string }[]): EntryChoice[] {
  return all.map(({ id, title }) => ({ value: id, name: title }));
}

function agreementQuestions({ meeting, owners, areas }: EntryMatter): EntryQuestion[] {
  return [
    { field: 'what', isOptional: false, choices: [] },
    // What the children get is part of every agreement of a dialogue (domain.md §4); a 1:1 is also about operation.
    { field: 'forChildren', isOptional: meeting.kind === 'one-to-one', choices: [] },
    {
      field: 'ownerId',
      isOptional: false,
      choices: owners.map(({ personId, name }) => ({ value: personId, name })),
    },
    { field: 'deadline', isOptional: false, choices: [] },
    ...(asksForArea(areas)
      ? [{ field: 'focusAreaId', isOptional: true, choices: [...titled(areas), nothing] } as const]
      : []),
  ];
}

function focusQuestions({ themes, unit }: EntryMatter): EntryQuestion[] {
  const sites = unit.sites.map(({ id, name }) => ({ value: id, name }));
  return [
    { field: 'title', isOptional: false, choices: [] },
    ...(themes.length > 0
      ? [{ field: 'themeId', isOptional: false, choices: [...titled(themes), nothing] } as const]
      : []),
    ...(sites.length > 1
      ? [{ field: 'siteId', isOptional: true, choices: [nothing, ...sites] } as const]
      : []),
  ];
}

/** What a form asks, in order; never nothing. */
export function questionsOf(form: EntryForm, matter: EntryMatter): EntryQuestion[] {
  switch (form) {
    case 'agreement':
      return agreementQuestions(matter);
    case 'focus-area':
      return focusQuestions(matter);
    case 'perspective':
      return [{ field: 'text', isOptional: false, choices: [] }];
  }
}

/** In characters, as the schema takes them. */
const longest: Partial<Record<EntryField, number>> = {
  what: maxEntryLength,
  forChildren: maxEntryLength,
  title: maxFocusTitleLength,
  text: maxPerspectiveLength,
};

const self = /^(?:mig|mig selv|jeg|me|myself)$/iu;
const none =
  /^(?:intet|intet tema|ingen|ikke et bestemt(?: fokusområde)?|none|no theme|no particular (?:one|focus area)|alle|alle steder|all|all places|everywhere)$/iu;

function readChoice(
  { choices }: EntryQuestion,
  written: string,
  personId: string,
): Result<string, EntryProblem> {
  const numbered = /^\d{1,3}$/.test(written) ? choices[Number(written) - 1] : undefined;
  const own = self.test(written) ? choices.find(({ value }) => value === personId) : undefined;
  const neither = none.test(written) ? choices.find(({ value }) => value === '') : undefined;
  const only = numbered ?? own ?? neither;
  if (only) return accepted(only.value);
  const [first, ...more] = matchesByName(choices, written);
  if (!first) return refused('not-a-choice');
  return more.length > 0 ? refused('several') : accepted(first.value);
}

/**
 * Reads what was written to a question: a choice by its number in the list or by its name, oneself as 'mig',
 * a day as people write it, else the text itself.
 */
export function readAnswer(
  question: EntryQuestion,
  written: string,
  { today, personId }: Pick<EntryMatter, 'today' | 'personId'>,
): Result<string, EntryProblem> {
  const text = written.trim();
  if (text === '') return refused('required');
  if (question.choices.length > 0) return readChoice(question, text.replace(/(?<![.!])[.!]+$/, ''), personId);
  if (question.field === 'deadline') {
    const day = readDay(text, today, 'future');
    if (day === undefined) return refused('unreadable-day');
    return day < today ? refused('past-day') : accepted(day);
  }
  return text.length > (longest[question.field] ?? Infinity) ? refused('too-long') : accepted(text);
}
