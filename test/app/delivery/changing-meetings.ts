import { deliverDue } from '../../../src/app/delivery/deliver';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import type { OutboxRow } from '../../../src/domain/delivery/outbox';
import { plusMinutes, type Instant } from '../../../src/domain/calendar/instant';
import { cancelMeeting, moveMeeting } from '../../../src/domain/meeting/change-meeting';
import type { Meeting, PlannedMeeting } from '../../../src/domain/meeting/meeting';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  ld1,
  openApp,
  recordingMessenger,
  seedSchool,
  type App,
  type RecordingMessenger,
} from '../../fixtures/builders';

/** Meetings that are moved and called off while cards about them are out. */

export const unitId = 'moellevang';
export const rules = ruleSet();
/** After input and preparation are out, a week before the dialogue on 24 March. */
export const now = '2026-03-16T09:00:00.000Z';
export const laterStart = '2026-04-14T07:00:00.000Z';

/** Whose cards about the dialogue are out then. */
export const asked = [
  'board-rep',
  'chef',
  'consultant',
  'leader',
  'pedagogical-leader',
  'pupil-council',
  'staff-rep',
];

export const to = (sent: RecordingMessenger['sent'], kind: string): string[] =>
  sent
    .filter(({ card }) => card.kind === kind)
    .map(({ personId }) => personId)
    .sort();

export interface ChangingMeetings {
  /** Of the test that runs. */
  readonly app: App;
  readonly messenger: RecordingMessenger;
  readonly stored: (id?: string) => Promise<Meeting>;
  readonly save: (meeting: Meeting) => Promise<void>;
  readonly move: (start: Instant, by?: string, id?: string) => Promise<void>;
  readonly cancel: (by?: string, id?: string) => Promise<void>;
  /** The timer: what is due is enqueued and sent. */
  readonly turn: (at?: Instant) => Promise<void>;
  readonly rows: (id?: string) => Promise<OutboxRow[]>;
  readonly withdrawn: (why: 'moved' | 'cancelled') => string[];
  /** Input on 24 February, preparation on 10 March; then it is the 16th. */
  readonly untilThe16th: () => Promise<void>;
}

/** A store of its own for each test, on 16 March. */
export function useChangingMeetings(): ChangingMeetings {
  let app: App;
  let messenger: RecordingMessenger;
  beforeEach(() => {
    app = openApp({ now });
    messenger = recordingMessenger();
  });
  afterEach(() => app.close());

  async function stored(id: string = ld1.id): Promise<Meeting> {
    return (await app.deps.units.summary(unitId))!.value.meetings[id]!;
  }

  async function save(meeting: Meeting): Promise<void> {
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: app.clock.now(), personId: 'leader', action: 'change', subjectId: meeting.id };
    await app.deps.units.save({ summary, records: [{ type: 'meeting', record: meeting }], audit });
  }

  async function turn(at: Instant = app.clock.now()): Promise<void> {
    app.clock.set(at);
    await enqueueDue(app.deps, at);
    await deliverDue(app.delivery(messenger));
  }

  return {
    get app() {
      return app;
    },
    get messenger() {
      return messenger;
    },
    stored,
    save,
    move: async (start, by = 'leader', id = ld1.id) => {
      const meeting = (await stored(id)) as PlannedMeeting;
      const end = plusMinutes(start, 120);
      await save(moveMeeting(meeting, { start, end }, by, app.clock.now(), rules));
    },
    cancel: async (by = 'leader', id = ld1.id) =>
      save(cancelMeeting((await stored(id)) as PlannedMeeting, by, app.clock.now())),
    turn,
    rows: async (id = ld1.id) => {
      const all = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
      return all.filter(({ meetingId }) => meetingId === id);
    },
    withdrawn: (why) =>
      messenger.replaced
        .filter(({ card }) => card.kind === 'withdrawn' && card.withdrawn.why === why)
        .map(({ personId }) => personId)
        .sort(),
    untilThe16th: async () => {
      await seedSchool(app);
      await turn('2026-02-24T08:00:00.000Z');
      await turn('2026-03-10T08:00:00.000Z');
      await turn('2026-03-10T08:01:00.000Z');
      expect(messenger.sent.map(({ personId }) => personId).sort()).toEqual(asked);
      messenger.sent.length = 0;
      app.clock.set(now);
    },
  };
}
