import { z } from 'zod/v4';
import { answerGuide, chooseMode, openPreparation, type Answers } from '../../app/answer-guide';
import { findTasks } from '../../app/home';
import { Refusal } from '../../domain/errors';
import { Role } from '../../domain/people/person';
import { button, type Card } from '../../views/card';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { answeredView, openedView } from '../../views/answered';
import { chooseTaskView } from '../../views/choose';
import { choicePrefix } from '../../views/conflict';
import { answerPrefix, field, questionField, type Field } from '../../views/fields';
import { preparationView } from '../../views/preparation';

const Key = z.object({ unitId: z.string(), meetingId: z.string(), role: Role });

const Choice = z.enum(['stored', 'other', 'both']);

/** What people typed or chose comes as text; anything else is no card of ours. */
function isReadable(name: string, value: unknown): boolean {
  if (name.startsWith(choicePrefix)) return Choice.safeParse(value).success;
  return !name.startsWith(answerPrefix) || typeof value === 'string';
}

/** A card's answers: inputs named after their questions, and the marks of the texts it was drawn from. */
export const Answering = Key.extend({
  guideId: z.string().default(''),
  base: z.record(z.string(), z.string()).default({}),
  site: z
    .string()
    .transform((value) => (value === 'none' ? '' : value))
    .optional(),
  intent: z.enum(['draft', 'submit']).default('draft'),
})
  .catchall(z.unknown())
  .refine((data) => Object.entries(data).every(([name, value]) => isReadable(name, value)));
export type Answering = z.infer<typeof Answering>;

function inputs(data: Answering, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string'
        ? [[name.slice(prefix.length), value] as const]
        : [],
    ),
  );
}

export function answersOf(data: Answering, intent: Answers['intent']): Answers {
  const { unitId, meetingId, role, guideId, base, site } = data;
  return {
    guideId,
    unitId,
    meetingId,
    role,
    base,
    texts: inputs(data, answerPrefix),
    intent,
    ...(site !== undefined && { siteId: site }),
  };
}

/** What was typed, by the guide's questions, from the card alone: the store may be down. */
function typedFields({ deps, words }: Setting, data: Answering): Field[] {
  const guide = deps.guides.find(({ id }) => id === data.guideId);
  return Object.entries(inputs(data, answerPrefix)).map(([id, value]) => {
    const question = guide?.questions.find((candidate) => candidate.id === id);
    return question
      ? questionField(words, question, value)
      : field(`${answerPrefix}${id}`, id, value, { isMultiline: true });
  });
}

/** How what was typed on a card of questions is given back. */
export const typedAnswers = {
  fields: typedFields,
  back: ({ words }: Setting, { unitId, meetingId, role }: Answering) =>
    button(words.t('common.back'), 'prepare.open', { unitId, meetingId, role }),
};

async function answer(turn: Turn, answers: Answers): Promise<Reply> {
  const { deps, actor, words, clickedId } = turn;
  const answered = await answerGuide(deps, actor, { ...answers, ...(clickedId && { clickedId }) });
  return { card: answeredView(words, answered, answers.intent, deps.clock.now()) };
}

type TaskKind = 'preparation' | 'input';

/** Of the wished kind; for those who have none of it, of the other: the two words are easily mixed up. */
async function tasksOf({ deps, actor }: Turn, kind: TaskKind): ReturnType<typeof findTasks> {
  try {
    return await findTasks(deps, actor, kind);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'answer/no-guide')) throw error;
    return findTasks(deps, actor, kind === 'input' ? 'preparation' : 'input');
  }
}

/** 'forbered' and 'input': the nearest card that is not sent yet. */
export async function nextTask(turn: Turn, kind: TaskKind): Promise<Card> {
  const { deps, actor, words } = turn;
  const { best } = await tasksOf(turn, kind);
  const key = { unitId: best.unit.id, meetingId: best.meeting.id, role: best.role };
  return openedView(words, await openPreparation(deps, actor, key));
}

onVerb('prepare.next', {
  data: z.object({ kind: z.enum(['preparation', 'input']) }),
  run: async (turn, { kind }) => ({ card: await nextTask(turn, kind) }),
});
onVerb('prepare.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: openedView(words, await openPreparation(deps, actor, key)),
  }),
});
onVerb('prepare.edit', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: preparationView(words, await openPreparation(deps, actor, key)),
  }),
});
onVerb('prepare.others', {
  data: z.object({ kind: z.enum(['preparation', 'input']) }),
  run: async ({ deps, actor, words }, { kind }) => {
    const { best, others } = await findTasks(deps, actor, kind);
    return { card: chooseTaskView(words, [best, ...others]) };
  },
});
onVerb('prepare.save', {
  data: Answering,
  typed: typedAnswers,
  run: (turn, data) => answer(turn, answersOf(data, 'draft')),
});
onVerb('prepare.submit', {
  data: Answering,
  typed: typedAnswers,
  run: (turn, data) => answer(turn, answersOf(data, 'submit')),
});
onVerb('prepare.settle', {
  data: Answering,
  run: (turn, data) => {
    const choices = z.record(z.string(), Choice).parse(inputs(data, choicePrefix));
    return answer(turn, { ...answersOf(data, data.intent), texts: {}, choices });
  },
});
onVerb('prepare.mode', {
  data: Key.extend({ mode: z.enum(['statement', 'participation']) }),
  run: async ({ deps, actor, words }, data) => ({
    card: preparationView(words, await chooseMode(deps, actor, data)),
  }),
});
onVerb('prepare.choose-mode', {
  data: Key,
  run: async ({ deps, actor, words }, key) => {
    const { guide: _chosen, ...preparation } = await openPreparation(deps, actor, key);
    return { card: preparationView(words, preparation) };
  },
});
