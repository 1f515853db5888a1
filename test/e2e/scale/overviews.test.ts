import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../../src/domain/people/person';
import { at } from '../../../src/domain/calendar/copenhagen';
import { liveUntil, startMunicipality } from '../../fixtures/lived-municipality';
import { heightsIn, mostHeight } from '../../gallery/audit';
import { openGallery } from '../../gallery/browser';
import { galleryPage } from '../../gallery/page/page';
import { findBrowser } from '../../support/browser';
import type { BotPerson, ShownCard } from '../../support/bot-client';
import { expectSound, openBot, type Bot } from '../../teams/bot';

/** What directors meet in a municipality of 150 units after two years: few reads, small cards, two screens. */

jest.setTimeout(60_000);

const units = 150;
const seed = 20_261_125;
const mostBytes = 80 * 1024;
/** Who it is: the identity behind the account, and the person. */
const readsOfWho = 2;
const mostReads = 3;

let bot: Bot;
const seenUnits: string[] = [];

/** A card as it came, with what it cost to make. */
interface Met {
  name: string;
  card: ShownCard;
  reads: number;
}

async function chefs(): Promise<Person[]> {
  const people = (await bot.documentsOf('person')) as unknown as Person[];
  return people.filter(({ assignments }) => assignments.some(({ role }) => role === 'chef'));
}

async function met(name: string, act: () => Promise<{ card: ShownCard }>): Promise<Met> {
  bot.store.forget();
  const { card } = await act();
  const { get, query, batch, ...writes } = bot.store.calls;
  expect(writes).toEqual({ put: 0, delete: 0 });
  // What 1:1s agreed is noted as seen: one read, and one batch, beside what the card takes.
  expect(batch).toBeLessThanOrEqual(1);
  return { name, card, reads: get + query - batch - readsOfWho };
}

/** Every page of a chef's portfolio, and each unit that is opened from it. */
async function lookedThrough({ id, name, aadObjectId }: Person): Promise<{ pages: Met[]; statuses: Met[] }> {
  const who: BotPerson = bot.person(name, { aadObjectId: aadObjectId!, expectsReplies: true });
  await who.say('hjælp');
  const pages: Met[] = [];
  const statuses: Met[] = [];
  for (let act = () => who.say('status'); ;) {
    const page = await met(`portfolio-${id}-${pages.length}`, act);
    pages.push(page);
    const { card } = page;
    for (const [nth, { title, data }] of card.buttons.filter(({ verb }) => verb === 'status.open').entries())
      statuses.push(
        await met(`status-${String(data['unitId'])}`, () => who.execute(card, { title, at: nth })),
      );
    const next = card.buttons.find(({ title }) => /^Vis de næste \d+$/.test(title));
    if (!next) return { pages, statuses };
    act = () => who.execute(card, next.title);
  }
}

/** How high the cards are on a phone; none without a browser. */
async function heightsOf(cards: readonly Met[]): Promise<number[]> {
  if (findBrowser() === undefined) return [];
  const folder = mkdtempSync(join(tmpdir(), 'overviews-'));
  try {
    const file = join(folder, 'index.html');
    writeFileSync(
      file,
      galleryPage(cards.map(({ name, card }) => ({ name, language: 'da', card: card.json }))),
    );
    const gallery = await openGallery(file);
    try {
      await gallery.show({ language: 'da', theme: 'light', width: 320 });
      return await heightsIn(gallery);
    } finally {
      await gallery.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesOf({ card }: Met): number {
  return Buffer.byteLength(JSON.stringify(card.json));
}

beforeAll(async () => {
  bot = await openBot({ isEmpty: true, isInTeams: true, now: at('2026-11-25', '10:00') });
  await startMunicipality(bot.app.deps, units, seed);
}, 60_000);
afterAll(async () => {
  await bot.close();
  expect(new Set(seenUnits).size).toBe(units);
});

it.each([
  ['before the fourth dialogues', at('2028-09-13', '10:00'), 0],
  ['two years after the council decided', at('2028-11-27', '10:00'), 1],
])('%s, portfolios and statuses take few reads and are small', async (when, now, half) => {
  await liveUntil(bot.app.deps, now, seed);
  bot.clock.set(now);
  const pages: Met[] = [];
  const statuses: Met[] = [];
  // Half of the directors then, the other half now: so every unit is looked at, in the time there is.
  for (const chef of (await chefs()).filter((_chef, nth) => nth % 2 === half)) {
    const seen = await lookedThrough(chef);
    pages.push(...seen.pages);
    statuses.push(...seen.statuses);
  }
  const all = [...pages, ...statuses];
  const heights = await heightsOf(all);
  const most = (of: readonly number[]): number => Math.max(...of);
  process.stdout.write(
    `${units} units ${when}: ${pages.length} portfolio pages of at most ${most(pages.map(({ reads }) => reads))} reads ` +
      `and ${most(pages.map(bytesOf))} bytes, ${statuses.length} statuses of at most ` +
      `${most(statuses.map(({ reads }) => reads))} reads and ${most(statuses.map(bytesOf))} bytes; ` +
      `${heights.length > 0 ? `at most ${most(heights)} px high` : 'heights not tried, no browser'}\n`,
  );
  seenUnits.push(...statuses.map(({ name }) => name));
  for (const { card } of all) expectSound(card.json);
  expect(all.filter(({ reads }) => reads > mostReads).map(({ name }) => name)).toEqual([]);
  expect(all.filter((each) => bytesOf(each) >= mostBytes).map(({ name }) => name)).toEqual([]);
  const tall = all.filter((_each, nth) => (heights[nth] ?? 0) > mostHeight);
  expect(
    tall.map(({ name }) => `${name}: ${heights[all.findIndex((each) => each.name === name)]} px`),
  ).toEqual([]);
});
