import { z } from 'zod/v4';
import { MeetingKind } from '../meeting/meeting';
import { Role } from '../people/person';
import { Sector } from '../people/unit';
import { BoardMode } from './board-mode';
import { Bilingual, Question, circleSteps, hasChoices } from './question';

export * from './question';

/** What a guide is for: a meeting, or one of the two halves of a selvejende dagtilbud's tilsyn (rule 13). */
export const GuideKind = z.enum([...MeetingKind.options, 'supervision-report', 'supervision-follow-up']);
export type GuideKind = z.infer<typeof GuideKind>;

const mostMinutes = 10;

/** What it takes to answer all questions, in whole minutes. */
export function minutesOf({ questions }: { questions: readonly Pick<Question, 'minutes'>[] }): number {
  return Math.ceil(questions.reduce((sum, { minutes }) => sum + minutes, 0));
}

/** Questions that one role answers before a meeting. Data, edited without a programmer. */
export const Guide = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
    version: z.int().min(1),
    title: Bilingual,
    for: z.object({
      kind: GuideKind,
      numbers: z.array(z.int().min(1).max(4)).min(1).optional(),
      roles: z.array(Role).min(1),
      sectors: z.array(Sector).min(1).optional(),
      special: z.boolean().optional(),
      ownership: z.enum(['kommunal', 'selvejende']).optional(),
      /** A board's choice at dialogues 2–4 (rule 10). */
      mode: BoardMode.optional(),
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
    (guide) => guide.questions.every((question) => hasChoices(question) === (question.choices !== undefined)),
    {
      message: 'a choice or scale question needs choices, and no other question has them',
    },
  )
  .refine((guide) => minutesOf(guide) <= mostMinutes, {
    message: `the questions take more than ${mostMinutes} minutes together`,
  })
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
  mode?: BoardMode | undefined;
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
