import { answerCards } from '../calendar/card-steps';
import { at, dayOf, mondayOf, nextOpenTime, plusDays } from '../calendar/copenhagen';
import type { Day, Instant } from '../calendar/instant';
import type { Meeting } from '../meeting/meeting';
import { accepted, refused, type Result } from '../result';
import type { RuleSet, StepCard } from '../rulesets/rule-set';
import { isUnderWay, matterOf, remindedOf, type OutboxRow } from './outbox';

/** Cards that their receiver may put off (domain.md §5). */
export const putOffCards = [
  'input',
  'preparation',
  'reminder',
  'schema',
  'schema-reminder',
  'receipts',
  'closing',
  'closing-reminder',
  'agreement',
] as const satisfies readonly StepCard[];
export type PutOffCard = (typeof putOffCards)[number];

/** Until when, as it is asked for. */
export type PutOffUntil = { to: 'tomorrow' } | { to: 'monday' } | { to: 'date'; day: Day };

function dayWanted(until: PutOffUntil, today: Day): Day {
  if (until.to === 'date') return until.day;
  return until.to === 'tomorrow' ? plusDays(today, 1) : plusDays(mondayOf(today), 7);
}

export type PutOffRefused = 'put-off/not-later' | 'put-off/past-meeting' | 'put-off/too-far';

/**
 * When a card that is put off comes again: when the day opens, or at the next open time after that. A card for
 * before its meeting comes before it; one with no meeting ahead within `putOffDays`.
 * @returns an instant, UTC
 */
export function putOffTo(
  card: StepCard,
  until: PutOffUntil,
  meeting: Pick<Meeting, 'start'>,
  now: Instant,
  rules: RuleSet,
): Result<Instant, PutOffRefused> {
  const today = dayOf(now);
  const day = dayWanted(until, today);
  if (day <= today) return refused('put-off/not-later');
  const comes = nextOpenTime(at(day, rules.openHours.from), rules);
  if (answerCards.includes(card))
    return comes < meeting.start ? accepted(comes) : refused('put-off/past-meeting');
  return day <= plusDays(today, rules.putOffDays) ? accepted(comes) : refused('put-off/too-far');
}

/** What tells a card that was put off from the one before it: the day it comes again. */
export function putOffSeries(comes: Instant): string {
  return `p${dayOf(comes)}`;
}

/** Whether a row is of a card that was put off. */
export function isPutOff({ id }: Pick<OutboxRow, 'id'>): boolean {
  return /:p\d{4}-\d\d-\d\d$/.test(id);
}

/**
 * The rows that wait about the same matter, to the same person, and that putting off a card makes superfluous:
 * earlier ones of the same card, and its reminders. One under way is left.
 */
export function outdatedBy(row: OutboxRow, waiting: readonly OutboxRow[], now: Instant): OutboxRow[] {
  return waiting.filter(
    (other) =>
      other.id !== row.id &&
      other.action === 'post' &&
      other.state === 'pending' &&
      matterOf(other) === matterOf(row) &&
      (other.card === row.card || remindedOf(other.card).length > 0) &&
      !isUnderWay(other, now),
  );
}
