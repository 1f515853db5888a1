import { type Preparation } from '../app/results';
import { submittedTexts } from '../domain/guide/answering';
import { z } from 'zod/v4';
import { type Alert, type Card, Frame, Written, alert, button, card, written } from './card';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { type Words } from './texts';
import { answerText, keyOf } from './fields';

export const ReceiptData = Frame.extend({
  answers: z.array(z.object({ question: z.string(), answer: Written })),
});

export function sentView(words: Words, preparation: Preparation, said: z.infer<typeof Alert>): Card {
  const { unit, meeting, role, guide, response, isOpen } = preparation;
  const sent = (response && submittedTexts(response)) ?? {};
  return card('receipt', ReceiptData, {
    title: `${words.t('receipt.title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: said,
    answers: (guide?.questions ?? []).map((question) => ({
      question: question.text[words.language],
      answer: written(
        answerText(words, question, sent[question.id] ?? '') || words.t('prepare.empty-answer'),
      ),
    })),
    buttons: isOpen ? [button(words.t('prepare.edit'), 'prepare.edit', keyOf(preparation))] : [],
  });
}

/** Thanks, what was sent, and until when it can be changed. */
export function receiptView(words: Words, preparation: Preparation): Card {
  const { meeting, role } = preparation;
  const isCouncil = role === 'pupil-council' || role === 'senate';
  const key =
    meeting.kind === 'one-to-one' ? 'receipt.one-to-one' : isCouncil ? 'receipt.council' : 'receipt.dialogue';
  return sentView(words, preparation, alert(words.t(key, { date: words.date(meeting.start) }), 'good'));
}
