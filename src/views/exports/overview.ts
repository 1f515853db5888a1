import type { FirstDialogue, Overview, OverviewUnit } from '../../app/results';
import type { Words } from '../texts';
import { asOf, column, type Report, type ReportCell, type ReportSection } from './report';
import { themesSection } from './themes';

function dialogueCells(words: Words, first: FirstDialogue): ReportCell[] {
  const day: ReportCell = first.state === 'none' ? '' : { day: first.day };
  return [words.t(`export.first.${first.state}`), day];
}

/** A line a focus area; a unit without any has a line that says so. */
function rowsOf(words: Words, { name, sector, firstDialogue, focusAreas }: OverviewUnit): ReportCell[][] {
  const unit = [name, words.t(`export.sector.${sector}`)];
  const dialogue = dialogueCells(words, firstDialogue);
  if (focusAreas.length === 0) return [[...unit, '', words.t('export.not-chosen'), '', ...dialogue]];
  return focusAreas.map(({ theme, title, site }) => [
    ...unit,
    theme,
    title,
    site ?? words.t('export.whole-unit'),
    ...dialogue,
  ]);
}

/** Those who have not held the first dialogue, each with where it stands. */
function missingSection(words: Words, units: readonly OverviewUnit[]): ReportSection {
  const missing = units.filter(({ firstDialogue }) => firstDialogue.state !== 'held');
  const lines = missing.map(({ name, firstDialogue }) =>
    firstDialogue.state === 'none'
      ? words.t('export.missing.none', { unit: name })
      : words.t(firstDialogue.state === 'late' ? 'export.missing.late' : 'export.missing.planned', {
          unit: name,
          date: words.fullDate(firstDialogue.day),
        }),
  );
  return {
    heading: words.t('export.missing'),
    paragraphs: lines.length > 0 ? lines : [words.t('export.all-held')],
  };
}

/** The overview for Børn og Unge-udvalget: which focus areas the units chose, and who has yet to choose. */
export function overviewReport(words: Words, overview: Overview): Report {
  const { area, now, units, decisions } = overview;
  const held = units.filter(({ firstDialogue }) => firstDialogue.state === 'held').length;
  return {
    title: words.t('export.overview.title', { area: words.t(`export.area.${area}`) }),
    subtitle: `${words.t('export.overview.for')}. ${asOf(words, now)}`,
    sections: [
      themesSection(words, decisions),
      {
        heading: words.t('common.focus-areas'),
        paragraphs: [
          words.t('export.overview.held', {
            done: held,
            units: words.t('workload.units', { count: units.length }),
          }),
        ],
        table: {
          columns: [
            column(words.t('export.unit'), 26),
            column(words.t('export.sector'), 13),
            column(words.t('export.theme'), 28),
            column(words.t('export.focus-area'), 36),
            column(words.t('export.site'), 17),
            column(words.t('meeting.learning-dialogue', { number: 1 }), 24),
            column(words.t('export.date'), 14),
          ],
          rows: units.flatMap((unit) => rowsOf(words, unit)),
        },
      },
      missingSection(words, units),
    ],
    notes: [words.t('export.overview.own'), words.t('export.overview.left-out')],
  };
}
