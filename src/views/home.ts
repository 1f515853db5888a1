import { type Command, type Home } from '../app/results';
import { z } from 'zod/v4';
import { type Alert, Button, type Card, Frame, button, card, noAlert, plain } from './card';
import { awayLine, standsInLines } from './absence';
import { meetingName, unitName } from './meeting-words';
import { type TextKey, type Words } from './texts';

export const HomeData = Frame.extend({
  intro: z.string(),
  waitingHeading: z.string(),
  calm: z.string(),
  waiting: z.array(z.object({ text: z.string(), button: Button })),
  more: z.string(),
  canHeading: z.string(),
  lines: z.array(z.string()),
});

const mostWaiting = 4;
/** The others stand behind '…'. */
const mostButtons = 5;

const verbOf: Record<Command, { verb: string; data: Record<string, unknown> }> = {
  administration: { verb: 'administration.open', data: {} },
  prepare: { verb: 'prepare.next', data: { kind: 'preparation' } },
  input: { verb: 'prepare.next', data: { kind: 'input' } },
  'follow-up': { verb: 'follow-up.next', data: {} },
  data: { verb: 'basis.next', data: {} },
  agreements: { verb: 'agreement.all', data: {} },
  supervision: { verb: 'supervision.next', data: {} },
  points: { verb: 'supervision-point.all', data: {} },
  status: { verb: 'status.all', data: {} },
  next: { verb: 'next.open', data: {} },
  summaries: { verb: 'closing.list', data: {} },
  export: { verb: 'export.open', data: {} },
  help: { verb: 'home.open', data: {} },
};

function waitingOf(words: Words, home: Home): z.infer<typeof HomeData>['waiting'] {
  const schemas = home.awaitingSchema.map(({ unit, meeting }) => ({
    text: words.t('home.schema-task', {
      meeting: meetingName(words, meeting),
      unit: unitName(unit),
      date: words.date(meeting.start),
    }),
    button: button(words.t('common.open'), 'follow-up.open', { unitId: unit.id, meetingId: meeting.id }),
  }));
  const tasks = home.waiting.map(({ unit, meeting, role, isInput }) => ({
    text: `${words.t(isInput ? 'command.input' : 'command.prepare')}: ${words.t('home.task', { meeting: meetingName(words, meeting), unit: unitName(unit), date: words.date(meeting.start) })}`,
    button: button(words.t('common.open'), 'prepare.open', { unitId: unit.id, meetingId: meeting.id, role }),
  }));
  const receipts = home.awaitingReceipts.map(({ unit, meeting }) => ({
    text: words.t('home.receipts-task', {
      meeting: meetingName(words, meeting),
      unit: unitName(unit),
      date: words.date(meeting.start),
    }),
    button: button(words.t('common.open'), 'receipts.open', { unitId: unit.id, meetingId: meeting.id }),
  }));
  const closings = home.awaitingClosing.map(({ unit, loopId }) => ({
    text: words.t('home.closing-task', { unit: unitName(unit) }),
    button: button(words.t('common.open'), 'closing.open', { unitId: unit.id, loopId }),
  }));
  const handovers = home.handovers.map((unit) => ({
    text: words.t('home.handover', { unit: unitName(unit) }),
    button: button(words.t('common.open'), 'handover.open', { unitId: unit.id }),
  }));
  return [...handovers, ...schemas, ...closings, ...tasks, ...receipts];
}

function calmLine(words: Words, { nextMeeting, isAdministration }: Home): string {
  if (!nextMeeting) return words.t(isAdministration ? 'home.administration' : 'home.no-meetings');
  const { start } = nextMeeting.meeting;
  return words.t('home.up-to-date-next', { date: words.weekday(start), time: words.time(start) });
}

/** What a word does for this person: who holds no meetings moves none. */
function whatKey(command: Command, { mayPlan }: Home): TextKey {
  return command === 'next' && !mayPlan ? 'command.next.what-own' : `command.${command}.what`;
}

/** Welcome and help: what waits, and only what this person can do. */
export function homeView(
  words: Words,
  home: Home,
  isLocal: boolean,
  said: z.infer<typeof Alert> = noAlert,
): Card {
  const waiting = waitingOf(words, home);
  const rest = waiting.length - mostWaiting;
  const lines = [
    ...home.commands.map((command) => words.t(whatKey(command, home))),
    words.t('command.absence.what'),
    words.t('command.language.what'),
    words.t('command.mine.what'),
  ];
  const away = home.absence && {
    text: awayLine(words, home.absence),
    button: button(words.t('absence.end'), 'absence.end'),
  };
  const standsIn = standsInLines(words, home.standsInFor);
  return card('home', HomeData, {
    title: words.t('home.hello', { name: plain(home.name.split(' ')[0] ?? home.name) }),
    purpose: words.t('purpose.home'),
    alert: said,
    intro: [words.t('home.intro'), ...standsIn].join('\n\n'),
    waitingHeading: waiting.length > 0 || away ? words.t('home.waiting') : '',
    calm: waiting.length > 0 ? '' : calmLine(words, home),
    waiting: [...(away ? [away] : []), ...waiting.slice(0, mostWaiting)],
    more: rest > 0 ? words.t('home.more', { count: rest }) : '',
    canHeading: words.t('home.can'),
    lines: isLocal ? [...lines, words.t('command.local.what')] : lines,
    buttons: home.commands
      .filter((command) => command !== 'help')
      .map((command, at) =>
        button(
          words.t(`command.${command}`),
          verbOf[command].verb,
          verbOf[command].data,
          at < mostButtons ? {} : { mode: 'secondary' },
        ),
      ),
  });
}
