import { agree } from './agreeing';
import { expectSound, useBot } from './bot';

/** 'status' and 'næste'. */

const bot = useBot();

describe('a leader', () => {
  it('sees their own unit, every line dated', async () => {
    const { card } = await bot().person('Henrik Falk').say('status');
    expect(card.title).toBe('Status: Havblik Skole');
    expect(card.texts[1]).toBe(
      'Læring: et overblik over enhedens loop. Kun enhedens leder og chef kan se det.',
    );
    expect(card.text).toContain('Sådan ser det ud den 15. april 2026 kl. 10.00');
    expect(card.text).toContain('Mangler opfølgning: Læringssamtale 1 den 14. april');
    expect(card.text).toMatch(/Læringssamtaler: \d af 4 holdt/);
    expect(card.text).toContain('Enheden vælger dem ved læringssamtale 1.');
    expect(card.text).toContain('Ingen åbne aftaler.');
    expectSound(card.json);
    const open = (await bot().person('Henrik Falk').execute(card, 'Åbn opfølgning')).card;
    expect(open.title).toBe('Opfølgning: Læringssamtale 1 · Havblik Skole');
  });

  it('sees the loop as a line, and the same in words', async () => {
    const { card } = await bot().person('Ida Bech').say('status');
    expect(card.text).toContain('❶ ●●○ ▸② ○○○ ③ ○○○ ④ ○○○');
    expect(card.text).toContain('Læringssamtaler: 1 af 4 holdt. Den næste er nr. 2 den 27. april 2026');
    expect(card.text).toContain('1:1-samtaler: 2 af 12 holdt');
  });

  it('sees focus areas with their theme, agreements by state, and what each place has given', async () => {
    await agree(bot(), 'Ida Bech', { state: 'done' });
    await agree(bot(), 'Ida Bech', { isOnTrack: true });
    const { card } = await bot().person('Ida Bech').say('status');
    expect(card.text).toContain('Fokusområder, valgt den 16. december 2025');
    expect(card.text).toContain('Sproglege i garderoben (Tema: Sprog og leg)');
    expect(card.text).toContain('Åbne: 2. På vej: 1. Gjort: 1. Droppet: 0.');
    expect(card.text).toContain('Børnehaven Mariehønen: fokusområder 1, svar 0, egne data 0');
    expect(card.text).toContain('Vuggestuen Spiren: ikke noget endnu');
  });

  it('opens what is behind each block', async () => {
    const ida = bot().person('Ida Bech');
    const { card } = await ida.say('status');
    const opened = async (title: string): Promise<string> => (await ida.execute(card, title)).card.title;
    expect(await opened('Sidste skema')).toBe('Opfølgning: 1:1 nr. 2 · Dagtilbud Åbrinken');
    expect(await opened('Kalender')).toBe('Næste samtaler: Dagtilbud Åbrinken');
    expect(await opened('Dit svar')).toBe('Forbered: Læringssamtale 2 · Dagtilbud Åbrinken');
    expect(await opened('Data')).toBe('Data: Læringssamtale 2 · Dagtilbud Åbrinken');
    expect(await opened('Den røde tråd')).toBe('Hvilket fokusområde vil du følge?');
    const agreements = (await ida.execute(card, 'Aftaler')).card;
    expect(agreements.title).toBe('Åbne aftaler · Dagtilbud Åbrinken');
    expect(agreements.text).toContain('Ida Bech. Fristen var den 5. april 2026');
    expectSound(agreements.json);
    expect((await ida.execute(agreements, 'Åbn')).card.title).toBe('Aftale · Dagtilbud Åbrinken');
    expect((await ida.execute(agreements, 'Tilbage')).card.title).toBe('Status: Dagtilbud Åbrinken');
  });

  it('sees which agreements are overdue, and who has answered', async () => {
    const { card } = await bot().person('Ida Bech').say('status');
    expect(card.text).toMatch(/Vi leger en sprogleg.*\(Ida Bech\. Fristen var den 5\. april 2026\)/);
    expect(card.text).toContain('Lars Nygård (pædagogisk leder): ikke modtaget');
    expect(card.text).toContain('Alle har en at lege med');
  });

  it('is told the same of another’s unit as of one that does not exist', async () => {
    const henrik = bot().person('Henrik Falk');
    const foreign = (await henrik.say('status solsikken')).card;
    expect(foreign.text).toContain('Jeg kan ikke finde en enhed med det navn, som du har adgang til.');
    expect((await henrik.say('status findes ikke')).card.text).toBe(foreign.text);
  });
});

