import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/assets';
import type { Json } from '../support/fake-connector';
import { startPlayground } from '../support/playground';
import { ApiChat } from '../support/playground-api';
import { press, say, shows } from '../support/playground-roles';
import { openBot } from '../teams/bot';

/** What Microsoft's own client sends, listened to on its way to the bot. */

/** Hands on to the bot what comes, and keeps it. */
async function tap(url: string, keep: (activity: Json) => void) {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      keep(JSON.parse(body) as Json);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
      // In two steps: restify takes away what writeHead returns.
      response.writeHead(answer.status, headers);
      response.end(await answer.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A person's chat through the Playground: opened, written in, a form filled and gone on with by writing. */
async function chatThrough(endpoint: string): Promise<void> {
  const playground = await startPlayground(endpoint, join(projectRoot(), '.m365agentsplayground.yml'));
  try {
    const chat = await ApiChat.open(playground);
    await shows(chat, ['Hej Mette']);
    await say(chat, 'status', 'Status: Møllevang Skole');
    await say(chat, 'forbered', 'Forbered: Læringssamtale 1', 'Send svar');
    await chat.fill('Hvad lægger du mest mærke til i datapakken?', 'Flere har en god ven.');
    await press(chat, 'Svar i chatten', 'Spørgsmål 2 af 6');
    await say(chat, 'De små står alene ved hegnet.', 'Spørgsmål 3 af 6');
    await say(chat, 'tilbage', 'Spørgsmål 2 af 6');
    await chat.close();
  } finally {
    await playground.stop();
  }
}

/** All that the Playground sent meanwhile. */
export async function recordPlayground(): Promise<Json[]> {
  const kept: Json[] = [];
  const bot = await openBot();
  const tapped = await tap(bot.url, (activity) => kept.push(activity));
  try {
    await chatThrough(tapped.endpoint);
  } finally {
    await tapped.close();
    await bot.close();
  }
  return kept;
}
