import { z } from 'zod/v4';
import { type Preparation } from '../app/results';
import { fingerprint } from '../domain/guide/fingerprint';
import { isProse, type AskedQuestion, type Question } from '../domain/guide/guide';
import { maxAnswerLength, type Response } from '../domain/guide/response';
import { sourceInputsOf, sourcePrefix, type SourceInputs } from './source-inputs';
import { locales, type Words } from './texts';

export const Field = z.object({
  id: z.string(),
  /** A choice is a list that folds out; a scale shows its steps, in words; a toggle says its help beside it. */
  kind: z.enum(['text', 'link', 'choice', 'scale', 'date', 'time', 'toggle', 'number']),
  label: z.string().min(1),
  help: z.string(),
  value: z.string(),
  isMultiline: z.boolean(),
  maxLength: z.int(),
  /** How much may be written, told while nothing is. */
  placeholder: z.string().optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
  /** Of a date or a time that must be given: what the client says while it is not. The server checks again. */
  error: z.string().optional(),
  /** Of a number: what it may be, and what it is; a client says `error` when it is not. */
  number: z.object({ min: z.int(), max: z.int(), value: z.number().optional() }).optional(),
  /** What has happened to the question since it was answered. */
  note: z.string().optional(),
});

export type Field = z.infer<typeof Field>;

// More than may be sent: a client would cut a longer text without a word, and the server says so and gives it back.
const typingRoom = 12_000;

/** Of a text that people may write much in: how much, so that they know it before they have. */
export function roomFor(words: Words, most: number): Pick<Field, 'placeholder'> {
  return { placeholder: words.t('field.room', { most: most.toLocaleString(locales[words.language]) }) };
}

export function field(
  id: string,
  label: string,
  value: string,
  look: Partial<Omit<Field, 'id' | 'label' | 'value'>> = {},
): Field {
  return {
    id,
    kind: 'text',
    label,
    help: '',
    value,
    isMultiline: false,
    maxLength: typingRoom,
    choices: [],
    ...look,
  };
}

/** The input id of a question's answer, by which what comes back is read. */
export const answerPrefix = 'a_';

/** What of a question a card needs to ask it. */
type Asked = Pick<Question, 'id' | 'kind' | 'required' | 'text' | 'help' | 'choices'>;

const fieldKinds: Readonly<Record<Question['kind'], Field['kind']>> = {
  short: 'text',
  long: 'text',
  choice: 'choice',
  scale: 'scale',
  link: 'link',
  'data-source': 'text',
};

/** The inputs of a data source: what it is, its type, and its date. */
export function sourceFields(words: Words, question: Asked, inputs: SourceInputs): Field[] {
  const types = (['A', 'B'] as const).map((value) => ({ title: words.t(`source.type-${value}`), value }));
  return [
    answerField(words, question, inputs.what),
    field(`${sourcePrefix.type}${question.id}`, words.t('source.type'), inputs.type, {
      kind: 'choice',
      choices: types,
    }),
    field(`${sourcePrefix.date}${question.id}`, words.t('source.date'), inputs.date, { kind: 'date' }),
  ];
}

function answerField(words: Words, question: Asked, value: string): Field {
  const { language } = words;
  const required = question.required ? ` ${words.t('prepare.required')}` : '';
  return field(`${answerPrefix}${question.id}`, question.text[language], value, {
    help: `${question.help[language]}${required}`,
    kind: fieldKinds[question.kind],
    isMultiline: question.kind === 'long' || question.kind === 'data-source',
    ...(isProse(question) && roomFor(words, maxAnswerLength)),
    choices: (question.choices ?? []).map((choice) => ({
      title: choice.text[language],
      value: choice.value,
    })),
  });
}

/** How a question is answered on a card: one input, or the three of a data source. */
export function questionFields(words: Words, question: Asked, value: string): Field[] {
  return question.kind === 'data-source'
    ? sourceFields(words, question, sourceInputsOf(value))
    : [answerField(words, question, value)];
}

/** What a card of questions says of the answers it is drawn from: a mark of each, and the data sources as they stand. */
export function drawnFrom(
  questions: readonly Pick<Question, 'id' | 'kind'>[],
  answers: Response['answers'] = {},
): { base: Record<string, string>; sources?: Record<string, string> } {
  const texts = questions.map(({ id, kind }) => ({ id, kind, text: answers[id]?.text ?? '' }));
  // Whole, since a client may send only the one input of three that was touched.
  const sources = texts
    .filter(({ kind }) => kind === 'data-source')
    .map(({ id, text }) => [id, text] as const);
  return {
    base: Object.fromEntries(texts.map(({ id, text }) => [id, fingerprint(text)])),
    ...(sources.length > 0 && { sources: Object.fromEntries(sources) }),
  };
}

/** What a card's choice says for none of them: an empty value is one that was not chosen. */
export const noChoice = 'none';

/** The sites of a unit to choose among, or all of them. */
export function siteChoices(words: Words, sites: readonly { id: string; name: string }[]): Field['choices'] {
  return [
    { title: words.t('prepare.all-sites'), value: noChoice },
    ...sites.map(({ id, name }) => ({ title: name, value: id })),
  ];
}

/** What a card says of which answers it is about; the server checks it anew. */
export function keyOf({ unit, meeting, role }: Preparation): Record<string, unknown> {
  return { unitId: unit.id, meetingId: meeting.id, role };
}

/** An answer as people read it: of a choice or a scale its words, of a data source what, which and when. */
export function answerText(
  words: Words,
  question: Pick<AskedQuestion, 'kind' | 'choices'>,
  value: string,
): string {
  if (question.kind === 'data-source') {
    const { what, type, date } = sourceInputsOf(value);
    if (type !== 'A' && type !== 'B') return value;
    return words.t('source.read', { what, type: words.t(`source.read-${type}`), date: words.fullDate(date) });
  }
  return question.choices?.find((choice) => choice.value === value)?.text[words.language] ?? value;
}
