import type { Asked, GivenInput, UnitStatus } from '../app/results';
import { plain } from './card';
import { chart, countsLine, type Chart } from './chart';
import { meetingName } from './meeting-words';
import { agreementLine, askedLine } from './status';
import { personInRole } from './person-in-role';
import type { Words } from './texts';

/** The dated lines of one unit's status. */

/** How many have answered, then each of them, those who have first. */
export function answerLines(words: Words, asked: readonly Asked[]): string[] {
  const sent = asked.filter(({ state }) => state === 'submitted');
  const others = asked.filter(({ state }) => state !== 'submitted');
  const count = words.t('status.answer-count', { done: sent.length, count: asked.length });
  return asked.length === 0 ? [] : [count, ...[...sent, ...others].map((each) => askedLine(words, each))];
}

/** Each focus area with its theme, or that it is the unit's own initiative, and its place. */
export function focusLines(words: Words, { focusAreas, themes, unit }: UnitStatus): string[] {
  if (focusAreas.length === 0) return [words.t('status.no-focus-areas')];
  return focusAreas.map(({ title, themeId, siteId }) => {
    const theme = themes.find(({ id }) => id === themeId);
    const site = unit.sites.find(({ id }) => id === siteId);
    const meta = [
      theme ? words.t('follow-up.focus-meta', { theme: plain(theme.title) }) : words.t('follow-up.focus-own'),
      ...(site ? [plain(site.name)] : []),
    ];
    return `${plain(title)} (${meta.join(', ')})`;
  });
}

/** The open ones, the overdue first. */
export function agreementLines(words: Words, { agreements, overdue }: UnitStatus): string[] {
  const late = new Set(overdue.map(({ id }) => id));
  if (agreements.length === 0) return [words.t('status.no-agreements')];
  return agreements.map((agreement) => agreementLine(words, agreement, late.has(agreement.id)));
}

/** How many agreements are in which state; undefined while there are none. */
export function agreementChart(words: Words, { agreementCounts }: UnitStatus): Chart | undefined {
  const bars = (['open', 'onTrack', 'done', 'dropped'] as const).map((state) => ({
    label: words.t(`status.agreements-${state}`),
    value: agreementCounts[state],
  }));
  if (bars.every(({ value }) => value === 0)) return undefined;
  return chart(words.t('common.agreements'), `${countsLine(words, bars, '. ')}.`, bars);
}

/** Whether those who gave input were told what came of it. */
export function receiptLine(words: Words, { meeting, receiptAt }: GivenInput): string {
  if (receiptAt) return words.t('status.receipt-sent', { date: words.date(receiptAt) });
  return words.t(meeting.phase === 'completed' ? 'status.receipt-waits' : 'status.receipt-later');
}

/** 'Mie Lund (elevråd), Afdeling Nord'; of someone who has left the unit only the role. */
export function giverName(words: Words, { name, role, siteName }: GivenInput): string {
  const who = plain(personInRole(words, { name, role }));
  return siteName === undefined ? who : `${who}, ${plain(siteName)}`;
}

/** Who gave input to which dialogue, and whether they were told what came of it; never what they said. */
export function inputLines(words: Words, inputs: readonly GivenInput[]): string[] {
  return inputs.map((input) => {
    const { meeting, at } = input;
    return words.t('status.input', {
      who: giverName(words, input),
      meeting: meetingName(words, meeting),
      date: words.date(at),
      receipt: receiptLine(words, input),
    });
  });
}

/** What each place has given, for a unit with several. */
export function siteLines(words: Words, { sites }: UnitStatus): string[] {
  return sites.map(({ name, focusAreas, answers, evidence, lastAt }) => {
    if (focusAreas + answers + evidence === 0) return words.t('status.site-none', { site: plain(name) });
    const line = words.t('status.site', { site: plain(name), focusAreas, answers, evidence });
    return lastAt === undefined ? line : words.t('status.dated', { line, date: words.date(lastAt) });
  });
}
