import { plusDays } from '../domain/calendar/copenhagen';
import { mondaysOf, type Workload } from '../domain/calendar/workload';
import { locales, type Words } from './texts';

/** '2,1' */
function oneDecimal(words: Words, value: number): string {
  return value.toLocaleString(locales[words.language], { maximumFractionDigits: 1 });
}

/** How many units and meetings there are, from when to when. */
export function workloadAbout(words: Words, workloads: readonly Workload[], units: number): string {
  const mondays = mondaysOf(workloads);
  const [first] = mondays;
  const last = mondays.at(-1);
  if (first === undefined || last === undefined) return words.t('workload.empty');
  return words.t('workload.about', {
    units: words.t('workload.units', { count: units }),
    meetings: words.t('workload.meetings', {
      count: workloads.reduce((sum, each) => sum + each.meetings, 0),
    }),
    from: words.fullDate(first),
    to: words.fullDate(plusDays(last, 4)),
  });
}

/** 'højst 3, i snit 1,4' */
export function mostOf(words: Words, { busiest, mean }: Workload): string {
  return words.t('workload.most', { most: busiest.meetings, mean: oneDecimal(words, mean) });
}

/** A chef's meetings in a line. */
export function workloadLine(words: Words, name: string, load: Workload): string {
  return words.t('workload.row', {
    name,
    meetings: words.t('workload.meetings', { count: load.meetings }),
    most: mostOf(words, load),
  });
}
