import { z } from 'zod/v4';
import type { Portfolio, PortfolioUnit } from '../app/results';
import { Sector } from '../domain/people/unit';
import { Button, type Card, Frame, button, card, noAlert, plain } from './card';
import { chart, Chart, countsLine } from './chart';
import { foldedNames } from './folded';
import { meetingName, unitName } from './meeting-words';
import type { Words } from './texts';

export const PortfolioData = Frame.extend({
  asOf: z.string(),
  weeks: Chart,
  filters: z.array(Button),
  units: z.array(
    z.object({
      /** Above the first of those that need attention, and above the first of the others. */
      heading: z.string(),
      name: z.string(),
      lines: z.array(z.string()),
      urgent: z.string(),
      button: Button,
    }),
  ),
  shown: z.string(),
});

/** As many units as are looked at on a phone at once. */
const onePage = 8;
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
      'portfolio.points',
      latePoints.map(({ point }) => point.deadline),
      latePoints,
    ),
    ...counted(
      'portfolio.overdue',
      overdue.map(({ deadline }) => deadline),
      overdue,
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

function linesOf(words: Words, { decided, upcoming, next }: PortfolioUnit): string[] {
  if (!decided) return [words.t('portfolio.no-loop')];
  const [meeting] = upcoming;
  const coming = meeting
    ? words.t('portfolio.next', { meeting: meetingName(words, meeting), date: words.date(meeting.start) })
    : words.t('portfolio.no-next');
  if (!next || next.asked.length === 0) return [coming];
  const answers = words.t('portfolio.answers', {
    meeting: meetingName(words, next.meeting),
    done: next.asked.filter(({ state }) => state === 'submitted').length,
    count: next.asked.length,
  });
  return [coming, answers];
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
  return chart(title, words.t('portfolio.weeks', { title, weeks: countsLine(words, bars, ', ') }), bars);
}

function pagesOf(
  words: Words,
  { sector }: PortfolioPage,
  { from, count }: { from: number; count: number },
): Button[] {
  const chosen = sector === undefined ? {} : { sector };
  const left = count - from - onePage;
  return [
    ...(from > 0
      ? [button(words.t('portfolio.before'), 'status.all', { ...chosen, from: Math.max(0, from - onePage) })]
      : []),
    ...(left > 0
      ? [
          button(words.t('portfolio.after', { count: Math.min(left, onePage) }), 'status.all', {
            ...chosen,
            from: from + onePage,
          }),
        ]
      : []),
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
  const lastPage = onePage * Math.max(0, Math.ceil(count / onePage) - 1);
  const from = Math.min(page.from, lastPage);
  const shown = meant.slice(from, from + onePage);
  const units = shown.map((unit, at) => {
    const isFirst = unit.needsAttention !== shown[at - 1]?.needsAttention;
    const heading = words.t(unit.needsAttention ? 'portfolio.attention' : 'portfolio.calm');
    return {
      heading: isFirst ? heading : '',
      name: unitName(unit.unit),
      lines: linesOf(words, unit),
      urgent: reasonsOf(words, unit).join('. '),
      button: button(words.t('common.open'), 'status.open', { unitId: unit.unit.id }),
    };
  });
  return card('portfolio', PortfolioData, {
    title: words.t('portfolio.title', { count }),
    purpose: words.t('purpose.portfolio'),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    weeks: weeksChart(words, portfolio),
    alert: noAlert,
    filters: filtersOf(words, portfolio, sector),
    units,
    shown:
      count > onePage
        ? words.t('portfolio.shown', { from: from + 1, to: from + shown.length, total: count })
        : '',
    buttons: pagesOf(words, { sector, from }, { from, count }),
  });
}
