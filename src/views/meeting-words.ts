import type { Meeting } from '../domain/meeting/meeting';
import { councils, type Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import { plain } from './card';
import type { Words } from './texts';

/** 'Læringssamtale 1' */
export function meetingName(words: Words, meeting: Pick<Meeting, 'kind' | 'number'>): string {
  return words.t(`meeting.${meeting.kind}`, { number: meeting.number });
}

/** 'tirsdag den 14. april kl. 10.00–12.00'; with the year when it is not that of `now` */
export function meetingTime(words: Words, meeting: Pick<Meeting, 'start' | 'end'>, now?: string): string {
  return words.t('meeting.when', {
    date: words.weekday(meeting.start, now),
    from: words.time(meeting.start),
    to: words.time(meeting.end),
  });
}

/** The same at the beginning of a line. */
export function meetingLine(words: Words, meeting: Pick<Meeting, 'start' | 'end'>, now?: string): string {
  const time = meetingTime(words, meeting, now);
  return time.charAt(0).toUpperCase() + time.slice(1);
}

/** What the card is for and who sees the answer, in one line (domain.md §3). */
export function answerPurpose(words: Words, unit: Unit, meeting: Meeting, role: Role): string {
  const date = words.date(meeting.start);
  if (meeting.kind === 'one-to-one')
    return words.t(role === 'chef' ? 'purpose.one-to-one.chef' : 'purpose.one-to-one.leader', { date });
  if (councils.includes(role)) return words.t('purpose.council', { date });
  if (role === 'board-rep' && unit.ownership === 'kommunal') return words.t('purpose.board', { date });
  return words.t('purpose.dialogue', { date });
}

export function schemaPurpose(words: Words, meeting: Meeting): string {
  const key = meeting.kind === 'one-to-one' ? 'purpose.schema.one-to-one' : 'purpose.schema.dialogue';
  return words.t(key, { date: words.date(meeting.start) });
}

/** The same of a card about when a meeting is. */
export function planningPurpose(words: Words, kind: Meeting['kind']): string {
  return words.t(kind === 'one-to-one' ? 'purpose.planning.one-to-one' : 'purpose.planning.dialogue');
}

export function unitName(unit: Pick<Unit, 'name'>): string {
  return plain(unit.name);
}

/** What a schema card says of which meeting it is about; the server checks it anew. */
export function meetingKey({ unit, meeting }: { unit: Unit; meeting: Meeting }): {
  unitId: string;
  meetingId: string;
} {
  return { unitId: unit.id, meetingId: meeting.id };
}
