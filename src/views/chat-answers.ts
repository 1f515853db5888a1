import { z } from 'zod/v4';
import { type Preparation } from '../app/results';
import { answerSteps, scriptFor, stepIdOf, stepWithId, type ChatStep } from '../domain/guide/chat';
import { hasUnsentChanges } from '../domain/guide/submitting';
import { Button, type Card, Frame, Written, alert, button, card, noAlert, written } from './card';
import { currentAnswer, stepText } from './chat-steps';
import { keyOf } from './fields';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { shortened } from './shortened';
import { type Words } from './texts';

/** One answer: a long one shows how it begins, and folds out. */
const ShownAnswer = z.object({
  id: z.string(),
  question: z.string(),
  begins: Written,
  /** Empty when all of it is in sight. */
  whole: Written,
  unfold: z.array(z.object({ title: z.string(), id: z.string() })),
  /** Empty when it cannot be mended any more. */
  mend: z.array(Button),
});

export const AnswersData = Frame.extend({ answers: z.array(ShownAnswer) });

const mostSigns = 110;
const mostLines = 3;

/** How a text begins, when it is too long to stand among the others. */
export function beginning(text: string): string | undefined {
  const lines = text.split('\n').slice(0, mostLines).join('\n');
  if (lines.length > mostSigns) return shortened(lines, mostSigns);
  return lines.length < text.length ? `${lines.trimEnd()} …` : undefined;
}

function shownAnswer(
  words: Words,
  preparation: Preparation,
  step: ChatStep,
  at: number,
): z.infer<typeof ShownAnswer> {
  const number = at + 1;
  const empty = words.t(step.kind === 'site' ? 'prepare.all-sites' : 'prepare.empty-answer');
  const text = currentAnswer(words, preparation, step) || empty;
  const begins = beginning(text);
  const data = { ...keyOf(preparation), stepId: stepIdOf(step) };
  return {
    id: `answer${number}`,
    question: `${number}: ${stepText(words, step)}`,
    begins: written(begins ?? text),
    whole: begins === undefined ? [] : written(text),
    unfold: begins === undefined ? [] : [{ title: words.t('chat.unfold'), id: `answer${number}` }],
    mend: preparation.isOpen ? [button(words.t('chat.mend-number', { number }), 'chat.mend', data)] : [],
  };
}

function buttonsOf(words: Words, preparation: Preparation): Button[] {
  const { response, isOpen, guide } = preparation;
  if (!isOpen) return [];
  const key = keyOf(preparation);
  const wasSent = response?.state === 'submitted';
  const isSent = wasSent && !hasUnsentChanges(response);
  const waiting = stepWithId(scriptFor(preparation), response?.chat?.questionId);
  const send = button(words.t(wasSent ? 'prepare.resubmit' : 'prepare.submit'), 'chat.send', key, {
    style: 'positive',
  });
  return [
    ...(guide && !isSent ? [send] : []),
    ...(waiting && waiting.kind !== 'end' ? [button(words.t('chat.continue'), 'chat.continue', key)] : []),
    button(words.t('chat.reopen'), 'prepare.edit', key),
  ];
}

/** What others have, when nothing else was just said. */
function stateAlert(words: Words, { response, isOpen }: Preparation): z.infer<typeof Frame>['alert'] {
  if (!isOpen) return alert(words.t('prepare.locked'), 'accent');
  if (response?.state !== 'submitted') return noAlert;
  return hasUnsentChanges(response)
    ? alert(words.t('prepare.unsent'), 'accent')
    : alert(words.t('chat.all-sent'), 'good');
}

/** All answers so far, question by question, each with a button that mends it. */
export function answersView(words: Words, preparation: Preparation, said = noAlert): Card {
  const { unit, meeting, role } = preparation;
  return card('answers', AnswersData, {
    title: `${words.t('chat.answers')} · ${meetingName(words, meeting)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: said.text === '' ? stateAlert(words, preparation) : said,
    answers: answerSteps(scriptFor(preparation)).map((step, at) => shownAnswer(words, preparation, step, at)),
    buttons: buttonsOf(words, preparation),
  });
}
