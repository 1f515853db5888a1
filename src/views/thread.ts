import type { FollowedArea, SeenStep, Thread } from '../app/results';
import type { Unit } from '../domain/people/unit';
import { button, card, noAlert, plain, type Card } from './card';
import { ChooseData, mostChoices } from './choose';
import { areaAbout } from './closed-loop';
import { meetingName, unitName } from './meeting-words';
import { noticeView } from './notice';
import { cut } from './shortened';
import { StatusData } from './status';
import type { Words } from './texts';
import { block, dialogueName, isTold, mostOfText, stepBlocks, type Block } from './thread-steps';

/** The red thread of a focus area: its theme, its dialogues in their order, and what it came to. */

const mostOfSummary = 300;
/** Of the newest dialogue that agreed on something; all others fold out. */
const agreementsInSight = 2;

function originBlock(words: Words, { theme, site, steps }: Thread): Block {
  const heading = theme
    ? words.t('follow-up.focus-meta', { theme: plain(theme) })
    : words.t('export.own-initiative');
  const [first] = steps;
  const chosen =
    first &&
    words.t('thread.chosen', {
      meeting: meetingName(words, first.meeting),
      date: words.fullDate(first.meeting.start),
    });
  return block('origin', heading, [...(chosen ? [chosen] : []), ...(site ? [plain(site)] : [])]);
}

function toComeBlocks(words: Words, steps: readonly SeenStep[]): Block[] {
  const lines = steps.map((step) => dialogueName(words, step));
  return lines.length > 0 ? [block('to-come', words.t('thread.to-come'), lines)] : [];
}

function effectBlock(words: Words, { effect: { texts, closedAt }, closes, unit }: Thread): Block {
  const lines = [
    ...(closedAt ? [words.t('export.loop.closed', { date: words.fullDate(closedAt) })] : []),
    ...(texts && !closedAt ? [words.t('thread.draft')] : []),
    ...(texts?.changed ? [words.t('thread.changed', { text: cut(texts.changed, mostOfSummary) })] : []),
    ...(texts?.learnt ? [words.t('thread.learnt', { text: cut(texts.learnt, mostOfSummary) })] : []),
  ];
  const open =
    closes && button(words.t('common.open'), 'closing.open', { unitId: unit.id, loopId: closes.loopId });
  const heading = words.t('thread.effect');
  return block('effect', heading, lines.length > 0 ? lines : [words.t('thread.no-effect')], true, open);
}

/** One focus area from its theme to what it came to; no verdict. */
export function threadView(words: Words, thread: Thread): Card {
  const { unit, area, steps, now, hasOthers, hasStatus } = thread;
  const told = steps.filter(isTold);
  const newest = told.findLastIndex(({ agreements }) => agreements.length > 0);
  const unitId = unit.id;
  return card('status', StatusData, {
    title: `${words.t('thread.title', { area: cut(area.title, mostOfText) })} · ${unitName(unit)}`,
    purpose: words.t('purpose.thread'),
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    alert: noAlert,
    sections: [
      originBlock(words, thread),
      ...told.flatMap((step, at) =>
        stepBlocks(words, thread, step, `dialogue-${at}`, at === newest ? agreementsInSight : 0),
      ),
      ...toComeBlocks(
        words,
        steps.filter((step) => !isTold(step)),
      ),
      effectBlock(words, thread),
    ],
    buttons: [
      ...(hasOthers ? [button(words.t('thread.others'), 'thread.areas', { unitId })] : []),
      ...(hasStatus ? [button(words.t('command.status'), 'status.open', { unitId })] : []),
    ],
  });
}

function introOf(words: Words, count: number): string {
  const rest = count - mostChoices;
  const more = rest > 0 ? [words.t('thread.more', { count: rest })] : [];
  return [...more, words.t('thread.by-words')].join(' ');
}

/** Which focus area; where none are chosen yet, that there will be. */
export function chooseAreaView(words: Words, areas: readonly FollowedArea[]): Card {
  if (areas.length === 0) return noticeView(words, words.t('thread.none'), [], 'thread.follow');
  return card('choose', ChooseData, {
    title: words.t('thread.which'),
    purpose: words.t('purpose.thread'),
    alert: noAlert,
    intro: introOf(words, areas.length),
    options: areas.slice(0, mostChoices).map((each) => ({
      text: words.t('thread.option', {
        area: cut(each.area.title, mostOfText),
        about: areaAbout(words, each),
        unit: unitName(each.unit),
      }),
      button: button(words.t('common.open'), 'thread.open', { unitId: each.unit.id, areaId: each.area.id }),
    })),
    buttons: [],
  });
}

/** Whose focus areas, for those who follow several units. */
export function chooseThreadUnitView(words: Words, units: readonly Unit[]): Card {
  return card('choose', ChooseData, {
    title: words.t('thread.which-unit'),
    purpose: words.t('purpose.thread'),
    alert: noAlert,
    intro: introOf(words, units.length),
    options: units.slice(0, mostChoices).map(({ id, name }) => ({
      text: '',
      button: button(name, 'thread.areas', { unitId: id }),
    })),
    buttons: [],
  });
}
