import { z } from 'zod/v4';
import { answerSupervision, type SupervisionAnswers } from '../../app/supervision/answer';
import { findTilsyn, openSupervision, type SupervisionKey } from '../../app/supervision/load';
import { button, type Card } from '../../views/card';
import { choicePrefix } from '../../views/conflict';
import {
  chooseSupervisionView,
  supervisionAnsweredView,
  supervisionForm,
  supervisionView,
} from '../../views/supervision';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { Answering, Choice, answersOf, inputs, typedAnswers } from './card-answers';
import { points } from './supervision-points';

const Key = z.object({ unitId: z.string(), meetingId: z.string() });

/** A report stands where a meeting does in the data of a card of questions. */
function keyOf({ unitId, meetingId: reportId }: z.infer<typeof Key>): SupervisionKey {
  return { unitId, reportId };
}

/** 'tilsyn': the report that waits, the supervision points, or a choice where there are several. */
export async function supervision({
  deps,
  actor,
  words,
}: Pick<Turn, 'deps' | 'actor' | 'words'>): Promise<Card> {
  const { tasks, hasPoints } = await findTilsyn(deps, actor);
  const [first, ...others] = tasks;
  if (!first) return points({ deps, actor, words });
  return others.length === 0 && !hasPoints
    ? supervisionView(words, first)
    : chooseSupervisionView(words, tasks, hasPoints);
}

async function answer(
  { deps, actor, words }: Turn,
  data: Answering,
  more: Pick<SupervisionAnswers, 'intent'> & Partial<SupervisionAnswers>,
): Promise<Reply> {
  const { texts, base } = answersOf(data, more.intent);
  const answered = await answerSupervision(deps, actor, { ...keyOf(data), texts, base, ...more });
  return { card: supervisionAnsweredView(words, answered, more.intent) };
}

const typed = {
  ...typedAnswers,
  tone: 'supervision' as const,
  back: ({ words }: Setting, { unitId, meetingId }: Answering) =>
    button(words.t('common.back'), 'supervision.open', { unitId, meetingId }),
};

onVerb('supervision.next', { data: z.object({}), run: async (turn) => ({ card: await supervision(turn) }) });
onVerb('supervision.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: supervisionView(words, await openSupervision(deps, actor, keyOf(key))),
  }),
});
onVerb('supervision.edit', {
  data: Key,
  run: async ({ deps, actor, words }, key) => {
    const task = await openSupervision(deps, actor, keyOf(key));
    return { card: task.mayWrite ? supervisionForm(words, task) : supervisionView(words, task) };
  },
});
onVerb('supervision.save', {
  data: Answering,
  typed,
  run: (turn, data) => answer(turn, data, { intent: 'draft' }),
});
onVerb('supervision.submit', {
  data: Answering,
  typed,
  run: (turn, data) => answer(turn, data, { intent: 'submit' }),
});
onVerb('supervision.settle', {
  data: Answering,
  run: (turn, data) => {
    const choices = z.record(z.string(), Choice).parse(inputs(data, choicePrefix));
    return answer(turn, data, { intent: data.intent, texts: {}, choices });
  },
});
