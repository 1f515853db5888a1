import type { ClosedLoop, ClosingArea, ClosingDesk, ClosingsPage, SeenStatus } from '../app/results';
import { closingFields } from '../domain/closing/closing';
import type { Area } from '../domain/people/unit';
import { alert, button, card, noAlert, plain, written, type Button, type Card } from './card';
import { ChooseData, turnsOf } from './choose';
import { unitName } from './meeting-words';
import { ReceiptData, answerGroups } from './receipt';
import { shortened } from './shortened';
import type { Words } from './texts';

/** What stands of a loop that is closed: to its organiser, and to those who read it (domain.md §3). */

export function closingKeyOf({ unit, loop }: Pick<ClosingDesk, 'unit' | 'loop'>) {
  return { unitId: unit.id, loopId: loop.id };
}

/** A focus area's theme, or that it is the unit's own initiative, and its place. */
export function areaAbout(words: Words, { theme, site }: Pick<ClosingArea, 'theme' | 'site'>): string {
  const origin = theme
    ? words.t('follow-up.focus-meta', { theme: plain(theme) })
    : words.t('follow-up.focus-own');
  return site ? `${origin} · ${plain(site)}` : origin;
}

/** What all summaries may take on one card, in signs: it has to be small enough to be sent. Documents have them whole. */
const roomForSummaries = 17_000;

function summaryGroups(words: Words, areas: readonly ClosingArea[]) {
  const room = Math.floor(roomForSummaries / (areas.length * closingFields.length));
  const answers = areas.flatMap((each) =>
    closingFields.map((field, at) => {
      const question = words.t(`closing.field.${field}`);
      const area = plain(each.area.title);
      const about = areaAbout(words, each);
      return {
        question:
          at === 0
            ? words.t('closing.first-answer', { area, about, question })
            : words.t('closing.answer', { area, question }),
        answer: written(shortened(each.texts[field], room)),
        links: [],
      };
    }),
  );
  return answerGroups(words, answers);
}

/** In a unit's status: to the summaries of a loop at its end. */
export function closingButtons(words: Words, { unit, opens }: SeenStatus): Button[] {
  const { closing } = opens;
  if (!closing) return [];
  if (closing.as === 'reader')
    return [button(words.t('summaries.open'), 'closing.read', { unitId: unit.id })];
  const title = words.t(closing.isClosed ? 'summaries.open' : 'closing.open');
  return [button(title, 'closing.open', { unitId: unit.id, loopId: closing.loopId })];
}

/** To the organiser: what was confirmed, and until when it can be opened again. @param said before it */
export function ownClosedView(words: Words, desk: ClosingDesk, said = ''): Card {
  const { unit, areas, confirmedAt, reopenUntil, now } = desk;
  const lines = [
    ...(said ? [said] : []),
    words.t('closing.closed', { date: words.fullDate(confirmedAt ?? now) }),
    ...(reopenUntil ? [words.t('closing.reopen-until', { date: words.fullDate(reopenUntil) })] : []),
  ];
  return card('receipt', ReceiptData, {
    title: words.t('closing.closed-title', { unit: unitName(unit) }),
    purpose: words.t('purpose.closing'),
    alert: alert(lines.join(' '), said ? 'good' : 'accent'),
    groups: summaryGroups(words, areas),
    buttons: reopenUntil ? [button(words.t('closing.reopen'), 'closing.reopen', closingKeyOf(desk))] : [],
  });
}

/** To chef and administration: what a unit has confirmed, to be read. */
export function closedLoopView(words: Words, { unit, areas, confirmedAt }: ClosedLoop): Card {
  return card('receipt', ReceiptData, {
    title: words.t('summaries.one-title', { unit: unitName(unit) }),
    purpose: words.t('purpose.summaries'),
    alert: alert(words.t('summaries.closed', { date: words.fullDate(confirmedAt) }), 'accent'),
    groups: summaryGroups(words, areas),
    buttons: [button(words.t('summaries.all'), 'closing.list')],
  });
}

/** As many as are looked at on a phone at once. */
const onePage = 8;

/** Both areas and each of them; none when there is nothing to choose. */
function filtersOf(words: Words, { area, areas }: ClosingsPage): Button[] {
  if (areas.length < 2) return [];
  const filter = (title: string, data: { area?: Area }): Button =>
    button(title, 'closing.list', data, { style: data.area === area ? 'positive' : 'default' });
  return [
    filter(words.t('portfolio.sector.all'), {}),
    ...areas.map((each) => filter(words.t(`export.area.${each}`), { area: each })),
  ];
}

/** The units whose loop is closed, by name, a page at a time; how many have not closed yet, and no ranking. */
export function closedLoopsView(words: Words, page: ClosingsPage, wanted = 0): Card {
  const { area, closed, count } = page;
  const chosen = area === undefined ? {} : { area };
  const from = Math.min(wanted, onePage * Math.max(0, Math.ceil(closed.length / onePage) - 1));
  const shown = closed.slice(from, from + onePage);
  const turns = turnsOf(words, { from, size: onePage, count: closed.length }, (title, to) =>
    button(title, 'closing.list', { ...chosen, from: to }),
  );
  return card('choose', ChooseData, {
    title: words.t('summaries.title'),
    purpose: words.t('purpose.summaries'),
    alert: noAlert,
    intro:
      closed.length > 0
        ? words.t('export.closing.closed', { done: closed.length, units: count })
        : words.t('summaries.none'),
    options: shown.map(({ unit, confirmedAt }) => ({
      text: words.t('summaries.one', { unit: unitName(unit), date: words.fullDate(confirmedAt) }),
      button: button(words.t('common.open'), 'closing.read', { unitId: unit.id }),
    })),
    buttons: [...filtersOf(words, page), ...turns],
  });
}
