import { meet, postedTo, conversationOf } from '../jobs/posting';
import { readCard, type BotPerson, type ShownCard } from '../support/bot-client';
import { expectSound, useBot } from './bot';
import { dialogueStart } from './preparing';

/** The data of Møllevang Skole's first dialogue, by those who take part in it. */

const bot = useBot();
const mette = (): BotPerson => bot().person('Mette Skov');
const nadia = (): BotPerson => bot().person('Nadia Bruun');

const title = 'Data: Læringssamtale 1 · Møllevang Skole';
const story = 'En dreng stod alene ved hegnet. Så kom to fra 4. klasse og spurgte, om han ville være med.';
const form = {
  kind: 'Hvad er det?',
  text: 'Hvad så, hørte eller målte I?',
  source: 'Hvem eller hvad kommer det fra?',
  date: 'Hvornår blev det set eller målt?',
  method: 'Hvordan fandt I ud af det?',
  link: 'Link til billedet eller målingen',
  site: 'Gælder det ét sted?',
} as const;
const told = { [form.kind]: 'Praksisfortælling', [form.text]: story, [form.source]: 'gårdvagterne' };
const because = 'Elevrådet er ikke valgt endnu';

async function panelOf(person: BotPerson): Promise<ShownCard> {
  const { card } = await person.say('data');
  expect(card.title).toBe(title);
  expectSound(card.json);
  return card;
}

async function formOf(person: BotPerson): Promise<ShownCard> {
  const { card } = await person.execute(await panelOf(person), 'Tilføj egne data');
  expectSound(card.json);
  return card;
}

/** A card of ours with a button that it has not got: as a forged one, or one that is old. */
function forged(card: ShownCard, verb: string, data: Record<string, unknown> = {}): ShownCard {
  const button = card.buttons[0]!;
  const { unitId, meetingId } = button.data;
  return { ...card, buttons: [{ ...button, verb, data: { unitId, meetingId, ...data, verb } }] };
}

async function pressForged(person: BotPerson, card: ShownCard, verb: string): Promise<ShownCard> {
  const asked = forged(card, verb);
  return (await person.execute(asked, asked.buttons[0]!.title)).card;
}

describe('the panel of A–E', () => {
  it('says in words what is there and whose turn it is, without a number or a verdict', async () => {
    const card = await panelOf(mette());
    expect(card.texts).toEqual(
      expect.arrayContaining([
        'Egne data (B)',
        'Det mangler vi endnu.',
        'Sara Lund (elevråd): ikke modtaget',
      ]),
    );
    expect(card.text).not.toMatch(/%|score|procent/i);
    expect(card.text).toContain('De, der deltager i samtalen, kan se det.');
  });

  it.each(['Anders Holm', 'Mette Skov', 'Karen Riis', 'Nadia Bruun', 'Jonas Krog'])(
    'is open to %s, who takes part',
    async (name) => {
      const person = bot().person(name);
      const card = await pressForged(person, await panelOf(mette()), 'basis.open');
      expect(card.title).toBe(title);
      expect(card.buttons.map((each) => each.title)).toContain('Tilføj egne data');
      expect(card.buttons.some((each) => each.verb === 'basis.ask-nudge')).toBe(name === 'Mette Skov');
    },
  );

  it.each(['Sara Lund', 'Henrik Falk', 'Birgit Dam', 'Lone Vad'])('is nothing for %s', async (name) => {
    const panel = await panelOf(mette());
    for (const verb of [
      'basis.open',
      'basis.add',
      'basis.list',
      'basis.no-data',
      'basis.ask-nudge',
      'basis.nudge',
    ]) {
      const { text } = await pressForged(bot().person(name), panel, verb);
      expect(text).toContain('Den enhed har du ikke adgang til.');
      expect(text).not.toContain('Møllevang');
    }
  });

  it('is no part of a 1:1', async () => {
    const help = (await mette().say('hjælp')).card;
    const oneToOne = { unitId: 'moellevang', meetingId: 'meeting:2026:oo1' };
    const ids = ((await bot().documentsOf('meeting')) as { id: string; unitId: string; kind: string }[])
      .filter(({ unitId, kind }) => unitId === 'moellevang' && kind === 'one-to-one')
      .map(({ id }) => id);
    const open = forged(help, 'basis.open', { ...oneToOne, meetingId: ids[0] });
    const { card } = await mette().execute(open, open.buttons[0]!.title);
    expect(card.text).toContain('Der er ingen læringssamtale at samle data til lige nu.');
  });

  it('begins with what is seen and heard in a special unit, where no data is an answer', async () => {
    const { card } = await bot().person('Søren Ask').say('data');
    const headings = card.texts.filter((text) => /\([A-E]\)$/.test(text));
    expect(headings.map((text) => text.at(-2))).toEqual(['B', 'E', 'D', 'C', 'A']);
    expect(card.text).toContain('Er der ingen data, er det også et svar.');
  });

  it('can be asked for by name, in English too; a unit of another is no such unit', async () => {
    expect((await bot().person('Anders Holm').say('data møllevang')).card.title).toBe(title);
    const english = (await bot().person('Hassan Omar', { locale: 'en-GB' }).say('data')).card;
    expect(english.title).toMatch(/^Data: Learning dialogue|^Data: Dialogue/);
    expect((await mette().say('data havblik')).card.text).not.toContain('Havblik');
  });

  it('is a way from the help card', async () => {
    const { card } = await mette().execute((await mette().say('hjælp')).card, 'Data');
    expect(card.title).toBe(title);
  });
});

