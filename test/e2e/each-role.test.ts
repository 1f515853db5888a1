import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process';
import { startPlayground, type Playground } from '../support/playground';
import { ApiChat } from '../support/playground-api';
import { become, press, say, shows } from '../support/playground-roles';

/** What each of the people one can be meets, over the Playground's own API: the main job is the one with a screen. */

jest.setTimeout(60_000);

let directory: string;
let bot: BotProcess;
let playground: Playground;
let chat: ApiChat;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'each-role-'));
  const env = { STORE: 'sqlite', SQLITE_FILE: join(directory, 'test.sqlite'), PLAYGROUND: 'off' };
  bot = await BotProcess.start(env, { cwd: directory });
  playground = await startPlayground(bot.endpoint);
  chat = await ApiChat.open(playground);
});
afterAll(async () => {
  await chat.close();
  await playground.stop();
  await bot.kill();
  rmSync(directory, { recursive: true });
});

describe('a page opened anew, which is empty', () => {
  it('shows again what waits, and what was typed in it', async () => {
    await shows(chat, ['Forbered: Læringssamtale 1 · Møllevang Skole']);
    await chat.press('Vis de sidste 3 spørgsmål');
    await chat.fill('Hvad siger børnene og forældrene selv?', 'Det samme.');
    await press(chat, 'Gem kladde', 'Gemt kl.');
    await chat.close();
    chat = await ApiChat.open(playground);
    await shows(chat, ['Forbered: Læringssamtale 1 · Møllevang Skole']);
    await chat.press('Vis de sidste 3 spørgsmål');
    expect(await chat.read('Hvad siger børnene og forældrene selv?')).toBe('Det samme.');
  });
});

describe('someone who is not answering in the chat', () => {
  it.each(['tilbage', 'spring over', 'pause'])('is told so at "%s"', async (word) => {
    await say(chat, word, 'Du er ikke i gang med at svare i chatten lige nu.');
  });
});

describe('each of the people', () => {
  it.each([
    ['Anders Holm, Børn og Unge-chef', 'Forbered: 1:1 nr. 3 · Dagtilbud Åbrinken'],
    ['Sara Lund, elevråd, Møllevang Skole', 'Input: Læringssamtale 1 · Møllevang Skole'],
    ['Jonas Krog, bestyrelse, Møllevang Skole', 'Input: Læringssamtale 1 · Møllevang Skole'],
    ['Ida Bech, leder, Dagtilbud Åbrinken', 'Forbered: Læringssamtale 2 · Dagtilbud Åbrinken'],
    ['Henrik Falk, leder, Havblik Skole', 'Opfølgning: Læringssamtale 1 · Havblik Skole'],
    ['Martin Vang, bestyrelse, Solsikken', 'Forbered: Læringssamtale 1 · Solsikken'],
    ['Nikoline Ry, senat, FU Nordlyset', 'Input: Læringssamtale 1 · FU Nordlyset'],
  ])('%s is shown what is due for them', async (person, card) => {
    const before = await become(chat, person);
    await shows(chat, [card], before);
  });

  it.each([
    ['Jonas Krog, bestyrelse, Møllevang Skole', 'forbered', 'Input: Læringssamtale 1 · Møllevang Skole'],
    ['Martin Vang, bestyrelse, Solsikken', 'input', 'Forbered: Læringssamtale 1 · Solsikken'],
    ['Kasper Thy, leder, FU Nordlyset', 'input', 'Forbered: Læringssamtale 1 · FU Nordlyset'],
    ['Lone Vad, forvaltningen', 'forbered', 'Der er ikke noget, du skal svare på lige nu.'],
  ])('%s who writes "%s" is shown what they have to answer', async (person, word, card) => {
    await become(chat, person);
    await say(chat, word, card);
  });

  it('the administration is given a document, by the program as it is built', async () => {
    await become(chat, 'Lone Vad, forvaltningen');
    await say(chat, 'eksport', 'Hvilket dokument vil du have?');
    await press(chat, 'Lav dokumentet', /Dokumentet er klar[^]*Lokale fokusområder, 0–6 år/);
  });

  it('a chef reads which meeting the answers are for, not only the next one', async () => {
    await become(chat, 'Anders Holm, Børn og Unge-chef');
    await say(chat, 'status', /Næste: 1:1 nr. 3 [^]*Svar til Læringssamtale 2: 0 af 7/);
  });

  it('cannot use the cards of the part played before', async () => {
    await become(chat, 'Martin Vang, bestyrelse, Solsikken');
    await say(chat, 'forbered', 'Send svar');
    await become(chat, 'Lone Vad, forvaltningen');
    await press(chat, 'Send svar', 'Den enhed har du ikke adgang til.');
    await become(chat, 'Martin Vang, bestyrelse, Solsikken');
    await say(chat, 'forbered', 'Forbered: Læringssamtale 1 · Solsikken', 'Send svar');
  });
});
