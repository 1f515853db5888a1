import { z } from 'zod/v4';

/** The five kinds of a dialogue's data basis (rule 7). */
export const DataType = z.enum(['A', 'B', 'C', 'D', 'E']);
export type DataType = z.infer<typeof DataType>;

/** The order of a guide and a schema (læringscirklen). */
export const circleSteps = ['data', 'reflection', 'decision', 'action', 'follow-up'] as const;

export const Bilingual = z.object({ da: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

/**
 * How a question is answered: `short` a line, `long` more; `choice` one of some; `scale` one of some that are
 * steps of the same, in words and never a number; `link` a web address; `data-source` what one looked at: the
 * data type (A or B), a date, and which.
 */
export const questionKinds = ['short', 'long', 'choice', 'scale', 'link', 'data-source'] as const;

export const Question = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  step: z.enum(circleSteps),
  kind: z.enum(questionKinds),
  required: z.boolean(),
  /** What it takes to answer, in minutes. */
  minutes: z.number().min(0.5).max(3).multipleOf(0.5),
  text: Bilingual,
  help: Bilingual,
  /** Only for `choice` and `scale`: the stored value and what people see. */
  choices: z.array(z.object({ value: z.string(), text: Bilingual })).optional(),
  /** The data type that a real answer to this question gives the dialogue. */
  dataType: DataType.optional(),
  /** In a guide for 1:1s: the yearly wheel puts the theme of the time of year in its place. */
  isTheme: z.literal(true).optional(),
});
export type Question = z.infer<typeof Question>;

/** Whether a question is answered by picking one of some. */
export function hasChoices({ kind }: Pick<Question, 'kind'>): boolean {
  return kind === 'choice' || kind === 'scale';
}

/** Whether a question is answered in one's own words, of which two versions can stand together. */
export function isProse({ kind }: Pick<Question, 'kind'>): boolean {
  return kind === 'short' || kind === 'long';
}

/** What was asked when an answer was given: kept with the answer, since guides change. */
export const AskedQuestion = Question.pick({
  id: true,
  step: true,
  kind: true,
  text: true,
  choices: true,
  dataType: true,
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** What is kept of a question with an answer to it. */
export function askedOf(question: AskedQuestion): AskedQuestion {
  return AskedQuestion.parse(question);
}
