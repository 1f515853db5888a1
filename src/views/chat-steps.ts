import { type Preparation } from '../app/results';
import { type ChatStep } from '../domain/guide/chat';
import { answerText } from './fields';
import { type Words } from './texts';

/** What a step asks, in its own words. */
export function stepText(words: Words, step: ChatStep): string {
  if (step.kind === 'question') return step.question.text[words.language];
  return words.t(step.kind === 'mode' ? 'mode.title' : 'chat.site');
}

/** The answer that stands at a step, as people read it; empty when there is none. */
export function currentAnswer(words: Words, { response, unit }: Preparation, step: ChatStep): string {
  if (step.kind === 'question')
    return answerText(words, step.question, response?.answers[step.question.id]?.text ?? '');
  if (step.kind === 'mode') return response?.mode ? words.t(`mode.${response.mode}`) : '';
  return unit.sites.find(({ id }) => id === response?.siteId)?.name ?? '';
}
