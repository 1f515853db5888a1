import { type Preparation } from '../app/results';
import { type Question } from '../domain/guide/guide';

import { z } from 'zod/v4';
import { type Words } from './texts';

export const Field = z.object({
  id: z.string(),
  kind: z.enum(['text', 'choice', 'date', 'time']),
  label: z.string().min(1),
  help: z.string(),
  value: z.string(),
  isMultiline: z.boolean(),
  maxLength: z.int(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
  /** Of a date or a time that must be given: what the client says while it is not. The server checks again. */
  error: z.string().optional(),
});

export type Field = z.infer<typeof Field>;

// More than may be sent: a client would cut a longer text without a word, and the server says so and gives it back.
const typingRoom = 12_000;

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

/** The input id of a question's answer; card data from a client is read back with `questionIdOf`. */
export const answerPrefix = 'a_';

export function questionField(words: Words, question: Question, value: string): Field {
  const { language } = words;
  const required = question.required ? ` ${words.t('prepare.required')}` : '';
  return field(`${answerPrefix}${question.id}`, question.text[language], value, {
    help: `${question.help[language]}${required}`,
    kind: question.kind === 'choice' ? 'choice' : 'text',
    isMultiline: question.kind === 'long',
    choices: (question.choices ?? []).map((choice) => ({
      title: choice.text[language],
      value: choice.value,
    })),
  });
}

/** What a card says of which answers it is about; the server checks it anew. */
export function keyOf({ unit, meeting, role }: Preparation): Record<string, unknown> {
  return { unitId: unit.id, meetingId: meeting.id, role };
}

/** An answer as people read it: for a choice its text, not its stored value. */
export function answerText(words: Words, question: Question, value: string): string {
  return question.choices?.find((choice) => choice.value === value)?.text[words.language] ?? value;
}
