import { enqueueDigest, withNextDigest } from '../../../src/app/delivery/enqueue-digest';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { lease, personPartition, type OutboxRow } from '../../../src/domain/delivery/outbox';
import type { Instant } from '../../../src/domain/calendar/instant';
import { activeAssignments, type Person } from '../../../src/domain/people/person';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { byTest } from '../../fixtures/app';
import { aPerson, aPersonAs, aUnit, openApp, type App } from '../../fixtures/builders';

const rules = ruleSet();
const firstMonday = '2026-03-02T07:00:00.000Z';
const secondMonday = '2026-03-09T07:00:00.000Z';

let app: App;
beforeEach(() => {
  app = openApp({ now: firstMonday });
});
afterEach(() => app.close());

async function seed(person: Person = { ...aPersonAs('chef'), dueAt: firstMonday }): Promise<void> {
  await app.deps.people.save({ value: person, etag: 'absent' });
}

function enqueue(now: Instant): Promise<number> {
  app.clock.set(now);
  return enqueueDue(app.deps, now);
}

async function rows(): Promise<OutboxRow[]> {
  return (await app.deps.outbox.ofPartition(personPartition('chef'))).map(({ value }) => value);
}

async function chef(): Promise<Person> {
  return (await app.deps.people.byId('chef'))!.value;
}

const said = (all: readonly OutboxRow[]): string[] =>
  all.map(({ week = '', state, reason = '' }) => [week, state, reason].join(' ').trim());

describe('a chef’s week digest', () => {
  it('is a row every Monday at 8:00, and the next is set', async () => {
    await seed();
    expect(await enqueue('2026-03-02T06:59:59.999Z')).toBe(0);
    expect(await enqueue(firstMonday)).toBe(1);
    expect(await rows()).toMatchObject([
      {
        ...{ id: 'outbox:week:2026-03-02:chef:chef:digest:digest', week: '2026-03-02', card: 'digest' },
        ...{ personId: 'chef', role: 'chef', action: 'post', state: 'pending', dueAt: firstMonday },
      },
    ]);
    expect((await chef()).dueAt).toBe(secondMonday);
  });

  it('twice is once, also by two instances at the same moment', async () => {
    await seed();
    const made = await Promise.all([
      enqueueDigest(app.deps, 'chef', firstMonday),
      enqueueDigest(app.restarted(), 'chef', firstMonday),
    ]);
    expect(made.sort()).toEqual([0, 1]);
    expect(await rows()).toHaveLength(1);
  });

  it('is written once though the process dies before the next is set', async () => {
    await seed();
    await enqueue(firstMonday);
    const loaded = (await app.deps.people.byId('chef'))!;
    await app.deps.people.save({ ...loaded, value: { ...loaded.value, dueAt: firstMonday } });
    expect(await enqueue(firstMonday)).toBe(0);
    expect(await rows()).toHaveLength(1);
    expect((await chef()).dueAt).toBe(secondMonday);
  });

  it('is one after ten weeks of downtime: that of the last Monday', async () => {
    await seed();
    expect(await enqueue('2026-05-13T09:00:00.000Z')).toBe(1);
    expect(said(await rows())).toEqual(['2026-05-11 pending']);
    expect((await chef()).dueAt).toBe('2026-05-18T06:00:00.000Z');
  });

  it('comes the day after a Monday that is a holiday, for the same week', async () => {
    await seed({ ...aPersonAs('chef'), dueAt: '2026-03-30T06:00:00.000Z' });
    await enqueue('2026-03-30T06:00:00.000Z');
    expect((await chef()).dueAt).toBe('2026-04-07T06:00:00.000Z');
    await enqueue('2026-04-07T06:00:00.000Z');
    expect((await rows()).at(-1)).toMatchObject({ week: '2026-04-06', dueAt: '2026-04-07T06:00:00.000Z' });
    expect((await chef()).dueAt).toBe('2026-04-13T06:00:00.000Z');
  });

  it('waits until the school holidays are over', async () => {
    await app.deps.municipality.saveHolidays([{ from: '2026-03-07', to: '2026-03-15' }], byTest);
    await seed();
    await enqueue(firstMonday);
    expect((await chef()).dueAt).toBe('2026-03-16T07:00:00.000Z');
  });

  it('takes the place of one that could not be sent, and leaves one alone that is just being sent', async () => {
    await seed();
    await enqueue(firstMonday);
    const [first] = await app.deps.outbox.ofPartition(personPartition('chef'));
    await app.deps.outbox.save({ ...first!.value, state: 'unreachable', reason: 'blocked' }, first!.etag);
    await enqueue(secondMonday);
    expect(said(await rows()).sort()).toEqual(['2026-03-02 dropped superseded', '2026-03-09 pending']);
    const second = (await app.deps.outbox.ofPartition(personPartition('chef'), ['pending']))[0]!;
    const third = '2026-03-16T07:00:00.000Z';
    await app.deps.outbox.save(lease(second.value, 'another', third, 60), second.etag);
    await enqueue(third);
    expect(
      said(await rows())
        .sort()
        .slice(1),
    ).toEqual(['2026-03-09 pending', '2026-03-16 pending']);
  });

  it('is none for one who is chef no more, and none is set again', async () => {
    const former = aPersonAs('chef', aUnit(), { to: '2026-03-01' });
    await seed({ ...former, dueAt: firstMonday });
    expect(await enqueue(firstMonday)).toBe(0);
    expect(await rows()).toEqual([]);
    expect(await chef()).not.toHaveProperty('dueAt');
    expect(activeAssignments(await chef(), '2026-03-02')).toEqual([]);
  });
});

describe('the next digest', () => {
  it('is set for chefs, also for one who begins later', () => {
    const coming = aPersonAs('chef', aUnit(), { from: '2026-08-01' });
    expect(withNextDigest(coming, firstMonday, rules).dueAt).toBe(secondMonday);
  });

  it.each(['leader', 'administration', 'staff-rep'] as const)('is none for %s', (role) => {
    expect(withNextDigest(aPersonAs(role), firstMonday, rules)).not.toHaveProperty('dueAt');
  });

  it('is none for one who only stands in for a chef', () => {
    const cover = aPerson('cover', [{ role: 'chef', from: '2026-03-01', covers: 'chef' }]);
    expect(withNextDigest(cover, firstMonday, rules)).not.toHaveProperty('dueAt');
  });
});
