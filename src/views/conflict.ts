import { type Preparation } from '../app/results';
import { z } from 'zod/v4';
import { type Card, Frame, Written, button, card, noAlert, written } from './card';
import { answerPurpose, unitName } from './meeting-words';
import { type Words } from './texts';
import { Field, answerText, field, keyOf } from './fields';

export const ConflictData = Frame.extend({
  intro: z.string(),
  storedHeading: z.string(),
  otherHeading: z.string(),
  questions: z.array(z.object({ question: z.string(), stored: Written, other: Written, field: Field })),
});

export const choicePrefix = 'c_';

/** Both texts of each question where two met, and the choice between them. Nothing is lost meanwhile. */
export function conflictView(words: Words, preparation: Preparation, intent: 'draft' | 'submit'): Card {
  const { unit, meeting, role, guide, response } = preparation;
  const questions = (guide?.questions ?? []).flatMap((question) => {
    const answer = response?.answers[question.id];
    if (answer?.other === undefined) return [];
    const options = ['stored', 'other', ...(question.kind === 'choice' ? [] : ['both' as const])] as const;
    const choices = options.map((value) => ({
      value,
      title: words.t(`conflict.${value}`),
    }));
    const choice = field(`${choicePrefix}${question.id}`, words.t('conflict.which'), 'other', {
      kind: 'choice',
      choices,
    });
    return [
      {
        question: question.text[words.language],
        stored: written(answerText(words, question, answer.text)),
        other: written(answerText(words, question, answer.other)),
        field: choice,
      },
    ];
  });
  return card('conflict', ConflictData, {
    title: `${words.t('conflict.title')} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: noAlert,
    intro: words.t('conflict.intro'),
    storedHeading: words.t('conflict.stored'),
    otherHeading: words.t('conflict.other'),
    questions,
    buttons: [
      button(
        words.t('conflict.save'),
        'prepare.settle',
        { ...keyOf(preparation), intent },
        { style: 'positive', inputs: 'auto' },
      ),
    ],
  });
}
