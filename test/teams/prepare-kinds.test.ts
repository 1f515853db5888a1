import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectSound, openBot, type Bot } from './bot';
import { preparationOf, responseIn, storedTexts, valueOf } from './preparing';

/** Questions that are not answered in one's own words: data sources, scales and links. */

const both = (text: string) => ({ da: text, en: text });
const asked = { required: false, minutes: 1, help: both('Fx det, der står i mappen.') };
const guide = {
  id: 'leader-skole-ls1',
  version: 2,
  title: both('Før den første samtale'),
  for: { kind: 'learning-dialogue', numbers: [1], roles: ['leader'], sectors: ['skole'] },
  questions: [
    {
      ...asked,
      id: 'looked-at',
      step: 'data',
      kind: 'data-source',
      text: both('Hvilke data har I kigget på?'),
    },
    { ...asked, id: 'show', step: 'data', kind: 'link', text: both('Er der noget, som viser det?') },
    {
      ...asked,
      id: 'noticeable',
      step: 'reflection',
      kind: 'scale',
      text: both('Kan børnene mærke det?'),
      choices: [
        { value: 'not-at-all', text: both('Slet ikke') },
        { value: 'a-little', text: both('Lidt') },
        { value: 'a-lot', text: both('Meget') },
      ],
    },
  ],
};

const field = {
  what: 'Hvilke data har I kigget på?',
  type: 'Hvilken slags data er det?',
  date: 'Fra hvilken dag er de data, du har set på?',
  show: 'Er der noget, som viser det?',
  noticeable: 'Kan børnene mærke det?',
};
const what = 'Trivselsmålingen i 5. klasse';
const link = 'https://skole.example.dk/trivsel';
const source = { [field.what]: what, [field.type]: 'B: jeres egne data', [field.date]: '2026-03-11' };

let folder = '';
let bot: Bot | undefined;
const mette = () => bot!.person('Mette Skov');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guides-'));
  writeFileSync(join(folder, 'leader-skole-ls1.json'), JSON.stringify(guide));
  bot = await openBot({ guidesFolder: folder });
});
afterEach(async () => {
  await bot?.close();
  rmSync(folder, { recursive: true });
});

it('are stored from the card as they are from the chat', async () => {
  const filled = { ...source, [field.show]: link, [field.noticeable]: 'Meget' };
  await mette().execute(await preparationOf(mette()), 'Gem kladde', filled);
  const fromCard = await storedTexts(bot!);
  expect(fromCard).toEqual({ 'looked-at': `B, 2026-03-11, ${what}`, show: link, noticeable: 'a-lot' });

  await bot!.close();
  bot = await openBot({ guidesFolder: folder });
  await mette().execute(await preparationOf(mette()), 'Svar i chatten');
  for (const written of [`${what}, 11. marts`, link, 'meget']) await mette().say(written);
  expect(await storedTexts(bot)).toEqual(fromCard);
});

it('stand in the card again, and in the receipt in words', async () => {
  const filled = { ...source, [field.show]: link, [field.noticeable]: 'Meget' };
  await mette().execute(await preparationOf(mette()), 'Gem kladde', filled);
  const card = await preparationOf(mette());
  expect([field.what, field.type, field.date].map((label) => valueOf(card, label))).toEqual([
    what,
    'B',
    '2026-03-11',
  ]);
  const sent = (await mette().execute(card, 'Send svar')).card;
  expect(sent.texts).toEqual(expect.arrayContaining([`${what} (egne data, 11. marts 2026)`, 'Meget', link]));
  expect(sent.links).toEqual([{ title: 'Åbn linket', url: link }]);
  expectSound(sent.json);
});

it('stay as they were when only one of the three inputs of a source comes back', async () => {
  await mette().execute(await preparationOf(mette()), 'Gem kladde', source);
  const changed = { [field.date]: '2026-03-12' };
  await mette().execute(await preparationOf(mette()), 'Gem kladde', changed, { omitsUntouched: true });
  expect(await storedTexts(bot!)).toEqual({ 'looked-at': `B, 2026-03-12, ${what}` });
});

it('take a source away when all of it is emptied', async () => {
  await mette().execute(await preparationOf(mette()), 'Gem kladde', source);
  const emptied = { [field.what]: '', [field.date]: '' };
  await mette().execute(await preparationOf(mette()), 'Gem kladde', emptied);
  expect(await storedTexts(bot!)).toEqual({});
});

it('take no data for an answer, with the reason', async () => {
  const reason = 'Ingen data, fordi vi lige er begyndt';
  await mette().execute(await preparationOf(mette()), 'Send svar', { [field.what]: reason });
  expect(await storedTexts(bot!)).toEqual({ 'looked-at': reason });
  expect((await responseIn(bot!)).dataTypes).toEqual([]);
});

it.each([
  [
    'a source without a date',
    { [field.what]: what, [field.type]: 'A: datapakken' },
    /Skriv, hvilke data du så på/,
  ],
  [
    'a source of nothing',
    { [field.type]: 'A: datapakken', [field.date]: '2026-03-11' },
    /Skriv, hvilke data du så på/,
  ],
  ['what is no link', { ...source, [field.show]: 'i mappen' }, /Det er ikke en webadresse/],
])('give back everything typed of %s, with the reason', async (_what, typed, reason) => {
  const { card } = await mette().execute(await preparationOf(mette()), 'Gem kladde', typed);
  expect(card.text).toMatch(reason);
  for (const [label, value] of Object.entries(typed)) {
    const { choices, value: shown } = card.inputs.find((input) => input.label === label)!;
    expect(choices.find((choice) => choice.value === shown)?.title ?? shown).toBe(value);
  }
  const mended = await mette().execute(card, 'Prøv igen', { ...source, [field.show]: link });
  expect(mended.card.text).toContain('Gemt kl. 10.00.');
  expect(await storedTexts(bot!)).toEqual({ 'looked-at': `B, 2026-03-11, ${what}`, show: link });
});

it('keep what was typed when one looks at the data on the way', async () => {
  const answer = await mette().execute(await preparationOf(mette()), 'Se og tilføj data', source);
  expect(valueOf(answer.cards[0]!, field.what)).toBe(what);
  expect(answer.cards[1]?.text).toContain('Data: Læringssamtale 1');
  expect(await storedTexts(bot!)).toEqual({ 'looked-at': `B, 2026-03-11, ${what}` });
});
