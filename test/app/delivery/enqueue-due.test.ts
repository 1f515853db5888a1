import { enqueueDue, enqueueMeeting } from '../../../src/app/delivery/enqueue-due';
import { rulesFor } from '../../../src/app/rules';
import type { OutboxRow } from '../../../src/domain/delivery/outbox';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import {
  aLoop,
  aMember,
  aSchool,
  changesOf,
  held,
  ld1,
  ld2,
  oo1,
  openApp,
  planned,
  seedSchool,
  type App,
} from '../../fixtures/builders';

const unitId = 'moellevang';
const inputDue = '2026-02-24T08:00:00.000Z';
const preparationDue = '2026-03-10T08:00:00.000Z';
const schemaReminderDue = '2026-03-27T10:00:00.000Z';

let app: App;
beforeEach(() => {
  app = openApp({ now: '2026-02-01T09:00:00.000Z' });
});
afterEach(() => app.close());

function enqueue(now: string): Promise<number> {
  app.clock.set(now);
  return enqueueDue(app.deps, now);
}

async function rows(of = unitId): Promise<OutboxRow[]> {
  return (await app.deps.outbox.ofPartition(of)).map(({ value }) => value);
}

/** Those that are still to be sent. */
const waiting = (all: OutboxRow[]): string[] => said(all.filter(({ state }) => state === 'pending'));

const said = (all: OutboxRow[]): string[] => all.map(({ stepId, role }) => `${stepId} ${role}`).sort();

async function meetingNow(meeting: Meeting = ld1): Promise<Meeting | undefined> {
  return (await app.deps.units.summary(unitId))?.value.meetings[meeting.id];
}

/** The dialogue as due for its first card, with what counts as decided on. */
async function putBack(changes: Pick<Meeting, 'stepsDone'>): Promise<void> {
  const summary = (await app.deps.units.summary(unitId))!;
  const meetings = [{ ...planned(ld1), ...changes, dueAt: inputDue }];
  const audit = { at: inputDue, personId: 'test', action: 'put-back', subjectId: ld1.id };
  await app.deps.units.save({ summary, records: changesOf({ meetings }), audit });
}

