import { type Asked, type UnitStatus } from '../app/results';
import { type Meeting, type MeetingKind } from '../domain/meeting/meeting';
import { type AgreementHead } from '../domain/status/summary';
import { z } from 'zod/v4';
import { Button, type Card, Frame, button, card, noAlert, plain } from './card';
import { Foldable, Unfold, folded } from './folded';
import { meetingName, meetingTime, unitName } from './meeting-words';
import { type Words } from './texts';
import { basisLines } from './basis-lines';
import { unreachableLines } from './unreachable';

const Line = Foldable.extend({ text: z.string() });

export const StatusData = Frame.extend({
  asOf: z.string(),
  sections: z.array(
    z.object({ heading: z.string(), lines: z.array(Line), unfold: Unfold, isUrgent: z.boolean() }),
  ),
});

interface Section {
  heading: string;
  lines: string[];
  isUrgent: boolean;
}

export function section(heading: string, lines: string[], isUrgent = false): Section {
  return { heading, lines, isUrgent };
}

/** So many lines of each are in sight on a phone. */
const mostLines = 4;

/** Those that say something; what is long is folded. */
export function sectionsOf(
  words: Words,
  sections: readonly Section[],
  most = mostLines,
): z.infer<typeof StatusData>['sections'] {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines, isUrgent }, at) => {
      const texts = lines.map((text) => ({ text }));
      const { shown, unfold } = folded(words, `s${at}`, texts, most);
      return { heading, lines: shown, unfold, isUrgent };
    });
}

function heldOf(meetings: readonly Meeting[], kind: MeetingKind): { done: number; count: number } {
  const all = meetings.filter((meeting) => meeting.kind === kind);
  return {
    done: all.filter(({ phase }) => phase === 'held' || phase === 'completed').length,
    count: all.length,
  };
}

function loopLines(words: Words, { decided, meetings, themes }: UnitStatus): string[] {
  if (!decided) return [words.t('status.not-started')];
  const oneToOnes = heldOf(meetings, 'one-to-one');
  return [
    words.t('status.dialogues', heldOf(meetings, 'learning-dialogue')),
    ...(oneToOnes.count > 0 ? [words.t('status.one-to-ones', oneToOnes)] : []),
    ...themes.map(({ title }) => words.t('follow-up.focus-meta', { theme: plain(title) })),
  ];
}

export function askedLine(words: Words, { name, role, state, at, mode }: Asked): string {
  const who = words.t('status.person', { name: plain(name), role: words.t(`role.${role}`) });
  const said = mode ? `${who}, ${words.t(`status.mode.${mode}`)}` : who;
  if (at) return words.t('status.answered', { who: said, date: words.date(at) });
  return words.t(state === 'draft' ? 'status.draft' : 'status.not-answered', { who: said });
}

export function agreementLine(
  words: Words,
  { what, ownerName, deadline, isOnTrack }: AgreementHead,
  isOverdue: boolean,
): string {
  const meta = isOverdue
    ? `${plain(ownerName)}. ${words.t('status.overdue', { date: words.fullDate(deadline) })}`
    : words.t('agreement.owner-deadline', { owner: plain(ownerName), deadline: words.fullDate(deadline) });
  const line = `${plain(what)} (${meta})`;
  return isOnTrack ? words.t('status.on-track', { agreement: line }) : line;
}

export function agreementLines(words: Words, { agreements, overdue }: UnitStatus): string[] {
  const late = new Set(overdue.map(({ id }) => id));
  return agreements.length === 0
    ? [words.t('status.no-agreements')]
    : agreements.map((agreement) => agreementLine(words, agreement, late.has(agreement.id)));
}

function answerSections(words: Words, { next }: UnitStatus): Section[] {
  if (!next) return [];
  const meeting = meetingName(words, next.meeting);
  return [
    section(
      words.t('status.answers', { meeting }),
      next.asked.map((asked) => askedLine(words, asked)),
    ),
    ...(next.basis ? [section(words.t('status.basis', { meeting }), basisLines(words, next.basis))] : []),
  ];
}

function upcomingLines(words: Words, upcoming: readonly Meeting[]): string[] {
  if (upcoming.length === 0) return [words.t('status.no-next')];
  return upcoming
    .slice(0, 3)
    .map((meeting) => `${meetingName(words, meeting)}: ${meetingTime(words, meeting)}`);
}

