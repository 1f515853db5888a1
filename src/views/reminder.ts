import { minutesOf } from '../domain/guide/guide';
import { type FollowUp, type Preparation } from '../app/results';
import { dayOf, daysBetween } from '../domain/calendar/copenhagen';
import { alert, noAlert, plain } from './card';
import { meetingName } from './meeting-words';
import { type Words } from './texts';

type Said = typeof noAlert;

/**
 * The line on top of a reminder to answer: when it is, how long it takes; and that no more will come, or who
 * asked for it.
 */
export function answerReminder(
  words: Words,
  { meeting, guide, isOpen, now }: Preparation,
  askedBy?: string,
): Said {
  if (!isOpen) return noAlert;
  const count = daysBetween(dayOf(now), dayOf(meeting.start));
  const isDialogue = meeting.kind === 'learning-dialogue';
  const lines = [
    words.t(isDialogue ? 'reminder.dialogue' : 'reminder.one-to-one', { count }),
    ...(guide ? [words.t('reminder.minutes', { count: minutesOf(guide) })] : []),
    askedBy === undefined ? words.t('reminder.once') : words.t('reminder.asked-by', { name: plain(askedBy) }),
  ];
  return alert(lines.join(' '), 'accent');
}

/** The line on top of the one reminder of a schema; none when it is finished. */
export function schemaReminder(words: Words, { meeting, schema }: FollowUp): Said {
  if (schema.state === 'finished') return noAlert;
  const what = words.t('reminder.schema', {
    meeting: meetingName(words, meeting),
    date: words.date(meeting.start),
  });
  return alert(`${what} ${words.t('reminder.once')}`, 'accent');
}
