import { type FollowUp } from '../app/results';
import { areaIdOf, asksForArea, noArea } from '../domain/follow-up/agreement-area';
import { type Entry } from '../domain/follow-up/schema';
import { z } from 'zod/v4';
import {
  type Alert,
  Button,
  type Card,
  Frame,
  Written,
  alert,
  button,
  card,
  noAlert,
  plain,
  written,
} from './card';
import { Foldable, Unfold, folded } from './folded';
import { choosesFocus, schemaButtons } from './follow-up-buttons';
import { meetingKey, meetingLine, meetingName, schemaPurpose, unitName } from './meeting-words';
import { type Words, errorKey } from './texts';

const Version = z.object({ heading: z.string(), what: Written, children: Written, meta: z.string() });

const Entries = z.array(
  Foldable.extend({
    versions: z.array(Version),
    note: z.string(),
    buttons: z.array(Button),
  }),
);

/** So many agreements of a schema; the others fold out. */
const inSight = 3;

export const FollowUpData = Frame.extend({
  when: z.string(),
  message: z.string(),
  showsSchema: z.boolean(),
  entriesHeading: z.string(),
  noEntries: z.string(),
  entries: Entries,
  unfold: Unfold,
  showsFocus: z.boolean(),
  focusHeading: z.string(),
  noFocus: z.string(),
  focusAreas: z.array(z.object({ title: Written, meta: z.string(), buttons: z.array(Button) })),
  perspectiveHeading: z.string(),
  noPerspective: z.string(),
  perspective: Written,
});

function entryButtons(words: Words, followUp: FollowUp, entry: Entry): Button[] {
  const data = { ...meetingKey(followUp), entryId: entry.id };
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
    button(words.t('common.remove'), 'follow-up.remove', data),
    ...(releasesAs ? [release] : []),
  ];
}

function releaseNote(words: Words, { releasedBy }: Entry): string {
  if (releasedBy.length === 2) return words.t('follow-up.released-both');
  const [only] = releasedBy;
  return only ? words.t('follow-up.released-one', { who: words.t(`role.${only}`) }) : '';
}

/** The focus area of an agreement, where a choice among several is to be made. */
function areaMeta(words: Words, { areas }: FollowUp, entry: Pick<Entry, 'focusAreaId'>): string[] {
  if (!asksForArea(areas)) return [];
  const area = areas.find(({ id }) => id === areaIdOf(entry, areas));
  if (area) return [words.t('entry.area-chosen', { area: plain(area.title) })];
  return [words.t(entry.focusAreaId === noArea ? 'entry.no-area' : 'entry.area-missing')];
}

function versionOf(
  words: Words,
  followUp: FollowUp,
  entry: Pick<Entry, 'what' | 'forChildren' | 'ownerId' | 'deadline' | 'focusAreaId'>,
  heading = '',
): z.infer<typeof Version> {
  const owner = followUp.owners.find(({ personId }) => personId === entry.ownerId)?.name ?? '';
  return {
    heading,
    what: written(entry.what),
    children: entry.forChildren
      ? written(words.t('follow-up.entry-children', { text: entry.forChildren }))
      : [],
    meta: [
      words.t('agreement.owner-deadline', { owner: plain(owner), deadline: words.fullDate(entry.deadline) }),
      ...areaMeta(words, followUp, entry),
    ].join(' · '),
  };
}

/** The newest are in sight, and those that ask for a choice. */
function entriesOf(words: Words, followUp: FollowUp): { shown: z.infer<typeof Entries>; unfold: Unfold } {
  const { entries } = followUp.schema;
  const lines = entries.map((entry) => ({
    versions: entry.other
      ? [
          versionOf(words, followUp, entry, words.t('conflict.stored')),
          versionOf(words, followUp, entry.other, words.t('conflict.other')),
        ]
      : [versionOf(words, followUp, entry)],
    note: entry.other ? words.t('follow-up.entry-conflict') : releaseNote(words, entry),
    buttons: entryButtons(words, followUp, entry),
  }));
  const isInSight = ({ versions }: (typeof lines)[number], at: number): boolean =>
    at >= lines.length - inSight || versions.length > 1;
  return folded(words, 'entry', lines, inSight, isInSight);
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
            button(words.t('common.remove'), 'follow-up.remove-focus', {
              ...meetingKey(followUp),
              areaId: area.id,
            }),
          ]
        : [],
    };
  });
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
  if (!mayWrite) return words.t('follow-up.read-only');
  return words.t(choosesFocus({ meeting }) ? 'follow-up.by-words-first' : 'follow-up.by-words');
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
  const entries = entriesOf(words, followUp);
  return card('follow-up', FollowUpData, {
    title: `${words.t('follow-up.title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: schemaPurpose(words, meeting),
    when: meetingLine(words, meeting),
    alert: said,
    message: messageOf(words, followUp),
    showsSchema: hasBegun,
    entriesHeading: words.t('common.agreements'),
    noEntries: schema.entries.length === 0 ? words.t('follow-up.no-entries') : '',
    entries: entries.shown,
    unfold: entries.unfold,
    showsFocus: hasBegun && hasFocus,
    focusHeading: words.t('common.focus-areas'),
    noFocus: schema.focusAreas.length === 0 ? words.t('follow-up.no-focus-areas') : '',
    focusAreas: focusAreasOf(words, followUp),
    perspectiveHeading: words.t('perspective.title'),
    noPerspective: schema.childrensPerspective === '' ? words.t('follow-up.no-perspective') : '',
    perspective: schema.childrensPerspective ? written(schema.childrensPerspective) : [],
    buttons: [...(undo ? [undo] : []), ...schemaButtons(words, followUp, undo !== undefined)],
  });
}

/** Refused by rule 5: each thing that is missing, and what to do. */
export function lacksAlert(words: Words, followUp: FollowUp): z.infer<typeof Alert> {
  const lines = [words.t('follow-up.refused'), ...followUp.lacks.map((lack) => words.t(errorKey(lack)))];
  // A paragraph each: in one they are a wall of text.
  return alert(lines.join('\n\n'), 'attention');
}
