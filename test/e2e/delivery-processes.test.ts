import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from '../../src/app/deps';
import { inParallel } from '../../src/app/in-parallel';
import { readConfig } from '../../src/config';
import { at } from '../../src/domain/calendar/copenhagen';
import type { Instant } from '../../src/domain/calendar/instant';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import { spread } from '../../src/domain/delivery/spread';
import type { Role } from '../../src/domain/people/person';
import type { Unit } from '../../src/domain/people/unit';
import { emptySummary } from '../../src/domain/status/summary';
import { wireStore } from '../../src/wire-store';
import { aLoop, aMeeting, aMember, aPerson, aUnit, changesOf, planned } from '../fixtures/builders';
import { DeliveryProcess } from '../support/delivery-process';
import { fakeConnector, type FakeConnector } from '../support/fake-connector';
import { startLocalCosmos, type LocalCosmos } from '../support/local-cosmos';
import { until } from '../support/playground-chat';

/** Several processes on one store: each card once, and none lost when one of them is killed again and again. */

/** About a minute and a half each where nothing else runs; most of it is what Teams lets a process send. */
const withinMs = 300_000;
jest.setTimeout(2 * withinMs);

const units = 100;
const rolesInUnit: readonly Role[] = [
  'chef',
  'leader',
  ...Array.from({ length: 6 }, () => ['pedagogical-leader', 'staff-rep', 'consultant'] as const).flat(),
];
const cards = units * rolesInUnit.length;
/** A Wednesday morning in term time, two days after the preparation cards fell due. */
const opens: Instant = at('2026-04-15', '09:00');
const meetingStart: Instant = at('2026-04-27', '09:00');
const throttledShare = 1 / 3;

let directory: string;
let cosmos: LocalCosmos;
let connector: FakeConnector;
let deps: Deps;
let closeStore: () => Promise<void>;
let processes: DeliveryProcess[];
let clockAheadMs: number;

function unitNo(number: number): Unit {
  const id = `unit-${number}`;
  const members = rolesInUnit.map((role, place) => aMember(role, { personId: `${id}-${place}-${role}` }));
  return aUnit({ id, name: `Skole ${number}`, chefId: members[0]!.personId, members });
}

/** A unit whose first dialogue is near, and its people, each with a chat of their own. */
async function seed(number: number): Promise<void> {
  const unit = unitNo(number);
  const meeting = planned(aMeeting({ unitId: unit.id, start: meetingStart }));
  await deps.units.save({
    summary: { value: emptySummary(unit), etag: 'absent' },
    records: [
      { type: 'unit', record: unit },
      ...changesOf({ loop: aLoop({ unitId: unit.id }), meetings: [meeting] }),
    ],
    audit: { at: opens, personId: 'import', action: 'import', subjectId: unit.id },
  });
  for (const { personId, role, from } of unit.members) {
    const assignment = { role, from, ...(role !== 'chef' && { unitId: unit.id }) };
    const conversation = {
      tenantId: 'tenant',
      conversationId: `a:${personId}`,
      serviceUrl: connector.url,
      botId: '28:bot',
      userId: `29:${personId}`,
    };
    await deps.people.save({ value: aPerson(personId, [assignment], { conversation }), etag: 'absent' });
  }
}

function refusesAThird(): void {
  let calls = 0;
  connector.decide(() => {
    calls += 1;
    const isThrottled = spread(`call ${calls}`) < throttledShare;
    return {
      // As long as Teams takes at times, so that a kill finds some under way.
      afterMs: 20 + Math.round(spread(`time ${calls}`) * 80),
      ...(isThrottled && { fault: { status: 429, retryAfterSeconds: 1 } }),
    };
  });
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'delivery-processes-'));
  cosmos = await startLocalCosmos(directory, '--memory');
  connector = await fakeConnector();
  const { store, deps: wired } = await wireStore(readConfig(cosmos.env));
  deps = wired;
  closeStore = () => store.close();
  await inParallel(
    Array.from({ length: units }, (_, number) => number + 1),
    seed,
  );
  refusesAThird();
  clockAheadMs = Date.parse(opens) - Date.now();
  const env = { ...cosmos.env, DEMO: 'off' };
  processes = [1, 2, 3].map(() => new DeliveryProcess(env, clockAheadMs));
  await Promise.all(processes.map((each) => each.start()));
});
afterEach(async () => {
  await Promise.all(processes.map((each) => each.end('SIGKILL')));
  await closeStore();
  await connector.close();
  await cosmos.stop();
  rmSync(directory, { recursive: true });
});

