import { z } from 'zod/v4';
import { finishSchema, holdMeeting, reopenSchema } from '../../app/finish-schema';
import { changeSchema, openFollowUp } from '../../app/follow-up';
import { findFollowUps } from '../../app/home';
import type { SchemaChange } from '../../app/schema-change';
import { noArea } from '../../domain/follow-up/agreement-area';
import { alert, button, type Card } from '../../views/card';
import type { TextKey } from '../../views/texts';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { chooseFollowUpView } from '../../views/choose';
import { noChoice } from '../../views/fields';
import { followUpView, lacksAlert } from '../../views/follow-up';
import {
  entryFields,
  entryView,
  focusFields,
  focusView,
  perspectiveFields,
  perspectiveView,
} from '../../views/forms';

const Key = z.object({ unitId: z.string(), meetingId: z.string() });
type Key = z.infer<typeof Key>;
const EntryKey = Key.extend({ entryId: z.string() });
const Typed = z.string().default('');

async function change(
  turn: Turn,
  { unitId, meetingId }: Key,
  wanted: SchemaChange,
  said: TextKey = 'common.saved',
): Promise<Reply> {
  const { deps, actor, words } = turn;
  const followUp = await changeSchema(deps, actor, { unitId, meetingId, change: wanted });
  const undo =
    wanted.do === 'remove-entry'
      ? button(words.t('common.undo'), 'follow-up.restore', { unitId, meetingId, entryId: wanted.entryId })
      : undefined;
  return { card: followUpView(words, followUp, alert(words.t(said), 'good'), undo) };
}

function back({ words }: Setting, { unitId, meetingId }: Key) {
  return button(words.t('common.back'), 'follow-up.open', { unitId, meetingId });
}

/** 'opfølgning': the schema that waits, else a choice when there are several, else the next meeting. */
export async function nextFollowUp({ deps, actor, words }: Turn): Promise<Card> {
  const tasks = await findFollowUps(deps, actor);
  const waiting = tasks.filter(({ state }) => state === 'to-write');
  const [first] = tasks;
  if (!first || waiting.length > 1) return chooseFollowUpView(words, tasks);
  return followUpView(
    words,
    await openFollowUp(deps, actor, { unitId: first.unit.id, meetingId: first.meeting.id }),
  );
}

onVerb('follow-up.next', { data: z.object({}), run: async (turn) => ({ card: await nextFollowUp(turn) }) });
onVerb('follow-up.others', {
  data: z.object({}),
  run: async ({ deps, actor, words }) => ({
    card: chooseFollowUpView(words, await findFollowUps(deps, actor)),
  }),
});
onVerb('follow-up.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: followUpView(words, await openFollowUp(deps, actor, key)),
  }),
});
onVerb('follow-up.hold', {
  data: Key.extend({ held: z.boolean() }),
  run: async ({ deps, actor, words }, data) => {
    const said = data.held ? undefined : alert(words.t('follow-up.not-held'), 'accent');
    return { card: followUpView(words, await holdMeeting(deps, actor, data), said) };
  },
});
onVerb('follow-up.entry', {
  data: Key.extend({ entryId: z.string().optional() }),
  run: async ({ deps, actor, words }, { entryId, ...key }) => ({
    card: entryView(words, await openFollowUp(deps, actor, key), entryId),
  }),
});

const Area = z
  .string()
  .optional()
  .transform((value) => (value === noChoice ? noArea : value === '' ? undefined : value));
const WrittenEntry = z.object({
  what: Typed,
  forChildren: Typed,
  ownerId: Typed,
  deadline: Typed,
  focusAreaId: Area,
});
const SaveEntry = Key.extend({
  number: z.int().min(1).optional(),
  entryId: z.string().optional(),
  base: z.string().default(''),
}).extend(WrittenEntry.shape);

onVerb('follow-up.save-entry', {
  data: SaveEntry,
  run: (turn, { number, entryId, base, unitId, meetingId, ...entry }) => {
    const key = { unitId, meetingId };
    return change(
      turn,
      key,
      entryId ? { do: 'edit-entry', entryId, base, entry } : { do: 'add-entry', number: number ?? 1, entry },
    );
  },
  typed: {
    back,
    // Who can own an agreement is asked of the store; when it is down, what was chosen is kept as it is.
    fields: async ({ deps, actor, words }, data) => {
      const kept = data.ownerId ? [{ personId: data.ownerId, name: words.t('entry.owner-kept') }] : [];
      const { unitId, meetingId } = data;
      const asked = actor && openFollowUp(deps, actor, { unitId, meetingId }).catch(() => undefined);
      const { owners, areas } = (await asked) ?? { owners: kept, areas: [] };
      return entryFields(words, data, owners, areas);
    },
  },
});
onVerb('follow-up.remove', {
  data: EntryKey,
  run: (turn, { entryId, ...key }) => change(turn, key, { do: 'remove-entry', entryId }, 'follow-up.removed'),
});
onVerb('follow-up.restore', {
  data: EntryKey,
  run: (turn, { entryId, ...key }) => change(turn, key, { do: 'restore-entry', entryId }),
});
onVerb('follow-up.settle', {
  data: EntryKey.extend({ choice: z.enum(['stored', 'other']) }),
  run: (turn, { entryId, choice, ...key }) => change(turn, key, { do: 'settle-entry', entryId, choice }),
});
onVerb('follow-up.release', {
  data: EntryKey.extend({ released: z.boolean() }),
  run: (turn, { entryId, released, ...key }) => change(turn, key, { do: 'release-point', entryId, released }),
});

onVerb('follow-up.focus', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: focusView(words, await openFollowUp(deps, actor, key)),
  }),
});
const chosen = z
  .string()
  .default(noChoice)
  .transform((value) => (value === noChoice ? '' : value));
onVerb('follow-up.add-focus', {
  data: Key.extend({ title: Typed, themeId: chosen, siteId: chosen }),
  run: (turn, { title, themeId, siteId, ...key }) =>
    change(turn, key, { do: 'add-focus-area', title, themeId, siteId }),
  typed: { back, fields: ({ words }, { title }) => focusFields(words, title) },
});
onVerb('follow-up.remove-focus', {
  data: Key.extend({ areaId: z.string() }),
  run: (turn, { areaId, ...key }) => change(turn, key, { do: 'remove-focus-area', areaId }),
});
onVerb('follow-up.perspective', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: perspectiveView(words, await openFollowUp(deps, actor, key)),
  }),
});
onVerb('follow-up.save-perspective', {
  data: Key.extend({ text: Typed, base: Typed }),
  run: (turn, { text, base, ...key }) => change(turn, key, { do: 'decide-perspective', text, base }),
  typed: { back, fields: ({ words }, { text }) => perspectiveFields(words, text) },
});

onVerb('follow-up.finish', {
  data: Key,
  run: async ({ deps, actor, words, clickedId }, key) => {
    const followUp = await finishSchema(deps, actor, { ...key, ...(clickedId && { clickedId }) });
    const said = followUp.refused
      ? lacksAlert(words, followUp)
      : alert(words.t('follow-up.finished'), 'good');
    return { card: followUpView(words, followUp, said) };
  },
});
onVerb('follow-up.reopen', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: followUpView(words, await reopenSchema(deps, actor, key)),
  }),
});
