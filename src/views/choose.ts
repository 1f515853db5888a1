import { type FollowUpTask, type Preparation, type Task } from '../app/results';
import type { BoardMode } from '../domain/guide/board-mode';
import { type Unit } from '../domain/people/unit';
import { z } from 'zod/v4';
import { Button, type Card, Frame, button, card, noAlert } from './card';
import { answerPurpose, meetingName, unitName } from './meeting-words';
import { type Words } from './texts';
import { keyOf } from './fields';

export const ChooseData = Frame.extend({
  intro: z.string(),
  options: z.array(z.object({ text: z.string(), button: Button })),
});

/** More on one card nobody reads. */
export const mostChoices = 10;

/** To the page before and the one after. @param turn a button to the page that begins at `from` */
export function turnsOf(
  words: Words,
  { from, size, count }: { from: number; size: number; count: number },
  turn: (title: string, from: number) => Button,
): Button[] {
  const left = count - from - size;
  return [
    ...(from > 0 ? [turn(words.t('portfolio.before'), Math.max(0, from - size))] : []),
    ...(left > 0 ? [turn(words.t('portfolio.after', { count: Math.min(left, size) }), from + size)] : []),
  ];
}

/** A board chooses how it takes part, at dialogues 2–4 (rule 10). */
export function modeView(words: Words, preparation: Preparation, said = noAlert): Card {
  const { unit, meeting, role } = preparation;
  const option = (mode: BoardMode): z.infer<typeof ChooseData>['options'][number] => ({
    text: '',
    button: button(words.t(`mode.${mode}`), 'prepare.mode', { ...keyOf(preparation), mode }),
  });
  return card('choose', ChooseData, {
    title: `${words.t('mode.title')} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: said,
    intro: words.t('mode.intro', { meeting: meetingName(words, meeting), date: words.date(meeting.start) }),
    options: [option('statement'), option('participation')],
    buttons: [],
  });
}

/** Which meeting to follow up on. */
export function chooseFollowUpView(words: Words, tasks: readonly FollowUpTask[]): Card {
  return card('choose', ChooseData, {
    title: words.t('follow-up.choose'),
    purpose: words.t('purpose.next'),
    alert: noAlert,
    intro: tasks.length === 0 ? words.t('follow-up.none') : '',
    options: tasks.slice(0, mostChoices).map(({ unit, meeting, state }) => ({
      text: `${unitName(unit)}, ${words.date(meeting.start)}: ${words.t(`choose.follow-up-state.${state}`)}`,
      button: button(meetingName(words, meeting), 'follow-up.open', {
        unitId: unit.id,
        meetingId: meeting.id,
      }),
    })),
    buttons: [],
  });
}

/** Which meeting to prepare or give input to. */
export function chooseTaskView(words: Words, tasks: readonly Task[]): Card {
  return card('choose', ChooseData, {
    title: words.t('choose.task'),
    purpose: words.t('purpose.next'),
    alert: noAlert,
    intro: tasks.length === 0 ? words.t('error.answer/no-guide') : '',
    options: tasks.slice(0, mostChoices).map(({ unit, meeting, role, state }) => ({
      text: `${unitName(unit)}, ${words.date(meeting.start)}, ${words.t(`role.${role}`)}: ${words.t(`choose.task-state.${state}`)}`,
      button: button(meetingName(words, meeting), 'prepare.open', {
        unitId: unit.id,
        meetingId: meeting.id,
        role,
      }),
    })),
    buttons: [],
  });
}

/** Several units fit what was written. */
export function chooseUnitView(words: Words, units: readonly Unit[]): Card {
  return card('choose', ChooseData, {
    title: words.t('status.which'),
    purpose: words.t('purpose.status'),
    alert: noAlert,
    intro: '',
    options: units.map((unit) => ({
      text: '',
      button: button(unit.name, 'status.open', { unitId: unit.id }),
    })),
    buttons: [],
  });
}
