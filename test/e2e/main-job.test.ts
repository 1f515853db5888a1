import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process';
import { startLocalCosmos, type LocalCosmos } from '../support/local-cosmos';
import { openChat, startPlayground } from '../support/playground';
import { type Chat } from '../support/playground-chat';
import { become, press, say, shows } from '../support/playground-roles';

/** The one journey that everything else is for, by the built program, in the chat that people see. */

jest.setTimeout(180_000);

const deadlineDay = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

type Store = LocalCosmos;
type OpenStore = (directory: string) => Promise<Store>;

const onSqlite: OpenStore = (directory) =>
  Promise.resolve({
    env: { STORE: 'sqlite', SQLITE_FILE: join(directory, 'test.sqlite') },
    stop: () => Promise.resolve(),
  });

let directory: string;
let store: Store | undefined;
let bot: BotProcess | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'main-job-'));
});
afterEach(async () => {
  await bot?.kill();
  await store?.stop();
  rmSync(directory, { recursive: true });
});

const mette = 'Mette Skov, leder, Møllevang Skole';
const anders = 'Anders Holm, Børn og Unge-chef';
const sara = 'Sara Lund, elevråd, Møllevang Skole';

/** The leader's questions, in order, with what she answers. */
const answers = [
  ['Hvad lægger du mest mærke til i datapakken?', 'Flere har en god ven.\nFraværet er steget.'],
  ['Hvad har I selv set og hørt, som tallene ikke viser?', 'Gårdvagten: de små står alene ved hegnet.'],
  [
    'Hvad tror du, det skyldes? Og hvad kunne det ellers være?',
    'For få voksne ude, eller for få ting at lave.',
  ],
  ['Hvad siger børnene og forældrene selv?', 'De keder sig på asfalten. "Der er *ingenting*."'],
  [
    'Hvilke fokusområder peger du på inden for temaerne, og hvorfor netop dem?',
    'Fællesskaber i frikvarteret, fordi det er der, de står alene.',
  ],
  ['Hvad håber du, at børnene mærker om et halvt år?', 'At nogen siger: vil du være med?'],
] as const;
const [q1, q2, q3, q4, q5, q6] = answers;

async function preparesHalfInTheCardHalfInTheChat(chat: Chat): Promise<void> {
  for (const [question, answer] of [q1, q2, q3]) await chat.fill(question, answer);
  await press(chat, 'Svar i chatten', 'Spørgsmål 4 af 6', q4[0]);
  await say(chat, q4[1], 'Spørgsmål 5 af 6', q5[0]);
  await say(chat, 'spring over', 'Spørgsmål 6 af 6', q6[0]);
  await say(chat, 'tilbage', 'Spørgsmål 5 af 6', q5[0]);
  await say(chat, q5[1], 'Spørgsmål 6 af 6', q6[0]);
}

async function findsTheDraftWholeAndSendsIt(chat: Chat): Promise<void> {
  await say(chat, q6[1], 'Gælder dine svar ét sted?');
  await say(chat, 'alle steder', 'Det var det sidste spørgsmål.');
  await say(chat, 'forbered', 'Forbered: Læringssamtale 1 · Møllevang Skole', 'Send svar');
  await chat.press('Vis de sidste 3 spørgsmål');
  for (const [question, answer] of answers) expect(await chat.read(question)).toBe(answer);
  await press(
    chat,
    'Send svar',
    'Tak. Dine svar er sendt til læringssamtalen',
    ...answers.map(([, answer]) => asShown(answer)),
  );
}

/** A card may draw a new line as it likes. */
function asShown(text: string): RegExp {
  const lines = text.split('\n').map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(lines.join('\\s+'));
}

async function theCouncilAnswers(chat: Chat): Promise<void> {
  const before = await become(chat, sara);
  await shows(chat, ['Input: Læringssamtale 1 · Møllevang Skole', 'Send svar'], before);
  await chat.fill('Hvad er godt ved at gå på jeres skole?', 'Vennerne.');
  await chat.fill('Hvad skal de voksne gøre mere af?', 'Være ude i frikvarteret.');
  await press(chat, 'Send svar', 'Tak for jeres svar.', 'Være ude i frikvarteret.');
}

