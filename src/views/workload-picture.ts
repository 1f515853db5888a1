import { init, type EChartsOption } from 'echarts';
import { isoWeekOf, plusDays } from '../domain/calendar/copenhagen';
import type { Day } from '../domain/calendar/instant';
import { mondaysOf, type Workload } from '../domain/calendar/workload';
import { locales, type Words } from './texts';

/** What the picture shows besides the weeks. */
export interface WorkloadPicture {
  workloads: readonly Workload[];
  /** By the UPN that a workload names its chef by. */
  names: ReadonlyMap<string, string>;
  units: number;
}

const columnWidth = 15;
const rowHeight = 26;
const margins = { left: 190, right: 190, top: 130, bottom: 96 };
const narrowest = 900;
/** With more rows than this the numbers in the fields would be all that a file consists of. */
const mostNumberedRows = 80;
const font = 'Segoe UI, Arial, sans-serif';
const ink = '#1b2733';
const faint = '#5b6875';
/** Light to dark, told apart without colour too, so that it survives a black and white printer. */
const shades = ['#dbe9f6', '#b9d5ea', '#8fbbdc', '#5f9bc8', '#3579ae', '#1a5a90', '#0c3c66', '#06233f'];
const darkFrom = 4;

interface Step {
  from: number;
  to: number;
  shade: string;
}

/** One shade for each count while there are shades enough, then equal steps. */
function stepsUpTo(most: number): Step[] {
  const width = Math.max(1, Math.ceil(most / shades.length));
  const count = Math.max(1, Math.ceil(most / width));
  // A few steps are spread over all shades, so that one and three do not look the same.
  return Array.from({ length: count }, (_, index) => ({
    from: index * width + 1,
    to: (index + 1) * width,
    shade:
      shades[count === 1 ? 0 : Math.round((index * (shades.length - 1)) / Math.max(count - 1, 4))] ?? ink,
  }));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** '2,1' */
function oneDecimal(words: Words, value: number): string {
  return value.toLocaleString(locales[words.language], { maximumFractionDigits: 1 });
}

/** The month on the first week that begins in it; the year on the first of its weeks, and at the beginning. */
function monthLabel(words: Words, monday: Day, index: number): string {
  if (index > 0 && Number(monday.slice(8)) > 7) return '';
  const [, month = '', year = ''] = /(\p{L}+) (\d{4})$/u.exec(words.fullDate(monday)) ?? [];
  return index === 0 || monday.slice(5, 7) === '01' ? `${month.slice(0, 3)}\n${year}` : month.slice(0, 3);
}

function headline({ workloads, units }: WorkloadPicture, mondays: readonly Day[], words: Words): string {
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

function most({ busiest, mean }: Workload, words: Words): string {
  return words.t('workload.most', { most: busiest.meetings, mean: oneDecimal(words, mean) });
}

function optionOf(
  picture: WorkloadPicture,
  rows: readonly Workload[],
  mondays: readonly Day[],
  words: Words,
): EChartsOption {
  const name = ({ chef }: Workload): string => picture.names.get(chef) ?? chef;
  const steps = stepsUpTo(Math.max(1, ...rows.map(({ busiest }) => busiest.meetings)));
  const column = new Map(mondays.map((monday, index) => [monday, index]));
  const shadeOf = (meetings: number): Step | undefined =>
    steps.find(({ from, to }) => from <= meetings && meetings <= to);
  const text = { fontFamily: font, color: ink };
  const plainAxis = { axisLine: { show: false }, axisTick: { show: false } };
  const fields = rows.flatMap(({ weeks }, row) =>
    weeks.map(({ monday, meetings }) => ({
      value: [column.get(monday) ?? 0, row, meetings],
      label: { color: shades.indexOf(shadeOf(meetings)?.shade ?? '') >= darkFrom ? '#ffffff' : ink },
    })),
  );
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: text,
    title: {
      ...{ text: words.t('workload.title'), subtext: headline(picture, mondays, words), left: 24, top: 18 },
      textStyle: { ...text, fontSize: 22 },
      subtextStyle: { ...text, fontSize: 13, color: faint },
    },
    grid: margins,
    xAxis: [
      {
        ...plainAxis,
        type: 'category',
        data: mondays.map((monday) => String(Number(isoWeekOf(monday).slice(6)))),
        name: words.t('workload.week'),
        nameLocation: 'start',
        nameTextStyle: { ...text, fontSize: 10, color: faint, padding: [22, 0, 0, 0] },
        axisLabel: { ...text, fontSize: 9, color: faint, interval: 0 },
      },
      {
        ...plainAxis,
        type: 'category',
        position: 'top',
        data: mondays.map((monday, index) => monthLabel(words, monday, index)),
        axisLabel: { ...text, fontSize: 11, interval: 0, align: 'left' },
      },
    ],
    yAxis: [
      {
        ...plainAxis,
        ...{ type: 'category', inverse: true, data: rows.map(name) },
        axisLabel: { ...text, fontSize: 12, width: margins.left - 20, overflow: 'truncate' },
        splitLine: { show: true, interval: 0, lineStyle: { color: '#e3e8ec' } },
      },
      {
        ...plainAxis,
        ...{ type: 'category', inverse: true, position: 'right', data: rows.map((row) => most(row, words)) },
        axisLabel: { ...text, fontSize: 11, color: faint },
      },
    ],
    visualMap: {
      type: 'piecewise',
      orient: 'horizontal',
      left: margins.left,
      bottom: 22,
      dimension: 2,
      itemWidth: 16,
      itemHeight: 14,
      text: ['', words.t('workload.legend')],
      textStyle: { ...text, fontSize: 12 },
      pieces: steps.map(({ from, to, shade }) => ({
        ...{ gte: from, lte: to, color: shade },
        label: from === to ? String(from) : words.t('workload.range', { from, to }),
      })),
      showLabel: true,
    },
    series: [
      {
        type: 'heatmap',
        data: fields,
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        label: { show: rows.length <= mostNumberedRows, fontSize: 9, fontFamily: font },
      },
      // Only there so that the months and the figures at the right have an axis each.
      { type: 'heatmap', data: [], xAxisIndex: 1, yAxisIndex: 1 },
    ],
  };
}

/**
 * The workload of the years before it happens, for a director to look at and to print: a row a chef, a column
 * a week, the darker the more meetings.
 * @returns an SVG document that says in words too what it shows
 */
export function workloadPicture(picture: WorkloadPicture, words: Words): string {
  const name = ({ chef }: Workload): string => picture.names.get(chef) ?? chef;
  const rows = [...picture.workloads].sort((a, b) => name(a).localeCompare(name(b), 'da'));
  const mondays = mondaysOf(rows);
  const width = Math.max(narrowest, margins.left + margins.right + mondays.length * columnWidth);
  const height = margins.top + margins.bottom + Math.max(1, rows.length) * rowHeight;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(optionOf(picture, rows, mondays, words));
  const svg = chart.renderToSVGString();
  chart.dispose();
  const described = rows.map((row) =>
    words.t('workload.row', {
      name: name(row),
      meetings: words.t('workload.meetings', { count: row.meetings }),
      most: most(row, words),
    }),
  );
  const title = escaped(`${words.t('workload.title')}: ${headline(picture, mondays, words)}`);
  const description = escaped([words.t('workload.describe'), ...described].join(' '));
  return svg.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} role="img" lang="${words.language}" aria-labelledby="title description">\n` +
      `<title id="title">${title}</title>\n<desc id="description">${description}</desc>`,
  );
}
