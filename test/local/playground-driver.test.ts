import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground, type Playground } from '../support/playground';
import { ApiChat } from '../support/playground-api';
import { findBrowser } from '../support/browser';
import { BrowserChat } from '../support/playground-browser';
import type { Chat } from '../support/playground-chat';
import { startEchoBot, type EchoBot } from '../support/playground-echo-bot';

/** The drivers that the whole-journey tests stand on: what one sees, the other must see. */

jest.setTimeout(120_000);

const drivers: [string, (playground: Playground) => Promise<Chat>][] = [
  ['the API', (playground) => ApiChat.open(playground)],
];
if (findBrowser() === undefined) {
  console.warn('No chromium on this machine: the browser half of this test was NOT run, only the API half.');
} else {
  drivers.push(['a browser', (playground) => BrowserChat.open(playground)]);
}

let bot: EchoBot;

beforeAll(async () => {
  bot = await startEchoBot();
});

afterAll(async () => {
  await bot.close();
});

describe.each(drivers)('a chat through %s', (_name, open) => {
  let playground: Playground;
  let chat: Chat;

  beforeAll(async () => {
    playground = await startPlayground(bot.endpoint);
    chat = await open(playground);
  });

  afterAll(async () => {
    await chat.close();
    await playground.stop();
  });

  it('is greeted when it opens, and echoed when it speaks', async () => {
    await chat.waitForText('velkommen');
    await chat.say('hej æøå');
    await chat.waitForText('ekko: hej æøå');
  });

  it('says what is missing, and sends nothing, until a required input is filled', async () => {
    await chat.say('kort');
    await chat.waitForText('Et kort');
    await chat.press('Udfør');
    expect(await chat.lastCard()).toContain('Skriv et navn');
  });

  it('fills each kind of input, and sees the card replaced', async () => {
    await chat.fill('Navn', 'Mette');
    await chat.fill('long', 'en lang tekst');
    await chat.choose('Farve', 'Blå');
    await chat.choose('Åben', 'Rød');
    await chat.choose('Flere', 'Rød');
    await chat.choose('Flere', 'Blå');
    await chat.choose('Kasser', 'Blå');
    expect([await chat.read('long'), await chat.read('Farve')]).toEqual(['en lang tekst', 'Blå']);
    await chat.fill('Dato', '2027-02-03');
    await chat.fill('Tid', '14:30');
    await chat.fill('number', '7');
    await chat.fill('Ja tak', 'true');
    await chat.press('Udfør');
    await chat.waitForText(
      'do: boxes=b date=2027-02-03 long=en lang tekst many=r,b name=Mette number=7 one=b open=r sent=execute time=14:30 toggle=true',
    );
    expect(await chat.lastCard()).not.toContain('Navn');
  });

  it('sees the card that a submit has updated', async () => {
    await chat.say('kort');
    await chat.waitForText('Et kort');
    await chat.fill('name', 'Anders');
    await chat.press('Indsend');
    await chat.waitForText('opdateret: name=Anders sent=submit toggle=false');
  });

  it('presses without inputs, reads the answer under the card, and folds out', async () => {
    await chat.say('kort');
    await chat.waitForText('Et kort');
    await chat.press('Besked');
    await chat.waitForText('En besked');
    await chat.press('Fold ud');
    await chat.fill('Indre', 'dybt');
    await chat.fill('Navn', 'Sara');
    await chat.press('Udfør indre');
    await chat.waitForText('inner: inner=dybt name=Sara toggle=false');
  });

  it('keeps a picture, or what it would have shown', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'picture-'));
    await chat.screenshot(join(directory, 'chat.png'));
    expect(readdirSync(directory)[0]).toMatch(chat.kind === 'browser' ? /^chat\.png$/ : /^chat\.png\.txt$/);
    rmSync(directory, { recursive: true });
  });

  it('says which button is not there, and what is', async () => {
    chat.patienceMs = 300;
    await expect(chat.press('Findes ikke')).rejects.toThrow(
      /"Findes ikke"[^]*Last from the bot[^]*inner=dybt/,
    );
  });
});
