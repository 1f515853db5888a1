import { z } from 'zod/v4';
import type { Portfolio, PortfolioUnit } from '../app/results';
import { Sector } from '../domain/people/unit';
import { Button, type Card, Frame, button, card, noAlert, plain } from './card';
import { chart, Chart, countsLine } from './chart';
import { foldedNames } from './folded';
import { closedLines } from './loop-line';
import { meetingName, unitName } from './meeting-words';
import { pageOf, PortfolioRow, type ShownPage } from './portfolio-pages';
import type { Words } from './texts';

export const PortfolioData = Frame.extend({
  asOf: z.string(),
  weeks: Chart,
  filters: z.array(Button),
  units: z.array(
    PortfolioRow.extend({
      /** Above the first of those that need attention, and above the first of the others. */
      heading: z.string(),
    }),
  ),
  shown: z.string(),
});

const mostNames = 3;

/** Which part of the portfolio a card shows. */
export interface PortfolioPage {
  sector?: Sector | undefined;
  from: number;
}

function since(words: Words, reason: string, dates: readonly string[]): string {
  const [first] = [...dates].sort();
  return first === undefined ? reason : words.t('status.since', { line: reason, date: words.date(first) });
}

/** Why a unit needs attention, each reason as a sentence with its date. */
function reasonsOf(words: Words, unit: PortfolioUnit): string[] {
  const { awaitingSchema, overdue, missing, unplanned, unreachable, latePoints } = unit;
  const counted = (
    key: 'portfolio.schema' | 'portfolio.overdue' | 'portfolio.unplanned' | 'portfolio.points',
    dates: readonly string[],
    { length: count }: readonly unknown[],
  ): string[] => (count > 0 ? [since(words, words.t(key, { count }), dates)] : []);
  const named = foldedNames(
    words,
    unreachable.map(({ name }) => plain(name)),
    mostNames,
  );
  return [
    ...counted(
      'portfolio.schema',
      awaitingSchema.map(({ start }) => start),
      awaitingSchema,
    ),
    ...(missing
      ? [
          words.t('portfolio.ahead', {
            reason: words.t('portfolio.missing', { count: missing.asked.length }),
            meeting: meetingName(words, missing.meeting),
            date: words.date(missing.meeting.start),
          }),
        ]
      : []),
    ...counted(
      'portfolio.overdue',
      overdue.map(({ deadline }) => deadline),
      overdue,
    ),
    ...counted(
      'portfolio.points',
      latePoints.map(({ point }) => point.deadline),
      latePoints,
    ),
    ...(unreachable.length > 0
      ? [
          since(
            words,
            words.t('portfolio.unreachable', { names: named }),
            unreachable.map((each) => each.since),
          ),
        ]
      : []),
    ...counted('portfolio.unplanned', [], unplanned),
  ];
}

function linesOf(words: Words, unit: PortfolioUnit): string[] {
  const { decided, upcoming, next } = unit;
  if (!decided) return [words.t('portfolio.no-loop')];
  const closed = closedLines(words, unit);
  const [meeting] = upcoming;
  const coming = meeting
    ? words.t('portfolio.next', { meeting: meetingName(words, meeting), date: words.date(meeting.start) })
    : words.t('portfolio.no-next');
  // Nothing planned is as it should be then.
  if (closed.length > 0) return meeting ? [...closed, coming] : closed;
  if (!next || next.asked.length === 0) return [coming];
  const answers = words.t('portfolio.answers', {
    meeting: meetingName(words, next.meeting),
    done: next.asked.filter(({ state }) => state === 'submitted').length,
    count: next.asked.length,
  });
  return [coming, answers];
}

function rowOf(words: Words, unit: PortfolioUnit): PortfolioRow & { unit: PortfolioUnit } {
  return {
    unit,
    name: unitName(unit.unit),
    lines: linesOf(words, unit),
    urgent: reasonsOf(words, unit).join('. '),
    button: button(words.t('common.open'), 'status.open', { unitId: unit.unit.id }),
  };
}

/** The sectors the person has, and all; none when there is nothing to choose. */
function filtersOf(words: Words, { units }: Portfolio, chosen: Sector | undefined): Button[] {
  const sectors = Sector.options.filter((sector) => units.some(({ unit }) => unit.sector === sector));
  if (sectors.length < 2) return [];
  const filter = (sector: Sector | 'all'): Button =>
    button(words.t(`portfolio.sector.${sector}`), 'status.all', sector === 'all' ? {} : { sector }, {
      style: sector === (chosen ?? 'all') ? 'positive' : 'default',
    });
  return [filter('all'), ...sectors.map(filter)];
}

function weeksChart(words: Words, { weeks }: Portfolio): Chart {
  const title = words.t('portfolio.weeks-title');
  const bars = weeks.map(({ week, meetings }) => ({
    label: words.t('portfolio.week', { week: Number(week.slice(-2)) }),
    value: meetings,
  }));
  return chart(title, countsLine(words, bars, ', '), bars);
}

function turnsOf(words: Words, { sector }: PortfolioPage, { before, after }: ShownPage): Button[] {
  const chosen = sector === undefined ? {} : { sector };
  const turn = (title: string, from: number): Button =>
    button(title, 'status.all', { ...chosen, ...(from > 0 && { from }) });
  return [
    ...(before === undefined ? [] : [turn(words.t('portfolio.before'), before)]),
    ...(after ? [turn(words.t('portfolio.after', { count: after.count }), after.from)] : []),
  ];
}

/** All own units, a page at a time, what needs attention first, else by name; never a ranking of quality. */
export function portfolioView(words: Words, portfolio: Portfolio, page: PortfolioPage = { from: 0 }): Card {
  const { now } = portfolio;
  const sectors = new Set(portfolio.units.map(({ unit }) => unit.sector));
  // A sector that has gone meanwhile shows all, not nothing.
  const sector = page.sector && sectors.has(page.sector) ? page.sector : undefined;
  const meant = portfolio.units.filter(({ unit }) => sector === undefined || unit.sector === sector);
  const count = meant.length;
  const rows = meant.map((unit) => rowOf(words, unit));
  const weeks = weeksChart(words, portfolio);
  const shown = pageOf(rows, page.from, weeks);
  const units = rows.slice(shown.from, shown.to).map(({ unit, ...row }, at) => {
    const isFirst = at === 0 || unit.needsAttention !== meant[shown.from + at - 1]?.needsAttention;
    const heading = words.t(unit.needsAttention ? 'portfolio.attention' : 'portfolio.calm');
    return { heading: isFirst ? heading : '', ...row };
  });
  return card('portfolio', PortfolioData, {
    title: words.t('portfolio.title', { count }),
    purpose: words.t('purpose.portfolio'),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    // Once is enough: on the later pages there is room for more units.
    weeks: shown.from === 0 ? weeks : { ...weeks, bars: [] },
    alert: noAlert,
    filters: filtersOf(words, portfolio, sector),
    units,
    shown:
      shown.to - shown.from < count
        ? words.t('portfolio.shown', { from: shown.from + 1, to: shown.to, total: count })
        : '',
    buttons: turnsOf(words, { sector, from: shown.from }, shown),
  });
}
