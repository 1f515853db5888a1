import type { ExportedMeeting, UnitLoop } from '../../app/results';
import { dayOf } from '../../domain/calendar/copenhagen';
import { meetingName } from '../meeting-words';
import type { Words } from '../texts';
import { column, type ReportSection } from './report';

/** The sections that documents about one unit share. */

/** Each focus area with its theme, or that it is the unit's own, and its place. */
export function focusSection(words: Words, { focusAreas }: Pick<UnitLoop, 'focusAreas'>): ReportSection {
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

/** When meetings are, and whether they were held. */
export function meetingsSection(
  words: Words,
  meetings: readonly ExportedMeeting[],
  paragraphs: string[] = [],
): ReportSection {
  return {
    heading: words.t('export.meetings'),
    paragraphs,
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
