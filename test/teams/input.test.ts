import { expectSound, useBot } from './bot';
import { responseIn } from './preparing';

/** What councils, senates and boards say before a dialogue: stored on that dialogue, as E or D. */

const bot = useBot();

it('takes an elevråd’s points as children’s data (E)', async () => {
  const sara = bot().person('Sara Lund');
  const card = (await sara.say('input')).card;
  expect(card.title).toBe('Input: Læringssamtale 1 · Møllevang Skole');
  expect(card.texts[1]).toBe(
    'Læring: jeres svar er til samtalen den 27. april. De, der er med til samtalen, kan se dem, når de er sendt.',
  );
  expect(card.links.map(({ title }) => title)).toEqual(['Åbn datapakken']);
  expectSound(card.json);
  const missing = (await sara.execute(card, 'Send svar', { a_good: 'Vi har gode venner' })).card;
  expect(missing.text).toContain('Du mangler at svare på: Hvad skal de voksne gøre mere af?');
  const sent = (await sara.execute(missing, 'Send svar', { 'a_adults-do': 'Være ude i frikvarteret' })).card;
  expect(sent.text).toMatch(/^Tak for jeres svar\..*I kan rette dem, indtil samtalen begynder\.$/m);
  expect(await responseIn(bot())).toMatchObject({
    role: 'pupil-council',
    state: 'submitted',
    dataTypes: ['E'],
  });
});

it('shows the leader that children and young people are heard (E), and not what they said', async () => {
  const sara = bot().person('Sara Lund');
  await sara.execute((await sara.say('input')).card, 'Send svar', {
    'a_adults-do': 'Være ude i frikvarteret',
  });
  const { card } = await bot().person('Mette Skov').say('status');
  expect(card.text).toMatch(/Vi har: .*børn og unge \(E\)/);
  expect(card.text).toContain('Sara Lund (elevråd): sendt den 15. april');
  expect(JSON.stringify(card.json)).not.toContain('Være ude i frikvarteret');
});

it('takes a senate’s points about one centre (E)', async () => {
  const nikoline = bot().person('Nikoline Ry');
  const card = (await nikoline.say('input')).card;
  expect(card.title).toBe('Input: Læringssamtale 1 · FU Nordlyset');
  const choice = card.inputs.find(({ id }) => id === 'a_matters-most')!.choices[0]!;
  await nikoline.submit(card, 'Send svar', {
    'a_adults-do': 'Lytte lidt mere til os',
    'a_matters-most': choice.value,
    'Gælder det ét sted? Så vælg det her.': 'Fritidscenter Ankeret',
  });
  expect(await responseIn(bot())).toMatchObject({
    role: 'senate',
    siteId: 'fritidscenter-ankeret',
    dataTypes: ['E'],
  });
});

it('refuses an answer that is not one of a question’s choices, and keeps what was typed', async () => {
  const nikoline = bot().person('Nikoline Ry');
  const before = (await nikoline.say('input')).card;
  const documents = await bot().documents();
  const { card } = await nikoline.execute(before, 'Gem kladde', {
    'a_matters-most': 'something-else',
    'a_adults-do': 'Lytte lidt mere til os',
  });
  expect(card.text).toContain('Det var ikke et af svarene.');
  expect(card.inputs.find(({ id }) => id === 'a_adults-do')?.value).toBe('Lytte lidt mere til os');
  expect(await bot().documents()).toEqual(documents);
});

it('takes a board’s points at the first dialogue (D)', async () => {
  const jonas = bot().person('Jonas Krog');
  const card = (await jonas.say('input')).card;
  expect(card.texts[1]).toMatch(/^Læring: bestyrelsens svar er til samtalen den 27\. april\./);
  await jonas.execute(card, 'Send svar', {
    'a_parents-say': 'Forældrene savner fælles ture',
    a_focus: 'Fællesskaber på tværs',
  });
  expect(await responseIn(bot())).toMatchObject({ role: 'board-rep', state: 'submitted', dataTypes: ['D'] });
});

describe('a board at the second dialogue', () => {
  const anne = () => bot().person('Anne Dahl');

  it('chooses between a statement and taking part, told what no answer means', async () => {
    const { card } = await anne().say('input');
    expect(card.title).toBe('Hvordan vil bestyrelsen være med? · Dagtilbud Åbrinken');
    expect(card.text).toContain('Svarer I ikke, står der ‘ikke modtaget’. Det bliver ikke læst som et ja.');
    expect(card.buttons.map(({ title }) => title)).toEqual([
      'Vi skriver en udtalelse',
      'Vi deltager i samtalen',
    ]);
    expectSound(card.json);
    expect((await bot().person('Ida Bech').say('status')).card.text).toContain(
      'Anne Dahl (bestyrelse): ikke modtaget',
    );
  });

  it('writes its statement', async () => {
    const statement = (await anne().execute((await anne().say('input')).card, 'Vi skriver en udtalelse'))
      .card;
    await anne().execute(statement, 'Send svar', {
      a_opinion: 'Vi bakker op om sproglegene',
      a_wish: 'Flere fælles arrangementer',
    });
    expect(await responseIn(bot())).toMatchObject({
      mode: 'statement',
      state: 'submitted',
      dataTypes: ['D'],
    });
    expect((await bot().person('Ida Bech').say('status')).card.text).toContain(
      'Anne Dahl (bestyrelse), skriver en udtalelse: sendt den 15. april',
    );
  });

  it('changes its mind, and what it wrote before is still there when it changes back', async () => {
    const statement = (await anne().execute((await anne().say('input')).card, 'Vi skriver en udtalelse'))
      .card;
    const saved = (
      await anne().execute(statement, 'Gem kladde', { a_opinion: 'Vi bakker op om sproglegene' })
    ).card;
    const choose = (await anne().execute(saved, 'Ændr valget')).card;
    const participation = (await anne().execute(choose, 'Vi deltager i samtalen')).card;
    expect(participation.inputs.map(({ id }) => id)).toContain('a_bring-up');
    const again = (await anne().execute(participation, 'Ændr valget')).card;
    const back = (await anne().execute(again, 'Vi skriver en udtalelse')).card;
    expect(back.inputs.find(({ id }) => id === 'a_opinion')?.value).toBe('Vi bakker op om sproglegene');
  });

  it('loses nothing when it sends a card of the way it left meanwhile', async () => {
    const statement = (await anne().execute((await anne().say('input')).card, 'Vi skriver en udtalelse'))
      .card;
    const other = (await anne().say('input')).card;
    await anne().execute((await anne().execute(other, 'Ændr valget')).card, 'Vi deltager i samtalen');
    const { card } = await anne().execute(statement, 'Gem kladde', {
      a_opinion: 'Vi bakker op om sproglegene',
    });
    const choose = (await anne().execute(card, 'Ændr valget')).card;
    const back = (await anne().execute(choose, 'Vi skriver en udtalelse')).card;
    expect(back.inputs.find(({ id }) => id === 'a_opinion')?.value).toBe('Vi bakker op om sproglegene');
  });
});

it('lets nobody see the input of another unit', async () => {
  const card = (await bot().person('Sara Lund').say('input')).card;
  const nikoline = bot().person('Nikoline Ry');
  const before = await bot().documents();
  for (const press of ['Send svar', 'Gem kladde', 'Svar i chatten']) {
    const answer = await nikoline.execute(card, press, { 'a_adults-do': 'Noget fra en anden enhed' });
    expect(answer.card.text).toContain('Den enhed har du ikke adgang til.');
  }
  expect(Object.keys(await bot().documents())).toEqual(Object.keys(before));
});