describe('own data', () => {
  it('is added, shown with its source like the datapakke, and read whole by the others', async () => {
    const link = 'https://billeder.example.dk/kort';
    const { card } = await nadia().execute(await formOf(nadia()), 'Gem', { ...told, [form.link]: link });
    expect(card.text).toContain('Gemt. De, der deltager i samtalen, kan se det nu.');
    const chefs = await panelOf(bot().person('Nadia Bruun'));
    expect(chefs.texts).toContain(story);
    expect(chefs.text).toContain('Praksisfortælling · 15. april 2026 · gårdvagterne · Nadia Bruun');
    expect(chefs.links).toContainEqual({ title: 'Åbn linket', url: link });
    const anders = bot().person('Anders Holm');
    const read = (await anders.execute((await anders.say('data møllevang')).card, 'Læs')).card;
    expect(read.texts).toContain(story);
    expect(read.inputs).toEqual([]);
    expectSound(read.json, story);
  });

  it('is one, also when the button is pressed twice', async () => {
    const empty = await formOf(nadia());
    await nadia().execute(empty, 'Gem', told);
    await nadia().execute(empty, 'Gem', told);
    expect(await bot().documentsOf('evidence')).toHaveLength(1);
  });

  it('is mended by its writer, removed, and put back', async () => {
    await nadia().execute(await formOf(nadia()), 'Gem', told);
    const opened = (await nadia().execute(await panelOf(nadia()), 'Læs')).card;
    expectSound(opened.json);
    await nadia().execute(opened, 'Gem', { [form.source]: 'klasselæreren' });
    expect((await panelOf(mette())).text).toContain('klasselæreren');
    const organisers = (await mette().execute(await panelOf(mette()), 'Læs')).card;
    const removed = (await mette().execute(organisers, 'Fjern')).card;
    expect(removed.text).not.toContain(story);
    expectSound(removed.json);
    expect((await mette().execute(removed, 'Fortryd')).card.text).toContain(story);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a CPR number', { [form.text]: 'Det var 010203-1234' }, 'Der står et CPR-nummer i teksten.'],
    ['no source', { [form.source]: '' }, 'Skriv, hvem eller hvad det kommer fra.'],
    ['a picture without a link', { [form.kind]: 'Billede' }, 'Et billede skal have et link'],
    ['a link that leads nowhere', { [form.link]: 'www.kort' }, 'Linket virker ikke.'],
  ])('comes back with %s, to be mended and sent', async (_what, changes, why) => {
    const typed = { ...told, ...changes };
    const back = (await nadia().execute(await formOf(nadia()), 'Gem', typed)).card;
    expect(back.text).toContain(why);
    expect(back.inputs.find(({ label }) => label === form.text)?.value).toBe(typed[form.text]);
    expectSound(back.json);
    const { card } = await nadia().execute(back, 'Prøv igen', { ...told, [form.link]: '' });
    expect(card.text).toContain(story);
  });

  it('comes back when the store is down, with the place that was chosen', async () => {
    const empty = await formOf(nadia());
    bot().breakDown();
    const { card } = await nadia().execute(empty, 'Gem', { ...told, [form.site]: 'Udskoling' });
    bot().mend();
    expect(card.text).toContain('Det blev ikke gemt');
    const saved = (await nadia().execute(card, 'Prøv igen')).card;
    expect(saved.text).toContain('Udskoling');
  });

  it('is many: two in sight, the others behind a button', async () => {
    for (const n of [1, 2, 3])
      await nadia().execute(await formOf(nadia()), 'Gem', { ...told, [form.text]: `Nummer ${n}` });
    const panel = await panelOf(nadia());
    expect(panel.texts.filter((text) => text.startsWith('Nummer'))).toHaveLength(2);
    const all = (await nadia().execute(panel, 'Se alle 3')).card;
    expect(all.texts.filter((text) => text.startsWith('Nummer'))).toHaveLength(3);
    expect((await nadia().execute(all, 'Tilbage')).card.title).toBe(title);
  });

  it('begins with a link that was sent alone', async () => {
    const add = forged(await panelOf(nadia()), 'basis.add', { link: 'https://billeder.example.dk/kort' });
    const { card } = await nadia().execute(add, add.buttons[0]!.title);
    expect(card.inputs.find(({ label }) => label === form.link)?.value).toBe(
      'https://billeder.example.dk/kort',
    );
  });

  it('is locked when the dialogue has begun', async () => {
    const empty = await formOf(nadia());
    bot().clock.set(dialogueStart);
    const { card } = await nadia().execute(empty, 'Gem', told);
    expect(card.text).toContain('Samtalen er begyndt');
    expect(await bot().documentsOf('evidence')).toEqual([]);
  });
});

