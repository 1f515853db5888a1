import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { meetPerson, partWith, type Caller } from '../../src/app/meet-person';
import { beginErasing } from '../../src/app/privacy/erase-person';
import { setLanguage } from '../../src/app/set-language';
import { personPartition } from '../../src/domain/delivery/outbox';
import { aadKey, upnKey } from '../../src/domain/people/identity';
import type { ConversationReference } from '../../src/domain/people/person';
import { anOutboxRow, aPerson, aPersonAs, openApp, seedSchool, type App } from '../fixtures/builders';

const conversation: ConversationReference = {
  tenantId: 'tenant',
  conversationId: 'chat-1',
  serviceUrl: 'https://smba.example/emea/',
  botId: 'bot',
  userId: 'user',
};
const inputDue = '2026-02-24T08:00:00.000Z';

let app: App;
beforeEach(async () => {
  app = openApp({ now: inputDue });
  await seedSchool(app);
  await app.deps.people.link(upnKey('pupil-council@example.dk'), 'pupil-council');
});
afterEach(() => app.close());

function caller(changes: Partial<Caller> = {}): Caller {
  return {
    aadObjectId: 'OBJECT-1',
    upn: () => Promise.resolve('Pupil-Council@Example.dk'),
    conversation,
    ...changes,
  };
}

const stored = async (): Promise<object> => (await app.actor('pupil-council')).person;
const never = (): Promise<never> => Promise.reject(new Error('asked for the UPN'));

describe('someone who writes', () => {
  it('is known by UPN the first time, and by object id from then on', async () => {
    const first = await meetPerson(app.deps, caller());
    expect(first).toMatchObject({
      isNew: true,
      actor: { person: { id: 'pupil-council', conversation }, today: '2026-02-24' },
    });
    expect(await app.deps.people.idBehind(aadKey('object-1'))).toBe('pupil-council');
    expect(await meetPerson(app.deps, caller({ upn: never }))).toMatchObject({ isNew: false });
  });

  it('is nobody while they are erased, and leaves nothing by which they would be known', async () => {
    await beginErasing(app.deps, 'cli', 'pupil-council');
    await expect(meetPerson(app.deps, caller())).rejects.toThrow('access/unknown-person');
    expect(await app.deps.people.idBehind(aadKey('object-1'))).toBeUndefined();
  });

  it('costs two reads and no write once they are known', async () => {
    await meetPerson(app.deps, caller());
    app.store.forget();
    await meetPerson(app.deps, caller());
    expect(app.store.calls).toMatchObject({ get: 2, put: 0, batch: 0, query: 0 });
  });

  it('is followed to where they now write from', async () => {
    await meetPerson(app.deps, caller());
    const moved = { ...conversation, serviceUrl: 'https://smba.example/uk/' };
    await meetPerson(app.deps, caller({ conversation: moved }));
    expect(await stored()).toMatchObject({ conversation: moved });
  });

  it('in a channel leaves the private conversation as it is', async () => {
    await meetPerson(app.deps, caller());
    const { conversation: _private, ...inChannel } = caller();
    expect(await meetPerson(app.deps, inChannel)).toMatchObject({ isNew: false });
    expect(await stored()).toMatchObject({ conversation });
  });

  it('has their language kept the first time only', async () => {
    await meetPerson(app.deps, caller({ language: 'en' }));
    await meetPerson(app.deps, caller({ language: 'da' }));
    expect(await stored()).toMatchObject({ language: 'en' });
    await setLanguage(app.deps, await app.actor('pupil-council'), 'da');
    expect(await stored()).toMatchObject({ language: 'da' });
  });
});

describe('someone who is not to be let in', () => {
  it.each<[string, () => Promise<string | undefined>]>([
    ['has no UPN', () => Promise.resolve(undefined)],
    ['is not imported', () => Promise.resolve('stranger@example.dk')],
  ])('%s', async (_why, upn) => {
    await expect(meetPerson(app.deps, caller({ upn }))).rejects.toMatchObject({
      code: 'access/unknown-person',
    });
    expect(app.store.calls).toMatchObject({ batch: 0 });
    expect(await app.deps.people.idBehind(aadKey('OBJECT-1'))).toBeUndefined();
  });

  it('has no role today', async () => {
    const former = aPersonAs('senate', { id: 'moellevang' }, { to: '2026-02-23' });
    for (const value of [former, aPerson('nobody')]) {
      await app.deps.people.save({ value, etag: 'absent' });
      await app.deps.people.link(aadKey(value.id), value.id);
      const called = meetPerson(app.deps, caller({ aadObjectId: value.id, upn: never }));
      await expect(called).rejects.toMatchObject({ code: 'access/unknown-person' });
    }
  });
});

