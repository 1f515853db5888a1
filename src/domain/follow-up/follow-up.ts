import { type Instant, epochMs } from '../calendar/instant';
import { bothKept } from '../guide/both-kept';
import { fingerprint } from '../guide/fingerprint';
import { tidy } from '../guide/answering';
import type { Meeting } from '../meeting/meeting';
import type { RuleSet } from '../rulesets/rule-set';
import { accepted, refused, type Result } from '../result';
import type { FocusArea } from '../focus-area/focus-area';
import { schemaIdOf, type Entry, type FollowUpSchema } from './schema';

const maxRemoved = 20;

/** More than any meeting agrees on, and few enough to be written at once when the schema is finished. */
export const maxEntries = 40;

/** The fields of an agreement as a person writes them. */
export type EntryText = Pick<
  Entry,
  'what' | 'forChildren' | 'ownerId' | 'ownerName' | 'deadline' | 'focusAreaId'
>;

/** What tells two versions of an agreement apart; the owner's name follows the owner. */
type Wording = Omit<EntryText, 'ownerName'>;

export function emptySchema(meeting: Pick<Meeting, 'id' | 'unitId'>): FollowUpSchema {
  return {
    id: schemaIdOf(meeting.id),
    unitId: meeting.unitId,
    meetingId: meeting.id,
    state: 'open',
    revision: 0,
    entries: [],
    removed: [],
    nextNumber: 1,
    focusAreas: [],
    childrensPerspective: '',
  };
}

function changed(schema: FollowUpSchema, change: Partial<FollowUpSchema>): FollowUpSchema {
  return { ...schema, ...change, revision: schema.revision + 1 };
}

/** The mark of an entry's text, by which a card tells which one it was drawn from. */
export function entryMark({ what, forChildren, ownerId, deadline, focusAreaId }: Wording): string {
  const area = focusAreaId === undefined ? [] : [focusAreaId];
  return fingerprint([what, forChildren, ownerId, deadline, ...area].join('\u0000'));
}

function isSameText(a: Wording, b: Wording): boolean {
  return entryMark(a) === entryMark(b);
}

function tidyEntry(text: EntryText): EntryText {
  return { ...text, what: tidy(text.what), forChildren: tidy(text.forChildren) };
}

/**
 * Adds an agreement. A form carries the number that was next when it was drawn: the same form sent
 * twice is one agreement, taken out since or not; two people who used the same number get one each.
 */
export function addEntry(schema: FollowUpSchema, number: number, written: EntryText): FollowUpSchema {
  const text = tidyEntry(written);
  const known = [...schema.entries, ...schema.removed];
  if (known.some((entry) => entryNumber(entry) >= number && isSameText(entry, text))) return schema;
  const own = schema.nextNumber;
  const entry: Entry = { ...text, id: `a${own}`, revision: 1, releasedBy: [] };
  return changed(schema, { entries: [...schema.entries, entry], nextNumber: own + 1 });
}

function entryNumber(entry: Entry): number {
  return Number(entry.id.slice(1));
}

function replaceEntry(schema: FollowUpSchema, next: Entry): FollowUpSchema {
  return changed(schema, { entries: schema.entries.map((entry) => (entry.id === next.id ? next : entry)) });
}

/**
 * Edits an agreement. If it was changed since the form was drawn, both texts are kept: the newer one
 * stands, and the one just written is `other` until someone chooses; a third becomes an agreement of
 * its own. A release was for the text that stood then, so it does not follow the new one (rule 8).
 */
export function editEntry(
  schema: FollowUpSchema,
  entryId: string,
  written: EntryText,
  base: string,
): Result<FollowUpSchema, 'schema/entry-gone'> {
  const entry = schema.entries.find(({ id }) => id === entryId);
  if (!entry) return refused('schema/entry-gone');
  const text = tidyEntry(written);
  if (isSameText(entry, text)) return accepted(schema);
  const revision = entry.revision + 1;
  const { other: waiting, focusAreaId: _area, ...rest } = entry;
  const isWaiting = waiting !== undefined && isSameText(waiting, text);
  if (entryMark(entry) === base) {
    const kept = waiting && !isWaiting ? { other: waiting } : {};
    return accepted(replaceEntry(schema, { ...rest, ...kept, ...text, revision, releasedBy: [] }));
  }
  if (isWaiting) return accepted(schema);
  if (waiting) return accepted(addEntry(schema, entryNumber(entry) + 1, text));
  const { ownerName: _name, ...other } = text;
  return accepted(replaceEntry(schema, { ...entry, other, revision }));
}

/** Removing what is already gone is fine: the button was pressed twice. It can be undone. */
export function removeEntry(schema: FollowUpSchema, entryId: string): FollowUpSchema {
  const gone = schema.entries.find(({ id }) => id === entryId);
  if (!gone) return schema;
  const removed = [...schema.removed.filter(({ id }) => id !== entryId), gone].slice(-maxRemoved);
  return changed(schema, { entries: schema.entries.filter(({ id }) => id !== entryId), removed });
}

