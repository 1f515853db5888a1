import { expectSound, useBot } from './bot';
import { field, responsesIn, storedTexts } from './preparing';

/** What comes between a question and its answer: commands, what is nearly one, and links. Nothing is swallowed. */

const bot = useBot();
const mette = () => bot().person('Mette Skov');

const titles = ({ buttons }: { buttons: { title: string }[] }) => buttons.map(({ title }) => title);
const link = 'https://example.dk/trivsel_2026';

beforeEach(async () => {
  await mette().say('svar');
});

describe('‘færdig’ while a question waits', () => {
  it('asks what is meant, and changes nothing', async () => {
    const { cards } = await mette().say('færdig');
    expect(cards).toHaveLength(1);
    expect(titles(cards[0]!)).toEqual(['Send svar', 'Det er mit svar']);
    const sent = (await mette().execute(cards[0]!, 'Send svar')).card;
    expect(sent.text).toContain('Du mangler at svare på:');
    expect(await storedTexts(bot())).toEqual({});
  });

  it('asks too before a dialogue is marked as held', async () => {
    const { card } = await mette().say('samtalen er holdt');
    expect(titles(card)).toEqual(['Samtalen er holdt', 'Det er mit svar']);
    expect(card.title).toBe('Mente du det her?');
  });
});

describe('a command while a question waits', () => {
  it('runs, and then says which question waits', async () => {
    const { cards } = await mette().say('næste');
    expect(cards[0]?.title).toBe('Dine næste samtaler');
    expect(cards[1]?.text).toContain(`Jeg venter på dit svar på ‘${field.package}’. Du skrev ‘næste’.`);
    expect(titles(cards[1]!)).toEqual(['Fortsæt', 'Det var mit svar']);
    expectSound(cards[1]!.json);
    expect((await mette().execute(cards[1]!, 'Fortsæt')).card.text).toContain('Spørgsmål 1 af 6');
    expect(await storedTexts(bot())).toEqual({});
  });

  it('was the answer after all, once, and to the question it was written at', async () => {
    const waiting = (await mette().say('status')).cards[1]!;
    await mette().say('spring over');
    expect((await mette().execute(waiting, 'Det var mit svar')).card.text).toContain('Spørgsmål 2 af 6');
    await mette().execute(waiting, 'Det var mit svar');
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'status' });
  });

  it('is not offered as the answer where it cannot be one', async () => {
    const jonas = bot().person('Jonas Krog');
    await jonas.execute((await jonas.say('input')).card, 'Svar i chatten');
    expect(titles((await jonas.say('næste')).cards[1]!)).toEqual(['Fortsæt']);
  });

  it('is refused, and may have been the answer, when it is of what one may not see', async () => {
    const { cards } = await mette().say('log mollevang');
    expect(cards).toHaveLength(2);
    expect(titles(cards[1]!)).toEqual(['Fortsæt', 'Det var mit svar']);
    expect(await storedTexts(bot())).toEqual({});
    await mette().execute(cards[1]!, 'Det var mit svar');
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'log mollevang' });
  });

  it('says nothing of a question when none waits', async () => {
    await mette().say('pause');
    expect((await mette().say('næste')).cards).toHaveLength(1);
  });
});

