import { type Calendar, type CalendarEntry } from '../app/results';
import { withOffset } from '../domain/calendar/copenhagen';
import { type Meeting } from '../domain/meeting/meeting';
import { type Unit } from '../domain/people/unit';
import { z } from 'zod/v4';
import { type Alert, Button, type Card, Frame, Link, button, card, noAlert, plain } from './card';
import { ChooseData } from './choose';
import { meetingKey, meetingLine, meetingName, unitName } from './meeting-words';
import { type Words } from './texts';

const MeetingLine = z.object({
  name: z.string(),
  when: z.string(),
  links: z.array(Link),
  buttons: z.array(Button),
});
export type MeetingLine = z.infer<typeof MeetingLine>;

export const NextData = Frame.extend({
  empty: z.string(),
  meetings: z.array(MeetingLine),
  more: z.string(),
});

/** As many as one scrolls through on a phone. */
const onePage = 6;

/** Opens Teams' own meeting form, filled in; needs no permission. */
function teamsMeetingLink(subject: string, { start, end }: Pick<Meeting, 'start' | 'end'>): string {
  const query = { subject, startTime: withOffset(start), endTime: withOffset(end) };
  // Half a sign has no code in an address.
  const encoded = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))}`,
  );
  return `https://teams.microsoft.com/l/meeting/new?${encoded.join('&')}`;
}

/** One meeting with its time, a link into the Teams calendar, and what can be done about it. */
export function meetingEntry(
  words: Words,
  { unit, meeting }: { unit: Unit; meeting: Meeting },
  now: string,
  buttons: Button[] = [],
): MeetingLine {
  const subject = words.t('next.subject', { meeting: meetingName(words, meeting), unit: unit.name });
  return {
    name: plain(subject),
    when: meetingLine(words, meeting, now),
    links: [{ title: words.t('next.open-in-teams'), url: teamsMeetingLink(subject, meeting) }],
    buttons,
  };
}

/** Back to one's own meetings. */
export function calendarButton(words: Words): Button {
  return button(words.t('next.title'), 'next.open');
}

function changes(words: Words, entry: CalendarEntry): Button[] {
  const key = meetingKey(entry);
  return [
    ...(entry.mayHold
      ? [button(words.t('follow-up.hold'), 'follow-up.hold', { ...key, held: true }, { style: 'positive' })]
      : []),
    ...(entry.mayMove ? [button(words.t('next.move'), 'planning.move', key)] : []),
    ...(entry.mayCancel ? [button(words.t('next.cancel'), 'planning.ask-cancel', key)] : []),
  ];
}

function entryLine(words: Words, entry: CalendarEntry, now: string): MeetingLine {
  const line = meetingEntry(words, entry, now, changes(words, entry));
  // Nobody puts into a calendar what has begun.
  return entry.meeting.start <= now ? { ...line, links: [] } : line;
}

function pageButtons(words: Words, { entries, of, units, mayAdd }: Calendar, page: number): Button[] {
  const which = of ? { unitId: of.id } : {};
  const turn = (title: string, to: number) => button(title, 'next.open', { ...which, page: to });
  return [
    ...(entries.length > (page + 1) * onePage ? [turn(words.t('next.later'), page + 1)] : []),
    ...(page > 0 ? [turn(words.t('next.earlier'), page - 1)] : []),
    ...(mayAdd ? [button(words.t('planning.add'), 'planning.add', which)] : []),
    ...(units.length > 1
      ? [button(words.t(of ? 'status.all' : 'next.units'), of ? 'next.open' : 'next.units')]
      : []),
  ];
}

/** The person's own coming meetings, a page at a time, with what they may change. */
export function nextView(
  words: Words,
  calendar: Calendar,
  wanted = 0,
  said: z.infer<typeof Alert> = noAlert,
): Card {
  const { entries, of, now } = calendar;
  const page = Math.min(wanted, Math.max(0, Math.ceil(entries.length / onePage) - 1));
  const rest = entries.length - (page + 1) * onePage;
  return card('next', NextData, {
    title: of ? words.t('next.of-unit', { unit: unitName(of) }) : words.t('next.title'),
    purpose: words.t('purpose.next'),
    alert: said,
    empty: entries.length === 0 ? words.t('next.none') : '',
    meetings: entries
      .slice(page * onePage, (page + 1) * onePage)
      .map((entry) => entryLine(words, entry, now)),
    more: rest > 0 ? words.t('next.more', { count: rest }) : '',
    buttons: pageButtons(words, calendar, page),
  });
}

/** Which unit's meetings to see, for those who have many. */
export function nextUnitsView(words: Words, { units }: Calendar): Card {
  return card('choose', ChooseData, {
    title: words.t('next.units'),
    purpose: words.t('purpose.next'),
    alert: noAlert,
    intro: '',
    options: units.map((unit) => ({
      text: '',
      button: button(unit.name, 'next.open', { unitId: unit.id }),
    })),
    buttons: [button(words.t('common.back'), 'next.open')],
  });
}
