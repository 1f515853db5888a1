import { type ChangedMeeting, type Withdrawn } from '../app/results';
import { type Button, type Card, alert, button, card, noAlert, plain } from './card';
import { meetingKey, meetingName, meetingTime, planningPurpose, unitName } from './meeting-words';
import { NextData, calendarButton, meetingEntry } from './next';
import { NoticeData } from './notice';
import { type Words } from './texts';

type News = 'moved' | 'cancelled' | 'added' | 'restored';

/** What is new for someone who has only heard of `wasStart`: a meeting moved before they heard of it is an added one. */
function newsOf({ meeting: { phase, change } }: ChangedMeeting): News {
  if (phase === 'cancelled') return 'cancelled';
  if (change?.wasStart !== undefined) return 'moved';
  return change?.what === 'restored' ? 'restored' : 'added';
}

/** To those whose time a meeting takes: who changed it, from when to when, and what they can do about it. */
export function changedView(words: Words, changed: ChangedMeeting): Card {
  const { unit, meeting, byName } = changed;
  const { change, start } = meeting;
  const news = newsOf(changed);
  const now = change?.at ?? start;
  const was = change?.wasStart ?? start;
  const said = words.t(`changed.${news}`, {
    name: byName ? plain(byName) : words.t('changed.someone'),
    when: words.t('changed.when', { date: words.weekday(was, now), time: words.time(was) }),
  });
  const entry = meetingEntry(words, { unit, meeting }, now);
  const key = meetingKey({ unit, meeting });
  const isOff = news === 'cancelled';
  return card('next', NextData, {
    title: `${words.t(`changed.${news}-title`, { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: planningPurpose(words, meeting.kind),
    alert: alert(said, 'accent'),
    empty: '',
    meetings: isOff ? [] : [entry],
    more: isOff ? '' : words.t('changed.cards'),
    buttons: [
      isOff
        ? button(words.t('changed.restore'), 'planning.restore', key)
        : button(words.t('changed.move-again'), 'planning.move', key),
      calendarButton(words),
    ],
  });
}

function withdrawnLines(words: Words, { meeting, why, comesAgainAt }: Withdrawn, now: string): string[] {
  const when = meetingTime(words, meeting, now);
  const again =
    comesAgainAt === undefined
      ? []
      : [words.t('withdrawn.again', { date: words.weekday(comesAgainAt, now) })];
  return [words.t(`withdrawn.${why}`, { when }), ...(why === 'cancelled' ? [] : again)];
}

function goOn(words: Words, { unit, meeting, answersAs }: Withdrawn): Button[] {
  if (answersAs === undefined) return [];
  return [
    button(words.t('withdrawn.answer-now'), 'prepare.open', {
      ...meetingKey({ unit, meeting }),
      role: answersAs,
    }),
  ];
}

/** In place of a card that is of no use any more: why, and when it comes again. */
export function withdrawnView(words: Words, withdrawn: Withdrawn): Card {
  const { unit, meeting } = withdrawn;
  const now = meeting.change?.at ?? meeting.start;
  return card('notice', NoticeData, {
    title: `${meetingName(words, meeting)} · ${unitName(unit)}`,
    purpose: words.t('purpose.withdrawn'),
    alert: noAlert,
    message: withdrawnLines(words, withdrawn, now).join(' '),
    buttons: [...goOn(words, withdrawn), calendarButton(words)],
  });
}
