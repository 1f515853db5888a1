import { isDeepStrictEqual } from 'node:util';
import { expectSound, useBot } from './bot';

/** What the welcome and help cards show: what waits, and only what this person can do. */

const bot = useBot();

const words = [
  ...['forvaltning', 'forbered', 'opfølgning', 'input', 'data', 'tilsyn', 'status', 'næste'],
  ...['opsamling', 'eksport'],
] as const;

describe.each([
  ['a leader', 'Mette Skov', ['forbered', 'opfølgning', 'data', 'status', 'næste', 'eksport']],
  ['a chef', 'Anders Holm', ['forbered', 'opfølgning', 'data', 'status', 'næste', 'eksport']],
  ['an elevråd contact', 'Sara Lund', ['input', 'næste']],
  ['a senate contact', 'Nikoline Ry', ['input', 'næste']],
  ['a board', 'Jonas Krog', ['opfølgning', 'input', 'data', 'næste']],
  [
    'a board that runs its dialogues itself',
    'Martin Vang',
    ['forbered', 'opfølgning', 'data', 'tilsyn', 'næste', 'eksport'],
  ],
  ['the administration', 'Lone Vad', ['forvaltning', 'opsamling', 'eksport']],
])('%s', (_who, name, can) => {
  it('is shown only the words that do something for them', async () => {
    const { card } = await bot().person(name).say('hjælp');
    expect(card.title).toBe(`Hej ${name.split(' ')[0]}`);
    const lines = card.texts.filter((line) => /^\p{L}+: /u.test(line));
    expect(words.filter((word) => lines.some((line) => line.startsWith(`${word}:`)))).toEqual(can);
    expectSound(card.json);
  });

  it('has a button for each of those words that answers', async () => {
    const someone = bot().person(name);
    const { card } = await someone.say('hjælp');
    expect(
      card.buttons.filter(({ title }) => title !== 'Åbn').map(({ title }) => title.toLowerCase()),
    ).toEqual(can);
    for (const { title } of card.buttons) {
      const answer = await someone.execute(card, title);
      expect(answer.status).toBe(200);
      expect(answer.card.title).not.toBe('Det gik ikke');
      expectSound(answer.card.json);
    }
  });
});

it('offers to move meetings only to those who hold them', async () => {
  const line = async (name: string): Promise<string | undefined> =>
    (await bot().person(name).say('hjælp')).card.texts.find((text) => text.startsWith('næste: '));
  expect(await line('Mette Skov')).toContain('kan du også flytte her');
  expect(await line('Sara Lund')).toBe('næste: se dine næste samtaler');
  expect(await line('Jonas Krog')).toBe('næste: se dine næste samtaler');
});

it.each(['hej', 'Hjælp', 'HELP', '?', 'menu', ' start '])('answers %p with help', async (written) => {
  expect((await bot().person('Mette Skov').say(written)).card.title).toBe('Hej Mette');
});

it('says what it did not understand, and what can be written', async () => {
  const { card } = await bot().person('Mette Skov').say('hvordan går det?');
  expect(card.text).toContain('Det forstod jeg ikke. Her er, hvad du kan skrive til mig:');
  expect(card.title).toBe('Hej Mette');
});

it('says what the card is for and who sees it', async () => {
  const { card } = await bot().person('Sara Lund').say('hjælp');
  expect(card.texts[1]).toBe('Læring og opfølgning. Kun du kan se det, jeg skriver til dig her.');
});

describe('the language', () => {
  it('is the one the person was imported with', async () => {
    const { card } = await bot().person('Hassan Omar', { locale: 'da-DK' }).say('help');
    expect(card.title).toBe('Hello Hassan');
    expect(card.text).toContain('input: ');
    expect(card.text).not.toMatch(/[æøå]/i);
  });

  it('changes with ‘sprog’ at once and for good, and back', async () => {
    const mette = bot().person('Mette Skov');
    const choose = (await mette.say('sprog')).card;
    expect(choose.buttons.map(({ title }) => title)).toEqual(['Dansk', 'English']);
    expect((await mette.execute(choose, 'English')).card.title).toBe('Hello Mette');
    const help = (await mette.say('hjælp')).card;
    expect(help.buttons.map(({ title }) => title)).toContain('Prepare');
    expect((await mette.execute((await mette.say('language')).card, 'Dansk')).card.title).toBe('Hej Mette');
    expect((await mette.say('næste')).card.title).toBe('Dine næste samtaler');
  });
});

