import { z } from 'zod/v4';
import type { FollowUp, FollowUpTask, Task } from '../app/results';
import { entryMark } from '../domain/follow-up/follow-up';
import { maxEntryLength, type Entry } from '../domain/follow-up/schema';
import {
  alert,
  Alert,
  Button,
  button,
  card,
  Frame,
  noAlert,
  plain,
  written,
  Written,
  type Card,
} from './card';
import { meetingLine, meetingName, schemaPurpose, unitName } from './meeting-words';
import { FormData } from './notice';
import { ChooseData, field, type Field } from './preparation';
import { errorKey, type Words } from './texts';

const Version = z.object({ heading: z.string(), what: Written, children: Written, meta: z.string() });

const Entries = z.array(
  z.object({
    versions: z.array(Version),
    note: z.string(),
    buttons: z.array(Button),
  }),
);

export const FollowUpData = Frame.extend({
  when: z.string(),
  message: z.string(),
  showsSchema: z.boolean(),
  entriesHeading: z.string(),
  noEntries: z.string(),
  entries: Entries,
  showsFocus: z.boolean(),
  focusHeading: z.string(),
  noFocus: z.string(),
  focusAreas: z.array(z.object({ title: Written, meta: z.string(), buttons: z.array(Button) })),
  perspectiveHeading: z.string(),
  noPerspective: z.string(),
  perspective: Written,
});

function key({ unit, meeting }: FollowUp): { unitId: string; meetingId: string } {
  return { unitId: unit.id, meetingId: meeting.id };
}

function entryButtons(words: Words, followUp: FollowUp, entry: Entry): Button[] {
  const data = { ...key(followUp), entryId: entry.id };
  const { releasesAs } = followUp;
  const released = releasesAs !== undefined && entry.releasedBy.includes(releasesAs);
  const release = button(
    words.t(released ? 'follow-up.unrelease' : 'follow-up.release'),
    'follow-up.release',
    { ...data, released: !released },
  );
  if (!followUp.mayWrite) return [];
  if (entry.other) {
    const settle = (choice: 'stored' | 'other'): Button =>
      button(words.t(`follow-up.use-${choice}`), 'follow-up.settle', { ...data, choice });
    return [settle('stored'), settle('other')];
  }
  return [
    button(words.t('follow-up.edit'), 'follow-up.entry', data),
    button(words.t('follow-up.remove'), 'follow-up.remove', data),
    ...(releasesAs ? [release] : []),
  ];
}

function releaseNote(words: Words, { releasedBy }: Entry): string {
  if (releasedBy.length === 2) return words.t('follow-up.released-both');
  const [only] = releasedBy;
  return only ? words.t('follow-up.released-one', { who: words.t(`role.${only}`) }) : '';
}

function versionOf(
  words: Words,
  followUp: FollowUp,
  entry: Pick<Entry, 'what' | 'forChildren' | 'ownerId' | 'deadline'>,
  heading = '',
): z.infer<typeof Version> {
  const owner = followUp.owners.find(({ personId }) => personId === entry.ownerId)?.name ?? '';
  return {
    heading,
    what: written(entry.what),
    children: entry.forChildren
      ? written(words.t('follow-up.entry-children', { text: entry.forChildren }))
      : [],
    meta: words.t('follow-up.entry-meta', { owner: plain(owner), deadline: words.fullDate(entry.deadline) }),
  };
}

function entriesOf(words: Words, followUp: FollowUp): z.infer<typeof Entries> {
  return followUp.schema.entries.map((entry) => ({
    versions: entry.other
      ? [
          versionOf(words, followUp, entry, words.t('conflict.stored')),
          versionOf(words, followUp, entry.other, words.t('conflict.other')),
        ]
      : [versionOf(words, followUp, entry)],
    note: entry.other ? words.t('follow-up.entry-conflict') : releaseNote(words, entry),
    buttons: entryButtons(words, followUp, entry),
  }));
}

