import { setTimeout as wait } from 'node:timers/promises';
import { StoreError, type DocumentStore } from '../../src/app/ports';
import { isWrite, storeAround, type MadeCall } from '../fixtures/store-around';
import { useBot } from './bot';
import { field, preparationOf, required, seen, storedTexts } from './preparing';

/** A store that is slow, in conflict for ever, or fails in the middle: an answer in time, the text back, nothing by halves. */

const notStored = /ikke gemt, prøv igen/i;

/** What befalls each call; none before a test says so. */
let befalls: ((call: MadeCall) => Promise<void> | void) | undefined;
afterEach(() => {
  befalls = undefined;
});

const behind = (store: DocumentStore): DocumentStore =>
  storeAround(store, async (call, run) => {
    await befalls?.(call);
    return run();
  });

describe('a store that is slow', () => {
  const turnBudgetMs = 300;
  const bot = useBot({ behind, turnBudgetMs });

  it('is waited for no longer than Teams waits, whatever number of calls there are, and the text comes back', async () => {
    const mette = bot().person('Mette Skov');
    const card = await preparationOf(mette);
    // Each call alone would be in time.
    befalls = () => wait(turnBudgetMs * 0.4);
    const began = performance.now();
    const failed = await mette.execute(card, 'Send svar', required);
    // Its own two seconds are for all but the store.
    expect(performance.now() - began).toBeLessThan(turnBudgetMs + 2000);
    expect([failed.status, failed.card.text]).toEqual([200, expect.stringMatching(notStored) as string]);
    expect(failed.card.inputs.map(({ value }) => value)).toContain(seen);
    befalls = undefined;
    await mette.execute(failed.card, 'Prøv igen');
    expect(Object.values(await storedTexts(bot()))).toContain(seen);
  });

  it('keeps nothing else from the time it takes: the timer’s round', async () => {
    let calls = 0;
    befalls = async () => {
      calls += 1;
      if (calls < 8) await wait(turnBudgetMs / 4);
    };
    await bot().round();
    expect(bot().logged.filter((line) => line.includes('too slow'))).toEqual([]);
  });
});

describe('a store in conflict for ever', () => {
  const bot = useBot({ behind });

  it('is tried a few times, and the text comes back', async () => {
    const mette = bot().person('Mette Skov');
    const card = await preparationOf(mette);
    const before = await bot().documents();
    let tries = 0;
    befalls = ({ name }) => {
      if (name !== 'batch') return;
      tries += 1;
      throw new StoreError('store/conflict', 'made to fail');
    };
    const failed = await mette.execute(card, 'Send svar', required);
    expect([failed.status, failed.card.text]).toEqual([200, expect.stringMatching(notStored) as string]);
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThan(20);
    befalls = undefined;
    expect(await bot().documents()).toEqual(before);
    await mette.execute(failed.card, 'Prøv igen');
    expect(Object.values(await storedTexts(bot()))).toContain(seen);
  });
});

describe('a store that fails in the middle of what takes several writes', () => {
  const bot = useBot({ behind });
  const typed = { [field.why]: 'Nye klasser i år' };

  // Saves the draft, and notes on the person that the chat is about it.
  it.each([
    ['before', 1],
    ['before', 2],
    ['after', 1],
    ['after', 2],
  ] as const)('comes to the same when it is done again: failed %s write %d', async (when, which) => {
    const mette = bot().person('Mette Skov');
    const card = await preparationOf(mette);
    let writes = 0;
    let isOver = false;
    befalls = (call) => {
      if (isOver) throw new StoreError('store/unavailable', 'made to fail');
      if (!isWrite(call)) return;
      writes += 1;
      if (writes === which) isOver = true;
      if (isOver && when === 'before') throw new StoreError('store/unavailable', 'made to fail');
    };
    const failed = await mette.execute(card, 'Svar i chatten', typed);
    expect(failed.status).toBe(200);
    befalls = undefined;
    // What was made already is not made twice, and the rest is made.
    const again = failed.card.buttons.some(({ title }) => title === 'Prøv igen') ? failed.card : card;
    const press = again === card ? 'Svar i chatten' : 'Prøv igen';
    const { card: question } = await mette.execute(again, press, again === card ? typed : {});
    expect(question.text).toContain('Du svarer nu i chatten');
    await mette.say(seen);
    expect(Object.values(await storedTexts(bot())).sort()).toEqual([seen, 'Nye klasser i år'].sort());
  });
});
