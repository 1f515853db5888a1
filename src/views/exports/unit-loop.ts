import type { UnitLoop } from '../../app/results';
import { dayOf } from '../../domain/calendar/copenhagen';
import { meetingName } from '../meeting-words';
import type { Words } from '../texts';
import { asOf, column, type Report, type ReportSection } from './report';

function dialogueName(words: Words, number: number): string {
  return words.t('meeting.learning-dialogue', { number });
}

function meetingsSection(words: Words, { meetings }: UnitLoop): ReportSection {
  return {
    heading: words.t('export.meetings'),
    paragraphs: [],
    table: {
      columns: [
        column(words.t('export.meeting'), 26),
        column(words.t('export.date'), 18),
        column(words.t('export.time'), 16),
        column(words.t('export.state'), 30),
      ],
      rows: meetings.map((meeting) => [
        meetingName(words, meeting),
        { day: dayOf(meeting.start) },
        words.t('workload.range', { from: words.time(meeting.start), to: words.time(meeting.end) }),
        words.t(`export.meeting.${meeting.state}`),
      ]),
    },
  };
}

function focusSection(words: Words, { focusAreas }: UnitLoop): ReportSection {
  return {
    heading: words.t('common.focus-areas'),
    paragraphs: focusAreas.length === 0 ? [words.t('export.not-chosen')] : [],
    table: {
      columns: [
        column(words.t('export.focus-area'), 40),
        column(words.t('export.theme'), 34),
        column(words.t('export.site'), 22),
      ],
      rows: focusAreas.map(({ title, theme, site }) => [
        title,
        theme ?? words.t('export.own-initiative'),
        site ?? words.t('export.whole-unit'),
      ]),
    },
  };
}

function agreementsSection(words: Words, { agreements }: UnitLoop): ReportSection {
  return {
    heading: words.t('export.agreements'),
    paragraphs: agreements.length === 0 ? [words.t('export.no-agreements')] : [],
    table: {
      columns: [
        column(words.t('export.meeting'), 23),
        column(words.t('export.agreement'), 36),
        column(words.t('export.for-children'), 32),
        column(words.t('export.owner'), 18),
        column(words.t('export.deadline'), 14),
        column(words.t('export.state'), 13),
        column(words.t('export.note'), 28),
      ],
      rows: agreements.map(({ dialogue, what, forChildren, owner, deadline, state, note }) => [
        dialogueName(words, dialogue),
        what,
        forChildren,
        owner,
        { day: deadline },
        words.t(`export.agreement.${state}`),
        note ?? '',
      ]),
    },
  };
}

function perspectiveSection(words: Words, { childrensPerspective }: UnitLoop): ReportSection {
  const lines = childrensPerspective.map(
    ({ dialogue, decision }) => `${dialogueName(words, dialogue)}: ${decision}`,
  );
  return {
    heading: words.t('export.perspective'),
    paragraphs: lines.length > 0 ? lines : [words.t('export.no-perspective')],
  };
}

/** A unit's loop as its leader keeps it. */
export function unitLoopReport(words: Words, loop: UnitLoop): Report {
  const decided = words.t('export.decided', {
    date: words.fullDate(loop.decided),
    themes: loop.themes.join(' · '),
  });
  return {
    title: words.t('export.unit.title', { unit: loop.unit.name }),
    subtitle: `${words.t('export.unit.for')}. ${asOf(words, loop.now)}`,
    sections: [
      { heading: words.t('export.themes'), paragraphs: [decided] },
      focusSection(words, loop),
      agreementsSection(words, loop),
      perspectiveSection(words, loop),
      meetingsSection(words, loop),
    ],
    notes: [words.t('export.unit.left-out')],
  };
}
