import type { Day } from '../domain/calendar/instant';
import { areasFor } from '../domain/follow-up/agreement-area';
import {
  addEntry,
  addFocusArea,
  canReopen,
  decideChildrensPerspective,
  editEntry,
  emptySchema,
  lacksOf,
  maxEntries,
  releasePoint,
  removeEntry,
  removeFocusArea,
  restoreEntry,
  settleEntry,
} from '../domain/follow-up/follow-up';
import {
  maxFocusTitleLength,
  maxPerspectiveLength,
  schemaIdOf,
  type FollowUpSchema,
} from '../domain/follow-up/schema';
import { hasBegun, type Meeting } from '../domain/meeting/meeting';
import { membersOn, type Member } from '../domain/people/unit';
import { Refusal } from '../domain/errors';
import type { Summary } from '../domain/status/summary';
import { councils, type Role } from '../domain/people/person';
import { looked } from './audit/looked';
import type { Actor, Deps } from './deps';
import type { Loaded } from './ports';
import { endsLoop } from './closing/load';
import { checkWritten } from './check-written';
import { inputGivers } from './delivery/receivers';
import { demand, loadUnit, meetingIn, rolesFor, rulesOf, useCase, reading } from './use-case';
import type { FollowUp } from './results';
import { type SchemaChange, writtenIn } from './schema-change';
import { readEntry } from './written-entry';

export interface MeetingKey {
  unitId: string;
  meetingId: string;
}

/** Loads a schema with its meeting; two point reads. @throws Refusal `access/not-yours`, `meeting/not-found` */
export async function loadFollowUp(deps: Deps, actor: Actor, key: MeetingKey) {
  const loaded = await loadUnit(deps, key.unitId);
  const meeting = meetingIn(actor, loaded.value, key.meetingId);
  demand(actor, 'read-schema', loaded.value, meeting);
  const schema =
    (await deps.units.record('schema', key.unitId, schemaIdOf(meeting.id))) ?? emptySchema(meeting);
  return { loaded, meeting, schema };
}

export function followUpOf(
  deps: Deps,
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  schema: FollowUpSchema,
): FollowUp {
  const now = deps.clock.now();
  const mayWrite = rolesFor(actor, 'write-schema', summary, meeting).length > 0;
  const releasing = rolesFor(actor, 'release-point', summary, meeting);
  return {
    unit: summary.unit,
    meeting,
    schema,
    themes: summary.loop?.themes ?? [],
    areas: areasFor(meeting, schema, summary.loop),
    owners: uniquePeople(membersOn(summary.unit, actor.today)),
    lacks: lacksOf(schema, meeting),
    mayWrite: mayWrite && schema.state === 'open',
    mayHold: meeting.phase === 'planned' && rolesFor(actor, 'hold-meeting', summary, meeting).length > 0,
    mayReopen: mayWrite && canReopen(schema, rulesOf(summary), now),
    mayWriteBack:
      meeting.phase === 'completed' &&
      rolesFor(actor, 'write-receipts', summary, meeting).length > 0 &&
      inputGivers(summary, meeting.id).length > 0,
    mayClose: endsLoop(summary, meeting) && rolesFor(actor, 'close-loop', summary).length > 0,
    releasesAs: releasing.includes('leader') ? 'leader' : releasing.includes('chef') ? 'chef' : undefined,
    hasBegun: hasBegun(meeting, now),
  };
}

function uniquePeople(members: Member[]): Member[] {
  return [
    ...new Map(
      members.filter(({ role }) => isOwnerRole(role)).map((member) => [member.personId, member]),
    ).values(),
  ];
}

/** Children's and parents' contacts and the administration follow up on nothing; all others may. */
function isOwnerRole(role: Role): boolean {
  return role !== 'administration' && !councils.includes(role);
}

function changedSchema(followUp: FollowUp, actor: Actor, change: SchemaChange): FollowUpSchema {
  const { schema } = followUp;
  switch (change.do) {
    case 'add-entry':
      if (schema.entries.length >= maxEntries) throw new Refusal('schema/too-many');
      return addEntry(schema, change.number, readEntry(followUp, actor.today, change.entry));
    case 'edit-entry':
      return editedEntry(followUp, actor.today, change);
    case 'remove-entry':
      return removeEntry(schema, change.entryId);
    case 'restore-entry':
      return restoreEntry(schema, change.entryId);
    case 'settle-entry': {
      const ownerId = schema.entries.find(({ id }) => id === change.entryId)?.other?.ownerId;
      const owner = followUp.owners.find(({ personId }) => personId === ownerId);
      return settleEntry(schema, change.entryId, change.choice, owner?.name ?? '');
    }
    case 'release-point':
      if (!followUp.releasesAs) throw new Refusal('access/not-yours');
      return orRefuse(releasePoint(schema, change.entryId, followUp.releasesAs, change.released));
    case 'add-focus-area':
      return withFocusArea(followUp, change);
    case 'remove-focus-area':
      return removeFocusArea(schema, change.areaId);
    case 'decide-perspective':
      if (change.text.trim() === '') throw new Refusal('schema/no-childrens-perspective');
      if (change.text.length > maxPerspectiveLength) throw new Refusal('input/too-long');
      return decideChildrensPerspective(schema, change.text, change.base);
  }
}

