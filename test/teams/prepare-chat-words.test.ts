import { expectSound, useBot } from './bot';
import { field, focus, preparationOf, responsesIn, seen, storedTexts } from './preparing';

/** All of a task by writing: beginning, saying more, mending, reading through and sending, without a button. */

const bot = useBot();
const mette = () => bot().person('Mette Skov');

const titles = ({ buttons }: { buttons: { title: string }[] }) => buttons.map(({ title }) => title);

describe('‘svar’', () => {
  it('begins with the nearest that is not sent, and tells the words that help', async () => {
    const { cards } = await mette().say('svar');
    expect(cards[0]?.text).toContain('Du svarer nu i chatten, ét spørgsmål ad gangen.');
    expect(cards[1]?.text).toContain('Spørgsmål 1 af 6');
    await mette().say('Første tanke om tallene');
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke om tallene' });
  });

  it('goes on where one was after days, and so does ‘fortsæt’ after a pause', async () => {
    await mette().say('svar');
    await mette().say('Første tanke om tallene');
    bot().clock.set('2026-04-17T08:00:00.000Z');
    expect((await mette().say('svar')).cards.at(-1)?.text).toContain('Spørgsmål 2 af 6');
    await mette().say('pause');
    expect((await mette().say('fortsæt')).card.text).toContain('Spørgsmål 2 af 6');
  });

  it('is ‘answer’ in English', async () => {
    await mette().say('english');
    const { cards } = await mette().say('answer');
    expect(cards[1]?.text).toContain('Question 1 of 6');
    await mette().say('First thought');
    expect((await mette().say('show my answers')).card.text).toContain('First thought');
    expect((await mette().say('edit 1')).card.text).toContain('Your old answer:');
    await mette().say('on');
    await mette().say('more');
    expect((await mette().say('and another')).card.text).toContain('Added to');
  });
});

it('takes what was begun in a card, and gives it back to the card', async () => {
  await mette().execute(await preparationOf(mette()), 'Gem kladde', { [field.package]: 'Fra kortet' });
  expect((await mette().say('svar')).cards[1]?.text).toContain('Spørgsmål 2 af 6');
  await mette().say(seen);
  const card = await preparationOf(mette());
  expect(card.inputs.map(({ value }) => value)).toEqual(expect.arrayContaining(['Fra kortet', seen]));
  await mette().execute(card, 'Gem kladde', { [field.why]: 'Også fra kortet' });
  await mette().say('spring over');
  expect((await mette().say('tilbage')).card.text).toContain('Også fra kortet');
});

describe('‘mere’', () => {
  it('adds lines to the answer just given until ‘videre’', async () => {
    await mette().say('svar');
    const next = (await mette().say('Første tanke')).card;
    expect(titles(next)).toEqual(['Mere til det forrige', 'Tilbage', 'Spring over', 'Pause']);
    const more = (await mette().execute(next, 'Mere til det forrige')).card;
    expect(more.text).toContain('Mere til dit svar');
    expect(more.text).toContain('Første tanke');
    expect(titles(more)).toEqual(['Videre', 'Pause']);
    expectSound(more.json);
    const added = (await mette().say('Anden tanke')).card;
    expect(added.text).toContain(`Føjet til ‘${field.package}’.`);
    expect((await mette().execute(added, 'Videre')).card.text).toContain('Spørgsmål 2 af 6');
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke\nAnden tanke' });
  });

  it('takes a message that is delivered twice once', async () => {
    await mette().say('svar');
    await mette().say('Første tanke');
    await mette().say('mere');
    await mette().say('Anden tanke om det samme', { id: 'm1' });
    await mette().say('Anden tanke om det samme', { id: 'm1' });
    bot().clock.advanceMs(15_000);
    await mette().say('Anden tanke om det samme', { id: 'm2' });
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke\nAnden tanke om det samme' });
  });

  it('gives a text that is too long back, and adds it when it is mended, wherever the chat is by then', async () => {
    await mette().say('svar');
    await mette().say('Første tanke');
    await mette().say('mere');
    const { card } = await mette().say('Der er meget at sige. '.repeat(190));
    expect(card.text).toContain('Teksten er for lang.');
    await mette().say('videre');
    await mette().execute(card, 'Prøv igen', { [field.package]: 'Kort sagt' });
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Første tanke\nKort sagt' });
  });

  it('says so when there is nothing to add to', async () => {
    await mette().say('svar');
    expect((await mette().say('mere')).card.text).toContain('Der er ikke noget svar at skrive mere til.');
  });
});