/** Puts a removed entry back, with its number. */
export function restoreEntry(schema: FollowUpSchema, entryId: string): FollowUpSchema {
  const entry = schema.removed.find(({ id }) => id === entryId);
  if (!entry) return schema;
  return changed(schema, {
    entries: [...schema.entries, entry],
    removed: schema.removed.filter(({ id }) => id !== entryId),
  });
}

/** Settles two versions of an agreement that met. One without two versions is left as it is. */
export function settleEntry(
  schema: FollowUpSchema,
  entryId: string,
  choice: 'stored' | 'other',
  ownerName: string,
): FollowUpSchema {
  const entry = schema.entries.find(({ id }) => id === entryId);
  if (!entry?.other) return schema;
  const { other, ...stored } = entry;
  const { focusAreaId: _area, ...rest } = stored;
  return replaceEntry(
    schema,
    choice === 'stored'
      ? { ...stored, revision: entry.revision + 1 }
      : { ...rest, ...other, ownerName, revision: entry.revision + 1, releasedBy: [] },
  );
}

/** Adds a focus area; one with the same title, theme and site is the same one. */
export function addFocusArea(schema: FollowUpSchema, written: Omit<FocusArea, 'id'>): FollowUpSchema {
  const title = tidy(written.title);
  const { themeId, siteId } = written;
  const isSame = (area: FocusArea): boolean =>
    area.title === title && area.themeId === themeId && area.siteId === siteId;
  if (schema.focusAreas.some(isSame)) return schema;
  const area: FocusArea = { ...written, title, id: `f${schema.nextNumber}` };
  return changed(schema, { focusAreas: [...schema.focusAreas, area], nextNumber: schema.nextNumber + 1 });
}

export function removeFocusArea(schema: FollowUpSchema, areaId: string): FollowUpSchema {
  if (!schema.focusAreas.some(({ id }) => id === areaId)) return schema;
  return changed(schema, { focusAreas: schema.focusAreas.filter(({ id }) => id !== areaId) });
}

/**
 * The decision on children's perspective. If it was changed since the form was drawn, both texts stand, one
 * after the other, for people to make one of them.
 * @param base the mark of the text that the form was drawn from
 */
export function decideChildrensPerspective(
  schema: FollowUpSchema,
  written: string,
  base: string,
): FollowUpSchema {
  const childrensPerspective = bothKept(schema.childrensPerspective, written, base);
  return childrensPerspective === schema.childrensPerspective
    ? schema
    : changed(schema, { childrensPerspective });
}

/** Marks or unmarks that one of the two wants the point brought to the dialogue (rule 8). */
export function releasePoint(
  schema: FollowUpSchema,
  entryId: string,
  by: 'chef' | 'leader',
  released: boolean,
): Result<FollowUpSchema, 'schema/entry-gone'> {
  const entry = schema.entries.find(({ id }) => id === entryId);
  if (!entry) return refused('schema/entry-gone');
  if (entry.releasedBy.includes(by) === released) return accepted(schema);
  const releasedBy = released
    ? [...entry.releasedBy, by].sort()
    : entry.releasedBy.filter((who) => who !== by);
  return accepted(replaceEntry(schema, { ...entry, releasedBy }));
}

/** What a schema still lacks before it can be finished (rule 5). A 1:1 has none of rule 5's demands (rule 3). */
export type Lack =
  'schema/no-agreement' | 'schema/no-focus-area' | 'schema/no-childrens-perspective' | 'schema/two-versions';

export function lacksOf(schema: FollowUpSchema, meeting: Pick<Meeting, 'kind' | 'number'>): Lack[] {
  const lacks: Lack[] = schema.entries.some(({ other }) => other) ? ['schema/two-versions'] : [];
  if (meeting.kind === 'one-to-one') return lacks;
  if (!schema.entries.some((entry) => entry.what && entry.ownerId && entry.deadline))
    lacks.push('schema/no-agreement');
  if (meeting.number === 1) {
    if (!schema.focusAreas.some((area) => area.themeId !== undefined)) lacks.push('schema/no-focus-area');
    if (!schema.childrensPerspective) lacks.push('schema/no-childrens-perspective');
  }
  return lacks;
}

export function finish(schema: FollowUpSchema, by: string, at: Instant): FollowUpSchema {
  return changed(schema, { state: 'finished', finishedAt: at, finishedBy: by });
}

/** A finished schema can be reopened for some days (domain.md §5; 14 by default). */
export function canReopen(schema: FollowUpSchema, rules: Pick<RuleSet, 'reopenDays'>, now: Instant): boolean {
  const finishedAt = schema.finishedAt;
  return (
    schema.state === 'finished' &&
    finishedAt !== undefined &&
    epochMs(now) - epochMs(finishedAt) <= rules.reopenDays * 86_400_000
  );
}

export function reopen(schema: FollowUpSchema): FollowUpSchema {
  const { finishedAt: _at, finishedBy: _by, ...rest } = schema;
  return changed({ ...rest, state: 'open' }, {});
}
