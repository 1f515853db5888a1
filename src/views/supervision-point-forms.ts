import type { PointForm, PointTask } from '../app/results';
import type { PointChange } from '../domain/supervision/change-point';
import type { Unit } from '../domain/people/unit';
import { maxPointText, type WrittenPoint } from '../domain/supervision/point';
import { alert, button, card, noAlert, plain, type Card } from './card';
import { field, roomFor, type Field } from './fields';
import { FormData } from './forms';
import { unitName } from './meeting-words';
import { eventHeading, eventText, pointKey, pointPurpose } from './supervision-points';
import { errorKey, type Words } from './texts';

/** The forms of supervision points. */

const lines = (words: Words) => ({ isMultiline: true, ...roomFor(words, maxPointText) });

const nothingWritten: WrittenPoint = { what: '', reason: '', support: '', deadline: '' };

/** Where a chef chooses which unit. @param units those there are; when the store is down, the one chosen */
export function toUnitField(
  words: Words,
  units: readonly Pick<Unit, 'id' | 'name'>[],
  chosen: string,
): Field {
  const choices = units.map(({ id, name }) => ({ title: name, value: id }));
  return field('toUnit', words.t('point.unit'), chosen, { kind: 'choice', choices });
}

export function givenFields(words: Words, values: WrittenPoint): Field[] {
  return [
    field('what', words.t('point.what'), values.what, { ...lines(words), help: words.t('point.what-help') }),
    field('reason', words.t('point.reason'), values.reason, {
      ...lines(words),
      help: words.t('point.reason-help'),
    }),
    field('support', words.t('point.support'), values.support, {
      ...lines(words),
      help: words.t('point.support-help'),
    }),
    field('deadline', words.t('point.deadline'), values.deadline, { kind: 'date' }),
  ];
}

/** A new point; with several units, to which of them. */
export function giveView(words: Words, { units, unitId }: PointForm, formId: string): Card {
  const unit = units.find(({ id }) => id === unitId);
  return card('form', FormData, {
    tone: 'supervision',
    title: unit ? `${words.t('point.new')} · ${unitName(unit)}` : words.t('point.new'),
    purpose: words.t('purpose.supervision.give'),
    alert: noAlert,
    intro: '',
    fields: [...(unit ? [] : [toUnitField(words, units, '')]), ...givenFields(words, nothingWritten)],
    buttons: [
      button(
        words.t('point.give'),
        'supervision-point.give',
        unit ? { unitId: unit.id, formId } : { formId },
        {
          style: 'positive',
          inputs: 'auto',
        },
      ),
      button(words.t('common.cancel'), 'supervision-point.all', unit ? { unitId: unit.id } : {}),
    ],
  });
}

/** What is done about a point in a form of its own. */
export type WrittenChange = Exclude<PointChange['kind'], 'reopened'>;

export interface ChangeValues {
  text: string;
  deadline: string;
}

export function changeFields(words: Words, kind: WrittenChange, { text, deadline }: ChangeValues): Field[] {
  switch (kind) {
    case 'note':
      return [
        field('text', words.t('point.note-label'), text, {
          ...lines(words),
          help: words.t('point.note-help'),
        }),
      ];
    case 'closed':
      return [field('text', words.t('point.close-label'), text, lines(words))];
    case 'moved':
      return [
        field('deadline', words.t('agreement.deadline'), deadline, { kind: 'date' }),
        field('text', words.t('point.move-why'), text, lines(words)),
      ];
  }
}

const formOf = {
  note: { title: 'point.note', save: 'point.note-save', verb: 'supervision-point.note' },
  closed: { title: 'point.close', save: 'point.close-save', verb: 'supervision-point.close' },
  moved: { title: 'agreement.move', save: 'agreement.move-save', verb: 'supervision-point.move' },
} as const;

/** What has come since the card was drawn on which someone decided. */
function newsSince(words: Words, task: PointTask, seen: number): string {
  return task.point.events
    .slice(seen)
    .map((event) => `${eventHeading(words, task, event)}: ${plain(eventText(words, event))}`)
    .join('\n\n');
}

/**
 * The form of what is done about a point.
 * @param again what was typed, and how many events stood on the card then: something new is shown first
 */
export function changeView(
  words: Words,
  task: PointTask,
  kind: WrittenChange,
  again?: ChangeValues & { seen: number },
): Card {
  const { title, save, verb } = formOf[kind];
  const { unit, point } = task;
  const key = pointKey(task);
  return card('form', FormData, {
    tone: 'supervision',
    title: `${words.t(title)} · ${unitName(unit)}`,
    purpose: pointPurpose(words, task),
    alert: again ? alert(words.t(errorKey('supervision/point-changed')), 'attention') : noAlert,
    intro: again ? newsSince(words, task, again.seen) : plain(point.what),
    fields: changeFields(words, kind, again ?? { text: '', deadline: '' }),
    buttons: [
      button(
        words.t(save),
        verb,
        { ...key, seen: point.events.length },
        { style: 'positive', inputs: 'auto' },
      ),
      button(words.t('common.cancel'), 'supervision-point.open', key),
    ],
  });
}
