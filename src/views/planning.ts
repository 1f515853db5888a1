import {
  type CancelQuestion,
  type PlanDone,
  type PlanForm,
  type Planned,
  type TimeClash,
} from '../app/results';
import { dayOf, timeOf } from '../domain/calendar/copenhagen';
import { type z } from 'zod/v4';
import { type Alert, type Button, type Card, alert, button, card, noAlert, plain } from './card';
import { ChooseData } from './choose';
import { field, type Field } from './fields';
import { FormData } from './forms';
import {
  meetingKey,
  meetingLine,
  meetingName,
  meetingTime,
  planningPurpose,
  unitName,
} from './meeting-words';
import { NextData, calendarButton, meetingEntry } from './next';
import { NoticeData } from './notice';
import { type TextKey, type Words } from './texts';

/** A day and an hour, for the client to pick and the server to check. */
export function timeFields(words: Words, { date, time }: { date: string; time: string }): Field[] {
  return [
    field('date', words.t('planning.date'), date, {
      kind: 'date',
      error: words.t('planning.date-missing'),
    }),
    field('time', words.t('planning.time'), time, {
      kind: 'time',
      error: words.t('planning.time-missing'),
    }),
  ];
}

/** What a button of the form sends beside the date and the time. */
function carried(form: PlanForm): Record<string, unknown> {
  return form.what === 'move'
    ? { ...meetingKey(form), from: form.meeting.start }
    : { unitId: form.unitId ?? '' };
}

function verbOf({ what }: PlanForm): string {
  return what === 'move' ? 'planning.move-to' : 'planning.add-at';
}

function titleOf(words: Words, form: PlanForm): string {
  if (form.what === 'move')
    return `${words.t('planning.move-title', { meeting: meetingName(words, form.meeting) })} · ${unitName(form.unit)}`;
  const [unit, ...more] = form.units;
  return unit && more.length === 0
    ? `${words.t('planning.add')} · ${unitName(unit)}`
    : words.t('planning.add');
}

function purposeOf(words: Words, form: PlanForm): string {
  return planningPurpose(words, form.what === 'move' ? form.meeting.kind : 'one-to-one');
}

/** The form that finds a meeting its time. */
export function planView(words: Words, form: PlanForm, said: z.infer<typeof Alert> = noAlert): Card {
  const isMove = form.what === 'move';
  const choices = isMove ? [] : form.units.map(({ id, name }) => ({ title: name, value: id }));
  const unit =
    isMove || choices.length < 2
      ? []
      : [
          field('unitId', words.t('planning.unit'), form.unitId ?? '', {
            kind: 'choice' as const,
            choices,
          }),
        ];
  const { unitId: _chosen, ...rest } = carried(form);
  const data = unit.length > 0 ? rest : carried(form);
  return card('form', FormData, {
    title: titleOf(words, form),
    purpose: purposeOf(words, form),
    alert: said,
    intro: isMove
      ? words.t('planning.now', { when: meetingTime(words, form.meeting, form.now) })
      : words.t('planning.add-intro'),
    fields: [...unit, ...timeFields(words, form)],
    buttons: [
      button(words.t(isMove ? 'planning.save-move' : 'planning.save-add'), verbOf(form), data, {
        style: 'positive',
        inputs: 'auto',
      }),
      button(words.t('common.cancel'), 'next.open'),
    ],
  });
}

function clashLine(words: Words, form: PlanForm, clash: TimeClash): string {
  switch (clash.kind) {
    case 'taken': {
      const hours = { from: words.time(clash.start), to: words.time(clash.end) };
      const name = plain(clash.name);
      if (!clash.at) return words.t('planning.clash.taken', { name, ...hours });
      const at = { meeting: meetingName(words, clash.at.meeting), unit: unitName(clash.at.unit) };
      return clash.isOwn
        ? words.t('planning.clash.taken-own', { ...at, ...hours })
        : words.t('planning.clash.taken-at', { name, ...at, ...hours });
    }
    case 'crossing':
      return words.t(clash.isAfter ? 'planning.clash.after' : 'planning.clash.before', {
        other: meetingName(words, clash.other),
        when: meetingTime(words, clash.other, form.now),
      });
    default:
      return words.t(`planning.clash.${clash.kind}`);
  }
}

