import type { WorkloadExport } from '../../app/results';
import { isoWeekOf } from '../../domain/calendar/copenhagen';
import type { Words } from '../texts';
import { workloadAbout, workloadLine } from '../workload-words';
import { asOf, column, type Report } from './report';

/** '12, 2026' */
function weekName(words: Words, monday: string): string {
  const [year = '', week = ''] = isoWeekOf(monday).split('-W');
  return words.t('export.week-of', { week: Number(week), year });
}

/** The chefs' weeks, a line each chef and week in use. */
export function workloadReport(words: Words, { chefs, units, now }: WorkloadExport): Report {
  return {
    title: words.t('workload.title'),
    subtitle: asOf(words, now),
    sections: [
      {
        heading: words.t('export.chefs'),
        paragraphs: [
          workloadAbout(words, chefs, units),
          ...chefs.map((chef) => workloadLine(words, chef.name, chef)),
        ],
      },
      {
        heading: words.t('export.weeks'),
        paragraphs: [],
        table: {
          columns: [
            column(words.t('role.chef'), 30),
            column(words.t('workload.week'), 12),
            column(words.t('export.from-monday'), 20),
            column(words.t('export.meetings'), 12),
            column(words.t('export.hours'), 10),
          ],
          rows: chefs.flatMap(({ name, weeks }) =>
            weeks.map(({ monday, meetings, minutes }) => [
              name,
              weekName(words, monday),
              { day: monday },
              meetings,
              minutes / 60,
            ]),
          ),
        },
      },
    ],
    notes: [],
  };
}
