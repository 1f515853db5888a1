import { type Digest } from '../app/results';
import { type Meeting } from '../domain/meeting/meeting';
import { type Unit } from '../domain/people/unit';
import { button, card, noAlert, plain, type Button, type Card } from './card';
import { foldedLines, foldedNames } from './folded';
import { meetingName, meetingTime, unitName } from './meeting-words';
import { StatusData, section, sectionsOf } from './status';
import { type Words } from './texts';
import { unreachableLines } from './unreachable';

/** Of each kind; the rest is a number, and is seen in the unit's status. */
const mostLines = 5;
/** Of these; the others fold out. */
const inSight = 3;
const mostNames = 3;
/** More than these Teams hides behind a menu. */
const mostUnits = 4;

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
    names: foldedNames(
      words,
      asked.map(({ name }) => plain(name)),
      mostNames,
    ),
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
  return [
    section(words.t('digest.late-schemas'), foldedLines(words, late, mostLines), true),
    section(words.t('digest.overdue'), foldedLines(words, past, mostLines), true),
    section(
      words.t('digest.missing'),
      foldedLines(
        words,
        missing.map((each) => missingLine(words, each)),
        mostLines,
      ),
    ),
    section(words.t('unreachable.heading'), unreachableLines(words, unreachable, true)),
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
    section(words.t('digest.meetings'), foldedLines(words, coming, mostLines)),
  ];
  return card('status', StatusData, {
    title: words.t('digest.title', { date: words.date(week) }),
    purpose: words.t('purpose.digest'),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    alert: noAlert,
    sections: sectionsOf(words, sections, inSight),
    buttons: buttonsOf(words, digest),
  });
}
