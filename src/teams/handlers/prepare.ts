import { z } from 'zod/v4';
import { answerGuide, chooseMode, type Answers } from '../../app/answer-guide';
import { openPreparation } from '../../app/preparation';
import { openBasis } from '../../app/basis/panel';
import { findTasks } from '../../app/home';
import { Refusal } from '../../domain/errors';
import { BoardMode } from '../../domain/guide/board-mode';
import type { Card } from '../../views/card';
import { answeredView, openedView } from '../../views/answered';
import { basisView } from '../../views/basis';
import { chooseTaskView } from '../../views/choose';
import { choicePrefix } from '../../views/conflict';
import { preparationView } from '../../views/preparation';
import type { Reply, Turn } from '../turn';
import { onVerb } from '../verbs';
import { Answering, Choice, Key, answersOf, inputs, typedAnswers } from './card-answers';

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
/** The panel of A–E comes below, and the card keeps what was typed. */
onVerb('prepare.data', {
  data: Answering,
  typed: typedAnswers,
  run: async (turn, data) => {
    const { unitId, meetingId } = data;
    const kept = await answer(turn, answersOf(data, 'draft'));
    return {
      ...kept,
      then: [basisView(turn.words, await openBasis(turn.deps, turn.actor, { unitId, meetingId }))],
    };
  },
});
onVerb('prepare.settle', {
  data: Answering,
  run: (turn, data) => {
    const choices = z.record(z.string(), Choice).parse(inputs(data, choicePrefix));
    return answer(turn, { ...answersOf(data, data.intent), texts: {}, choices });
  },
});
onVerb('prepare.mode', {
  data: Key.extend({ mode: BoardMode }),
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
