import type { FollowUpSchema } from '../domain/follow-up/schema';
import type { WrittenEntry } from './written-entry';

/** One change of a schema, as a card asks for it. */
export type SchemaChange =
  | { do: 'add-entry'; number: number; entry: WrittenEntry }
  | { do: 'edit-entry'; entryId: string; base: string; entry: WrittenEntry }
  | { do: 'remove-entry' | 'restore-entry'; entryId: string }
  | { do: 'settle-entry'; entryId: string; choice: 'stored' | 'other' }
  | { do: 'release-point'; entryId: string; released: boolean }
  | { do: 'add-focus-area'; title: string; themeId: string; siteId: string }
  | { do: 'remove-focus-area'; areaId: string }
  | { do: 'decide-perspective'; text: string; base: string };

type Texts = Record<string, string>;

/** What people wrote in a change, and what stood there before, by field. */
export function writtenIn(change: SchemaChange, schema: FollowUpSchema): { written: Texts; before: Texts } {
  switch (change.do) {
    case 'add-entry':
    case 'edit-entry': {
      const { what, forChildren } = change.entry;
      const id = change.do === 'edit-entry' ? change.entryId : undefined;
      const there = schema.entries.find((entry) => entry.id === id) ?? { what: '', forChildren: '' };
      return { written: { what, forChildren }, before: { what: there.what, forChildren: there.forChildren } };
    }
    case 'add-focus-area':
      return { written: { title: change.title }, before: {} };
    case 'decide-perspective':
      return { written: { text: change.text }, before: { text: schema.childrensPerspective } };
    default:
      return { written: {}, before: {} };
  }
}
