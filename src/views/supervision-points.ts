import type { z } from 'zod/v4';
import type { ListedPoint, PointList, PointNews, PointTask } from '../app/results';
import { closedAt } from '../domain/supervision/change-point';
import type { PointEvent } from '../domain/supervision/point';
import { alert, button, card, noAlert, plain, written, type Alert, type Button, type Card } from './card';
import { ChooseData, mostChoices, turnsOf } from './choose';
import { unitName } from './meeting-words';
import { ReceiptData, answerGroups } from './receipt';
import type { Words } from './texts';

/** Supervision points: cards of tilsyn, apart from all that is learning. */

/** What a card says of which point it is about; the server checks it anew. */
export function pointKey({ unit, point }: PointTask): { unitId: string; pointId: string } {
  return { unitId: unit.id, pointId: point.id };
}

function pointTitle(words: Words, { unit }: PointTask): string {
  return `${words.t('point.title')} · ${unitName(unit)}`;
}

export function pointPurpose(words: Words, { unit }: PointTask): string {
  return words.t(
    unit.ownership === 'selvejende' ? 'purpose.supervision.point.board' : 'purpose.supervision.point',
  );
}

/** Who did what, and when. */
export function eventHeading(words: Words, { unit }: PointTask, { kind, personId, at }: PointEvent): string {
  const by = unit.members.find((member) => member.personId === personId)?.name;
  return words.t(`point.event.${kind}`, {
    name: by === undefined ? words.t('agreement.someone') : plain(by),
    date: words.fullDate(at),
  });
}

/** What was written with it; of a new deadline also from which day to which. */
export function eventText(words: Words, event: PointEvent): string {
  if (event.kind !== 'moved') return event.text === '' ? words.t('point.nothing-written') : event.text;
  const days = { from: words.fullDate(event.from), to: words.fullDate(event.to) };
  return [words.t('point.event.deadlines', days), event.text].filter((text) => text !== '').join('\n');
}

/** So many events on a card; the others are turned to. */
const eventsOnCard = 8;

function buttonsOf(words: Words, task: PointTask, from: number): Button[] {
  const { unit, point, mayNote, mayDecide } = task;
  const key = pointKey(task);
  const seen = point.events.length;
  const older = from + eventsOnCard;
  return [
    ...(mayNote
      ? [button(words.t('point.note'), 'supervision-point.write', key, { style: 'positive' })]
      : []),
    ...(mayDecide
      ? [
          button(words.t('point.close'), 'supervision-point.finish', key),
          button(words.t('agreement.move'), 'supervision-point.replan', key),
        ]
      : []),
    ...(task.reopenUntil === undefined
      ? []
      : [button(words.t('point.reopen'), 'supervision-point.reopen', { ...key, seen })]),
    ...(older < seen
      ? [button(words.t('point.earlier'), 'supervision-point.open', { ...key, from: older })]
      : []),
    button(words.t('point.all'), 'supervision-point.all', { unitId: unit.id }),
  ];
}

function stateLine(words: Words, { point, isOverdue, reopenUntil }: PointTask): string {
  const closed = closedAt(point);
  const deadline = { deadline: words.fullDate(point.deadline), given: words.fullDate(point.givenAt) };
  return [
    ...(closed === undefined ? [] : [words.t('point.is-closed', { date: words.fullDate(closed) })]),
    words.t(isOverdue || closed !== undefined ? 'point.deadline-was' : 'point.deadline-is', deadline),
    ...(reopenUntil === undefined
      ? []
      : [words.t('point.reopen-until', { date: words.fullDate(reopenUntil) })]),
  ].join(' ');
}

/**
 * One point: what, why, the support, and what has happened since, the newest first.
 * @param from how many of the newest events are turned over
 */
export function pointView(
  words: Words,
  task: PointTask,
  said: z.infer<typeof Alert> = noAlert,
  from = 0,
): Card {
  const { point, isOverdue } = task;
  const events = [...point.events].reverse().slice(from, from + eventsOnCard);
  const answers = [
    { question: words.t('point.asked-what'), text: point.what },
    { question: words.t('point.asked-why'), text: point.reason },
    { question: words.t('point.asked-support'), text: point.support },
    ...events.map((event) => ({
      question: eventHeading(words, task, event),
      text: eventText(words, event),
    })),
  ].map(({ question, text }) => ({ question, answer: written(text), links: [] }));
  const lines = [said.text, stateLine(words, task)].filter((text) => text !== '');
  const style = said.text !== '' ? said.style : isOverdue ? 'attention' : 'accent';
  return card('receipt', ReceiptData, {
    tone: 'supervision',
    title: pointTitle(words, task),
    purpose: pointPurpose(words, task),
    alert: alert(lines.join('\n\n'), style),
    groups: answerGroups(words, answers),
    buttons: buttonsOf(words, task, from),
  });
}

/** The same as the bot posts it by itself. */
export function pointNewsView(words: Words, task: PointTask, news: PointNews): Card {
  const said = news === 'reminder' ? words.t('point.reminder') : words.t(`point.news.${news}`);
  return pointView(words, task, alert(said, 'accent'));
}

/** What a point is about and how it stands, in a line. */
export function pointLine(words: Words, { point, isOverdue }: ListedPoint): string {
  const state = isOverdue ? 'overdue' : point.state;
  const date = words.fullDate(point.state === 'closed' ? point.at : point.deadline);
  return words.t(`point.line.${state}`, { what: plain(point.what), date });
}

/** The points of own units, or of one, a page at a time: the open ones by deadline, then the closed. */
export function pointsView(words: Words, list: PointList, wanted = 0): Card {
  const { points, of, givesTo } = list;
  const from = wanted < points.length ? wanted : 0;
  const key = of ? { unitId: of.id } : {};
  return card('choose', ChooseData, {
    tone: 'supervision',
    title: of ? `${words.t('command.points')} · ${unitName(of)}` : words.t('command.points'),
    purpose: words.t('purpose.supervision.points'),
    alert: noAlert,
    intro: points.length === 0 ? words.t('point.none') : '',
    options: points.slice(from, from + mostChoices).map((listed) => ({
      text: of ? pointLine(words, listed) : `${unitName(listed.unit)}: ${pointLine(words, listed)}`,
      button: button(words.t('common.open'), 'supervision-point.open', {
        unitId: listed.unit.id,
        pointId: listed.point.id,
      }),
    })),
    buttons: [
      ...(givesTo.length > 0
        ? [
            button(words.t('point.new'), 'supervision-point.new', key, {
              style: points.length === 0 ? 'positive' : 'default',
            }),
          ]
        : []),
      ...turnsOf(words, { from, size: mostChoices, count: points.length }, (title, to) =>
        button(title, 'supervision-point.all', { ...key, from: to }),
      ),
    ],
  });
}