describe('no data, because …', () => {
  const says = { 'Hvilke data er der ikke?': 'Børn og unge (E)', 'Fordi …': because };

  it('is said by one, changed by another, and taken back', async () => {
    const empty = (await nadia().execute(await panelOf(nadia()), 'Ingen data, fordi …')).card;
    expectSound(empty.json);
    const said = (await nadia().execute(empty, 'Gem', says)).card;
    const line = `Ingen data, fordi: ${because} (Nadia Bruun, 15. april)`;
    expect(said.texts).toContain(line);
    const mend = (await mette().execute(await panelOf(mette()), 'Ret eller fjern')).card;
    expect(mend.inputs.map(({ value }) => value)).toEqual([because]);
    const back = (await mette().execute(mend, 'Tag det tilbage')).card;
    expect(back.texts).not.toContain(line);
    expect(back.text).toContain('Det er taget tilbage.');
  });

  it.each([
    ['', 'Skriv kort, hvorfor der ikke er data.'],
    ['Det er 010203-1234', 'Der står et CPR-nummer i teksten.'],
  ])('comes back with the reason %j', async (reason, why) => {
    const empty = (await nadia().execute(await panelOf(nadia()), 'Ingen data, fordi …')).card;
    const back = (await nadia().execute(empty, 'Gem', { ...says, 'Fordi …': reason })).card;
    expect(back.text).toContain(why);
    const said = (await nadia().execute(back, 'Prøv igen', { 'Fordi …': because })).card;
    expect(said.text).toContain(because);
  });
});

