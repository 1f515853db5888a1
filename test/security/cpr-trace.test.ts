import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goodRows, fileOf } from '../app/import-files';
import { runIn } from '../cli/shell';
import { forged } from '../support/forged';
import { postActivity, type BotPerson } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { openBot, type Bot } from '../teams/bot';
import { followUpOf } from '../teams/following-up';
import { field, preparationOf, required } from '../teams/preparing';

/**
 * A CPR number leaves no trace (domain.md §7): it is written at every door, and then looked for in the bytes of the
 * database, of its write-ahead log and its index, in what was logged, and in what goes out by itself.
 */

jest.setTimeout(120_000);

const numbers = [
  '010203-1234',
  '0102031234',
  '010203 1234',
  '010203\u20131234',
  '０１０２０３-１２３４',
] as const;
const [plainly] = numbers;
/** With whatever was put between the digits, and as full-width digits are stored. */
const trace = /010203[^\da-z]{0,6}1234|\uff10\uff11\uff10\uff12\uff10\uff13/su;

let folder: string;
let bot: Bot;
const file = (): string => join(folder, 'store.sqlite');
const mette = (): BotPerson => bot.person('Mette Skov');
const henrik = (): BotPerson => bot.person('Henrik Falk');

/** All bytes on the disk, as a crash at this moment would leave them. */
function bytes(): string {
  return ['', '-wal', '-shm']
    .map((end) => file() + end)
    .filter(existsSync)
    .map((path) => readFileSync(path).toString('utf8'))
    .join('\n');
}

async function expectNoTrace(): Promise<void> {
  await bot.round();
  // Not `toMatch`: what is on the disk is no text to be printed.
  expect(trace.test(bytes())).toBe(false);
  expect(bot.logged.join('\n')).not.toMatch(trace);
  for (const type of ['outbox', 'audit'])
    expect(JSON.stringify(await bot.documentsOf(type))).not.toMatch(trace);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kvalitetsloop-trace-'));
  bot = await openBot({ file: file(), isInTeams: true });
});
afterEach(expectNoTrace);
afterAll(async () => {
  await bot.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(numbers)('‘%s’', (cpr) => {
  const typed = `Drengen ${cpr} i sjette`;

  it('in a form, sent, kept as a draft, taken along to the chat, or agreed to as if it were a name', async () => {
    const card = await preparationOf(mette());
    for (const press of ['Send svar', 'Gem kladde', 'Svar i chatten'])
      await mette().execute(card, press, { ...required, [field.why]: typed });
    const forgedConsent = {
      ...card,
      buttons: card.buttons.map((each) => ({ ...each, data: { ...each.data, sendAnyway: 'x' } })),
    };
    await mette().submit(forgedConsent, 'Send svar', { ...required, [field.why]: typed });
  });

  it('as an answer in the chat, and in the form that gives it back', async () => {
    await mette().say('svar');
    const back = (await mette().say(typed)).card;
    expect(back.inputs.map(({ value }) => value)).toContain(typed);
    await mette().execute(back, 'Prøv igen', {});
    await mette().say(`ret 2 ${cpr}`);
    await mette().say(`https://lis.test/${cpr}`);
  });

  it('in a form of a schema, by card and by writing', async () => {
    const form = (await henrik().execute(await followUpOf(henrik()), 'Tilføj aftale')).card;
    await henrik().execute(form, 'Gem aftalen', { what: typed, forChildren: typed });
    for (const written of ['ny aftale', typed, `ny aftale ${cpr}`, 'annuller']) await henrik().say(written);
  });

  it('in commands, searches, and messages that nobody understands', async () => {
    for (const word of ['status', 'eksport', 'kalender', 'spor', 'data', 'hvem er'])
      await mette().say(`${word} ${cpr}`);
    await mette().send({
      type: 'invoke',
      name: 'composeExtension/query',
      value: { commandId: 'units', parameters: [{ name: 'query', value: cpr }] },
    });
    const lone = bot.person('Lone Vad');
    await lone.execute(forged('administration.search', { name: cpr }), 'X');
    await lone.execute(forged('administration.save-themes', { area: '6-18', titles: typed }), 'X');
  });

  it('in what is no card of ours, and in activities of any shape', async () => {
    await mette().execute(forged('no.such-verb', { text: typed }), 'X');
    await mette().execute(forged('prepare.save', { text: typed, a_why: { text: typed } }), 'X');
    await mette().execute(forged(typed, {}), 'X');
    const shapes: Json[] = [
      { type: 'message', text: { text: typed } },
      { type: 'message', text: '', attachments: [{ contentType: 'image/png', name: `${cpr}.png` }] },
      { type: typed },
      { type: 'invoke', name: typed, value: typed },
      { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept', context: { key: typed } } },
      { type: 'messageReaction', reactionsAdded: [{ type: typed }] },
    ];
    for (const shape of shapes) await mette().send(shape);
    await postActivity(bot.url, `{"type": "message", "text": "${typed}`);
    await bot.person(typed, { aadObjectId: '00000000-0000-4000-8000-0000000fffff' }).say(typed);
  });

  it('while the store fails, before and in the middle of a write', async () => {
    const card = await preparationOf(mette());
    for (const calls of [[], ['batch'], ['put'], ['get']] as const) {
      bot.breakDown(...calls);
      await mette().execute(card, 'Gem kladde', { [field.why]: typed });
      await mette().say(typed);
      bot.mend();
    }
  });
});

it('would be found if it were there, and what is written over is gone from the disk too', async () => {
  const [kept, over] = ['Kan kendes igen kanariefugl', 'Noget ganske andet undulat'];
  const card = await preparationOf(mette());
  const draft = (await mette().execute(card, 'Gem kladde', { [field.why]: kept })).card;
  expect(bytes().includes(kept)).toBe(true);
  await mette().execute(draft, 'Gem kladde', { [field.why]: over });
  await bot.close();
  expect(bytes().includes(over)).toBe(true);
  expect(bytes().includes(kept)).toBe(false);
  bot = await openBot({ file: file(), isInTeams: true });
});

it('in files that are imported at a shell: a finding that does not repeat it, and nothing is stored', async () => {
  const files = [
    fileOf('units.csv', [...goodRows['units.csv'], `ny;Ny ${plainly};skole;kommunal;nej;chef@demo.test;`]),
    fileOf('people.csv', [
      ...goodRows['people.csv'],
      `ny@demo.test;Ny ${plainly};;leader;skolen;2024-01-01;;`,
    ]),
  ];
  for (const { name, bytes: content } of files) writeFileSync(join(folder, name), content);
  const { code, out, err } = await runIn(folder, ['import', folder]);
  expect(code).not.toBe(0);
  expect(out + err).not.toMatch(trace);
});
