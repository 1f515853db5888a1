import { type FollowUp } from '../app/results';
import { type ErrorCode } from '../domain/errors';
import { asksForArea, noArea } from '../domain/follow-up/agreement-area';
import { entryMark } from '../domain/follow-up/follow-up';
import { maxEntryLength, maxFocusTitleLength, maxPerspectiveLength } from '../domain/follow-up/schema';
import { fingerprint } from '../domain/guide/fingerprint';
import { z } from 'zod/v4';
import { type Button, type Card, Frame, alert, button, card, noAlert, plain } from './card';
import { meetingKey, schemaPurpose, unitName } from './meeting-words';
import { type TextKey, type Words, errorKey } from './texts';
import { Field, field, noChoice, roomFor, siteChoices } from './fields';
import { fitting } from './fitting';
import { type Warning, sendAnywayButton, warningText } from './warning';

export const FormData = Frame.extend({ intro: z.string(), fields: z.array(Field) });

/** What a form says of itself when it comes back. */
export interface GivenBack {
  /** Of a form that saves nothing; over others it says that it was not saved. */
  title?: TextKey | undefined;
  /** Of a form that is tilsyn. */
  tone?: 'supervision' | undefined;
}

/** What was typed, given back with what went wrong and a button that sends it again; what was tilsyn stays so. */
export function retryView(
  words: Words,
  code: ErrorCode,
  fields: Field[],
  again: { verb: string; data: Record<string, unknown> },
  { back, title, tone, warning }: GivenBack & { back?: Button | undefined; warning?: Warning } = {},
): Card {
  const { fields: shown, cutCount } = fitting(fields);
  const send = button(words.t('common.try-again'), again.verb, again.data, {
    style: 'positive',
    inputs: 'auto',
  });
  return card('form', FormData, {
    ...(tone && { tone }),
    title: words.t(title ?? 'retry.title'),
    purpose: words.t(tone ? 'purpose.retry.supervision' : 'purpose.retry'),
    alert: alert(warning ? warningText(words, warning) : words.t(errorKey(code)), 'attention'),
    intro: cutCount > 0 ? words.t('retry.cut') : '',
    fields: shown,
    buttons: [
      send,
      ...(warning ? [sendAnywayButton(words, again, warning, 'auto')] : []),
      // What stands here is kept nowhere else, so the way back says what it means.
      ...(back ? [title ? back : { ...back, title: words.t('retry.back') }] : []),
    ],
  });
}

export interface EntryFormValues {
  what: string;
  forChildren: string;
  ownerId: string;
  deadline: string;
  focusAreaId?: string | undefined;
}

/** Which focus area an agreement belongs to, where there are several. */
function areaFields(
  words: Words,
  { focusAreaId }: EntryFormValues,
  areas: readonly { id: string; title: string }[],
): Field[] {
  if (!asksForArea(areas)) return [];
  const choices = [
    ...areas.map(({ id, title }) => ({ title, value: id })),
    { title: words.t('entry.no-area'), value: noChoice },
  ];
  const value = focusAreaId === noArea ? noChoice : (areas.find(({ id }) => id === focusAreaId)?.id ?? '');
  return [field('focusAreaId', words.t('entry.area'), value, { kind: 'choice', choices })];
}

/** The fields of an agreement; `owners` is absent when the store could not be asked. */
export function entryFields(
  words: Words,
  values: EntryFormValues,
  owners: readonly { personId: string; name: string }[] | undefined,
  areas: readonly { id: string; title: string }[],
): Field[] {
  const choices = (owners ?? []).map(({ personId, name }) => ({ title: name, value: personId }));
  return [
    field('what', words.t('entry.what'), values.what, {
      help: words.t('entry.what-help'),
      isMultiline: true,
      ...roomFor(words, maxEntryLength),
    }),
    field('forChildren', words.t('entry.for-children'), values.forChildren, {
      help: words.t('entry.for-children-help'),
      isMultiline: true,
      ...roomFor(words, maxEntryLength),
    }),
    ...(owners
      ? [field('ownerId', words.t('entry.owner'), values.ownerId, { kind: 'choice', choices })]
      : []),
    field('deadline', words.t('entry.deadline'), values.deadline, { kind: 'date' }),
    ...areaFields(words, values, areas),
  ];
}

