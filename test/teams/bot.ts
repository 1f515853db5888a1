import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  StoreError,
  type ContainerName,
  type DocumentStore,
  type Log,
  type StoreDocument,
} from '../../src/app/ports';
import { projectRoot } from '../../src/assets';
import { at } from '../../src/domain/calendar/copenhagen';
import type { Instant } from '../../src/domain/calendar/instant';
import type { Config } from '../../src/config';
import { round } from '../../src/jobs/timer';
import { documentTypes } from '../../src/store/codec';
import { teamsAdapter, type StandIns } from '../../src/teams/adapter';
import { teamsBot } from '../../src/teams/bot';
import type { Limits } from '../../src/teams/limits';
import { openDoor } from '../../src/teams/server';
import { wire, type App } from '../../src/wire';
import { movableClock, type MovableClock } from '../fixtures/app';
import { watchedStore, type StoreCall, type WatchedStore } from '../fixtures/watched-store';
import { findingsOf } from '../support/adaptive-cards';
import { person, type BotPerson, type PersonOptions } from '../support/bot-client';
import { fakeConnector, type FakeConnector, type Json } from '../support/fake-connector';

/** The whole bot on a port of its own, over the sample municipality, with a clock that stands still. */

/** A Wednesday in term time, 10:00 in Denmark. */
export const wednesday: Instant = at('2026-04-15', '10:00');