describe('what falls due', () => {
  beforeEach(() => seedSchool(app));

  it('is nothing before its time', async () => {
    expect(await enqueue('2026-02-24T07:59:59.999Z')).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('becomes a row for each who gets the card, due from then on', async () => {
    expect(await enqueue(inputDue)).toBe(2);
    expect(await rows()).toMatchObject([
      { personId: 'board-rep', card: 'input', state: 'pending', dueAt: inputDue, attempts: 0 },
      { personId: 'pupil-council', card: 'input', state: 'pending', dueAt: inputDue, attempts: 0 },
    ]);
    expect(await meetingNow()).toMatchObject({ stepsDone: ['ld-input'], dueAt: preparationDue });
  });

  it('twice is once', async () => {
    await enqueue(inputDue);
    const before = await rows();
    expect(await enqueue(inputDue)).toBe(0);
    expect(await enqueueMeeting(app.deps, unitId, ld1.id, inputDue)).toBe(0);
    expect(await rows()).toEqual(before);
  });

  it('is not enqueued again when the meeting is due once more for what was sent', async () => {
    await enqueue(inputDue);
    await putBack({ stepsDone: [] });
    expect(await enqueue(inputDue)).toBe(0);
    expect(await rows()).toHaveLength(2);
    expect(await meetingNow()).toMatchObject({ stepsDone: ['ld-input'], dueAt: preparationDue });
  });

  it('is not enqueued again when it is decided on and its rows are deleted with age', async () => {
    await putBack({ stepsDone: ['ld-input'] });
    expect(await enqueue(inputDue)).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('by two instances at the same moment is once', async () => {
    app.clock.set(inputDue);
    const made = await Promise.all([enqueueDue(app.deps, inputDue), enqueueDue(app.restarted(), inputDue)]);
    expect(made.sort()).toEqual([0, 2]);
    expect(await rows()).toHaveLength(2);
  });

  it('costs one read, one query and one batch a meeting', async () => {
    app.clock.set(inputDue);
    await rulesFor(app.deps); // The school holidays, once a minute for all.
    app.store.forget();
    await enqueueMeeting(app.deps, unitId, ld1.id, inputDue);
    expect(app.store.calls).toEqual({ get: 1, query: 1, batch: 1, put: 0, delete: 0 });
  });

  it('goes to those with a guide: preparation to the circle of the dialogue', async () => {
    await enqueue(inputDue);
    await enqueue(preparationDue);
    expect(said((await rows()).filter(({ card }) => card === 'preparation'))).toEqual([
      'ld-preparation chef',
      'ld-preparation consultant',
      'ld-preparation leader',
      'ld-preparation pedagogical-leader',
      'ld-preparation staff-rep',
    ]);
  });

  it('is the schema to the organiser at the end, and the meeting counts as held', async () => {
    await enqueue(inputDue);
    await enqueue(preparationDue);
    await enqueue(ld1.end);
    expect(said((await rows()).filter(({ card }) => card === 'schema'))).toEqual(['ld-schema leader']);
    expect(await meetingNow()).toMatchObject({ phase: 'held', heldAt: ld1.end });
    expect(await meetingNow()).toHaveProperty('dueAt', schemaReminderDue);
  });

  it('is one reminder of the schema, and then nothing more about the meeting', async () => {
    await enqueue(ld1.end);
    await enqueue(schemaReminderDue);
    expect(waiting(await rows())).toEqual(['ld-schema leader']);
    expect(await meetingNow()).not.toHaveProperty('dueAt');
  });

  it('is a 1:1’s cards to chef and leader', async () => {
    await enqueue('2026-04-14T08:00:00.000Z');
    expect(said((await rows()).filter(({ meetingId }) => meetingId === oo1.id))).toEqual([
      'oo-preparation chef',
      'oo-preparation leader',
    ]);
  });

  it('after downtime is caught up once, but for what has lost its meaning', async () => {
    await enqueue('2026-03-24T12:00:00.000Z');
    expect(waiting(await rows())).toEqual(['ld-schema leader']);
    expect((await meetingNow())?.stepsDone).toEqual([
      'ld-input',
      'ld-preparation',
      'ld-reminder',
      'ld-brief',
      'ld-schema',
    ]);
  });

  it('and was lost is written down with the reason', async () => {
    await enqueue('2026-03-24T12:00:00.000Z');
    const lost = (await rows()).filter(({ state }) => state === 'dropped');
    expect(new Set(lost.map(({ reason }) => reason))).toEqual(new Set(['meeting-begun']));
    expect(said(lost.filter(({ card }) => card === 'input'))).toEqual([
      'ld-input board-rep',
      'ld-input pupil-council',
    ]);
  });

  it('is caught up with one card for each, of all that still has its meaning', async () => {
    await enqueue('2026-03-20T09:00:00.000Z');
    expect(waiting(await rows())).toEqual([
      'ld-input board-rep',
      'ld-input pupil-council',
      'ld-preparation chef',
      'ld-preparation consultant',
      'ld-preparation leader',
      'ld-preparation pedagogical-leader',
      'ld-preparation staff-rep',
    ]);
  });

  it('of a board’s choice at dialogues 2–4 goes to the board', async () => {
    await enqueue('2026-09-08T07:00:00.000Z');
    const input = (await rows()).filter(({ meetingId, card }) => meetingId === ld2.id && card === 'input');
    expect(said(input)).toEqual(['ld-input board-rep', 'ld-input pupil-council']);
  });
});

describe('who gets a card', () => {
  it('is who has the role on the day it falls due', async () => {
    const members = [
      aMember('board-rep', { to: '2026-02-23' }),
      aMember('board-rep', { personId: 'new-board', from: '2026-02-24' }),
      aMember('pupil-council', { from: '2026-02-25' }),
    ];
    await app.seed(aSchool({ members }), changesOf({ meetings: [planned(ld1)] }));
    await enqueue(inputDue);
    expect((await rows()).map(({ personId }) => personId)).toEqual(['new-board']);
  });

  it('is the board for preparation and schema where it holds the dialogues (rule 13)', async () => {
    await seedSchool(app, { unit: aSchool({ sector: 'dagtilbud', ownership: 'selvejende' }) });
    await enqueue(inputDue);
    await enqueue(preparationDue);
    await enqueue(ld1.end);
    expect(waiting(await rows())).toEqual([
      'ld-preparation board-rep',
      'ld-preparation consultant',
      'ld-preparation leader',
      'ld-preparation pedagogical-leader',
      'ld-preparation staff-rep',
      'ld-schema board-rep',
    ]);
  });

  it('is nobody for input and preparation when the meeting was held earlier than planned', async () => {
    const unit = aSchool();
    const early = held({ ...planned(ld1), end: '2026-02-20T10:00:00.000Z' });
    await app.seed(unit, changesOf({ meetings: [early] }));
    await enqueue(inputDue);
    expect(waiting(await rows())).toEqual(['ld-schema leader']);
  });
});

describe('when something fails', () => {
  it('the meeting stays due, is logged, and is enqueued next time', async () => {
    await seedSchool(app);
    app.store.breakDown('store/unavailable', 'batch');
    expect(await enqueue(inputDue)).toBe(0);
    expect(app.logged).toContainEqual({
      level: 'error',
      event: 'enqueue-failed',
      fields: { what: 'meeting', unitId, id: ld1.id, reason: 'Refusal' },
    });
    app.store.mend();
    expect(await enqueue(inputDue)).toBe(2);
  });

  it('the other units still get theirs', async () => {
    await seedSchool(app);
    const broken = aSchool({ id: 'a-broken' });
    const loop = aLoop({ unitId: broken.id, ruleSet: 'aarhus-2099' });
    await app.seed(broken, changesOf({ loop, meetings: [{ ...planned(ld1), unitId: broken.id }] }));
    await app.seed(aSchool({ id: 'aaby' }), changesOf({ meetings: [{ ...planned(ld1), unitId: 'aaby' }] }));
    expect(await enqueue(inputDue)).toBe(4);
    expect([await rows(broken.id), (await rows('aaby')).length]).toEqual([[], 2]);
    expect(app.logged).toMatchObject([{ event: 'enqueue-failed', fields: { unitId: broken.id } }]);
  });

  it('a unit or meeting that is gone is nothing', async () => {
    expect(await enqueueMeeting(app.deps, 'gone', 'gone', inputDue)).toBe(0);
    await seedSchool(app);
    expect(await enqueueMeeting(app.deps, unitId, 'gone', inputDue)).toBe(0);
  });
});