describe('a chef', () => {
  const anders = () => bot().person('Anders Holm');

  it.each(['status Møllevang', 'Status moellevang', 'status møllev', 'STATUS MOLLEVANG skole'])(
    'finds a unit by %p',
    async (written) => {
      expect((await anders().say(written)).card.title).toBe('Status: Møllevang Skole');
    },
  );

  it.each(['status aabrinken', 'status åbrinken', 'status abrinken'])(
    'finds Åbrinken by %p',
    async (written) => {
      expect((await anders().say(written)).card.title).toBe('Status: Dagtilbud Åbrinken');
    },
  );

  it('chooses when several fit', async () => {
    const { card } = await anders().say('status dagtilbud');
    expect(card.title).toBe('Hvilken enhed mener du?');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Dagtilbud Egelunden', 'Dagtilbud Åbrinken']);
    expect((await anders().execute(card, 'Dagtilbud Åbrinken')).card.title).toBe(
      'Status: Dagtilbud Åbrinken',
    );
  });

  it('sees all own units, what needs attention first, and no verdict', async () => {
    const { card } = await anders().say('status');
    expect(card.text).toMatch(/^4 enheder/);
    expect(card.texts.indexOf('Havblik Skole')).toBeLessThan(card.texts.indexOf('Møllevang Skole'));
    expect(card.text).toContain('Et skema mangler');
    expect(card.text).toContain('En aftale er over fristen');
    expectSound(card.json);
    const one = (await anders().execute(card, 'Åbn')).card;
    expect((await anders().execute(one, 'Alle mine enheder')).card.text).toBe(card.text);
  });

  it('sees how far the tilsyn of a selvejende unit is, apart from the rest, and opens it', async () => {
    const birgit = bot().person('Birgit Dam');
    const { card } = await birgit.say('status solsikken');
    expect(card.text).toContain(
      'Tilsyn: kun bestyrelsen og chefen kan se det.\nRapport 1: ingen rapport endnu',
    );
    const body = card.json['body'] as { style?: string; items?: unknown }[];
    const apart = body.filter(({ style }) => style === 'warning');
    expect(apart).toHaveLength(1);
    expect(JSON.stringify(apart)).not.toContain('Læringssamtale');
    expect((await birgit.execute(card, 'Åbn')).card.title).toBe('Tilsynsrapport 1: Solsikken');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Kalender', 'Åbn', 'Alle mine enheder']);
  });

  it('sees no tilsyn as the leader of one, nor in a unit of the municipality', async () => {
    const tove = (await bot().person('Tove Lykke').say('status')).card;
    expect(tove.title).toBe('Status: Solsikken');
    expect(tove.text).not.toContain('ilsyn');
    expect((await anders().say('status Møllevang')).card.text).not.toContain('ilsyn');
  });

  it('sees who gave input and that nobody has written back yet, never what they said', async () => {
    const sara = bot().person('Sara Lund');
    const said = 'Vi vil gerne have flere voksne ude i det store frikvarter';
    await sara.execute((await sara.say('input')).card, 'Send svar', { 'a_adults-do': said });
    const { card } = await anders().say('status Møllevang');
    expect(card.text).toContain(
      'Sara Lund (elevråd): Læringssamtale 1, sendt den 15. april. De får svar efter samtalen',
    );
    expect(card.text).not.toContain(said);
  });

  it('is refused the agreements of another chef’s unit by a forged card', async () => {
    const { card } = await anders().say('status Åbrinken');
    const data = { verb: 'status.agreements', unitId: 'solsikken' };
    const button = { ...card.buttons[0]!, verb: data.verb, data };
    const answer = await anders().execute({ ...card, buttons: [button] }, button.title);
    expect(answer.card.text).toContain('Den enhed har du ikke adgang til.');
  });

  it('is refused another chef’s unit, by name and by a forged card', async () => {
    expect((await anders().say('status solsikken')).card.text).toContain(
      'Jeg kan ikke finde en enhed med det navn',
    );
    const { card } = await anders().say('status dagtilbud');
    const button = { ...card.buttons[0]!, data: { verb: 'status.open', unitId: 'solsikken' } };
    const answer = await anders().execute({ ...card, buttons: [button] }, button.title);
    expect(answer.card.text).toContain('Den enhed har du ikke adgang til.');
  });
});

it.each(['Karen Riis', 'Nadia Bruun', 'Jonas Krog', 'Sara Lund', 'Ulla Brink', 'Lone Vad', 'Nikoline Ry'])(
  'refuses %s',
  async (name) => {
    const someone = bot().person(name);
    expect((await someone.say('status')).card.text).toContain('Status er for enhedens leder og chef.');
    const own = (await someone.say('status møllevang')).card.text;
    expect(own).toContain('Jeg kan ikke finde en enhed med det navn');
    expect((await someone.say('status findes ikke')).card.text).toBe(own);
  },
);

describe('næste', () => {
  it('lists the coming meetings with a link that fills in Teams’ own form', async () => {
    const { card } = await bot().person('Mette Skov').say('næste');
    expect(card.title).toBe('Dine næste samtaler');
    expect(card.text).toMatch(/Læringssamtale 1, Møllevang Skole\nMandag den 27\. april kl\. 09\.00–11\.00/);
    const link = new URL(card.links[0]!.url);
    expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/meeting/new');
    expect(card.links[0]!.url).not.toContain('+');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      subject: 'Læringssamtale 1, Møllevang Skole',
      startTime: '2026-04-27T09:00:00+02:00',
      endTime: '2026-04-27T11:00:00+02:00',
    });
    expectSound(card.json);
  });

  it('shows no 1:1 to those who are not in it', async () => {
    for (const name of ['Karen Riis', 'Sara Lund', 'Ulla Brink'])
      expect((await bot().person(name).say('næste')).card.text).not.toContain('1:1');
    expect((await bot().person('Anders Holm').say('næste')).card.text).toContain(
      '1:1 nr. 3, Dagtilbud Åbrinken',
    );
  });

  it('says when there is none', async () => {
    expect((await bot().person('Lone Vad').say('næste')).card.text).toContain(
      'Du har ingen planlagte samtaler.',
    );
  });
});