function formView(
  words: Words,
  followUp: FollowUp,
  form: { title: string; fields: Field[]; save: Button; intro?: string },
): Card {
  return card('form', FormData, {
    title: `${form.title} · ${unitName(followUp.unit)}`,
    purpose: schemaPurpose(words, followUp.meeting),
    alert: noAlert,
    intro: form.intro ?? '',
    fields: form.fields,
    buttons: [form.save, button(words.t('common.cancel'), 'follow-up.open', meetingKey(followUp))],
  });
}

/** The form of one agreement, new or to be edited. */
export function entryView(words: Words, followUp: FollowUp, entryId?: string): Card {
  const entry = followUp.schema.entries.find(({ id }) => id === entryId);
  const values = entry ?? { what: '', forChildren: '', ownerId: '', deadline: '' };
  const data = entry
    ? { ...meetingKey(followUp), entryId: entry.id, base: entryMark(entry) }
    : { ...meetingKey(followUp), number: followUp.schema.nextNumber };
  return formView(words, followUp, {
    title: words.t(entry ? 'entry.edit-title' : 'entry.add-title'),
    fields: entryFields(words, values, followUp.owners, followUp.areas),
    save: button(words.t('entry.save'), 'follow-up.save-entry', data, { style: 'positive', inputs: 'auto' }),
  });
}

export function focusFields(words: Words, title: string): Field[] {
  const look = { help: words.t('focus.name-help'), ...roomFor(words, maxFocusTitleLength) };
  return [field('title', words.t('focus.name'), title, look)];
}

/** The form of a new focus area, inside one of the decided themes or as the unit's own. */
export function focusView(words: Words, followUp: FollowUp): Card {
  const themes = [
    ...followUp.themes.map(({ id, title }) => ({ title, value: id })),
    { title: words.t('focus.no-theme'), value: noChoice },
  ];
  return formView(words, followUp, {
    title: words.t('focus.title'),
    fields: [
      ...focusFields(words, ''),
      field('themeId', words.t('focus.theme'), themes[0]?.value ?? noChoice, {
        kind: 'choice',
        choices: themes,
      }),
      ...(followUp.unit.sites.length > 1
        ? [
            field('siteId', words.t('common.site'), noChoice, {
              kind: 'choice',
              choices: siteChoices(words, followUp.unit.sites),
            }),
          ]
        : []),
    ],
    save: button(words.t('focus.save'), 'follow-up.add-focus', meetingKey(followUp), {
      style: 'positive',
      inputs: 'auto',
    }),
  });
}

export function perspectiveFields(words: Words, text: string): Field[] {
  return [
    field('text', words.t('perspective.text'), text, {
      help: words.t('perspective.help'),
      isMultiline: true,
      ...roomFor(words, maxPerspectiveLength),
    }),
  ];
}

/** The form of the decision on how children's perspective is included. */
export function perspectiveView(words: Words, followUp: FollowUp): Card {
  const data = { ...meetingKey(followUp), base: fingerprint(followUp.schema.childrensPerspective) };
  return formView(words, followUp, {
    title: words.t('perspective.title'),
    fields: perspectiveFields(words, followUp.schema.childrensPerspective),
    save: button(words.t('common.save'), 'follow-up.save-perspective', data, {
      style: 'positive',
      inputs: 'auto',
    }),
  });
}

/** Local mode only: which of the invented people to be. */
export function whoView(words: Words, personas: readonly Persona[], current: Persona | undefined): Card {
  const choices = personas.map(({ personId, label }) => ({ title: label, value: personId }));
  return card('form', FormData, {
    title: words.t('who.title'),
    purpose: words.t('purpose.only-you'),
    alert: noAlert,
    intro: current ? words.t('who.intro', { name: plain(current.label) }) : words.t('who.intro-nobody'),
    fields: [field('personId', words.t('who.label'), current?.personId ?? '', { kind: 'choice', choices })],
    buttons: [button(words.t('who.choose'), 'who.choose', {}, { style: 'positive', inputs: 'auto' })],
  });
}

export interface Persona {
  personId: string;
  /** 'Mette Skov, leder, Møllevang Skole' */
  label: string;
}
