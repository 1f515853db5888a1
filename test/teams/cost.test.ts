import { useBot, type Bot } from './bot';
import { addAgreement, followUpOf } from './following-up';
import { field, preparationOf, required } from './preparing';

/** What one turn costs in calls of the store, as Teams meets the bot: who it is, two reads, one batch. */

const bot = useBot({ isInTeams: true });

function cost({ store }: Bot): string {
  return Object.entries(store.calls)
    .filter(([, count]) => count > 0)
    .map(([call, count]) => `${count} ${call}`)
    .join(', ');
}

const mette = () => bot().person('Mette Skov');

it('costs 4 gets and 1 batch to answer from a card: identity, person, summary, response', async () => {
  const card = await preparationOf(mette());
  bot().store.forget();
  await mette().execute(card, 'Send svar', required);
  expect(cost(bot())).toBe('4 get, 1 batch');
});

it('costs 4 gets and nothing else when the same answer comes again', async () => {
  const card = await preparationOf(mette());
  await mette().execute(card, 'Send svar', required);
  bot().store.forget();
  await mette().execute(card, 'Send svar', required);
  expect(cost(bot())).toBe('4 get');
});

it('costs 4 gets and 1 batch to answer a question in the chat', async () => {
  await mette().execute(await preparationOf(mette()), 'Svar i chatten');
  bot().store.forget();
  await mette().say('Fraværet er steget siden jul');
  expect(cost(bot())).toBe('4 get, 1 batch');
});

it('costs 4 gets and 1 batch to add an agreement', async () => {
  const henrik = bot().person('Henrik Falk');
  const card = await followUpOf(henrik);
  bot().store.forget();
  await addAgreement(henrik, card);
  // Opening the form is 4 gets of its own.
  expect(cost(bot())).toBe('8 get, 1 batch');
});

it('costs 3 gets and 1 query to see the status of one’s unit, and 2 gets and 2 queries for a chef’s units', async () => {
  const anders = bot().person('Anders Holm');
  await anders.say('hjælp');
  await mette().say('hjælp');
  bot().store.forget();
  await mette().say('status');
  expect(cost(bot())).toBe('3 get, 1 query');
  bot().store.forget();
  await anders.say('status');
  // His units, and whom no card reaches in them.
  expect(cost(bot())).toBe('2 get, 2 query');
});

it('costs 2 gets to refuse a press on another’s unit before anything is looked up twice', async () => {
  const card = await preparationOf(mette());
  const sara = bot().person('Nikoline Ry');
  await sara.say('hjælp');
  bot().store.forget();
  await sara.execute(card, 'Gem kladde', { [field.why]: 'Noget fra en anden' });
  expect(cost(bot())).toBe('3 get');
});

it('costs 3 gets to see a dialogue’s data, and 4 gets and 1 batch to add own data', async () => {
  const panel = (await mette().say('data')).card;
  bot().store.forget();
  const form = (await mette().execute(panel, 'Tilføj egne data')).card;
  expect(cost(bot())).toBe('3 get');
  bot().store.forget();
  const typed = { 'Hvad så, hørte eller målte I?': 'De leger ved porten' };
  await mette().execute(form, 'Gem', { ...typed, 'Hvem eller hvad kommer det fra?': 'gårdvagterne' });
  expect(cost(bot())).toBe('4 get, 1 batch');
});

it('costs 2 gets and 2 queries for a chef to see all own units: who it is, their summaries, whom no card reaches', async () => {
  const anders = bot().person('Anders Holm');
  await anders.say('hjælp');
  bot().store.forget();
  await anders.say('status');
  expect(cost(bot())).toBe('2 get, 2 query');
});

it('costs 3 gets and 1 query to open one of them', async () => {
  const anders = bot().person('Anders Holm');
  const { card } = await anders.say('status');
  bot().store.forget();
  await anders.execute(card, 'Åbn');
  expect(cost(bot())).toBe('3 get, 1 query');
});

it('costs 1 get and 1 batch more to see what others wrote, and 1 get more within the hour', async () => {
  const form = (await mette().execute((await mette().say('data')).card, 'Tilføj egne data')).card;
  const typed = { 'Hvad så, hørte eller målte I?': 'De leger ved porten' };
  await mette().execute(form, 'Gem', { ...typed, 'Hvem eller hvad kommer det fra?': 'gårdvagterne' });
  const nadia = bot().person('Nadia Bruun');
  await nadia.say('hjælp');
  bot().store.forget();
  await mette().say('data');
  expect(cost(bot())).toBe('3 get');
  bot().store.forget();
  await nadia.say('data');
  expect(cost(bot())).toBe('4 get, 1 batch');
  bot().store.forget();
  await nadia.say('data');
  expect(cost(bot())).toBe('4 get');
});