function focusAreasOf(words: Words, followUp: FollowUp): z.infer<typeof FollowUpData>['focusAreas'] {
  return followUp.schema.focusAreas.map((area) => {
    const theme = followUp.themes.find(({ id }) => id === area.themeId);
    const site = followUp.unit.sites.find(({ id }) => id === area.siteId);
    const meta = theme
      ? words.t('follow-up.focus-meta', { theme: plain(theme.title) })
      : words.t('follow-up.focus-own');
    return {
      title: written(area.title),
      meta: site ? `${meta} · ${plain(site.name)}` : meta,
      buttons: followUp.mayWrite
        ? [
            button(words.t('follow-up.remove'), 'follow-up.remove-focus', {
              ...key(followUp),
              areaId: area.id,
            }),
          ]
        : [],
    };
  });
}

function choosesFocus({ meeting }: FollowUp): boolean {
  return meeting.kind === 'learning-dialogue' && meeting.number === 1;
}

function buttonsOf(words: Words, followUp: FollowUp): Button[] {
  const data = key(followUp);
  const { meeting, schema, mayWrite, mayHold, mayReopen, hasBegun } = followUp;
  const others = button(words.t('common.others'), 'follow-up.others');
  if (!hasBegun)
    return [
      ...(mayHold
        ? [
            button(
              words.t('follow-up.hold'),
              'follow-up.hold',
              { ...data, held: true },
              { style: 'positive' },
            ),
          ]
        : []),
      others,
    ];
  if (!mayWrite)
    return [...(mayReopen ? [button(words.t('follow-up.reopen'), 'follow-up.reopen', data)] : []), others];
  const canUnhold = meeting.phase === 'held' && schema.entries.length === 0 && meeting.heldAt < meeting.start;
  return [
    button(words.t('follow-up.add'), 'follow-up.entry', data),
    ...(choosesFocus(followUp)
      ? [
          button(words.t('follow-up.add-focus'), 'follow-up.focus', data),
          button(words.t('follow-up.edit-perspective'), 'follow-up.perspective', data),
        ]
      : []),
    button(words.t('follow-up.finish'), 'follow-up.finish', data, { style: 'positive' }),
    ...(canUnhold ? [button(words.t('follow-up.unhold'), 'follow-up.hold', { ...data, held: false })] : []),
    others,
  ];
}

function messageOf(words: Words, { meeting, schema, hasBegun, mayHold, mayWrite }: FollowUp): string {
  if (!hasBegun) {
    const stands = words.t('follow-up.not-begun', {
      date: words.weekday(meeting.start),
      time: words.time(meeting.start),
    });
    return mayHold ? `${stands} ${words.t('follow-up.hold-warning')}` : stands;
  }
  if (schema.state === 'finished' && schema.finishedAt)
    return words.t('follow-up.finished-on', { date: words.fullDate(schema.finishedAt) });
  return mayWrite ? '' : words.t('follow-up.read-only');
}

