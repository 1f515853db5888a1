import { expectSound, upnOf, useBot } from './bot';
import type { BotPerson, ShownCard } from '../support/bot-client';

/** The tilsyn of a selvejende dagtilbud: the board reports in three parts, the chef follows up (rule 13). */

const bot = useBot({ isInTeams: true });
const martin = (): BotPerson => bot().person('Martin Vang');
const birgit = (): BotPerson => bot().person('Birgit Dam');

const report = {
  a_basic: 'Legepladsen er gået efter. Et hegn skal laves.',
  a_municipal: 'Maden følger reglerne.',
  a_pedagogical: 'Vi så en formiddag. Legen er god.',
  a_next: 'Hegnet bliver lavet inden sommer.',
};
const followUp = { a_outcome: 'none', a_reason: 'I har selv set det og sat dato på.' };

async function sentReport(): Promise<ShownCard> {
  const { card } = await martin().say('tilsyn');
  return (await martin().execute(card, 'Send', report)).card;
}

interface Stored {
  id: string;
  report: { state: string; answers: Record<string, { text: string }> };
  followUp?: { state: string };
}
const reports = async (): Promise<Stored[]> =>
  (await bot().documentsOf('supervision-report')) as unknown as Stored[];

/** Those that came to the chef by themselves. */
const cardsToChef = (): string[] =>
  bot()
    .connector.arrived(birgit().conversationId)
    .map(({ activity }) => JSON.stringify(activity))
    .filter((text) => text.includes('Tilsynsrapport'));

describe('the board’s report', () => {
  it('asks in three parts, and says that it is tilsyn and who sees it', async () => {
    const { card } = await martin().say('tilsyn');
    expect(card.title).toBe('Tilsynsrapport 1: Solsikken');
    expect(card.texts[1]).toBe(
      'Tilsyn: bestyrelsens rapport. Den ses af bestyrelsen, og af jeres chef, når I har sendt den.',
    );
    expect(card.inputs.map(({ label }) => label.split(':')[0])).toEqual(
      expect.arrayContaining(['Basistilsyn', 'Kommunale retningslinjer', 'Pædagogisk tilsyn']),
    );
    expectSound(card.json);
    expect(await reports()).toEqual([]);
  });

  it('is kept as a draft that the chef does not see, and says what is missing when it is sent too soon', async () => {
    const { card } = await martin().say('tilsyn');
    const draft = (await martin().execute(card, 'Gem kladde', { a_basic: report.a_basic })).card;
    expect(draft.text).toContain('Gemt kl. 10.00. Den er ikke sendt endnu.');
    const short = (await martin().execute(draft, 'Send')).card;
    expect(short.text).toContain('Du mangler at svare på:');
    expect(short.inputs.map(({ id }) => id)).toEqual(['a_municipal', 'a_pedagogical', 'a_next']);
    const all = (await martin().execute(short, 'Vis hele rapporten')).card;
    expect(all.inputs.find(({ id }) => id === 'a_basic')?.value).toBe(report.a_basic);
    const his = (await birgit().say('tilsyn')).card;
    expect(his.text).toContain('Bestyrelsen har ikke sendt en rapport endnu.');
    expect(his.text).not.toContain(report.a_basic);
  });

  it('goes to the chef as a card of its own, once', async () => {
    await birgit().say('hjælp');
    const sent = await sentReport();
    expect(sent.text).toContain('Tak. Rapporten er sendt til jeres chef.');
    expectSound(sent.json, ...Object.values(report));
    expect(cardsToChef()).toEqual([]);
    await bot().round();
    await bot().round();
    const texts = cardsToChef();
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(report.a_basic);
  });

  it('goes there anew when something else is sent, and only then', async () => {
    await birgit().say('hjælp');
    const sendAgain = async (was: string, basic: string): Promise<void> => {
      const form = (await martin().execute((await martin().say('tilsyn')).card, 'Ret rapporten')).card;
      const draft = (await martin().execute(form, 'Gem kladde', { a_basic: was })).card;
      await martin().execute(draft, 'Send', { a_basic: basic });
      await bot().round();
    };
    await sentReport();
    await bot().round();
    await sendAgain('Skrevet og fortrudt', report.a_basic);
    expect(cardsToChef()).toHaveLength(1);
    await sendAgain('Skrevet og fortrudt', 'Legepladsen er set igen.');
    expect(cardsToChef()).toHaveLength(2);
    expect(cardsToChef()[1]).toContain('Legepladsen er set igen.');
  });

  it('refuses a CPR number and gives the text back', async () => {
    const { card } = await martin().say('tilsyn');
    const typed = { ...report, a_basic: 'Barnet 010117-1234 faldt.' };
    const refused = (await martin().execute(card, 'Send', typed)).card;
    expect(refused.text).toContain('Der står et CPR-nummer');
    expect(refused.texts[1]).toBe('Tilsyn: her står det, du skrev. Kun du kan se det.');
    expect(JSON.stringify(refused.json)).toContain('"style":"warning"');
    expect(refused.inputs.find(({ id }) => id === 'a_basic')?.value).toBe(typed.a_basic);
    expect(await reports()).toEqual([]);
  });
});