/** The number and name in the sample municipality's list; people are told apart by it. */
const listed = new Map(
  readFileSync(join(projectRoot(), 'src/demo/municipality/people.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(';'))
    .map(([upn = '', name = '', aadObjectId = '']) => [name, { upn, aadObjectId }] as const),
);

export function aadOf(name: string): string {
  const found = listed.get(name);
  if (!found) throw new Error(`${name} is not in the sample municipality`);
  return found.aadObjectId;
}

export function upnOf(name: string): string {
  return listed.get(name)?.upn ?? '';
}

export interface BotOptions {
  /** A file keeps what is stored when the bot is closed; by default nothing is kept. */
  file?: string;
  now?: Instant;
  tenantIds?: string[];
  /** Own guides, laid over the shipped ones. */
  guidesFolder?: string;
  /** As in Teams, where everyone is who they are; by default as on one's own machine. */
  isInTeams?: boolean;
  /** As it is registered with Microsoft: calls need a token. */
  registered?: { app: NonNullable<Config['app']>; standIns: StandIns };
  /** How much the door takes, or as much as the program takes by itself; by default whatever comes. */
  limits?: Limits | 'usual';
  connector?: FakeConnector;
  /** Nothing is in the store, not even the sample municipality. */
  isEmpty?: boolean;
  /** How long a turn may wait for the store in all. */
  turnBudgetMs?: number;
  /** Put before the store itself, behind all that counts and fails. */
  behind?: (store: DocumentStore) => DocumentStore;
  /** Shown each activity that its people send. */
  onSent?: (activity: Json) => void;
}

/** Tests are quicker than people. */
const noLimits: Limits = { overall: [], person: [] };

type Who = Partial<Omit<PersonOptions, 'url' | 'connector'>>;

export interface Bot {
  app: App;
  url: string;
  clock: MovableClock;
  store: WatchedStore;
  connector: FakeConnector;
  logged: string[];
  /** Someone of the sample municipality, by name; or a stranger. */
  person(name: string, who?: Who): BotPerson;
  /** Every document, by container, partition and id: what the store holds, to be compared. */
  documents(): Promise<Record<string, Json>>;
  documentsOf(type: string): Promise<Json[]>;
  round(): Promise<void>;
  /** The store is down, or, when calls are named, only those fail. */
  breakDown(...calls: StoreCall[]): void;
  mend(): void;
  close(): Promise<void>;
}

type Contents = Record<ContainerName, StoreDocument[]>;

async function contentsOf(store: DocumentStore): Promise<Contents> {
  const contents: Contents = { units: [], people: [] };
  for (const container of ['units', 'people'] as const)
    for (const type of documentTypes) {
      const { documents } = await store.query(container, { type, limit: 1000 });
      contents[container].push(...documents.map(({ etag: _etag, ...document }) => document));
    }
  return contents;
}

/** The seeded municipality by moment: seeding it anew for every test would take most of the time. */
const seeded = new Map<Instant, Contents>();

async function refill(store: DocumentStore, contents: Contents): Promise<void> {
  for (const container of ['units', 'people'] as const) {
    const partitions = new Set(contents[container].map(({ pk }) => pk));
    for (const partition of partitions) {
      const documents = contents[container].filter(({ pk }) => pk === partition);
      for (let from = 0; from < documents.length; from += 90) {
        const some = documents.slice(from, from + 90);
        await store.batch(
          container,
          partition,
          some.map((document) => ({ op: 'put', document, expect: 'any' })),
        );
      }
    }
  }
}

function listLog(lines: string[]): Log {
  const to =
    (level: string) =>
    (event: string, fields: Record<string, unknown> = {}): void =>
      void lines.push(JSON.stringify({ level, event, ...fields }));
  return { debug: to('debug'), info: to('info'), warn: to('warn'), error: to('error') };
}

/** The same bot as Teams meets it: no local mode. Its adapter has no app id, so that calls need no token. */
function doorInTeams(
  { deps }: App,
  log: Log,
  store: WatchedStore,
  tenantIds: string[],
  { overall, person }: Partial<Limits> = {},
) {
  const adapter = teamsAdapter(undefined);
  const outlet = { adapter, appId: '', log };
  const bot = teamsBot({ deps, outlet, tenantIds, ...(person && { limits: person }) });
  return openDoor({ adapter, bot, log, ready: () => store.ready(), ...(overall && { limit: overall }) });
}

/** What is typed is no word of ours when it is this long and was written to be told apart. */
const shortestTyped = 8;

export async function openBot(options: BotOptions = {}): Promise<Bot> {
  const { file = ':memory:', now = wednesday, tenantIds = [], isInTeams = false, isEmpty = false } = options;
  const limits = options.limits === 'usual' ? undefined : (options.limits ?? noLimits);
  const connector = options.connector ?? (await fakeConnector());
  const clock = movableClock(now);
  const logged: string[] = [];
  const typed = new Set<string>();
  const stores: WatchedStore[] = [];
  let isFilled = false;
  let isDown = false;
  const log = listLog(logged);
  const config: Config = {
    port: 0,
    tenantIds,
    store: { kind: 'sqlite', file },
    demo: !isEmpty,
    playground: 'off',
    logLevel: 'debug',
    ...(options.registered && { app: options.registered.app }),
  };
  const app = await wire(config, {
    clock,
    log,
    ...(limits && { limits }),
    ...(options.registered && { standIns: options.registered.standIns }),
    ...(options.guidesFolder !== undefined && { guidesFolder: options.guidesFolder }),
    ...(options.turnBudgetMs !== undefined && { turnBudgetMs: options.turnBudgetMs }),
    // Waiting is the one thing that takes time here.
    pause: (ms) => {
      clock.advanceMs(ms);
      return Promise.resolve();
    },
    around: (opened) => {
      const watched = watchedStore(options.behind?.(opened) ?? opened);
      stores.push(watched);
      // Filled before anyone looks whether it is empty.
      const contents = file === ':memory:' && !isEmpty ? seeded.get(now) : undefined;
      const ready = async (): Promise<void> => {
        if (isDown) throw new StoreError('store/unavailable', 'made to fail');
        await opened.ready();
        if (contents && !isFilled) await refill(opened, contents);
        isFilled = true;
      };
      return { ...watched, ready };
    },
  });
  const store = stores[0]!;
  if (!isEmpty && !seeded.has(now)) seeded.set(now, await contentsOf(store));
  logged.length = 0;
  store.forget();
  const door = isInTeams ? doorInTeams(app, log, store, tenantIds, limits) : app.door;
  const url = `http://127.0.0.1:${await door.listen(0, '127.0.0.1')}`;

  async function documentsOf(type: string): Promise<Json[]> {
    const container = type === 'person' || type === 'identity' ? 'people' : 'units';
    const { documents } = await store.query(container, { type, limit: 1000 });
    return documents.map(({ body }) => body);
  }

  return {
    app,
    url,
    clock,
    store,
    connector,
    logged,
    person: (name, who = {}) =>
      person({
        url,
        connector,
        name,
        aadObjectId: who.aadObjectId ?? aadOf(name),
        onTyped: (text) => {
          if (text.length >= shortestTyped) typed.add(text);
        },
        ...(options.onSent && { onSent: options.onSent }),
        ...who,
      }),
    documentsOf,
    async documents() {
      const all: Record<string, Json> = {};
      for (const documents of Object.values(await contentsOf(store)))
        for (const { pk, id, body } of documents) all[`${pk} ${id}`] = body;
      return all;
    },
    round: () => round(app.delivery),
    breakDown(...calls) {
      isDown = calls.length === 0;
      store.breakDown('store/unavailable', ...calls);
    },
    mend() {
      isDown = false;
      store.mend();
    },
    async close() {
      await door.close();
      await app.close();
      if (!options.connector) await connector.close();
      const lines = logged.join('\n');
      const told = [...typed].filter((text) => lines.includes(JSON.stringify(text).slice(1, -1)));
      if (told.length > 0) throw new Error(`The log holds what was typed: ${told.join(' · ')}`);
    },
  };
}

/** A bot of its own for each test. */
export function useBot(options: BotOptions = {}): () => Bot {
  let bot: Bot | undefined;
  beforeEach(async () => {
    bot = await openBot(options);
  });
  afterEach(() => bot?.close());
  return () => bot!;
}

/** What the official library and our own rules find wrong with a card; `typed` may stand in it as written. */
export function expectSound(json: Json, ...typed: string[]): void {
  expect(findingsOf(json, typed)).toEqual([]);
}
