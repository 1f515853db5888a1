import type { BotPerson } from '../../support/bot-client';
import { forged } from '../../support/forged';
import { expectSound, openBot, type Bot } from '../../teams/bot';

/** Story 11: a selvejende board sends its tilsyn report, the director follows up, and the board sees it. */

const report = {
  a_basic: 'Legepladsen er gået efter. Et hegn skal laves.',
  a_municipal: 'Maden følger reglerne.',
  a_pedagogical: 'Vi så en formiddag. Legen er god.',
  a_next: 'Hegnet bliver lavet inden sommer.',
};
const reason = 'I har selv set det og sat dato på.';

let bot: Bot;
const board = (): BotPerson => bot.person('Martin Vang');
const director = (): BotPerson => bot.person('Birgit Dam');

beforeAll(async () => {
  bot = await openBot({ isInTeams: true });
  await director().say('hej');
});
afterAll(() => bot.close());

it('the board writes its report in three parts, and sends it', async () => {
  const { card } = await board().say('tilsyn');
  expect(card.title).toBe('Tilsynsrapport 1: Solsikken');
  const draft = (await board().execute(card, 'Gem kladde', { a_basic: report.a_basic })).card;
  expect((await director().say('tilsyn')).card.text).not.toContain(report.a_basic);
  const sent = (await board().execute(draft, 'Send', report)).card;
  expect(sent.text).toContain('Tak. Rapporten er sendt til jeres chef.');
});

it('the director gets it as a card of its own, sees it in the status, and decides with a reason', async () => {
  await bot.round();
  const arrived = bot.connector
    .arrived(director().conversationId)
    .map(({ activity }) => JSON.stringify(activity));
  expect(arrived.filter((each) => each.includes(report.a_pedagogical))).toHaveLength(1);
  const status = (await director().say('status solsikken')).card;
  expect(status.text).toMatch(/^Rapport 1: rapport sendt, den \d/m);
  const read = (await director().execute(status, 'Åbn')).card;
  const form = (await director().execute(read, 'Skriv opfølgning')).card;
  const sent = (await director().execute(form, 'Send', { a_outcome: 'none', a_reason: reason })).card;
  expect(sent.text).toContain('Din opfølgning er sendt til bestyrelsen.');
});

it('the board sees the decision and the reason, and may begin the next report', async () => {
  const { card } = await board().say('tilsyn');
  expect(card.text).toContain(reason);
  expect(card.buttons.map(({ title }) => title)).toContain('Begynd næste rapport');
  expectSound(card.json, ...Object.values(report), reason);
});

it('it is nobody else’s, and on no card about learning', async () => {
  const { unitId, meetingId } = (await director().say('status solsikken')).card.buttons.find(
    ({ verb }) => verb === 'supervision.open',
  )!.data;
  for (const name of ['Tove Lykke', 'Anders Holm', 'Lone Vad', 'Simon Hede']) {
    const someone = bot.person(name);
    expect((await someone.say('tilsyn')).card.text).not.toContain(report.a_basic);
    const { card } = await someone.execute(forged('supervision.open', { unitId, meetingId }), 'X');
    expect(card.text).toContain('Den enhed har du ikke adgang til.');
  }
  for (const word of ['status', 'forbered', 'opfølgning', 'data', 'aftaler', 'næste'])
    for (const { text } of (await board().say(word)).cards)
      for (const said of Object.values(report)) expect(text).not.toContain(said);
});