describe('a reminder by the organiser', () => {
  const friday = '2026-04-17T08:00:00.000Z';
  const posted = (name: string): ShownCard[] =>
    bot()
      .connector.arrived(conversationOf(name))
      .map(({ activity }) => (activity['attachments'] as { content: Record<string, unknown> }[])[0]!.content)
      .map((content) => readCard(content));

  beforeEach(async () => {
    await meet(bot(), 'Mette Skov', 'Nadia Bruun', 'Sara Lund', 'Jonas Krog');
    await bot().round();
    bot().clock.set(friday);
  });

  async function ask(): Promise<ShownCard> {
    const { card } = await mette().execute(await panelOf(mette()), 'Mind dem, der mangler');
    expectSound(card.json);
    return card;
  }

  it('names who gets it, is sent once, and says so', async () => {
    const asked = await ask();
    expect(asked.texts).toEqual(
      expect.arrayContaining(['De får en påmindelse', 'Sara Lund (elevråd)', 'Jonas Krog (bestyrelse)']),
    );
    const before = posted('Nadia Bruun').length;
    const done = (await mette().execute(asked, 'Send påmindelsen')).card;
    expect(done.text).toContain('Det er gjort.');
    expectSound(done.json);
    await bot().round();
    await bot().round();
    const reminders = posted('Nadia Bruun').slice(before);
    expect(reminders).toHaveLength(1);
    expect(reminders[0]!.text).toContain('Mette Skov beder dig om at svare.');
    expect(reminders[0]!.text).not.toContain('Det er eneste påmindelse.');
    const again = (await mette().execute(asked, 'Send påmindelsen')).card;
    expect(again.text).toContain(
      'Mette Skov sendte påmindelsen den 17. april kl. 10.00, og der sendes kun én.',
    );
    await bot().round();
    expect(posted('Nadia Bruun')).toHaveLength(before + 1);
  });

  it('is said on the panel afterwards, in place of its button', async () => {
    await mette().execute(await ask(), 'Send påmindelsen');
    const panel = await panelOf(mette());
    expect(panel.text).toContain('Mette Skov sendte en påmindelse den 17. april kl. 10.00.');
    expect(panel.buttons.map((each) => each.title)).not.toContain('Mind dem, der mangler');
  });

  it('can be put off like any reminder', async () => {
    await mette().execute(await ask(), 'Send påmindelsen');
    await bot().round();
    const reminder = bot().connector.arrived(conversationOf('Sara Lund')).at(-1)!;
    const [attachment] = reminder.activity['attachments'] as { content: Record<string, unknown> }[];
    const card = readCard(attachment!.content, reminder.activityId);
    const choice = (await bot().person('Sara Lund').execute(card, 'Udsæt')).card;
    expect(choice.title).toBe('Udsæt til hvornår?');
  });
});

it('stands in what has come in, two days before', async () => {
  await meet(bot(), 'Mette Skov');
  await nadia().execute(await formOf(nadia()), 'Gem', told);
  bot().clock.set('2026-04-24T08:00:00.000Z');
  await bot().round();
  bot().clock.set('2026-04-27T06:30:00.000Z');
  await bot().round();
  expect(postedTo(bot(), 'Mette Skov').some((each) => each.startsWith('Det er kommet ind'))).toBe(true);
  const brief = bot()
    .connector.arrived(conversationOf('Mette Skov'))
    .map(({ activity }) => JSON.stringify(activity))
    .find((each) => each.includes('Det er kommet ind'))!;
  expect(brief).toContain(`Praksisfortælling: ${story} (gårdvagterne, 15. april 2026)`);
});

describe('in a selvejende dagtilbud (rule 13)', () => {
  it('is reminded of by the board, and is nothing for the chef', async () => {
    const martin = bot().person('Martin Vang');
    const { card } = await martin.say('data');
    expect(card.title).toContain('Solsikken');
    expect(card.text).toContain('Her holdes ikke 1:1, så der kommer ingen punkter.');
    expect(card.buttons.map((each) => each.verb)).toContain('basis.ask-nudge');
    const tove = await pressForged(bot().person('Tove Lykke'), card, 'basis.ask-nudge');
    expect(tove.text).toContain('Den enhed har du ikke adgang til.');
    const birgit = await pressForged(bot().person('Birgit Dam'), card, 'basis.open');
    expect(birgit.text).toContain('Den enhed har du ikke adgang til.');
  });
});