/** What speaks against a time: take it anyway, take one that is free, or choose another. */
function clashView(words: Words, planned: Extract<Planned, { outcome: 'clashing' }>): Card {
  const { form, wish, clashes, free } = planned;
  const { date, time } = form;
  const sent = carried(form);
  const isMove = form.what === 'move';
  const lines = clashes.map((clash) => clashLine(words, form, clash));
  const options = free.map((slot) => ({
    text: '',
    button: button(meetingLine(words, slot, form.now), verbOf(form), {
      ...sent,
      date: dayOf(slot.start),
      time: timeOf(slot.start),
    }),
  }));
  return card('choose', ChooseData, {
    title: titleOf(words, form),
    purpose: purposeOf(words, form),
    alert: alert(
      [words.t('planning.wish', { when: meetingTime(words, wish, form.now) }), ...lines].join(' '),
      'attention',
    ),
    intro: words.t(free.length > 0 ? 'planning.free' : 'planning.none-free'),
    options,
    buttons: [
      button(words.t('planning.other-time'), isMove ? 'planning.move' : 'planning.add', {
        ...sent,
        date,
        time,
      }),
      button(words.t(isMove ? 'planning.move-anyway' : 'planning.add-anyway'), verbOf(form), {
        ...sent,
        date,
        time,
        anyway: true,
      }),
      button(words.t('common.cancel'), 'next.open'),
    ],
  });
}

function undoOf(words: Words, { unit, meeting, what, wasStart }: PlanDone): Button[] {
  const key = meetingKey({ unit, meeting });
  const undo = words.t('common.undo');
  if (what === 'cancelled') return [button(undo, 'planning.restore', key)];
  if (what === 'added') return [button(undo, 'planning.cancel', key)];
  if (what === 'restored' || wasStart === undefined) return [];
  const back = { date: dayOf(wasStart), time: timeOf(wasStart), from: meeting.start, anyway: true };
  return [button(undo, 'planning.move-to', { ...key, ...back })];
}

/** What was changed, what follows from it, and the way back. */
export function planDoneView(words: Words, done: PlanDone): Card {
  const { unit, meeting, what, told, now } = done;
  const isOff = what === 'cancelled';
  const lines = [
    words.t(`planning.done-cards.${what}`),
    ...(told.length > 0 ? [words.t('planning.told', { names: told.map(plain).join(', ') })] : []),
    ...(what === 'moved' || isOff ? [words.t('planning.teams-too')] : []),
  ];
  const entry = meetingEntry(words, { unit, meeting }, now);
  return card('next', NextData, {
    title: words.t(`planning.done.${what}`),
    purpose: planningPurpose(words, meeting.kind),
    alert: alert(lines.join(' '), 'good'),
    empty: '',
    meetings: [isOff ? { ...entry, links: [] } : entry],
    more: '',
    buttons: [...undoOf(words, done), calendarButton(words)],
  });
}

/** What came of a wish for a time. */
export function plannedView(words: Words, planned: Planned): Card {
  switch (planned.outcome) {
    case 'done':
      return planDoneView(words, planned.done);
    case 'clashing':
      return clashView(words, planned);
    case 'out-of-order': {
      const { form, other } = planned;
      const mustFollow = form.what === 'move' && other.number < form.meeting.number;
      const key: TextKey = mustFollow ? 'planning.must-follow' : 'planning.must-precede';
      const said = {
        meeting: form.what === 'move' ? meetingName(words, form.meeting) : words.t('planning.add'),
        other: meetingName(words, other),
        when: meetingTime(words, other, form.now),
      };
      return planView(words, form, alert(words.t(key, said), 'attention'));
    }
    case 'moved-meanwhile':
      return planView(words, planned.form, alert(words.t('planning.moved-meanwhile'), 'attention'));
    case 'unchanged':
      return planView(words, planned.form, alert(words.t('planning.unchanged'), 'accent'));
  }
}

/** Asks once before a 1:1 is called off. */
export function cancelView(words: Words, { unit, meeting, left, floor, now }: CancelQuestion): Card {
  const key = meetingKey({ unit, meeting });
  return card('notice', NoticeData, {
    title: `${words.t('planning.cancel-title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: planningPurpose(words, meeting.kind),
    alert: left < floor ? alert(words.t('planning.cancel-floor', { left, floor }), 'attention') : noAlert,
    message: words.t('planning.cancel-ask', { when: meetingTime(words, meeting, now) }),
    buttons: [
      button(words.t('planning.cancel-yes'), 'planning.cancel', key, { style: 'destructive' }),
      button(words.t('planning.move-instead'), 'planning.move', key),
      button(words.t('planning.cancel-no'), 'next.open'),
    ],
  });
}