describe('what is nearly a command', () => {
  it('is neither run nor stored before one says which', async () => {
    const { card } = await mette().say('kan du vise mine aftaler');
    expect(card.title).toBe('Mente du det her?');
    expect(card.text).toContain('Du skrev ‘kan du vise mine aftaler’.');
    expect(titles(card)).toEqual(['Aftaler', 'Det er mit svar']);
    expectSound(card.json);
    expect(await storedTexts(bot())).toEqual({});
    const { cards } = await mette().execute(card, 'Aftaler');
    expect(cards[0]?.title).toContain('aftaler');
    expect(cards[1]?.text).toContain('Jeg venter på dit svar');
    expect(await storedTexts(bot())).toEqual({});
  });

  it('is the answer when one says so, as it was written', async () => {
    const { card } = await mette().say('Hjælp mig');
    expect((await mette().execute(card, 'Det er mit svar')).card.text).toContain('Spørgsmål 2 af 6');
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Hjælp mig' });
  });

  it('pauses for one who wants to stop', async () => {
    const { card } = await mette().say('jeg vil stoppe');
    expect((await mette().execute(card, 'Pause')).card.text).toContain(
      'Pause. Det, du har skrevet, er gemt.',
    );
  });

  it('is looked up when it names a unit', async () => {
    const { card } = await mette().say('vis status for Møllevang');
    expect((await mette().execute(card, 'Status')).card.title).toBe('Status: Møllevang Skole');
  });

  it.each(['Havblik', 'den nye afdeling'])(
    'is no answer when what it names is not there: %s',
    async (unit) => {
      const { card } = await mette().say(`vis status for ${unit}`);
      const { cards } = await mette().execute(card, 'Status');
      expect(cards[0]?.text).toContain('Jeg kan ikke finde en enhed');
      expect(cards[1]?.text).toContain('Jeg venter på dit svar');
      expect(await storedTexts(bot())).toEqual({});
    },
  );

  it('runs our own words only, whatever the card says', async () => {
    const { card } = await mette().say('hjælp mig');
    const button = card.buttons[0]!;
    const forged = { ...card, buttons: [{ ...button, data: { ...button.data, word: 'Et svar' } }] };
    await mette().execute(forged, button.title);
    expect(await storedTexts(bot())).toEqual({});
  });

  it.each([
    'mere ro om morgenen',
    'hjælp fra forældrene i garderoben',
    'status på legepladsen er god',
    'næste år vil vi ud hver dag',
    'plan for overgange mangler',
  ])('but ‘%s’ is an answer', async (text) => {
    expect((await mette().say(text)).card.text).toContain('Spørgsmål 2 af 6');
    expect(await storedTexts(bot())).toEqual({ 'data-package': text });
  });
});

describe('a message that is only a link', () => {
  it('goes to the answer just given, on a line of its own', async () => {
    await mette().say('Fraværet stiger');
    const { card } = await mette().say(link);
    expect(card.title).toBe('Hvor hører linket til?');
    expectSound(card.json, link);
    expect(titles(card).slice(0, 2)).toEqual(['Til det svar, jeg gav', 'Svar på spørgsmålet nu']);
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Fraværet stiger' });
    await mette().execute(card, 'Til det svar, jeg gav');
    await mette().execute(card, 'Til det svar, jeg gav');
    expect(await storedTexts(bot())).toEqual({ 'data-package': `Fraværet stiger\n${link}` });
  });

  it('is the answer to the question when one says so', async () => {
    const { card } = await mette().say(link);
    expect(titles(card)[0]).toBe('Svar på spørgsmålet nu');
    expect((await mette().execute(card, 'Svar på spørgsmålet nu')).card.text).toContain('Spørgsmål 2 af 6');
    expect(await storedTexts(bot())).toEqual({ 'data-package': link });
  });

  it('is added without a question while one says more', async () => {
    await mette().say('Fraværet stiger');
    await mette().say('mere');
    await mette().say(link);
    expect(await storedTexts(bot())).toEqual({ 'data-package': `Fraværet stiger\n${link}` });
  });

  it('can be own data of the dialogue for those who take part in it', async () => {
    const { card } = await mette().say(link);
    expect(titles(card)).toContain('Til jeres egne data');
    const form = (await mette().execute(card, 'Til jeres egne data')).card;
    expect(JSON.stringify(form.json)).toContain(link);
    const sara = bot().person('Sara Lund');
    await sara.say('svar');
    expect(titles((await sara.say(link)).card)).not.toContain('Til jeres egne data');
  });
});

describe('a CPR number', () => {
  const cpr = '010203-1234';

  it.each([`https://example.dk/sag/${cpr}`, `vis status for ${cpr}`, `data ${cpr}`])(
    'in ‘%s’ comes back to be mended, and stands behind no button',
    async (typed) => {
      const { cards } = await mette().say(typed);
      expect(cards).toHaveLength(1);
      const { text, inputs, buttons } = cards[0]!;
      expect(text).toContain('Der står et CPR-nummer i teksten. Jeg har ikke gemt det.');
      expect(inputs[0]?.value).toBe(typed);
      expect(JSON.stringify(buttons)).not.toContain(cpr);
      await mette().execute(cards[0]!, 'Prøv igen', { [inputs[0]!.label]: 'Et svar' });
      expect(await storedTexts(bot())).toEqual({ 'data-package': 'Et svar' });
    },
  );
});

it('answers another task from its own place when one begins it', async () => {
  const anders = bot().person('Anders Holm');
  await anders.say('svar');
  await anders.say('Svar til den første samtale');
  expect(await responsesIn(bot())).toHaveLength(2);
  expect(await responsesIn(bot())).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ role: 'chef' }),
      expect.objectContaining({ answers: {} }),
    ]),
  );
});
