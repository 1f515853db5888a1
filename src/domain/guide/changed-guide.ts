import { AskedQuestion, askedOf, circleSteps, type Guide, type Question } from './guide';
import { isFitting } from './reading-answers';
import type { Response } from './response';

/** Guides are edited while people answer them. What was written to a question that is gone stays with its author. */

const noWords = { da: '', en: '' };

function has(guide: Pick<Guide, 'questions'>, questionId: string): boolean {
  return guide.questions.some(({ id }) => id === questionId);
}

/** No more is asked there than to keep it, change it or take it away: it is answered already. */
function carried(asked: AskedQuestion): Question {
  return { ...asked, required: false, minutes: 0, help: noWords };
}

/** Whether a question is asked no more and stands for its answer alone: no question of a guide takes no time. */
export function isCarried({ minutes }: Pick<Question, 'minutes'>): boolean {
  return minutes === 0;
}

/**
 * Questions that the person answered earlier, or is at in the chat, and that the guide has no more: optional ones,
 * while they have a text.
 * @param waiting guides of a board's other choice (rule 10): what was written there waits there
 */
export function carriedQuestions(
  { answers, chat }: Pick<Response, 'answers' | 'chat'>,
  guide: Guide,
  waiting: readonly Guide[] = [],
): Question[] {
  const answered = Object.values(answers).flatMap(({ text, other, asked }) =>
    asked && (text !== '' || other !== undefined) ? [asked] : [],
  );
  const isNew = chat?.asked && answered.every(({ id }) => id !== chat.questionId);
  return [...answered, ...(isNew && chat.asked ? [chat.asked] : [])]
    .filter(({ id }) => [guide, ...waiting].every((each) => !has(each, id)))
    .map(carried);
}

/** The guide with carried questions at the end of their step in the learning circle. */
export function withCarried(guide: Guide, questions: readonly Question[]): Guide {
  if (questions.length === 0) return guide;
  const all = [...guide.questions, ...questions];
  return { ...guide, questions: circleSteps.flatMap((step) => all.filter((each) => each.step === step)) };
}

/**
 * What stood where a text was typed on a card from before the question left the guide: nothing is known of it but
 * that it belonged to the guide, whose title stands for it.
 * @returns undefined for what cannot be a question's id
 */
export function forgottenQuestion(guide: Guide, id: string): Question | undefined {
  const asked = AskedQuestion.safeParse({ id, step: 'follow-up', kind: 'long', text: guide.title });
  return asked.success ? carried(asked.data) : undefined;
}

/** The choices count by what they are and say, in whatever order the stored fields stand. */
function wordsOf({ kind, text, choices = [] }: AskedQuestion): string {
  return JSON.stringify([
    kind,
    text.da,
    text.en,
    choices.map((each) => [each.value, each.text.da, each.text.en]),
  ]);
}

/**
 * What was asked where the question has since been changed, by question id. The text stays; one that does not fit
 * the question any more, as a choice that is taken away, stands here until the person has answered anew.
 */
export function changedQuestions(
  { answers }: Pick<Response, 'answers'>,
  guide: Guide,
): Record<string, AskedQuestion> {
  const changed = guide.questions.flatMap((question) => {
    const answer = answers[question.id];
    if (!answer?.text) return [];
    const asked = answer.asked ?? askedOf(question);
    const isSame = wordsOf(asked) === wordsOf(question) && isFitting(question, answer);
    return isSame ? [] : [[question.id, asked] as const];
  });
  return Object.fromEntries(changed);
}