function unreachableSections(words: Words, { unreachable }: UnitStatus): Section[] {
  if (unreachable.length === 0) return [];
  const lines = [...unreachableLines(words, unreachable), words.t('unreachable.then')];
  return [section(words.t('unreachable.heading'), lines, true)];
}

/** One unit: where it is in its loop, what comes, who has answered, what was agreed. No verdict. */
export function statusView(words: Words, status: UnitStatus, hasMore: boolean): Card {
  const { unit, awaitingSchema, focusAreas } = status;
  const missing = awaitingSchema.map((meeting) =>
    words.t('status.schema-missing', {
      meeting: meetingName(words, meeting),
      date: words.date(meeting.start),
    }),
  );
  const focus =
    focusAreas.length > 0 ? focusAreas.map(({ title }) => plain(title)) : [words.t('status.no-focus-areas')];
  const first = awaitingSchema[0];
  return card('status', StatusData, {
    title: words.t('status.title', { unit: unitName(unit) }),
    purpose: words.t('purpose.status'),
    asOf: words.t('status.as-of', { date: words.fullDate(status.now), time: words.time(status.now) }),
    alert: noAlert,
    sections: sectionsOf(words, [
      ...(missing.length > 0 ? [section('', missing, true)] : []),
      section(
        status.decided ? words.t('status.loop', { date: words.fullDate(status.decided) }) : '',
        loopLines(words, status),
      ),
      section(words.t('status.next'), upcomingLines(words, status.upcoming)),
      ...answerSections(words, status),
      section(words.t('common.focus-areas'), focus),
      section(words.t('status.agreements'), agreementLines(words, status)),
      ...unreachableSections(words, status),
    ]),
    buttons: [
      ...(first
        ? [
            button(words.t('status.open-follow-up'), 'follow-up.open', {
              unitId: unit.id,
              meetingId: first.id,
            }),
          ]
        : []),
      ...(hasMore ? [button(words.t('status.all'), 'status.all')] : []),
      button(words.t('command.next'), 'next.open'),
    ],
  });
}

export const PortfolioData = Frame.extend({
  asOf: z.string(),
  units: z.array(
    Foldable.extend({ name: z.string(), lines: z.array(z.string()), urgent: z.string(), button: Button }),
  ),
  unfold: Unfold,
});

const mostUnits = 25;
/** The others fold out. */
const unitsInSight = 8;

/** What is late comes before whom no card reaches, and both before the rest; how much of it is no ranking. */
function urgencyOf({ awaitingSchema, overdue, unreachable }: UnitStatus): number {
  if (awaitingSchema.length + overdue.length > 0) return 2;
  return unreachable.length > 0 ? 1 : 0;
}

function urgentLine(words: Words, { awaitingSchema, overdue, unreachable }: UnitStatus): string {
  const schemas =
    awaitingSchema.length > 0 ? [words.t('portfolio.schema', { count: awaitingSchema.length })] : [];
  const late = overdue.length > 0 ? [words.t('portfolio.overdue', { count: overdue.length })] : [];
  const unmet =
    unreachable.length > 0 ? [words.t('portfolio.unreachable', { count: unreachable.length })] : [];
  return [...schemas, ...late, ...unmet].join('. ');
}

function portfolioLines(words: Words, { upcoming, next }: UnitStatus): string[] {
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

/** All own units on one card, what needs attention first, else by name; never a ranking of quality. */
export function portfolioView(words: Words, statuses: readonly UnitStatus[]): Card {
  const ordered = [...statuses].sort((a, b) => urgencyOf(b) - urgencyOf(a));
  const now = statuses[0]?.now ?? '';
  const units = ordered.slice(0, mostUnits).map((status) => ({
    name: unitName(status.unit),
    lines: portfolioLines(words, status),
    urgent: urgentLine(words, status),
    button: button(words.t('common.open'), 'status.open', { unitId: status.unit.id }),
  }));
  const { shown, unfold } = folded(words, 'unit', units, unitsInSight);
  return card('portfolio', PortfolioData, {
    title: words.t('portfolio.title', { count: statuses.length }),
    purpose: words.t('purpose.portfolio'),
    asOf: now ? words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }) : '',
    alert: noAlert,
    units: shown,
    unfold,
    buttons: [],
  });
}
