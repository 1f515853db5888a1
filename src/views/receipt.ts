import { z } from 'zod/v4';
import { type Preparation } from '../app/results';
import { type AskedQuestion } from '../domain/guide/guide';
import { sentAnswers } from '../domain/guide/submitting';
import { councils } from '../domain/people/person';
import { type Alert, type Card, Frame, Link, Written, alert, button, card, written } from './card';
import { answerText, keyOf } from './fields';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { phoneLines } from './phone';
import { type Words } from './texts';

const ShownAnswer = z.object({ question: z.string(), answer: Written, links: z.array(Link) });
type ShownAnswer = z.infer<typeof ShownAnswer>;

/** Answers that stand together; those with a text to unfold them are folded. */
const AnswerGroup = z.object({ id: z.string(), unfold: z.string(), answers: z.array(ShownAnswer) });
type AnswerGroup = z.infer<typeof AnswerGroup>;

export const ReceiptData = Frame.extend({ groups: z.array(AnswerGroup) });

/** With what stands around them, two screens of a phone. */
const linesInSight = 44;

/** As many answers as fit on two screens of a phone, the others folded. */
export function answerGroups(words: Words, answers: readonly ShownAnswer[]): AnswerGroup[] {
  let lines = 0;
  const cut = answers.findIndex(({ question, answer }) => {
    lines += 1 + phoneLines(question) + phoneLines(answer.join('\n'));
    return lines > linesInSight;
  });
  const inSight = cut < 0 ? answers : answers.slice(0, cut);
  const rest = answers.slice(inSight.length);
  const unfold = words.t(inSight.length > 0 ? 'receipt.unfold-rest' : 'receipt.unfold', {
    count: rest.length,
  });
  return [
    ...(inSight.length > 0 ? [{ id: 'answers', unfold: '', answers: [...inSight] }] : []),
    ...(rest.length > 0 ? [{ id: 'rest', unfold, answers: rest }] : []),
  ];
}

function linksIn(words: Words, { kind }: AskedQuestion, text: string): z.infer<typeof Link>[] {
  const isLink = kind === 'link' && text.startsWith('https://') && URL.canParse(text);
  return isLink ? [{ title: words.t('receipt.open-link'), url: text }] : [];
}

/** What was sent, under the questions as they were asked then; those of today's guide are shown when left open. */
function shownAnswers(words: Words, { guide, response }: Preparation): ShownAnswer[] {
  const sent = response ? sentAnswers(response) : [];
  const inGuide = (guide?.questions ?? []).map((question) => {
    const { asked = question, text = '' } = sent.find(({ questionId }) => questionId === question.id) ?? {};
    return { asked, text };
  });
  const ids = new Set(inGuide.map(({ asked }) => asked.id));
  const gone = sent.flatMap(({ asked, text }) => (asked && !ids.has(asked.id) ? [{ asked, text }] : []));
  return [...inGuide, ...gone].map(({ asked, text }) => ({
    question: asked.text[words.language],
    answer: written(text === '' ? words.t('prepare.empty-answer') : answerText(words, asked, text)),
    links: linksIn(words, asked, text),
  }));
}

export function sentView(words: Words, preparation: Preparation, said: z.infer<typeof Alert>): Card {
  const { unit, meeting, role, isOpen } = preparation;
  return card('receipt', ReceiptData, {
    title: `${words.t('receipt.title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: said,
    groups: answerGroups(words, shownAnswers(words, preparation)),
    buttons: isOpen ? [button(words.t('prepare.edit'), 'prepare.edit', keyOf(preparation))] : [],
  });
}

/** Thanks, what was sent, and until when it can be changed. */
export function receiptView(words: Words, preparation: Preparation): Card {
  const { meeting, role } = preparation;
  const isCouncil = councils.includes(role);
  const key =
    meeting.kind === 'one-to-one' ? 'receipt.one-to-one' : isCouncil ? 'receipt.council' : 'receipt.dialogue';
  return sentView(words, preparation, alert(words.t(key, { date: words.date(meeting.start) }), 'good'));
}