const arrived = (): number => connector.calls.filter(({ wasTaken }) => wasTaken).length;

/** How many cards came to each who got one. */
function timesArrived(): Map<string, number> {
  const times = new Map<string, number>();
  for (const { conversationId, wasTaken } of connector.calls)
    if (wasTaken) times.set(conversationId, (times.get(conversationId) ?? 0) + 1);
  return times;
}

async function pendingRows(): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for await (const page of deps.outbox.due('9999-12-31T00:00:00.000Z'))
    rows.push(...page.map(({ value }) => value));
  return rows;
}

async function allRows(): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (let number = 1; number <= units; number += 1)
    rows.push(...(await deps.outbox.ofPartition(`unit-${number}`)).map(({ value }) => value));
  return rows;
}

async function untilAllArrived(): Promise<void> {
  await until(
    async () => {
      if (timesArrived().size < cards) return undefined;
      return (await pendingRows()).length === 0 || undefined;
    },
    () =>
      `Only ${timesArrived().size} of ${cards} arrived:\n${processes.map(({ output }) => output.slice(-2000)).join('\n')}`,
    withinMs,
  );
}

function count(): { tried: number; refused: number; duplicates: number; lost: number } {
  const times = timesArrived();
  const refused = connector.calls.filter(({ wasTaken }) => !wasTaken).length;
  return {
    tried: connector.calls.length,
    refused,
    duplicates: arrived() - times.size,
    lost: cards - times.size,
  };
}

function say(what: string, counts: Record<string, number>): void {
  const said = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
  process.stdout.write(`${what}: ${said.join(', ')}\n`);
}

/** What was held by a process that is gone: its cards may have arrived without anyone having noted it. */
async function leftBy(instance: string): Promise<number> {
  return (await pendingRows()).filter(({ lease }) => lease?.owner === instance).length;
}

async function stopInTime(): Promise<void> {
  const from = Date.now();
  expect(await Promise.all(processes.map((each) => each.end('SIGTERM')))).toEqual([0, 0, 0]);
  expect(Date.now() - from).toBeLessThan(10_000);
}

async function expectAllSent(): Promise<void> {
  const rows = await allRows();
  const states = new Set(rows.map(({ state }) => state));
  expect([rows.length, [...states]]).toEqual([cards, ['sent']]);
}

it('three processes send two thousand cards once each, though a third of the calls is refused', async () => {
  await untilAllArrived();
  const counts = count();
  say('Three processes', { cards, ...counts });
  expect(counts).toMatchObject({ duplicates: 0, lost: 0 });
  expect(counts.refused / counts.tried).toBeCloseTo(throttledShare, 1);
  await expectAllSent();
  await stopInTime();
});

it('killing one of them ten times loses none, and sends none again but what was under way', async () => {
  let underWay = 0;
  for (let kill = 1; kill <= 10; kill += 1) {
    await until(
      () => arrived() >= kill * 150 || undefined,
      () => `Only ${arrived()} arrived before kill ${kill}`,
      withinMs,
    );
    const killed = processes[0]!;
    await killed.end('SIGKILL');
    // What it had sent off may still be on its way into the connector.
    await pause(150);
    underWay += await leftBy(killed.instance);
    await killed.start();
  }
  await untilAllArrived();
  const counts = count();
  say('Three processes, one of them killed ten times', {
    cards,
    ...counts,
    'under way at the kills': underWay,
  });
  expect(counts.lost).toBe(0);
  expect(underWay).toBeGreaterThan(0);
  expect(counts.duplicates).toBeLessThanOrEqual(underWay);
  await expectAllSent();
  await stopInTime();
});