describe('in Teams', () => {
  const teams = useBot({ isInTeams: true, tenantIds: ['tenant-demo'] });

  it('welcomes whoever installs the app, once', async () => {
    const mette = teams().person('Mette Skov');
    expect((await mette.arrive()).card.title).toBe('Hej Mette');
    expect((await mette.arrive()).cards.map(({ title }) => title)).toEqual([]);
  });

  it('says nothing to someone who takes the app away, and notes that nothing reaches them', async () => {
    const mette = teams().person('Mette Skov');
    const before = await teams().documents();
    expect((await mette.arrive('remove')).cards.map(({ title }) => title)).toEqual([]);
    const after = await teams().documents();
    const changed = Object.keys(after).filter((id) => !isDeepStrictEqual(after[id], before[id]));
    expect(changed.map((id) => after[id])).toEqual([
      expect.objectContaining({ name: 'Mette Skov', isUninstalled: true }),
    ]);
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });

  it('does not know the word that changes the person', async () => {
    const { card } = await teams().person('Mette Skov').say('hvem');
    expect(card.text).toContain('Det forstod jeg ikke.');
    expect(card.text).not.toContain('prøv en anden rolle');
  });

  it('speaks to a stranger in the client’s language', async () => {
    const stranger = { aadObjectId: '99999999-0000-4000-8000-000000000000' };
    const english = await teams()
      .person('Nobody', { ...stranger, locale: 'en-GB' })
      .say('hi');
    expect(english.card.text).toContain('I do not know you yet');
    const danish = await teams()
      .person('Ingen', { ...stranger, locale: 'nb-NO' })
      .say('hej');
    expect(danish.card.text).toContain('Jeg kender dig ikke endnu.');
  });

  it('recognises someone imported without an object id by the user name', async () => {
    const { people } = teams().app.deps;
    const id = await people.idBehind('upn:mette.skov@demo.test');
    const mette = await people.byId(id ?? '');
    const { aadObjectId: _unknown, ...value } = mette!.value;
    await people.save({ value, etag: mette!.etag });
    teams().connector.addMember('29:11111111-2222-4333-8444-555555555555', 'METTE.SKOV@demo.test');
    const caller = teams().person('Mette Skov', { aadObjectId: '11111111-2222-4333-8444-555555555555' });
    expect((await caller.say('hjælp')).card.title).toBe('Hej Mette');
    teams().connector.addMember('29:11111111-2222-4333-8444-555555555555', '');
    expect((await caller.say('hjælp')).card.title).toBe('Hej Mette');
  });

  it('does not take a new colleague for the former owner of the user name', async () => {
    teams().connector.addMember('29:new-id', 'mette.skov@demo.test');
    const caller = teams().person('Mette Skov', { aadObjectId: '11111111-2222-4333-8444-555555555555' });
    expect((await caller.say('hjælp')).card.text).toContain('Jeg kender dig ikke endnu.');
  });
});

describe('on one’s own machine', () => {
  it('lets one be any of the sample people, and shows what is due for them', async () => {
    const visitor = bot().person('Mette Skov');
    const who = (await visitor.say('hvem')).card;
    expect(who.title).toBe('Hvem er du?');
    const { cards } = await visitor.execute(who, 'Vær den person', {
      Person: 'Sara Lund, elevråd, Møllevang Skole',
    });
    expect(cards[0]?.title).toBe('Hej Sara');
    expect(cards[0]?.text).toContain('Du er nu Sara Lund.');
    expect(cards.map(({ title }) => title)).toContain('Input: Læringssamtale 1 · Møllevang Skole');
    expect((await visitor.say('hjælp')).card.title).toBe('Hej Sara');
  });

  it('asks again when no one was chosen', async () => {
    const visitor = bot().person('Ingen', { aadObjectId: 'nobody' });
    expect((await visitor.say('hvem')).card.text).toContain('Jeg kender dig ikke endnu.');
    const lone = bot().person('Lone Vad');
    const who = (await lone.say('hvem')).card;
    const { card } = await lone.execute(who, 'Vær den person', { Person: '' });
    expect(card.text).not.toContain('Noget gik galt');
  });

  it('shows what is due again when the chat window is opened anew, for it forgets its cards', async () => {
    const sara = bot().person('Sara Lund');
    const first = (await sara.arrive()).cards.map(({ title }) => title);
    expect(first).toContain('Input: Læringssamtale 1 · Møllevang Skole');
    expect((await sara.arrive()).cards.map(({ title }) => title)).toEqual(first);
  });
});
