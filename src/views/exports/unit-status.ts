import type { UnitExport } from '../../app/results';
import { DataType } from '../../domain/guide/question';
import { meetingName } from '../meeting-words';
import type { Words } from '../texts';
import { focusSection, meetingsSection } from './about-unit';
import { asOf, column, type Report, type ReportSection } from './report';
import { themesSection } from './themes';

function nextSection(words: Words, { next, isClosed }: UnitExport): ReportSection {
  const lines = next.map((meeting) =>
    words.t('thread.dialogue', {
      meeting: meetingName(words, meeting),
      date: words.fullDate(meeting.start),
    }),
  );
  const none = words.t(isClosed ? 'export.unit.closed' : 'status.no-next');
  return { heading: words.t('status.next'), paragraphs: lines.length > 0 ? lines : [none] };
}

function agreementsSection(words: Words, { agreements }: UnitExport): ReportSection {
  const { overdue, ...counts } = agreements;
  return {
    heading: words.t('export.unit.agreements'),
    paragraphs: [
      words.t('export.unit.agreement-counts', counts),
      words.t('export.unit.overdue', { count: overdue }),
    ],
  };
}

/** A–E of the next dialogue: there, missing, or that there is none; never a score (rule 7). */
function basisSections(words: Words, { basis }: UnitExport): ReportSection[] {
  if (!basis) return [];
  const { number, start, states } = basis;
  return [
    {
      heading: words.t('status.basis-of', {
        meeting: words.t('meeting.learning-dialogue', { number }),
        date: words.fullDate(start),
      }),
      paragraphs: [],
      table: {
        columns: [column(words.t('export.unit.data'), 40), column(words.t('export.state'), 30)],
        rows: DataType.options.map((type) => [
          words.t(`basis.${type}`),
          words.t(`export.basis.${states[type]}`),
        ]),
      },
    },
  ];
}

/** How far a unit is, for its chef and the administration. */
export function unitStatusReport(words: Words, facts: UnitExport): Report {
  const { held, count } = facts.oneToOnes;
  const oneToOnes = count > 0 ? [words.t('export.unit.one-to-ones', { done: held, count })] : [];
  return {
    title: words.t('export.unit.title', { unit: facts.unit.name }),
    subtitle: `${words.t('export.unit.for')}. ${asOf(words, facts.now)}`,
    sections: [
      themesSection(words, [facts]),
      meetingsSection(words, facts.dialogues, oneToOnes),
      nextSection(words, facts),
      focusSection(words, facts),
      agreementsSection(words, facts),
      ...basisSections(words, facts),
    ],
    notes: [words.t('export.unit.left-out')],
  };
}
