import { type Brief } from '../app/results';
import { dayOf } from '../domain/calendar/copenhagen';
import { button, card, noAlert, plain, type Card } from './card';
import { meetingKey, meetingName, unitName } from './meeting-words';
import { dataLines } from './basis-lines';
import { StatusData, agreementLine, askedLine, section, sectionsOf } from './status';
import { type Words } from './texts';

/** What has come in shortly before a dialogue: who has answered, A–E, the released points, what was agreed. */
export function briefView(words: Words, brief: Brief): Card {
  const { unit, meeting, role, asked, basis, evidence, points, agreements, now } = brief;
  const key = meetingKey(brief);
  const isAsked = asked.some((each) => each.role === role);
  const name = meetingName(words, meeting);
  const sections = [
    section(
      words.t('status.answers', { meeting: name }),
      asked.map((each) => askedLine(words, each)),
    ),
    section(words.t('prepare.basis'), dataLines(words, { basis, evidence })),
    section(words.t('prepare.points'), points.map(plain)),
    section(
      words.t('status.agreements'),
      agreements.map((agreement) => agreementLine(words, agreement, agreement.deadline < dayOf(now))),
    ),
  ];
  return card('status', StatusData, {
    title: `${words.t('brief.title', { meeting: name })} · ${unitName(unit)}`,
    purpose: words.t('purpose.brief', { date: words.date(meeting.start) }),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    alert: noAlert,
    sections: sectionsOf(words, sections),
    buttons: [
      ...(isAsked ? [button(words.t('command.prepare'), 'prepare.open', { ...key, role })] : []),
      button(words.t('command.follow-up'), 'follow-up.open', key),
    ],
  });
}
