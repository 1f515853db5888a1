import { dayOf } from '../../domain/calendar/copenhagen';
import type { MineData } from '../../app/results';
import { aboutLines, mineMeeting, roleLines, traceLines, whereLines } from '../mine-data';
import type { Words } from '../texts';
import { asOf, column, type Report, type ReportCell, type ReportColumn, type ReportSection } from './report';

function tableOf(
  words: Words,
  heading: string,
  columns: ReportColumn[],
  rows: ReportCell[][],
): ReportSection {
  return {
    heading,
    paragraphs: rows.length === 0 ? [words.t('mine.nothing')] : [],
    table: { columns, rows },
  };
}

function answersSection(words: Words, { units }: MineData): ReportSection {
  const rows = units.flatMap(({ unit, answers }) =>
    answers.flatMap(({ meeting, submittedAt, answers: given, earlier }): ReportCell[][] => {
      const name = mineMeeting(words, meeting);
      const sent = submittedAt === undefined ? '' : { day: dayOf(submittedAt) };
      return [
        ...given.map(({ question, text }) => [unit, name, question?.[words.language] ?? '', text, sent]),
        ...earlier.flatMap(({ at, texts }) =>
          texts.map((text) => [
            unit,
            words.t('mine.earlier', { meeting: name }),
            '',
            text,
            { day: dayOf(at) },
          ]),
        ),
      ];
    }),
  );
  const columns = [
    column(words.t('export.unit'), 18),
    column(words.t('export.meeting'), 20),
    column(words.t('mine.what-column'), 30),
    column(words.t('mine.text-column'), 40),
    column(words.t('mine.when-column'), 14),
  ];
  return tableOf(words, words.t('mine.answers'), columns, rows);
}

function agreementsSection(words: Words, { units }: MineData): ReportSection {
  const columns = [
    column(words.t('export.unit'), 18),
    column(words.t('export.agreement'), 40),
    column(words.t('export.deadline'), 14),
    column(words.t('export.state'), 13),
  ];
  const rows = units.flatMap(({ unit, agreements }) =>
    agreements.map(({ what, deadline, state }): ReportCell[] => [
      unit,
      what,
      { day: deadline },
      words.t(`export.agreement.${state}`),
    ]),
  );
  return tableOf(words, words.t('mine.agreements'), columns, rows);
}

/** Evidence, notes and what was written back: short texts with a day each. */
function textsSection(words: Words, { units, person }: MineData): ReportSection {
  const rows = units.flatMap(({ unit, evidence, notes, receipts }): ReportCell[][] => [
    ...evidence.map(({ text, source, method, date, link }): ReportCell[] => [
      unit,
      words.t('mine.evidence'),
      `${text} (${[source, method, link ?? ''].filter((each) => each !== '').join('; ')})`,
      { day: date },
    ]),
    ...notes.map(({ about, text, at }): ReportCell[] => [
      unit,
      words.t(`mine.note.${about}`),
      text,
      { day: dayOf(at) },
    ]),
    ...receipts.map(({ text, at }): ReportCell[] => [
      unit,
      words.t('mine.receipts'),
      text,
      { day: dayOf(at) },
    ]),
  ]);
  const forms = person.form.map((text): ReportCell[] => ['', words.t('mine.form', { count: 1 }), text, '']);
  const columns = [
    column(words.t('export.unit'), 18),
    column(words.t('mine.what-column'), 24),
    column(words.t('mine.text-column'), 44),
    column(words.t('mine.when-column'), 14),
  ];
  return tableOf(words, words.t('mine.notes'), columns, [...rows, ...forms]);
}

function documentsSection(words: Words, { documents }: MineData): ReportSection {
  const columns = [
    column(words.t('mine.where-column'), 24),
    column(words.t('mine.kind-column'), 18),
    column(words.t('mine.id-column'), 50),
  ];
  const rows = documents.map(({ pk, type, id }): ReportCell[] => [pk, type, id]);
  return tableOf(words, words.t('mine.all-documents'), columns, rows);
}

function lines(heading: string, paragraphs: string[]): ReportSection {
  return { heading, paragraphs };
}

/** All that is held on one person, for that person. */
export function mineDataReport(words: Words, mine: MineData): Report {
  return {
    title: words.t('mine.title'),
    subtitle: `${words.t('mine.for', { name: mine.person.name })}. ${asOf(words, mine.now)}`,
    sections: [
      lines(words.t('mine.about'), aboutLines(words, mine)),
      lines(words.t('mine.roles'), roleLines(words, mine)),
      answersSection(words, mine),
      agreementsSection(words, mine),
      textsSection(words, mine),
      lines(words.t('mine.traces'), traceLines(words, mine)),
      documentsSection(words, mine),
      lines(words.t('mine.where'), whereLines(words, mine)),
    ],
    notes: [words.t('mine.left-out')],
  };
}
