import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBot, useBot, type Bot } from './bot';
import {
  field,
  focus,
  preparationOf,
  required,
  responseIn,
  responsesIn,
  seen,
  storedTexts,
  valueOf,
} from './preparing';

/** The same thing twice is one answer; two different texts about the same are both kept. */

describe('delivered twice', () => {
  const bot = useBot();
  const mette = () => bot().person('Mette Skov');

  it.each(['execute', 'submit'] as const)('%s of the same card is one answer in one version', async (how) => {
    const card = await preparationOf(mette());
    const once = await mette()[how](card, 'Send svar', required, { id: 'press-1' });
    const before = await bot().documents();
    for (const id of ['press-1', 'press-2']) {
      const again = await mette()[how](card, 'Send svar', required, { id });
      expect(again.card.text).toBe(once.card.text);
    }
    expect(await bot().documents()).toEqual(before);
    expect((await responseIn(bot())).versions).toHaveLength(1);
  });

  it('at the very same time is one answer in one version', async () => {
    const card = await preparationOf(mette());
    const answers = await Promise.all(
      [1, 2, 3, 4].map((at) => mette().execute(card, 'Send svar', required, { id: `press-${at}` })),
    );
    for (const { body } of answers) expect(JSON.stringify(body)).toContain('Sendt: Læringssamtale 1');
    expect(await responsesIn(bot())).toHaveLength(1);
    expect((await responseIn(bot())).versions).toHaveLength(1);
  });

  it('by two people at the same time loses neither', async () => {
    const karen = bot().person('Karen Riis');
    const [own, hers] = [await preparationOf(mette()), await preparationOf(karen)];
    await Promise.all([
      mette().execute(own, 'Send svar', required),
      karen.execute(hers, 'Send svar', { 'a_own-observations': 'Karens syn på det', a_focus: 'Læselyst' }),
    ]);
    expect((await responsesIn(bot())).map(({ state }) => state)).toEqual(['submitted', 'submitted']);
  });
});

describe('two texts about the same', () => {
  const bot = useBot();
  const mette = () => bot().person('Mette Skov');

  /** The phone and the desk: both open the card, and both write. */
  async function meet(press: 'Gem kladde' | 'Send svar' = 'Gem kladde') {
    const phone = await preparationOf(mette());
    const desk = await preparationOf(mette());
    await mette().execute(phone, 'Gem kladde', { ...required, [field.why]: 'Fra telefonen i bussen' });
    const typed = { ...required, [field.why]: 'Fra skrivebordet bagefter' };
    return (await mette().execute(desk, press, typed)).card;
  }

  it('are both shown, and nothing is lost before the choice', async () => {
    const card = await meet();
    expect(card.title).toBe('To tekster om det samme · Møllevang Skole');
    expect(card.text).toContain('Fra telefonen i bussen');
    expect(card.text).toContain('Fra skrivebordet bagefter');
    expect(card.text).toMatch(/Den gemte[^]*Den nye/);
    expect((await responseIn(bot())).answers['why']).toMatchObject({
      text: 'Fra telefonen i bussen',
      other: 'Fra skrivebordet bagefter',
    });
  });

  it.each([
    ['Den gemte', 'Fra telefonen i bussen'],
    ['Den nye', 'Fra skrivebordet bagefter'],
    ['Begge, efter hinanden', 'Fra telefonen i bussen\n\nFra skrivebordet bagefter'],
  ])('end as chosen: %s', async (choice, text) => {
    const { card } = await mette().execute(await meet(), 'Gem valget', { c_why: choice });
    expect(card.text).toContain('Gemt kl. 10.00.');
    expect(valueOf(card, field.why)).toBe(text);
    expect(await storedTexts(bot())).toMatchObject({ why: text });
  });

  it('are chosen between before anything is sent, and then it is sent', async () => {
    const card = await meet('Send svar');
    expect((await responseIn(bot())).state).toBe('draft');
    const sent = (await mette().execute(card, 'Gem valget', { c_why: 'Den nye' })).card;
    expect(sent.title).toContain('Sendt: Læringssamtale 1');
    expect((await responseIn(bot())).versions[0]?.answers).toMatchObject({
      why: 'Fra skrivebordet bagefter',
    });
  });

  it('are both shown when the second is on its way to the chat', async () => {
    const phone = await preparationOf(mette());
    const desk = await preparationOf(mette());
    await mette().execute(phone, 'Gem kladde', { [field.why]: 'Fra telefonen i bussen' });
    const { card } = await mette().execute(desk, 'Svar i chatten', {
      [field.why]: 'Fra skrivebordet bagefter',
    });
    expect(card.text).toContain('Fra telefonen i bussen');
    expect(card.text).toContain('Fra skrivebordet bagefter');
  });

  it('are no conflict where only one of them was touched', async () => {
    const phone = await preparationOf(mette());
    const desk = await preparationOf(mette());
    await mette().execute(phone, 'Gem kladde', { [field.why]: 'Fra telefonen i bussen' });
    await mette().execute(desk, 'Gem kladde', required);
    expect(await storedTexts(bot())).toEqual({
      why: 'Fra telefonen i bussen',
      'own-observations': seen,
      focus,
    });
  });

  it('are refused for an unknown choice, with both still there', async () => {
    const card = await meet();
    const before = await bot().documents();
    const answer = await mette().execute(card, 'Gem valget', { c_why: 'nonsense' });
    expect(answer.card.text).toContain('Jeg kunne ikke læse kortet.');
    expect(await bot().documents()).toEqual(before);
  });
});

describe('a restart', () => {
  let folder = '';
  let bot: Bot | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kvalitetsloop-'));
  });
  afterEach(async () => {
    await bot?.close();
    rmSync(folder, { recursive: true });
  });

  it('loses nothing typed, in the card or in the chat', async () => {
    const file = join(folder, 'bot.sqlite');
    bot = await openBot({ file });
    const before = bot.person('Mette Skov');
    await before.execute(await preparationOf(before), 'Svar i chatten', {
      [field.package]: 'Fraværet er steget',
    });
    await before.say(seen);
    await bot.close();

    bot = await openBot({ file, now: '2026-04-16T08:00:00.000Z' });
    const after = bot.person('Mette Skov');
    expect((await after.say('Det tror jeg skyldes vinteren')).card.text).toContain('Spørgsmål 4 af 6');
    const card = await preparationOf(after);
    expect(valueOf(card, field.package)).toBe('Fraværet er steget');
    expect(valueOf(card, field.seen)).toBe(seen);
    expect(valueOf(card, field.why)).toBe('Det tror jeg skyldes vinteren');
  });
});