describe('‘vis mine svar’', () => {
  it('shows every answer with a button that mends it, also while paused', async () => {
    await mette().say('svar');
    await mette().say('Første tanke om tallene');
    await mette().say('pause');
    const { card } = await mette().say('vis mine svar');
    expect(card.title).toBe('Dine svar · Læringssamtale 1 · Møllevang Skole');
    expect(card.text).toContain('Første tanke om tallene');
    expect(card.text).toContain('Ikke besvaret');
    expect(titles(card)).toEqual([
      ...['Ret 1', 'Ret 2', 'Ret 3', 'Ret 4', 'Ret 5', 'Ret 6', 'Ret 7', 'Send svar', 'Åbn kortet'],
    ]);
    expectSound(card.json);
    const mending = (await mette().execute(card, 'Ret 1')).card;
    expect(mending.text).toContain('Dit gamle svar:');
    expect(titles(mending)).toEqual(['Behold det gamle', 'Pause']);
    const done = (await mette().say('Anden tanke om tallene')).card;
    expect(done.text).toContain(`Gemt under ‘${field.package}’.`);
    expect((await mette().say('Det her er ikke et svar')).card.text).toContain('Det forstod jeg ikke.');
    expect(await storedTexts(bot())).toEqual({ 'data-package': 'Anden tanke om tallene' });
  });

  it('folds a long answer, and goes on with the question that waits', async () => {
    await mette().say('svar');
    await mette().say('En lang tanke om tallene. '.repeat(20));
    const { card } = await mette().say('vis mine svar');
    expect(JSON.stringify(card.json)).toContain('Action.ToggleVisibility');
    expect((await mette().execute(card, 'Fortsæt')).card.text).toContain('Spørgsmål 2 af 6');
  });

  it('shows the nearest to one who has not begun, and tells ‘ret 9’ there is no such', async () => {
    expect((await mette().say('vis mine svar')).card.title).toContain('Dine svar');
    expect((await mette().say('ret 1')).card.text).toContain('Du er ikke i gang med at svare i chatten');
    await mette().say('svar');
    expect((await mette().say('ret 9')).card.text).toContain('Det nummer er der ikke.');
  });
});

it('mends an answer by ‘ret 1’, and is back at the question that waited', async () => {
  await mette().say('svar');
  await mette().say('Første tanke om tallene');
  await mette().say(seen);
  expect((await mette().say('ret 1')).card.text).toContain('Første tanke om tallene');
  expect((await mette().say('Anden tanke om tallene')).card.text).toContain('Spørgsmål 3 af 6');
  await mette().say('ret 2');
  expect((await mette().say('videre')).card.text).toContain('Spørgsmål 3 af 6');
  expect(await storedTexts(bot())).toEqual({
    'data-package': 'Anden tanke om tallene',
    'own-observations': seen,
  });
});

describe('‘send’', () => {
  it('goes to the first that is missing, and sends when it is there', async () => {
    await mette().say('svar');
    const { card } = await mette().say('send');
    expect(card.text).toContain('Du mangler at svare på:');
    expect(card.text).toContain('Spørgsmål 2 af 6');
    await mette().say(seen);
    await mette().say('send svar');
    await mette().say(focus);
    expect((await mette().say('Send')).card.title).toContain('Sendt: Læringssamtale 1');
    expect((await mette().say('Tak for det')).card.text).toContain('Det forstod jeg ikke.');
  });

  it('asks to choose first when two texts met', async () => {
    await mette().say('svar');
    const card = await preparationOf(mette());
    await mette().execute(card, 'Gem kladde', { [field.package]: 'Fra kortet' });
    expect((await mette().say('Fra chatten')).card.text).toContain('Der kom også et andet svar i kortet.');
    expect((await mette().say('send')).card.text).toContain('Fra kortet');
    expect((await mette().say('send')).card.text).toContain('Fra chatten');
  });

  it('sends the answers of the card it stands on, whichever are being answered', async () => {
    const typed = { [field.seen]: seen, [field.focus]: focus };
    await mette().execute(await preparationOf(mette()), 'Svar i chatten', typed);
    const { card } = await mette().say('vis mine svar');
    await mette().execute(card, 'Send svar');
    expect(await responsesIn(bot())).toMatchObject([{ state: 'submitted' }]);
    expect((await mette().say('vis mine svar')).card.text).toContain('Dine svar er sendt.');
  });
});

it('shows the answers, and takes no more, once the dialogue has begun', async () => {
  await mette().say('svar');
  await mette().say('Første tanke om tallene');
  const open = (await mette().say('vis mine svar')).card;
  await mette().say('pause');
  bot().clock.set('2026-04-27T07:00:00.000Z');
  const { card } = await mette().say('vis mine svar');
  expect(card.text).toContain('Samtalen er begyndt');
  expect(titles(card)).toEqual([]);
  expect((await mette().execute(open, 'Ret 1')).card.text).toContain('Samtalen er begyndt');
});

it.each(['chat.mend', 'chat.send', 'chat.continue', 'chat.take'])(
  'refuses ‘%s’ on answers of another, whatever the card says',
  async (verb) => {
    await mette().say('svar');
    const open = (await mette().say('vis mine svar')).card;
    const before = await storedTexts(bot());
    const button = open.buttons.find(({ title }) => title === 'Ret 1')!;
    const data = { ...button.data, verb, base: '', text: 'Noget fra en anden', messageId: 'm1' };
    const forged = { ...open, buttons: [{ ...button, verb, data }] };
    const { card } = await bot().person('Nikoline Ry').execute(forged, 'Ret 1');
    expect(card.text).toContain('Den enhed har du ikke adgang til.');
    expect(await storedTexts(bot())).toEqual(before);
  },
);
