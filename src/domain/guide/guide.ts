import { z } from 'zod/v4';
import { MeetingKind } from '../meeting/meeting';
import { Role } from '../people/person';
import { Sector } from '../people/unit';

/** The five kinds of a dialogue's data basis (rule 7). */
export const DataType = z.enum(['A', 'B', 'C', 'D', 'E']);
export type DataType = z.infer<typeof DataType>;

/** The order of a guide and a schema (læringscirklen). */
export const circleSteps = ['data', 'reflection', 'decision', 'action', 'follow-up'] as const;

const Bilingual = z.object({ da: z.string().min(1), en: z.string().min(1) });

export const Question = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  step: z.enum(circleSteps),
  kind: z.enum(['short', 'long', 'choice']),
  required: z.boolean(),
  text: Bilingual,
  help: Bilingual,
  /** Only for `choice`: the stored value and what people see. */
  choices: z.array(z.object({ value: z.string(), text: Bilingual })).optional(),
  /** The data type that a real answer to this question gives the dialogue. */
  dataType: DataType.optional(),
});
export type Question = z.infer<typeof Question>;

/** Questions that one role answers before a meeting. Data, edited without a programmer. */
export const Guide = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
    version: z.int().min(1),
    title: Bilingual,
    minutes: z.int().min(1).max(10),
    for: z.object({
      kind: MeetingKind,
      numbers: z.array(z.int().min(1).max(4)).min(1).optional(),
      roles: z.array(Role).min(1),
      sectors: z.array(Sector).min(1).optional(),
      special: z.boolean().optional(),
      ownership: z.enum(['kommunal', 'selvejende']).optional(),
      /** A board's choice at dialogues 2–4 (rule 10). */
      mode: z.enum(['statement', 'participation']).optional(),
    }),
    questions: z.array(Question).min(1).max(6),
  })
  .refine(
    (guide) => new Set(guide.questions.map((question) => question.id)).size === guide.questions.length,
    {
      message: 'two questions have the same id',
    },
  )
  .refine(
    (guide) =>
      guide.questions.every((question) => (question.kind === 'choice') === (question.choices !== undefined)),
    {
      message: 'a choice question needs choices, and no other question has them',
    },
  )
  .refine(
    (guide) =>
      guide.questions.every((question, at) => {
        const before = guide.questions[at - 1];
        return before === undefined || circleSteps.indexOf(before.step) <= circleSteps.indexOf(question.step);
      }),
    { message: 'questions must follow the learning circle: data, reflection, decision, action, follow-up' },
  );
export type Guide = z.infer<typeof Guide>;

/** What a guide is looked up by. */
export interface GuideNeed {
  kind: Guide['for']['kind'];
  number: number;
  role: Role;
  sector: Sector;
  special: boolean;
  ownership: 'kommunal' | 'selvejende';
  mode?: 'statement' | 'participation' | undefined;
}

/**
 * The most specific guide that fits, or undefined when that role answers none at that meeting.
 * More conditions met is more specific; ties go to the first by id.
 */
export function guideFor(guides: readonly Guide[], need: GuideNeed): Guide | undefined {
  const fits = guides.filter(({ for: wanted }) => {
    if (wanted.kind !== need.kind || !wanted.roles.includes(need.role)) return false;
    if (wanted.numbers && !wanted.numbers.includes(need.number)) return false;
    if (wanted.sectors && !wanted.sectors.includes(need.sector)) return false;
    if (wanted.special !== undefined && wanted.special !== need.special) return false;
    if (wanted.ownership !== undefined && wanted.ownership !== need.ownership) return false;
    return wanted.mode === undefined || wanted.mode === need.mode;
  });
  const weight = ({ for: wanted }: Guide): number =>
    [wanted.numbers, wanted.sectors, wanted.special, wanted.ownership, wanted.mode].filter(
      (x) => x !== undefined,
    ).length;
  return fits.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))[0];
}
