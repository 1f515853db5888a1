import type { Instant } from '../domain/calendar/instant';
import { conflictsIn, settle, takeAnswers, type Choice } from '../domain/guide/answering';
import type { Guide } from '../domain/guide/guide';
import type { Response } from '../domain/guide/response';
import { missingIn, submit } from '../domain/guide/submitting';
import { Refusal } from '../domain/errors';
import type { Answered } from './results';

/** What a card of questions brings, and what is to come of it. */
export interface CardAnswers {
  texts: Record<string, string>;
  /** Marks of the texts the card was drawn from. */
  base: Record<string, string>;
  choices?: Record<string, Choice>;
  intent: 'draft' | 'submit';
}

/**
 * Takes a card's choices and texts into a response, as a draft.
 * @param asked with the questions that the card asked, also those that the guide has no more
 * @returns the same object when nothing changed @throws Refusal why one of the texts is no answer
 */
export function takeCard(
  before: Response,
  guide: Guide,
  asked: Guide,
  { texts, base, choices = {} }: CardAnswers,
  now: Instant,
): Response {
  const settled = settle(before, guide, choices, now);
  const taken = takeAnswers(settled, asked, { texts, base, via: 'card' }, now);
  if (!taken.ok) throw new Refusal(taken.code);
  return taken.value;
}

/** What came of a draft that was to be kept or sent. Where it could not be sent, `next` is the draft. */
export function keepOrSend(
  draft: Response,
  guide: Guide,
  intent: CardAnswers['intent'],
  now: Instant,
): Omit<Answered, 'preparation'> & { next: Response } {
  const sent = intent === 'submit' ? submit(draft, guide, now) : undefined;
  if (sent?.ok) return { next: sent.value, outcome: 'submitted', questionIds: [] };
  const came = (outcome: Answered['outcome'], questions: Guide['questions']) => ({
    next: draft,
    outcome,
    questionIds: questions.map(({ id }) => id),
  });
  const conflicts = conflictsIn(draft, guide);
  if (conflicts.length > 0) return came('conflict', conflicts);
  return sent ? came('missing', missingIn(draft, guide)) : came('saved', []);
}
