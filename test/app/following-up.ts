import { changeSchema } from '../../src/app/follow-up';
import type { SchemaChange } from '../../src/app/schema-change';
import type { FollowUp } from '../../src/app/results';
import type { WrittenEntry } from '../../src/app/written-entry';
import { schemaIdOf, type FollowUpSchema } from '../../src/domain/follow-up/schema';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { ld1, openApp, seedSchool, type App } from '../fixtures/builders';

/** The people of a school, who write what they agree while the first dialogue is held. */

export const unitId = 'moellevang';
export const during = '2026-03-24T09:00:00.000Z';
export const reading: WrittenEntry = {
  what: 'Læsemakkere i 3. klasse',
  forChildren: 'Flere læser sammen',
  ownerId: 'staff-rep',
  deadline: '2026-06-01',
};

export function add(entry: Partial<WrittenEntry> = {}, number = 1): SchemaChange {
  return { do: 'add-entry', number, entry: { ...reading, ...entry } };
}

export interface FollowingUp {
  /** Of the test that runs. */
  readonly app: App;
  readonly change: (personId: string, what: SchemaChange, meeting?: Meeting) => Promise<FollowUp>;
  readonly stored: (meeting?: Meeting) => Promise<FollowUpSchema | undefined>;
}

/** A school of its own for each test. */
export function useFollowingUp(): FollowingUp {
  let app: App;
  beforeEach(async () => {
    app = openApp({ now: during });
    await seedSchool(app);
  });
  afterEach(() => app.close());
  return {
    get app() {
      return app;
    },
    change: async (personId, what, meeting = ld1) =>
      changeSchema(app.deps, await app.actor(personId), { unitId, meetingId: meeting.id, change: what }),
    stored: (meeting = ld1) => app.deps.units.record('schema', unitId, schemaIdOf(meeting.id)),
  };
}
