import { plusMinutes } from '../../../src/domain/calendar/instant';
import type { BotPerson, ShownCard } from '../../support/bot-client';
import { forged } from '../../support/forged';
import { expectSound, type Bot } from '../../teams/bot';
import { importAll } from '../loop/municipality';
import { livedToSecond } from '../loop/second-dialogue';

/** Story 10: the director writes 'status Møllevang' in the chat, and sees where the unit is; no verdict, no ranking. */

jest.setTimeout(120_000);

let bot: Bot;
const anders = (): BotPerson => bot.person('Anders Holm');
const birgit = (): BotPerson => bot.person('Birgit Dam');
const decided = '2026-03-11';

/** A municipality in which one unit has lived up to its second dialogue, which is so many days ahead. */
async function livedUpToSecond(unitId: string, daysAhead: number): Promise<Bot> {
  const { bot: lived, second } = await livedToSecond(unitId, decided);
  await importAll(lived);
  lived.clock.set(plusMinutes(second.start, -daysAhead * 24 * 60));
  return lived;
}

/** The card's sections: heading and lines of each. */
function sections({ json }: ShownCard): string[] {
  const containers = (json['body'] as { type: string; items?: unknown[] }[]).filter(
    ({ type }) => type === 'Container',
  );
  return containers.map((each) =>
    [...JSON.stringify(each).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('\n'),
  );
}

beforeAll(async () => {
  bot = await livedUpToSecond('moellevang', 10);
});
afterAll(() => bot.close());

it('says where the loop is, what comes, who has answered, what data there is, what was chosen and agreed', async () => {
  const mette = bot.person('Mette Skov');
  const preparation = (await mette.say('forbered')).card;
  const typed = {
    'a_own-observations': 'De små er med i legen ved boldbanen.',
    'a_keep-change': 'Vi bliver ved med to voksne ude.',
  };
  await mette.execute(preparation, 'Send svar', typed);
  const { card } = await anders().say('status Møllevang');
  expect(card.title).toBe('Status: Møllevang Skole');
  const { text } = card;
  expect(text).toContain('❶ ●●● ▸② ○○○ ③ ○○○ ④ ○○○');
  expect(text).toMatch(/Læringssamtaler: 1 af 4 holdt\. Den næste er nr\. 2 den \d/);
  expect(text).toMatch(/^Læringssamtale 2: \S+ den \d+\. \S+ kl\. /m);
  expect(text).toMatch(/^1 af \d+ har svaret$/m);
  expect(text).toMatch(/^Mette Skov \(leder\): sendt den \d/m);
  expect(text).toContain('Sara Lund (elevråd): ikke modtaget');
  expect(text).toMatch(/^Vi har: .*\(A\)|^Mangler: .*\(A\)/m);
  expect(text).toMatch(/^Alle er med \(Tema: /m);
  expect(text).toMatch(/^Vi prøver noget nyt efter meeting:.*\(Mette Skov\. Fristen var den /m);
  expectSound(card.json);
});

it('has a date on every section, and no verdict on any', async () => {
  const { card } = await anders().say('status Møllevang');
  const said = sections(card);
  expect(said.length).toBeGreaterThan(5);
  const isDated = (each: string): boolean => /\d+\. \p{L}+|ikke noget endnu|Ingen /u.test(each);
  expect(said.filter((each) => !isDated(each))).toEqual([]);
  expect(card.text).not.toMatch(/%|score|point\b|bedst|dårlig|god\b|flot|niveau|rangliste/i);
});

it('opens what is behind a section, and leads back', async () => {
  const { card } = await anders().say('status Møllevang');
  const agreements = (await anders().execute(card, 'Aftaler')).card;
  expect(agreements.title).toBe('Åbne aftaler · Møllevang Skole');
  expect((await anders().execute(agreements, 'Tilbage')).card.title).toBe('Status: Møllevang Skole');
});

describe('is refused', () => {
  it('to the director of another district, by its name and by an old card', async () => {
    expect((await birgit().say('status Møllevang')).card.text).toContain('Jeg kan ikke finde en enhed');
    const { card } = await birgit().execute(forged('status.open', { unitId: 'moellevang' }), 'X');
    expect(card.text).toContain('Den enhed har du ikke adgang til.');
  });

  it('to a leader who asks for the portfolio: it is the own unit, and nothing of the others', async () => {
    const { card } = await bot.person('Mette Skov').execute(forged('status.all', {}), 'X');
    expect(card.title).toBe('Status: Møllevang Skole');
    expect(card.text).not.toMatch(/Havblik|enheder\b/);
  });

  it.each(['Lone Vad', 'Sara Lund', 'Jonas Krog', 'Ulla Brink'])('to %s', async (name) => {
    const someone = bot.person(name);
    expect((await someone.say('status')).card.text).toContain('Status er for enhedens leder og chef.');
    const { card } = await someone.execute(forged('status.open', { unitId: 'moellevang' }), 'X');
    expect(card.text).toContain('Den enhed har du ikke adgang til.');
  });
});

it('is broken down by centre for FU', async () => {
  const fu = await livedUpToSecond('nordlyset', 10);
  const { card } = await fu.person('Birgit Dam').say('status nordlyset');
  const sites = sections(card).find((each) => each.startsWith('Sted for sted'))!;
  expect(sites).toMatch(/^Fritidscenter Fyret: fokusområder 1, svar [1-9]\d*, egne data 0, den \d/m);
  expect(sites).toContain('Fritidscenter Ankeret: ');
  expect(sites).toContain('Ungdomsklubben Kompasset: ');
  expectSound(card.json);
  await fu.close();
});