function editedEntry(
  followUp: FollowUp,
  today: Day,
  { entryId, entry, base }: Extract<SchemaChange, { do: 'edit-entry' }>,
): FollowUpSchema {
  const before = followUp.schema.entries.find(({ id }) => id === entryId);
  return orRefuse(editEntry(followUp.schema, entryId, readEntry(followUp, today, entry, before), base));
}

function withFocusArea(
  { schema, themes, unit, meeting }: FollowUp,
  { title, themeId, siteId }: Extract<SchemaChange, { do: 'add-focus-area' }>,
): FollowUpSchema {
  if (meeting.kind !== 'learning-dialogue' || meeting.number !== 1) throw new Refusal('input/unreadable');
  if (title.trim() === '') throw new Refusal('input/no-title');
  if (title.length > maxFocusTitleLength) throw new Refusal('input/too-long');
  const isKnown =
    (themeId === '' || themes.some(({ id }) => id === themeId)) &&
    (siteId === '' || unit.sites.some(({ id }) => id === siteId));
  if (!isKnown) throw new Refusal('input/unreadable');
  return addFocusArea(schema, { title, ...(themeId && { themeId }), ...(siteId && { siteId }) });
}

function orRefuse<T>(result: { ok: true; value: T } | { ok: false; code: 'schema/entry-gone' }): T {
  if (!result.ok) throw new Refusal(result.code);
  return result.value;
}

/**
 * Loads a schema to write in; two point reads.
 * @throws Refusal `access/not-yours`, `meeting/cancelled`, `meeting/not-begun`, `schema/finished`
 */
export async function loadWritable(
  deps: Deps,
  actor: Actor,
  key: MeetingKey,
): Promise<{ loaded: Loaded<Summary>; followUp: FollowUp }> {
  const { loaded, meeting, schema } = await loadFollowUp(deps, actor, key);
  demand(actor, 'write-schema', loaded.value, meeting);
  const followUp = followUpOf(deps, actor, loaded.value, meeting, schema);
  if (meeting.phase === 'cancelled') throw new Refusal('meeting/cancelled');
  if (!followUp.hasBegun) throw new Refusal('meeting/not-begun');
  if (schema.state === 'finished') throw new Refusal('schema/finished');
  return { loaded, followUp };
}

/**
 * Makes one change in a schema. Two point reads, one batch; a change that changes nothing is not written.
 * @throws Refusal `access/not-yours`, `meeting/not-begun`, `schema/finished`, `answer/cpr`, `answer/personal`, and what is wrong with the input
 */
export const changeSchema = useCase(
  'change-schema',
  async (deps, actor, input: MeetingKey & { change: SchemaChange }): Promise<FollowUp> => {
    const { loaded, followUp } = await loadWritable(deps, actor, input);
    const { meeting, schema } = followUp;
    const { change } = input;
    const { written, before } = writtenIn(change, schema);
    const anyway = checkWritten(actor, followUp.unit, written, before);
    const next = changedSchema(followUp, actor, change);
    const action = `${change.do}${anyway}`;
    // What is written is in the audit by itself; what is only shown again is a look.
    if (next === schema) await lookedAtEntries(deps, actor, meeting, schema);
    const summary = next === schema ? loaded.value : await saveSchema(deps, actor, loaded, next, action);
    return followUpOf(deps, actor, summary, meeting, next);
  },
);

function saveSchema(
  deps: Deps,
  actor: Actor,
  loaded: Loaded<Summary>,
  schema: FollowUpSchema,
  action: string,
): Promise<Summary> {
  const audit = { at: deps.clock.now(), personId: actor.person.id, action, subjectId: schema.id };
  return deps.units.save({ summary: loaded, records: [{ type: 'schema', record: schema }], audit });
}

/** What was said and agreed in a 1:1 is the pair's. */
export async function lookedAtEntries(
  deps: Deps,
  actor: Actor,
  { kind, unitId, id }: Meeting,
  { entries }: FollowUpSchema,
): Promise<void> {
  if (kind === 'one-to-one' && entries.length > 0) await looked(deps, actor, unitId, kind, id);
}

/** Opens the schema of a meeting. */
export const openFollowUp = (deps: Deps, actor: Actor, key: MeetingKey): Promise<FollowUp> =>
  reading(deps, 'open-follow-up', async () => {
    const { loaded, meeting, schema } = await loadFollowUp(deps, actor, key);
    await lookedAtEntries(deps, actor, meeting, schema);
    return followUpOf(deps, actor, loaded.value, meeting, schema);
  });
