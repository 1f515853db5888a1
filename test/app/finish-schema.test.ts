import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { changeSchema, openFollowUp } from '../../src/app/follow-up';
import type { SchemaChange } from '../../src/app/schema-change';
import { finishSchema, holdMeeting, reopenSchema } from '../../src/app/finish-schema';
import type { FollowUp } from '../../src/app/results';
import { rulesFor } from '../../src/app/rules';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import {
  type Agreement,
  type FollowUpSchema,
  agreementIdOf,
  schemaIdOf,
} from '../../src/domain/follow-up/schema';
import type { Loop } from '../../src/domain/loop/loop';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { ld1, ld2, oo1, openApp, seedSchool, type App } from '../fixtures/builders';

const unitId = 'moellevang';
const after = '2026-03-24T11:00:00.000Z';
const key = { unitId, meetingId: ld1.id };

let app: App;
beforeEach(async () => {
  app = openApp({ now: after });
  await seedSchool(app);
});
afterEach(() => app.close());

async function change(what: SchemaChange, personId = 'leader', meeting: Meeting = ld1): Promise<FollowUp> {
  return changeSchema(app.deps, await app.actor(personId), { unitId, meetingId: meeting.id, change: what });
}

async function addEntry(
  what: string,
  number: number,
  meeting: Meeting = ld1,
  deadline = '2027-06-01',
): Promise<void> {
  const entry = { what, forChildren: 'Flere læser', ownerId: 'leader', deadline };
  await change({ do: 'add-entry', number, entry }, 'leader', meeting);
}

async function fill(): Promise<void> {
  await addEntry('Læsemakkere', 1);
  await change({ do: 'add-focus-area', title: 'Læsning', themeId: 'theme-1', siteId: '' });
  await change({ do: 'decide-perspective', text: 'Elevrådet spørger klasserne', base: '' });
}

const finish = async (personId = 'leader', meeting: Meeting = ld1): ReturnType<typeof finishSchema> =>
  finishSchema(app.deps, await app.actor(personId), { unitId, meetingId: meeting.id });
const reopen = async (personId = 'leader'): Promise<FollowUp> =>
  reopenSchema(app.deps, await app.actor(personId), key);

async function meetingNow(meeting: Meeting = ld1): Promise<Meeting | undefined> {
  return (await app.deps.units.summary(unitId))?.value.meetings[meeting.id];
}

async function agreements(): Promise<Agreement[]> {
  return (await app.documents(unitId, 'agreement')).map(({ body }) => body as unknown as Agreement);
}

const schema = (): Promise<FollowUpSchema | undefined> =>
  app.deps.units.record('schema', unitId, schemaIdOf(ld1.id));
const loop = (): Promise<Loop | undefined> => app.deps.units.record('loop', unitId, 'loop:loop-1');

describe('finishing a follow-up schema', () => {
  it('is refused with what it lacks, and nothing is written', async () => {
    expect(await finish()).toMatchObject({
      refused: true,
      lacks: ['schema/no-agreement', 'schema/no-focus-area', 'schema/no-childrens-perspective'],
    });
    expect(app.store.calls.batch).toBe(0);
    expect(await meetingNow()).toMatchObject({ phase: 'planned' });
  });

  it('completes the meeting, makes agreements, and gives the loop its focus areas, in one batch', async () => {
    await fill();
    await rulesFor(app.deps); // Of all that finish within a minute, the first reads the school holidays.
    const done = await finish();
    expect(app.store.calls).toEqual({ get: 2, batch: 1, put: 0, delete: 0, query: 0 });
    expect(done).toMatchObject({
      refused: false,
      mayWrite: false,
      mayReopen: true,
      schema: { state: 'finished', finishedBy: 'leader' },
    });
    expect(await meetingNow()).toMatchObject({ phase: 'completed', heldAt: ld1.end, completedAt: after });
    expect(await agreements()).toMatchObject([{ what: 'Læsemakkere', state: 'open', confidential: false }]);
    expect((await loop())?.focusAreas).toMatchObject([{ title: 'Læsning', themeId: 'theme-1' }]);
  });

  it('twice is once', async () => {
    await fill();
    await finish();
    const before = await schema();
    expect(await finish()).toMatchObject({ refused: false });
    expect(app.store.calls.batch).toBe(0);
    expect(await schema()).toEqual(before);
  });

  it('at the same moment from two devices is once', async () => {
    await fill();
    const actor = await app.actor('leader');
    await Promise.all([finishSchema(app.deps, actor, key), finishSchema(app.deps, actor, key)]);
    expect(await agreements()).toHaveLength(1);
    expect((await schema())?.state).toBe('finished');
  });

  it('leaves the focus areas alone at a later dialogue, which needs an agreement only', async () => {
    app.clock.set(ld2.end);
    await addEntry('Ny aftale', 1, ld2);
    expect(await finish('leader', ld2)).toMatchObject({ refused: false });
    expect((await loop())?.focusAreas).toEqual([]);
  });

  it('of a 1:1 needs nothing, and its agreements are confidential', async () => {
    app.clock.set(oo1.end);
    await addEntry('Vikarer', 1, oo1);
    expect(await finish('chef', oo1)).toMatchObject({ refused: false });
    expect(await agreements()).toMatchObject([{ what: 'Vikarer', confidential: true }]);
  });

  it('leaves no schema card to be sent, nor its reminder', async () => {
    await fill();
    await finish();
    for (const day of ['2026-03-25', '2026-03-27']) await enqueueDue(app.deps, `${day}T10:00:00.000Z`);
    const rows = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
    const isSchema = ({ meetingId, action, card }: OutboxRow): boolean =>
      action === 'post' && meetingId === ld1.id && ['schema', 'schema-reminder'].includes(card);
    expect(rows.filter(isSchema)).toMatchObject([
      { card: 'schema', state: 'dropped', reason: 'schema-finished' },
      { card: 'schema-reminder', state: 'dropped', reason: 'schema-finished' },
    ]);
    expect((await meetingNow())?.dueAt).toBeUndefined();
  });

  it('makes the receipts to those who gave input due at once, in open hours', async () => {
    await fill();
    await enqueueDue(app.deps, after);
    app.clock.set('2026-03-24T16:30:00.000Z');
    await finish();
    expect((await meetingNow())?.dueAt).toBe('2026-03-25T07:00:00.000Z');
  });

  it('makes each agreement due three workdays before its deadline', async () => {
    await fill();
    await finish();
    expect(await agreements()).toMatchObject([{ deadline: '2027-06-01', dueAt: '2027-05-27T06:00:00.000Z' }]);
  });

  it('is refused before the meeting begins, and to those who do not organise it', async () => {
    app.clock.set('2026-03-20T09:00:00.000Z');
    await expect(finish()).rejects.toMatchObject({ code: 'meeting/not-begun' });
    await expect(finish('chef')).rejects.toMatchObject({ code: 'access/not-yours' });
    await expect(finish('board-rep')).rejects.toMatchObject({ code: 'access/not-yours' });
  });

  it('writes nothing when the store is down', async () => {
    await fill();
    const actor = await app.actor('leader');
    app.store.breakDown('store/unavailable', 'batch');
    await expect(finishSchema(app.deps, actor, key)).rejects.toMatchObject({ code: 'store/unavailable' });
    app.store.mend();
    expect([(await schema())?.state, await agreements()]).toEqual(['open', []]);
  });
});