async function followsUp(chat: Chat): Promise<void> {
  await say(chat, 'opfølgning', 'Opfølgning: Læringssamtale 1 · Møllevang Skole', 'Samtalen er holdt');
  await chat.press('Samtalen er holdt');
  await press(
    chat,
    'Færdig',
    'Skemaet mangler en aftale med en ansvarlig og en dato.',
    'Skemaet mangler et fokusområde under et af temaerne.',
    'Skriv, hvordan børnene bliver hørt.',
  );

  await chat.press('Tilføj fokusområde');
  await chat.fill('Hvad vil I arbejde med?', 'Fællesskaber i frikvarteret');
  await press(chat, 'Gem fokusområdet', 'Fællesskaber i frikvarteret', 'Tema: ');
  await chat.press('Skriv, hvordan børnene bliver hørt');
  await chat.fill('Hvordan bliver børnene hørt?', 'Klasserne tegner deres frikvarter i maj.');
  await press(chat, 'Gem', 'Klasserne tegner deres frikvarter i maj.');
  await press(chat, 'Færdig', 'Skemaet mangler en aftale med en ansvarlig og en dato.');

  await chat.press('Tilføj aftale');
  await chat.fill('Hvad har I aftalt?', 'En voksen mere ude i det store frikvarter');
  await chat.fill('Hvad skal børnene mærke?', 'Alle har nogen at være sammen med.');
  await chat.choose('Hvem har ansvaret?', 'Mette Skov');
  await chat.fill('Hvornår følger I op?', deadlineDay);
  await press(chat, 'Gem aftalen', 'En voksen mere ude i det store frikvarter', 'Mette Skov, senest');
  await press(chat, 'Færdig', 'Skemaet er færdigt.');
}

async function wholeJourney(chat: Chat, running: BotProcess): Promise<void> {
  await chat.waitForText('Hej Mette');
  await chat.waitForText('Hvem er du?');
  await shows(chat, ['Forbered: Læringssamtale 1 · Møllevang Skole']);
  await press(chat, 'Det har vi af data', 'børn og unge (E)');
  await preparesHalfInTheCardHalfInTheChat(chat);

  await running.kill('SIGKILL');
  await running.restart();
  await findsTheDraftWholeAndSendsIt(chat);

  await theCouncilAnswers(chat);

  await become(chat, anders);
  await say(
    chat,
    'status mollevang',
    'Status: Møllevang Skole',
    '2 af 8 har svaret',
    /Mette Skov \(leder\): sendt den/,
    /Sara Lund \(elevråd\): sendt den/,
    /Vi har: .*børn og unge \(E\)/,
    /Mangler: .*forældre og bestyrelse \(D\)/,
  );

  await become(chat, mette);
  await followsUp(chat);

  await become(chat, anders);
  await say(
    chat,
    'status mollevang',
    'Læringssamtaler: 1 af 4 holdt',
    'Fællesskaber i frikvarteret',
    /En voksen mere ude i det store frikvarter \(Mette Skov, senest/,
  );
}

it.each<[string, OpenStore]>([
  ['SQLite', onSqlite],
  ['the local Cosmos DB', (cwd) => startLocalCosmos(cwd)],
])('prepares, survives a kill, sends, hears the children, and follows up, on %s', async (_name, open) => {
  store = await open(directory);
  bot = await BotProcess.start({ ...store.env, PLAYGROUND: 'off' }, { cwd: directory });
  const playground = await startPlayground(bot.endpoint);
  try {
    const chat = await openChat(playground);
    try {
      await wholeJourney(chat, bot);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${why}\nThe bot printed:\n${bot.output()}`, { cause: error });
    } finally {
      await chat.close();
    }
  } finally {
    await playground.stop();
  }
});