/** The follow-up schema of a meeting. */
export function followUpView(
  words: Words,
  followUp: FollowUp,
  said: z.infer<typeof Alert> = noAlert,
  undo?: Button,
): Card {
  const { unit, meeting, schema, hasBegun } = followUp;
  const hasFocus = choosesFocus(followUp);
  return card('follow-up', FollowUpData, {
    title: `${words.t('follow-up.title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: schemaPurpose(words, meeting),
    when: meetingLine(words, meeting),
    alert: said,
    message: messageOf(words, followUp),
    showsSchema: hasBegun,
    entriesHeading: words.t('follow-up.entries'),
    noEntries: schema.entries.length === 0 ? words.t('follow-up.no-entries') : '',
    entries: entriesOf(words, followUp),
    showsFocus: hasBegun && hasFocus,
    focusHeading: words.t('follow-up.focus-areas'),
    noFocus: schema.focusAreas.length === 0 ? words.t('follow-up.no-focus-areas') : '',
    focusAreas: focusAreasOf(words, followUp),
    perspectiveHeading: words.t('follow-up.perspective'),
    noPerspective: schema.childrensPerspective === '' ? words.t('follow-up.no-perspective') : '',
    perspective: schema.childrensPerspective ? written(schema.childrensPerspective) : [],
    buttons: undo ? [undo, ...buttonsOf(words, followUp)] : buttonsOf(words, followUp),
  });
}

/** Refused by rule 5: each thing that is missing, and what to do. */
export function lacksAlert(words: Words, followUp: FollowUp): z.infer<typeof Alert> {
  return alert(
    [words.t('follow-up.refused'), ...followUp.lacks.map((lack) => words.t(errorKey(lack)))].join(' '),
    'attention',
  );
}

export interface EntryFormValues {
  what: string;
  forChildren: string;
  ownerId: string;
  deadline: string;
}

/** The fields of an agreement; `owners` is absent when the store could not be asked. */
export function entryFields(
  words: Words,
  values: EntryFormValues,
  owners: readonly { personId: string; name: string }[] | undefined,
): Field[] {
  const choices = (owners ?? []).map(({ personId, name }) => ({ title: name, value: personId }));
  return [
    field('what', words.t('entry.what'), values.what, {
      help: words.t('entry.what-help'),
      isMultiline: true,
      maxLength: maxEntryLength,
    }),
    field('forChildren', words.t('entry.for-children'), values.forChildren, {
      help: words.t('entry.for-children-help'),
      isMultiline: true,
      maxLength: maxEntryLength,
    }),
    ...(owners
      ? [field('ownerId', words.t('entry.owner'), values.ownerId, { kind: 'choice', choices })]
      : []),
    field('deadline', words.t('entry.deadline'), values.deadline, { kind: 'date' }),
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
    buttons: [form.save, button(words.t('common.cancel'), 'follow-up.open', key(followUp))],
  });
}

/** The form of one agreement, new or to be edited. */
export function entryView(words: Words, followUp: FollowUp, entryId?: string): Card {
  const entry = followUp.schema.entries.find(({ id }) => id === entryId);
  const values = entry ?? { what: '', forChildren: '', ownerId: '', deadline: '' };
  const data = entry
    ? { ...key(followUp), entryId: entry.id, base: entryMark(entry) }
    : { ...key(followUp), number: followUp.schema.nextNumber };
  return formView(words, followUp, {
    title: words.t(entry ? 'entry.edit-title' : 'entry.add-title'),
    fields: entryFields(words, values, followUp.owners),
    save: button(words.t('entry.save'), 'follow-up.save-entry', data, { style: 'positive', inputs: 'auto' }),
  });
}

export function focusFields(words: Words, title: string): Field[] {
  return [field('title', words.t('focus.name'), title, { help: words.t('focus.name-help'), maxLength: 200 })];
}

/** The form of a new focus area, inside one of the decided themes or as the unit's own. */
export function focusView(words: Words, followUp: FollowUp): Card {
  const themes = [
    ...followUp.themes.map(({ id, title }) => ({ title, value: id })),
    { title: words.t('focus.no-theme'), value: 'none' },
  ];
  const sites = [
    { title: words.t('prepare.all-sites'), value: 'none' },
    ...followUp.unit.sites.map(({ id, name }) => ({ title: name, value: id })),
  ];
  return formView(words, followUp, {
    title: words.t('focus.title'),
    fields: [
      ...focusFields(words, ''),
      field('themeId', words.t('focus.theme'), themes[0]?.value ?? 'none', {
        kind: 'choice',
        choices: themes,
      }),
      ...(followUp.unit.sites.length > 1
        ? [field('siteId', words.t('focus.site'), 'none', { kind: 'choice', choices: sites })]
        : []),
    ],
    save: button(words.t('focus.save'), 'follow-up.add-focus', key(followUp), {
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
      maxLength: 2 * maxEntryLength,
    }),
  ];
}

/** The form of the decision on how children's perspective is included. */
export function perspectiveView(words: Words, followUp: FollowUp): Card {
  return formView(words, followUp, {
    title: words.t('perspective.title'),
    fields: perspectiveFields(words, followUp.schema.childrensPerspective),
    save: button(words.t('perspective.save'), 'follow-up.save-perspective', key(followUp), {
      style: 'positive',
      inputs: 'auto',
    }),
  });
}

const mostChoices = 10;

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