describe('someone who could not be reached and now writes', () => {
  beforeEach(async () => {
    await enqueueDue(app.deps, inputDue);
    const person = (await app.deps.people.byId('pupil-council'))!;
    await app.deps.people.save({ ...person, value: { ...person.value, unreachableSince: inputDue } });
    for (const row of await app.deps.outbox.ofPartition('moellevang'))
      await app.deps.outbox.save({ ...row.value, state: 'unreachable', reason: 'blocked' }, row.etag);
  });
  const states = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await app.deps.outbox.ofPartition('moellevang')).map(({ value }) => [value.personId, value.state]),
    );

  it('has their cards due again, and nobody else’s', async () => {
    await meetPerson(app.deps, caller());
    expect(await states()).toEqual({ 'pupil-council': 'pending', 'board-rep': 'unreachable' });
    expect(await stored()).not.toHaveProperty('unreachableSince');
  });

  it('has them due again also when the store failed halfway the first time', async () => {
    app.store.breakDown('store/unavailable', 'query');
    await expect(meetPerson(app.deps, caller())).rejects.toMatchObject({ code: 'store/unavailable' });
    app.store.mend();
    await meetPerson(app.deps, caller());
    expect(await states()).toMatchObject({ 'pupil-council': 'pending' });
  });
});

describe('someone who removes the app', () => {
  beforeEach(async () => {
    await meetPerson(app.deps, caller());
    await partWith(app.deps, caller());
  });

  it('is marked, and still known by their chat', async () => {
    expect(await stored()).toMatchObject({
      isUninstalled: true,
      unreachableSince: inputDue,
      conversation,
    });
  });

  it('costs a write the first time only', async () => {
    app.store.forget();
    await partWith(app.deps, caller());
    expect(app.store.calls).toMatchObject({ get: 2, put: 0 });
  });

  it('is welcomed again when they install it or write', async () => {
    expect(await meetPerson(app.deps, caller())).toMatchObject({ isNew: true });
    expect(await stored()).not.toHaveProperty('isUninstalled');
    expect(await stored()).not.toHaveProperty('unreachableSince');
    expect(await meetPerson(app.deps, caller())).toMatchObject({ isNew: false });
  });

  it('is still without it when they write in a team’s channel', async () => {
    const { conversation: _private, ...inChannel } = caller();
    await meetPerson(app.deps, { ...inChannel, language: 'en' });
    expect(await stored()).toMatchObject({ isUninstalled: true, unreachableSince: inputDue });
  });

  it('may be someone the bot does not know', async () => {
    await partWith(app.deps, { aadObjectId: 'stranger' });
    await expect(app.actor('stranger')).rejects.toThrow();
  });
});

describe('a chef who comes back after weeks without the app', () => {
  it('has the last week’s digest due again, and not those before', async () => {
    const weeks = ['2026-02-09', '2026-02-16', '2026-02-23'];
    await app.deps.people.link(aadKey('chef'), 'chef');
    for (const week of weeks) {
      const row = anOutboxRow({ week, personId: 'chef', role: 'chef', card: 'digest', stepId: 'digest' });
      const { unitId: _unit, meetingId: _meeting, ...digest } = row;
      await app.deps.outbox.add({
        ...digest,
        id: `outbox:week:${week}`,
        state: 'unreachable',
        reason: 'uninstalled',
      });
    }
    await partWith(app.deps, { aadObjectId: 'chef' });
    await meetPerson(app.deps, caller({ aadObjectId: 'chef', upn: never }));
    const rows = (await app.deps.outbox.ofPartition(personPartition('chef'))).map(({ value }) => value);
    expect(rows.map(({ week, state, reason }) => [week, state, reason]).sort()).toEqual([
      ['2026-02-09', 'dropped', 'superseded'],
      ['2026-02-16', 'dropped', 'superseded'],
      ['2026-02-23', 'pending', undefined],
    ]);
  });
});
