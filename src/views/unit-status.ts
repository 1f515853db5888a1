import { type SeenStatus } from '../app/results';
import { hasBegun, type Meeting } from '../domain/meeting/meeting';
import { type Button, type Card, button, card, noAlert } from './card';
import { basisLines } from './basis-lines';
import { folded } from './folded';
import { closingButtons } from './closed-loop';
import { drawnLoop, loopLines } from './loop-line';
import { meetingName, meetingTime, unitName } from './meeting-words';
import { StatusData, section, sectionsInSight, sectionsOf, type Section } from './status';
import {
  agreementChart,
  agreementLines,
  answerLines,
  focusLines,
  inputLines,
  siteLines,
} from './status-lines';
import { pointSections, supervisionSections } from './status-supervision';
import { type Words } from './texts';
import { unreachableLines } from './unreachable';

/** A block's button, where the person may open what is behind it. */
function opening(
  title: string,
  verb: string,
  data: Record<string, unknown> | undefined,
): { button?: Button } {
  return data ? { button: button(title, verb, data) } : {};
}

function keyIn({ unit }: SeenStatus, meeting: Meeting | undefined) {
  return meeting && { unitId: unit.id, meetingId: meeting.id };
}

/** What is late: schemas of meetings that were held. */
function lateSection(words: Words, { awaitingSchema }: SeenStatus): Section {
  const lines = awaitingSchema.map((meeting) =>
    words.t('status.schema-missing', {
      meeting: meetingName(words, meeting),
      date: words.date(meeting.start),
    }),
  );
  return section('', lines, true);
}

function loopSection(words: Words, status: SeenStatus): Section {
  const { decided, opens } = status;
  const heading = decided ? words.t('status.loop', { date: words.fullDate(decided) }) : '';
  const drawing = drawnLoop(status);
  return section(heading, loopLines(words, status), false, {
    ...(decided && drawing !== '' && { drawing }),
    ...opening(words.t('status.last-schema'), 'follow-up.open', keyIn(status, opens.lastSchema)),
  });
}

/** More stand in the calendar. */
const mostUpcoming = 2;
/** Of long lists; the others fold out. */
const fewLines = 3;
const fewAgreements = 2;

function upcomingSection(words: Words, { unit, upcoming, now }: SeenStatus): Section {
  const lines = upcoming
    .slice(0, mostUpcoming)
    .map((meeting) => `${meetingName(words, meeting)}: ${meetingTime(words, meeting, now)}`);
  return section(
    words.t('status.next'),
    lines.length > 0 ? lines : [words.t('status.no-next')],
    false,
    opening(words.t('status.calendar'), 'next.open', { unitId: unit.id }),
  );
}

function answerSections(words: Words, status: SeenStatus): Section[] {
  const { next, opens } = status;
  if (!next) return [];
  const { meeting, asked, basis } = next;
  const values = { meeting: meetingName(words, meeting), date: words.date(meeting.start) };
  const key = keyIn(status, meeting);
  return [
    section(words.t('status.answers-to', values), answerLines(words, asked), false, {
      most: fewLines,
      ...opening(
        words.t('status.own-answer'),
        'prepare.open',
        opens.answersAs && { ...key, role: opens.answersAs },
      ),
    }),
    ...(basis
      ? [
          section(
            words.t('status.basis-of', values),
            basisLines(words, basis),
            false,
            opening(words.t('command.data'), 'basis.open', opens.hasBasis ? key : undefined),
          ),
        ]
      : []),
  ];
}

function focusSection(words: Words, status: SeenStatus): Section {
  const { unit, meetings, focusAreas, now } = status;
  const [only, ...more] = focusAreas;
  const [verb, data] =
    more.length > 0
      ? ['thread.areas', { unitId: unit.id }]
      : ['thread.open', only && { unitId: unit.id, areaId: only.id }];
  const first = meetings.find(({ kind }) => kind === 'learning-dialogue');
  const isChosen = first !== undefined && focusAreas.length > 0 && hasBegun(first, now);
  return section(
    isChosen
      ? words.t('status.focus-chosen', { date: words.fullDate(first.start) })
      : words.t('common.focus-areas'),
    focusLines(words, status),
    false,
    opening(words.t('thread.follow'), verb, data),
  );
}

function unreachableSections(words: Words, { unreachable }: SeenStatus): Section[] {
  const [first] = unreachable.map(({ since }) => since).sort();
  if (first === undefined) return [];
  const heading = words.t('status.since', { line: words.t('unreachable.heading'), date: words.date(first) });
  return [section(heading, [...unreachableLines(words, unreachable), words.t('unreachable.then')], true)];
}

function buttonsOf(words: Words, status: SeenStatus, hasMore: boolean): Button[] {
  const [first] = status.opens.schemas;
  const key = keyIn(status, first);
  return [
    ...(key ? [button(words.t('status.open-follow-up'), 'follow-up.open', key, { style: 'positive' })] : []),
    ...closingButtons(words, status),
    ...(hasMore ? [button(words.t('status.all'), 'status.all')] : []),
  ];
}

function agreementSection(words: Words, status: SeenStatus): Section {
  const counts = agreementChart(words, status);
  return section(words.t('common.agreements'), agreementLines(words, status), false, {
    most: fewAgreements,
    ...(counts && { chart: counts }),
    ...opening(
      words.t('command.agreements'),
      'status.agreements',
      status.agreements.length > 0 ? { unitId: status.unit.id } : undefined,
    ),
  });
}

/** In the order they are looked at; those that say nothing are left out. */
function sectionsInOrder(words: Words, status: SeenStatus): Section[] {
  const { opens, inputs } = status;
  const [answers, ...basis] = answerSections(words, status);
  const sections = [
    lateSection(words, status),
    ...unreachableSections(words, status),
    loopSection(words, status),
    upcomingSection(words, status),
    ...(answers ? [answers] : []),
    agreementSection(words, status),
    ...basis,
    focusSection(words, status),
    section(words.t('status.inputs'), inputLines(words, inputs), false, {
      most: fewLines,
      ...opening(words.t('status.write-back'), 'receipts.open', keyIn(status, opens.receiptsOf)),
    }),
    section(words.t('status.sites'), siteLines(words, status)),
    ...supervisionSections(words, status),
    ...pointSections(words, status),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** A picture makes room for what would else be out of sight, and leaves its text. */
function withRoom(words: Words, all: readonly Section[], around: Parameters<typeof sectionsInSight>[1]) {
  const drawn = sectionsOf(words, all);
  const said = drawn.map((each) => (each.chart ? { ...each, chart: { ...each.chart, bars: [] } } : each));
  const [most, mostSaid] = [sectionsInSight(drawn, around), sectionsInSight(said, around)];
  return most < mostSaid ? { sections: said, most: mostSaid } : { sections: drawn, most };
}

/** One unit: where it is in its loop, what comes, who has answered, what was agreed. No verdict. */
export function statusView(words: Words, status: SeenStatus, hasMore: boolean): Card {
  const { unit, now } = status;
  const title = words.t('status.title', { unit: unitName(unit) });
  const buttons = buttonsOf(words, status, hasMore);
  const { sections, most } = withRoom(words, sectionsInOrder(words, status), { title, buttons });
  const { shown, unfold } = folded(words, 'section', sections, most - 1, (_section, at) => at < most);
  return card('status', StatusData, {
    title,
    purpose: words.t('purpose.status'),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    alert: noAlert,
    sections: shown,
    unfold,
    buttons,
  });
}
