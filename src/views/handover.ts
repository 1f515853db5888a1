import { type Handover } from '../app/results';
import { type Unit } from '../domain/people/unit';
import { basisLines } from './basis-lines';
import { button, card, noAlert, type Card } from './card';
import { ChooseData, mostChoices } from './choose';
import { drawnLoop, loopLines } from './loop-line';
import { meetingName, meetingTime, unitName } from './meeting-words';
import { cut } from './shortened';
import { StatusData, section, sectionsOf, type Section } from './status';
import { agreementLines, focusLines } from './status-lines';
import { type Words } from './texts';

/** More stand in the calendar. */
const mostUpcoming = 3;
/** The rest is read in the schema. */
const mostOfPerspective = 400;

function loopSection(words: Words, { status }: Handover): Section {
  const drawing = `${drawnLoop(status)} (${words.t('status.drawing')})`;
  const heading = words.t('status.loop', { date: words.fullDate(status.decided ?? status.now) });
  return section(heading, loopLines(words, status), false, { drawing });
}

function upcomingSection(words: Words, { status: { unit, upcoming, now } }: Handover): Section {
  const lines = upcoming
    .slice(0, mostUpcoming)
    .map((meeting) => `${meetingName(words, meeting)}: ${meetingTime(words, meeting, now)}`);
  return section(words.t('status.next'), lines.length > 0 ? lines : [words.t('status.no-next')], false, {
    button: button(words.t('status.calendar'), 'next.open', { unitId: unit.id }),
  });
}

function perspectiveSection(words: Words, { perspective, status }: Handover): Section {
  const heading = words.t('perspective.title');
  if (!perspective) return section(heading, [words.t('handover.no-perspective')]);
  const { text, meetingId } = perspective;
  return section(heading, [cut(text, mostOfPerspective)], false, {
    button: button(words.t('thread.schema'), 'follow-up.open', { unitId: status.unit.id, meetingId }),
  });
}

function basisSection(words: Words, { status: { next } }: Handover): Section[] {
  if (!next?.basis) return [];
  const heading = words.t('status.basis', { meeting: meetingName(words, next.meeting) });
  return [section(heading, basisLines(words, next.basis))];
}

/** A loop as a new leader is given it: where it is, what was chosen and agreed, and what comes. */
export function handoverView(words: Words, handover: Handover): Card {
  const { status, since } = handover;
  const { unit, now } = status;
  return card('status', StatusData, {
    title: words.t('handover.title', { unit: unitName(unit) }),
    purpose: words.t('purpose.handover'),
    asOf: `${words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) })}. ${words.t('handover.since', { date: words.fullDate(since) })}`,
    alert: noAlert,
    sections: sectionsOf(words, [
      loopSection(words, handover),
      section(words.t('common.focus-areas'), focusLines(words, status)),
      perspectiveSection(words, handover),
      section(words.t('status.agreements'), agreementLines(words, status)),
      upcomingSection(words, handover),
      ...basisSection(words, handover),
    ]),
    buttons: [button(words.t('command.status'), 'status.open', { unitId: unit.id })],
  });
}

/** Which unit's, for one who took over several. */
export function chooseHandoverView(words: Words, units: readonly Unit[]): Card {
  return card('choose', ChooseData, {
    title: words.t('handover.which'),
    purpose: words.t('purpose.handover'),
    alert: noAlert,
    intro: '',
    options: units.slice(0, mostChoices).map(({ id, name }) => ({
      text: '',
      button: button(name, 'handover.open', { unitId: id }),
    })),
    buttons: [],
  });
}
