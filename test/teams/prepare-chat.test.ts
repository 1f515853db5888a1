import { expectSound, useBot } from './bot';
import { field, focus, preparationOf, responseIn, seen, storedTexts } from './preparing';

/** Answering one question at a time by writing. */

const bot = useBot();
const mette = () => bot().person('Mette Skov');

/** Begins, and gives back the card of the first question. */
async function begin(typed: Record<string, string> = {}) {
  const { cards } = await mette().execute(await preparationOf(mette()), 'Svar i chatten', typed);
  return cards;
}

it('keeps what stood in the card, and asks the first question without an answer', async () => {
  const [began, question] = await begin({ [field.package]: 'Fraværet er steget' });
  expect(began?.text).toContain('Du svarer nu i chatten, ét spørgsmål ad gangen.');
  expect(question?.text).toContain('Spørgsmål 2 af 6');
  expect(question?.text).toContain(field.seen);
  expect(question?.buttons.map(({ title }) => title)).toEqual(['Tilbage', 'Spring over', 'Pause']);
  expectSound(question!.json);
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Fraværet er steget' });
});

it('goes through all questions and the site, ends with all answers, and is sent', async () => {
  await begin();
  expect((await mette().say('To ting slår mig')).card.text).toContain('Spørgsmål 2 af 6');
  expect((await mette().say(seen)).card.text).toContain(`Gemt under ‘${field.seen}’.`);
  await mette().say('spring over');
  await mette().say('Spring over');
  await mette().say(focus);
  const site = (await mette().say('Alle har en at gå med')).card;
  expect(site.text).toContain('Gælder dine svar ét sted?');
  expectSound(site.json);
  const { card } = await mette().say('Udskoling');
  expect(card.text).toContain('Det var det sidste spørgsmål. Læs dine svar, og skriv ‘send’.');
  expect(card.text).toContain(focus);
  expectSound(card.json);
  expect((await mette().say('send')).card.title).toContain('Sendt: Læringssamtale 1');
  const stored = await responseIn(bot());
  expect(stored).toMatchObject({ state: 'submitted', siteId: expect.any(String) as string });
  expect(stored.answers['focus']).toMatchObject({ text: focus, via: 'chat' });
});

it('goes back, shows what was written, and takes a new text for it', async () => {
  await begin();
  await mette().say('Første tanke om tallene');
  const back = (await mette().say('tilbage')).card;
  expect(back.text).toContain('Spørgsmål 1 af 6');
  expect(back.text).toContain('Første tanke om tallene');
  await mette().execute(back, 'Spring over');
  await mette().say('tilbage');
  await mette().say('Anden tanke om tallene');
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Anden tanke om tallene' });
});

it('pauses, and begins again where it was on another day', async () => {
  await begin();
  await mette().say('Første tanke om tallene');
  const { card } = await mette().say('pause');
  expect(card.text).toContain('Pause. Det, du har skrevet, er gemt.');
  bot().clock.set('2026-04-17T08:00:00.000Z');
  expect((await mette().say('Det her er ikke et svar')).card.text).toContain('Det forstod jeg ikke.');
  const [, question] = await begin();
  expect(question?.text).toContain('Spørgsmål 2 af 6');
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke om tallene' });
});

it('answers commands meanwhile, and goes on with the same question', async () => {
  await begin();
  expect((await mette().say('næste')).card.title).toBe('Dine næste samtaler');
  await mette().say('Første tanke om tallene');
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke om tallene' });
});

it('takes an answer that begins like a command as an answer', async () => {
  await begin();
  const { card } = await mette().say('Status på legepladsen: flere leger sammen');
  expect(card.text).toContain('Spørgsmål 2 af 6');
  expect((await mette().say('status møllevang')).card.title).toBe('Status: Møllevang Skole');
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Status på legepladsen: flere leger sammen' });
});

it('shows the question again for a message without words, and leaves the answer alone', async () => {
  await begin();
  await mette().say('Første tanke om tallene');
  await mette().say('tilbage');
  const picture = { contentType: 'image/png', contentUrl: 'https://teams.demo.test/1.png' };
  const { card } = await mette().send({ type: 'message', attachments: [picture] });
  expect(card.text).toContain('Spørgsmål 1 af 6');
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke om tallene' });
});

it('takes a message delivered twice once, with the same id or a new one', async () => {
  await begin();
  await mette().say('Første tanke om tallene', { id: 'm1' });
  const before = await bot().documents();
  const again = (await mette().say('Første tanke om tallene', { id: 'm1' })).card;
  expect(again.text).toContain('Spørgsmål 2 af 6');
  bot().clock.advanceMs(15_000);
  await mette().say('Første tanke om tallene', { id: 'm2' });
  expect(await bot().documents()).toEqual(before);
});

it('says that the dialogue has begun, once, and lets go', async () => {
  await begin();
  bot().clock.set('2026-04-27T07:00:00.000Z');
  expect((await mette().say('For sent skrevet')).card.text).toContain('Samtalen er begyndt');
  expect((await mette().say('Og mere af det')).card.text).toContain('Det forstod jeg ikke.');
});

it('gives a text that is too long, or has a CPR number, back with the reason', async () => {
  await begin();
  const before = await bot().documents();
  const long = 'Der er meget at sige. '.repeat(230);
  for (const [typed, reason] of [
    [long, 'Teksten er for lang.'],
    ['Tal med 010203-1234 om det', 'Der står et CPR-nummer i teksten. Jeg har ikke gemt det.'],
  ] as const) {
    const { card } = await mette().say(typed);
    expect(card.text).toContain(reason);
    expect(card.inputs[0]?.value.trim()).toBe(typed.trim());
    expect(await bot().documents()).toEqual(before);
  }
  await mette().say('Kort sagt');
  expect(await storedTexts(bot())).toEqual({ 'data-package': 'Kort sagt' });
});

describe('a refused text, mended in its form', () => {
  const refused = 'Tal med 010203-1234 om det';

  it('lands at the question it was written for, wherever the chat is by then', async () => {
    await begin();
    await mette().say('Svar på det første');
    await mette().say('tilbage');
    const { card } = await mette().say(refused);
    expect(card.inputs.map(({ label }) => label)).toEqual([field.package]);
    await mette().say('spring over');
    await mette().execute(card, 'Prøv igen', { [field.package]: 'Rettet tekst' });
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Rettet tekst' });
  });

  it('is stored also when the chat was paused meanwhile', async () => {
    await begin();
    const { card } = await mette().say(refused);
    await mette().say('pause');
    await mette().execute(card, 'Prøv igen', { [field.package]: 'Rettet tekst' });
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Rettet tekst' });
  });
});

it('moves nothing when a button on an older question is pressed', async () => {
  const [, old] = await begin();
  await mette().say('Svar på det første');
  const { card } = await mette().execute(old!, 'Spring over');
  expect(card.text).toContain('Spørgsmål 2 af 6');
});

it('takes a choice by its number or its words, and asks again for anything else', async () => {
  const jonas = bot().person('Jonas Krog');
  const { cards } = await jonas.execute((await jonas.say('input')).card, 'Svar i chatten');
  expect(cards[1]?.text).toContain('Skriv tallet ud for det svar, der passer:');
  expect((await jonas.say('måske nok')).card.text).toContain('Det var ikke et af svarene.');
  expect((await jonas.say('1')).card.text).toContain('Spørgsmål 2 af 5');
});