describe('the chef’s follow-up', () => {
  it('is a decision with a reason, which the board then sees', async () => {
    await sentReport();
    const read = (await birgit().say('tilsyn')).card;
    expect(read.text).toContain(report.a_basic);
    const form = (await birgit().execute(read, 'Skriv opfølgning')).card;
    expect(form.texts[1]).toMatch(/^Tilsyn: din opfølgning på bestyrelsens rapport\./);
    const without = (await birgit().execute(form, 'Send', { a_outcome: 'none' })).card;
    expect(without.text).toContain('Du mangler at svare på: Hvorfor vælger du det?');
    const sent = (await birgit().execute(without, 'Send', { a_reason: followUp.a_reason })).card;
    expect(sent.text).toContain('Din opfølgning er sendt til bestyrelsen.');
    const theirs = (await martin().say('tilsyn')).card;
    expect(theirs.text).toContain(followUp.a_reason);
    expectSound(theirs.json, ...Object.values(report), followUp.a_reason);
  });

  it('closes the report for the board, which may begin the next', async () => {
    const early = await sentReport();
    const edit = (await martin().execute(early, 'Ret rapporten')).card;
    const form = (await birgit().execute((await birgit().say('tilsyn')).card, 'Skriv opfølgning')).card;
    await birgit().execute(form, 'Send', followUp);
    const late = (await martin().execute(edit, 'Send', { a_basic: 'Rettet for sent' })).card;
    expect(late.text).toContain('Chefen har fulgt op på rapporten');
    expect(late.inputs.find(({ id }) => id === 'a_basic')?.value).toBe('Rettet for sent');
    const next = (await martin().execute((await martin().say('tilsyn')).card, 'Begynd næste rapport')).card;
    expect(next.title).toBe('Tilsynsrapport 2: Solsikken');
    await martin().execute(next, 'Send', report);
    expect((await reports()).map(({ id }) => id)).toHaveLength(2);
  });
});

it('shows both texts when two of the board have written at once, until one is chosen', async () => {
  const first = (await martin().say('tilsyn')).card;
  await martin().execute(first, 'Gem kladde', { a_basic: 'Skrevet på telefonen' });
  const both = (await martin().execute(first, 'Gem kladde', { a_basic: 'Skrevet ved skrivebordet' })).card;
  expect(both.text).toContain('Skrevet på telefonen');
  expect(both.text).toContain('Skrevet ved skrivebordet');
  expect(both.texts[1]).toMatch(/^Tilsyn:/);
  await martin().execute(both, 'Gem valget');
  expect((await reports())[0]?.report.answers['basic']).toMatchObject({ text: 'Skrevet ved skrivebordet' });
});

it('is nobody else’s: not the leader’s, not another chef’s, not the administration’s', async () => {
  const card = await sentReport();
  for (const name of ['Tove Lykke', 'Anders Holm', 'Lone Vad', 'Mette Skov', 'Simon Hede']) {
    const someone = bot().person(name);
    expect((await someone.say('tilsyn')).card.text).toContain('Du har ikke en selvejende enhed');
    const pressed = (await someone.execute(card, 'Ret rapporten')).card;
    expect(pressed.text).toContain('Den enhed har du ikke adgang til.');
    expect(pressed.text).not.toContain(report.a_basic);
  }
  expect(upnOf('Tove Lykke')).not.toBe('');
});

it('is on no card about learning', async () => {
  await sentReport();
  for (const word of ['status solsikken', 'forbered', 'opfølgning', 'data', 'aftaler'])
    expect((await martin().say(word)).card.text).not.toContain(report.a_basic);
});
