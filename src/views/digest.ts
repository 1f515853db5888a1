import { type Digest } from '../app/results';
import { type Meeting } from '../domain/meeting/meeting';
import { type Unit } from '../domain/people/unit';
import { button, card, noAlert, plain, type Button, type Card } from './card';
import { meetingName, meetingTime, unitName } from './meeting-words';
import { StatusData, section } from './status';
import { type Words } from './texts';
import { unreachableLine } from './unreachable';

/** Of each kind; the rest is a number, and is seen in the unit's status. */
const mostLines = 5;
/** More than these Teams hides behind a menu. */
const mostUnits = 4;

function folded(words: Words, lines: readonly string[]): string[] {
  const rest = lines.length - mostLines;
  return rest > 0 ? [...lines.slice(0, mostLines), words.t('home.more', { count: rest })] : [...lines];
}

function named(
  words: Words,
  { unit, meeting }: { unit: Unit; meeting: Meeting },
): { meeting: string; unit: string } {
  return { meeting: meetingName(words, meeting), unit: unitName(unit) };
}

function missingLine(words: Words, missing: Digest['missing'][number]): string {
  const { meeting, asked } = missing;
  return words.t('digest.missing-line', {
    ...named(words, missing),
    date: words.date(meeting.start),
    names: folded(
      words,
      asked.map(({ name }) => plain(name)),
    ).join(', '),
  });
}

function urgentSections(words: Words, { lateSchemas, overdue, missing, unreachable }: Digest) {
  const late = lateSchemas.map((each) =>
    words.t('digest.meeting', { ...named(words, each), when: words.date(each.meeting.start) }),
  );
  const past = overdue.map(({ unit, agreement: { what, ownerName, deadline } }) =>
    words.t('digest.overdue-line', {
      what: plain(what),
      unit: unitName(unit),
      owner: plain(ownerName),
      date: words.date(deadline),
    }),
  );
  const unmet = unreachable.map((each) => unreachableLine(words, each, true));
  return [
    section(words.t('digest.late-schemas'), folded(words, late), true),
    section(words.t('digest.overdue'), folded(words, past), true),
    section(
      words.t('digest.missing'),
      folded(
        words,
        missing.map((each) => missingLine(words, each)),
      ),
    ),
    section(words.t('unreachable.heading'), folded(words, unmet)),
  ];
}

/** A button a unit that is spoken of, those that need attention first; the others are behind 'all'. */
function buttonsOf(words: Words, digest: Digest): Button[] {
  const { lateSchemas, overdue, missing, unreachable, meetings } = digest;
  const spokenOf = [...lateSchemas, ...overdue, ...missing, ...unreachable, ...meetings];
  const units = [...new Map(spokenOf.map(({ unit }) => [unit.id, unit])).values()];
  return [
    ...units.slice(0, mostUnits).map(({ id, name }) => button(name, 'status.open', { unitId: id })),
    button(words.t('status.all'), 'status.all'),
  ];
}

/** The week of a chef, on one short card: what needs attention, then the meetings. */
export function digestView(words: Words, digest: Digest): Card {
  const { week, meetings, now } = digest;
  const coming = meetings.map((each) =>
    words.t('digest.meeting', { ...named(words, each), when: meetingTime(words, each.meeting) }),
  );
  const sections = [
    ...urgentSections(words, digest),
    section(words.t('digest.meetings'), folded(words, coming)),
  ];
  return card('status', StatusData, {
    title: words.t('digest.title', { date: words.date(week) }),
    purpose: words.t('purpose.digest'),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    alert: noAlert,
    sections: sections.filter(({ lines }) => lines.length > 0),
    buttons: buttonsOf(words, digest),
  });
}