describe('after it is finished', () => {
  beforeEach(async () => {
    await fill();
    await finish();
  });

  it('nothing can be changed', async () => {
    await expect(change({ do: 'remove-entry', entryId: 'a1' })).rejects.toMatchObject({
      code: 'schema/finished',
    });
  });

  it('it can be reopened for 14 days, and written in again', async () => {
    app.clock.set('2026-04-07T11:00:00.000Z');
    expect(await reopen()).toMatchObject({
      mayWrite: true,
      schema: { state: 'open' },
      meeting: { phase: 'held' },
    });
    expect(await schema()).not.toHaveProperty('finishedAt');
    await addEntry('Endnu en', 4);
    expect((await schema())?.entries).toHaveLength(2);
  });

  it('it cannot after that', async () => {
    app.clock.set('2026-04-07T11:00:00.001Z');
    await expect(reopen()).rejects.toMatchObject({ code: 'schema/too-late' });
    expect(await openFollowUp(app.deps, await app.actor('leader'), key)).toMatchObject({ mayReopen: false });
  });

  it('reopening twice is once, and only the organiser does it', async () => {
    await expect(reopen('chef')).rejects.toMatchObject({ code: 'access/not-yours' });
    await reopen();
    await reopen();
    expect(app.store.calls.batch).toBe(0);
  });

  it('finishing again takes back what was removed, keeps what was done, and renumbers nothing', async () => {
    await reopen();
    await addEntry('Udeskole', 3);
    await finish();
    const done = (await agreements()).find(({ entryId }) => entryId === 'a1')!;
    const summary = (await app.deps.units.summary(unitId))!;
    const audit = { at: after, personId: 'leader', action: 'settle', subjectId: done.id };
    await app.deps.units.save({
      summary,
      records: [{ type: 'agreement', record: { ...done, state: 'done' } }],
      audit,
    });
    await reopen();
    await change({ do: 'remove-entry', entryId: 'a3' });
    await finish();
    expect(await agreements()).toMatchObject([{ id: agreementIdOf(ld1.id, 'a1'), state: 'done' }]);
    expect(Object.keys((await app.deps.units.summary(unitId))?.value.agreements ?? {})).toEqual([done.id]);
  });
});

describe('marking a meeting as held', () => {
  const hold = async (held: boolean, personId = 'leader'): Promise<FollowUp> =>
    holdMeeting(app.deps, await app.actor(personId), { ...key, held });
  beforeEach(() => {
    app.clock.set('2026-03-20T09:00:00.000Z');
  });

  it('locks the answers and opens the schema, earlier than planned too', async () => {
    expect(await hold(true)).toMatchObject({
      meeting: { phase: 'held', heldAt: '2026-03-20T09:00:00.000Z' },
      hasBegun: true,
      mayWrite: true,
    });
    await addEntry('Læsemakkere', 1);
    expect((await schema())?.entries).toHaveLength(1);
  });

  it('twice is once', async () => {
    await hold(true);
    await hold(true);
    expect(app.store.calls.batch).toBe(0);
  });

  it('can be undone while nothing is agreed', async () => {
    await hold(true);
    expect(await hold(false)).toMatchObject({ meeting: { phase: 'planned' }, hasBegun: false });
    expect(await meetingNow()).toMatchObject({ phase: 'planned', dueAt: expect.any(String) as string });
  });

  it('cannot be undone when something is', async () => {
    await hold(true);
    await addEntry('Læsemakkere', 1);
    await expect(hold(false)).rejects.toMatchObject({ code: 'meeting/has-agreements' });
  });

  it('is for chef and leader, and for nobody else', async () => {
    expect(await hold(true, 'chef')).toMatchObject({ meeting: { phase: 'held' } });
    for (const personId of ['board-rep', 'pedagogical-leader', 'administration'])
      await expect(hold(true, personId)).rejects.toMatchObject({ code: 'access/not-yours' });
  });
});
