import { z } from 'zod/v4';
import { type Preparation } from '../app/results';
import { isProse } from '../domain/guide/guide';
import { type Card, Frame, Written, button, card, noAlert, written } from './card';
import { Field, answerText, field, keyOf } from './fields';
import { answerPurpose, unitName } from './meeting-words';
import { phoneLines } from './phone';
import { type Words } from './texts';

/** One of two texts that met; with a text to unfold it, it is folded. */
const Met = z.object({ id: z.string(), heading: z.string(), unfold: z.string(), text: Written });

export const ConflictData = Frame.extend({
  intro: z.string(),
  questions: z.array(z.object({ question: z.string(), met: z.array(Met), field: Field })),
});

export const choicePrefix = 'c_';

/** What all texts may take on a phone before the long ones are folded, in lines. */
const linesInSight = 28;
const fewestLines = 3;

/** Whose answers two texts met in, and what the card is for. */
interface Disputed {
  unit: Preparation['unit'];
  purpose: string;
  tone?: 'supervision';
  guide: Preparation['guide'] | undefined;
  response: Preparation['response'] | undefined;
}

/** Both texts of each question where two met, and the choice between them. Nothing is lost meanwhile. */
export function conflictCard(
  words: Words,
  { unit, guide, response, ...frame }: Disputed,
  settle: { verb: string; data: Record<string, unknown> },
): Card {
  const all = (guide?.questions ?? []).flatMap((question) => {
    const { text, other } = response?.answers[question.id] ?? {};
    return text === undefined || other === undefined ? [] : [{ question, texts: { stored: text, other } }];
  });
  const room = Math.max(fewestLines, Math.floor(linesInSight / (2 * all.length)));
  const questions = all.map(({ question, texts }) => {
    const met = (['stored', 'other'] as const).map((which) => {
      const heading = words.t(`conflict.${which}`);
      const read = answerText(words, question, texts[which]) || words.t('prepare.empty-answer');
      const unfold = phoneLines(read) > room ? words.t(`conflict.show-${which}`) : '';
      return { id: `${which}-${question.id}`, heading, unfold, text: written(read) };
    });
    const options = ['stored', 'other', ...(isProse(question) ? ['both' as const] : [])] as const;
    const choices = options.map((value) => ({
      value,
      title: words.t(`conflict.${value}`),
    }));
    const choice = field(`${choicePrefix}${question.id}`, words.t('conflict.which'), 'other', {
      kind: 'choice',
      choices,
    });
    return { question: question.text[words.language], met, field: choice };
  });
  return card('conflict', ConflictData, {
    ...frame,
    title: `${words.t('conflict.title')} · ${unitName(unit)}`,
    alert: noAlert,
    intro: words.t('conflict.intro'),
    questions,
    buttons: [
      button(words.t('conflict.save'), settle.verb, settle.data, { style: 'positive', inputs: 'auto' }),
    ],
  });
}

/** The same, before a meeting. */
export function conflictView(words: Words, preparation: Preparation, intent: 'draft' | 'submit'): Card {
  const { unit, meeting, role, guide, response } = preparation;
  return conflictCard(
    words,
    { unit, guide, response, purpose: answerPurpose(words, unit, meeting, role) },
    { verb: 'prepare.settle', data: { ...keyOf(preparation), intent } },
  );
}
