import type { UnitLoop } from '../../app/results';
import type { Words } from '../texts';
import { focusSection, meetingsSection } from './about-unit';
import { closingCells, closingColumns } from './closing';
import { asOf, column, type Report, type ReportSection } from './report';
import { themesSection } from './themes';

function dialogueName(words: Words, number: number): string {
  return words.t('meeting.learning-dialogue', { number });
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

/** What was told of each focus area when the loop was closed. */
function closingSection(words: Words, { closing }: UnitLoop): ReportSection {
  const heading = words.t('export.loop.closing');
  if (!closing) return { heading, paragraphs: [words.t('export.loop.not-closed')] };
  return {
    heading,
    paragraphs: [words.t('export.loop.closed', { date: words.fullDate(closing.closed) })],
    table: {
      columns: [column(words.t('export.focus-area'), 24), ...closingColumns(words)],
      rows: closing.summaries.map(({ focusArea, ...told }) => [focusArea, ...closingCells(told)]),
      headedBy: [0],
    },
  };
}

/** A unit's loop as whoever leads it keeps it. */
export function unitLoopReport(words: Words, loop: UnitLoop): Report {
  return {
    title: words.t('export.loop.title', { unit: loop.unit.name }),
    subtitle: `${words.t('export.loop.for')}. ${asOf(words, loop.now)}`,
    sections: [
      themesSection(words, [loop]),
      focusSection(words, loop),
      agreementsSection(words, loop),
      perspectiveSection(words, loop),
      closingSection(words, loop),
      meetingsSection(words, loop.meetings),
    ],
    notes: [words.t('export.loop.left-out')],
  };
}
