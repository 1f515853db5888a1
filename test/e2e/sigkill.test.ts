import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../src/config';
import { openSqliteStore } from '../../src/store/sqlite';
import { checkFile } from '../../src/store/sqlite/file-check';
import { examineStore } from '../../src/wire-upkeep';
import { Random } from '../sim/random';
import { BotProcess } from '../support/bot-process';
import { person, type BotAnswer, type BotPerson, type ShownCard } from '../support/bot-client';
import { fakeConnector, type FakeConnector } from '../support/fake-connector';
import { aadOf } from '../teams/bot';

/** The program itself, killed again and again while people write: what it said it had, it has; nothing by halves. */

const rounds = 3;
const names = ['Mette Skov', 'Karen Riis', 'Sara Lund', 'Ida Bech', 'Lars Nygård'];
const saved = /Gemt kl\./;

let folder: string;
let connector: FakeConnector;
let bot: BotProcess | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sigkill-'));
  connector = await fakeConnector();
});
afterEach(async () => {
  await bot?.kill();
  await connector.close();
  rmSync(folder, { recursive: true });
});

/** One person's field: the last text that was acknowledged, and all that were sent after it. */
interface Written {
  acknowledged?: string;
  underWay: string[];
}

function fieldIn(card: ShownCard): string {
  return card.inputs.find(({ choices }) => choices.length === 0)!.id;
}

/** Nothing, when the bot is gone before it answered. */
async function heard(answer: Promise<BotAnswer>): Promise<BotAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    // Of another realm, so no instance of our TypeError.
    if (String(error).startsWith('TypeError: fetch failed')) return undefined;
    throw error;
  }
}

/** Saves text after text until the bot is gone. */
async function writeOn(
  someone: BotPerson,
  prefix: string,
  written: Written,
  onSaved: () => void,
): Promise<void> {
  let answer = await heard(someone.say('forbered'));
  for (let n = 0; answer; n += 1) {
    const { card } = answer;
    const text = `${prefix} ${n}`;
    written.underWay.push(text);
    answer = await heard(someone.execute(card, 'Gem kladde', { [fieldIn(card)]: text }));
    if (!answer) return;
    expect([answer.status, answer.card.text]).toEqual([200, expect.stringMatching(saved) as string]);
    written.acknowledged = text;
    written.underWay = [];
    onSaved();
  }
}

async function textsIn(file: string): Promise<string> {
  const store = openSqliteStore({ file });
  const { documents } = await store.query('units', { type: 'response', limit: 1000 });
  await store.close();
  return JSON.stringify(documents.map(({ body }) => body['answers']));
}

it('loses nothing that was acknowledged, at whatever moment it is killed', async () => {
  const random = new Random(20261122, 'sigkill');
  const file = join(folder, 'store.sqlite');
  const settings = { STORE: 'sqlite', SQLITE_FILE: file, PLAYGROUND: 'off' };
  const written = new Map(names.map((name): [string, Written] => [name, { underWay: [] }]));
  bot = await BotProcess.start(settings, { cwd: folder });
  for (let round = 1; round <= rounds; round += 1) {
    const running = bot;
    let left = random.between(1, 30);
    let killed: Promise<unknown> | undefined;
    const onSaved = (): void => {
      left -= 1;
      if (left === 0) killed = wait(random.between(0, 25)).then(() => running.kill('SIGKILL'));
    };
    await Promise.all(
      names.map((name) => {
        const someone = person({ url: running.url, connector, name, aadObjectId: aadOf(name) });
        return writeOn(someone, `${name} skrev i runde ${round} nr.`, written.get(name)!, onSaved);
      }),
    );
    await killed;

    const stored = await textsIn(file);
    for (const [name, { acknowledged: last, underWay }] of written)
      expect([
        name,
        [last, ...underWay].some((text) => text === undefined || stored.includes(`"${text}"`)),
      ]).toEqual([name, true]);
    expect(checkFile(file).damage).toEqual([]);
    // Every summary equals its documents, every row and audit chain is whole.
    expect((await examineStore(readConfig(settings))).findings).toEqual([]);
    if (round < rounds) await bot.restart();
  }
}, 90_000);
