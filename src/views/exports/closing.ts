import type { ClosingExport, ClosingUnit } from '../../app/results';
import type { ClosingTexts } from '../../domain/closing/closing';
import type { Words } from '../texts';
import { asOf, column, type Report, type ReportCell, type ReportColumn, type ReportSection } from './report';

/** What is told of a focus area when its loop is closed. */
export function closingColumns(words: Words): ReportColumn[] {
  return [
    column(words.t('export.done'), 34),
    column(words.t('export.changed'), 34),
    column(words.t('export.basis'), 28),
    column(words.t('export.learnt'), 34),
  ];
}

/** The same in its columns' order. */
export function closingCells({ done, changed, basis, learnt }: ClosingTexts): ReportCell[] {
  return [done, changed, basis, learnt];
}

function rowsOf(words: Words, { name, sector, closed, focusAreas }: ClosingUnit): ReportCell[][] {
  return focusAreas.map(({ theme, title, site, ...told }) => [
    name,
    words.t(`export.sector.${sector}`),
    theme,
    title,
    site ?? words.t('export.whole-unit'),
    ...closingCells(told),
    closed === undefined ? '' : { day: closed },
  ]);
}

function missingSection(words: Words, units: readonly ClosingUnit[]): ReportSection {
  const names = units.filter(({ closed }) => closed === undefined).map(({ name }) => name);
  return {
    heading: words.t('export.not-closed'),
    paragraphs: names.length > 0 ? names : [words.t('export.all-closed')],
  };
}

/** What the units did, what changed and what they learnt, for the quality report and the leaders' networks. */
export function closingReport(words: Words, { area, now, units }: ClosingExport): Report {
  const closed = units.filter((unit) => unit.closed !== undefined).length;
  return {
    title: words.t('export.closing.title', { area: words.t(`export.area.${area}`) }),
    subtitle: `${words.t('export.closing.for')}. ${asOf(words, now)}`,
    sections: [
      {
        heading: words.t('common.focus-areas'),
        paragraphs: [
          words.t('export.closing.closed', {
            done: closed,
            units: words.t('workload.units', { count: units.length }),
          }),
        ],
        table: {
          columns: [
            column(words.t('export.unit'), 20),
            column(words.t('export.sector'), 13),
            column(words.t('export.theme'), 20),
            column(words.t('export.focus-area'), 24),
            column(words.t('export.site'), 15),
            ...closingColumns(words),
            column(words.t('export.closed'), 13),
          ],
          rows: units.flatMap((unit) => rowsOf(words, unit)),
          headedBy: [0, 3],
        },
      },
      missingSection(words, units),
    ],
    notes: [words.t('export.overview.own'), words.t('export.closing.left-out')],
  };
}
