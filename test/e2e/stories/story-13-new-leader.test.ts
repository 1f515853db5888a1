import { at, plusDays } from '../../../src/domain/calendar/copenhagen';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import { meetingsOf, type Summary } from '../../../src/domain/status/summary';
import type { BotPerson } from '../../support/bot-client';
import { handOver } from '../../support/hand-over';
import { livedToSecond } from '../loop/second-dialogue';
import { expectSound, type Bot } from '../../teams/bot';

/** Story 13: a new leader takes over mid-loop and gets a brief of it, without what was the predecessor's own. */

jest.setTimeout(300_000);

const unitId = 'egelunden';
const draft = 'Min egen kladde, som ingen andre skal se';

let bot: Bot;
let took = '';
let inOneToOnes: string[] = [];

const summary = async (): Promise<Summary> => (await bot.app.deps.units.summary(unitId))!.value;
const peter = (): BotPerson => bot.person('Peter Høj');
const mette = (): BotPerson => bot.person('Mette Skov');

beforeAll(async () => {
  const lived = await livedToSecond(unitId, '2025-03-12');
  ({ bot } = lived);
  bot.clock.set(plusMinutes(lived.second.start, -12 * 24 * 60));
  const card = (await peter().say('forbered')).card;
  const question = card.inputs.find(({ id }) => id.startsWith('a_'))!.id;
  await peter().execute(card, 'Gem kladde', { [question]: draft });
  took = await handOver(bot, unitId, 'Mette Skov');
  const oneToOnes = meetingsOf(await summary())
    .filter(({ kind }) => kind === 'one-to-one')
    .map(({ id }) => id);
  inOneToOnes = Object.values((await summary()).agreements)
    .filter(({ meetingId }) => oneToOnes.includes(meetingId))
    .map(({ what }) => what);
});
afterAll(() => bot.close());

it('stands first in the welcome of a leader who is new, and opens the brief', async () => {
  const home = (await mette().say('hej')).card;
  expect(home.text).toContain('Overlevering: Dagtilbud Egelunden.');
  const open = home.buttons.find(({ verb }) => verb === 'handover.open')!;
  expect((await mette().execute(home, open.title)).card.title).toBe('Overlevering: Dagtilbud Egelunden');
});

it('says where the loop is, what was chosen and agreed, and what comes', async () => {
  const { card } = await mette().say('overlevering');
  const { loop } = await summary();
  expect(card.texts[1]).toBe('Læring: en overlevering af enhedens loop. Kun du kan se det her kort.');
  expect(card.text).toContain('Alle er med');
  expect(card.text).toContain(loop!.themes[0]!.title);
  expect(card.text).toContain('Børnene tegner et kort i maj');
  expect(card.text).toContain('Vi prøver noget nyt efter meeting:2025:ld1');
  expect(card.text).toContain('Læringssamtale 2: ');
  expect(card.text).toMatch(/Data til læringssamtale 2|Læringssamtale 2/i);
  expectSound(card.json);
});

it('has nothing of the predecessor’s drafts, and nothing of the 1:1s', async () => {
  const { card } = await mette().say('overlevering');
  expect(inOneToOnes.length).toBeGreaterThan(0);
  for (const text of [draft, ...inOneToOnes]) expect(JSON.stringify(card.json)).not.toContain(text);
  expect((await bot.documentsOf('response')).some((body) => JSON.stringify(body).includes(draft))).toBe(true);
});

it('opens the schema that decided on children’s perspective', async () => {
  const { card } = await mette().say('overlevering');
  const schema = (await mette().execute(card, 'Skema')).card;
  expect(schema.text).toContain('Børnene tegner et kort i maj');
});

it('is refused to the former leader, who after the last day has no unit any more', async () => {
  const { card } = await mette().say('overlevering');
  const theirs = (await peter().execute(card, 'Status')).card;
  expect(theirs.text).not.toContain('Alle er med');
  for (const answer of [await peter().say('overlevering'), await peter().say('status egelunden')]) {
    expect(answer.card.text).not.toContain('Alle er med');
    expect(answer.card.text).toMatch(/kender dig ikke|ikke adgang|ingen overlevering/);
  }
});

it('is nobody else’s, also not through a card of hers', async () => {
  const home = (await mette().say('hej')).card;
  const open = home.buttons.find(({ verb }) => verb === 'handover.open')!;
  for (const name of ['Gitte Sand', 'Yusuf Aydin', 'Camilla Friis']) {
    expect((await bot.person(name).say('overlevering')).card.text).toContain(
      'Der er ingen overlevering til dig.',
    );
    const pressed = (await bot.person(name).execute(home, open.title)).card;
    expect(pressed.text).toContain('Den enhed har du ikke adgang til.');
  }
});

it('is in the welcome for 90 days, and by its word as long as the loop runs', async () => {
  const isWelcomed = async (): Promise<boolean> =>
    (await mette().say('hej')).card.text.includes('Overlevering: ');
  bot.clock.set(at(plusDays(took, 90), '10:00'));
  expect(await isWelcomed()).toBe(true);
  bot.clock.set(at(plusDays(took, 91), '10:00'));
  expect(await isWelcomed()).toBe(false);
  expect((await mette().say('overlevering')).card.title).toBe('Overlevering: Dagtilbud Egelunden');
});
