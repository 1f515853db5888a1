import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type Response,
  type TurnContext,
} from 'botbuilder';

const cardOf = (body: object[], actions: object[] = []): object => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
  actions,
});

const note = (text: string): object => cardOf([{ type: 'TextBlock', text, wrap: true }]);

const choices = [
  { title: 'Rød', value: 'r' },
  { title: 'Blå', value: 'b' },
];

/** A card with one of each input, and each way to press it. */
const form = cardOf(
  [
    { type: 'TextBlock', text: 'Et kort', wrap: true },
    { type: 'Input.Text', id: 'name', label: 'Navn', isRequired: true, errorMessage: 'Skriv et navn' },
    { type: 'Input.Text', id: 'long', label: 'Tekst', isMultiline: true },
    { type: 'Input.ChoiceSet', id: 'one', label: 'Farve', choices },
    { type: 'Input.ChoiceSet', id: 'open', label: 'Åben', style: 'expanded', choices },
    { type: 'Input.ChoiceSet', id: 'many', label: 'Flere', isMultiSelect: true, choices },
    // prettier-ignore
    { type: 'Input.ChoiceSet', id: 'boxes', label: 'Kasser', isMultiSelect: true, style: 'expanded', choices },
    { type: 'Input.Date', id: 'date', label: 'Dato' },
    { type: 'Input.Time', id: 'time', label: 'Tid' },
    { type: 'Input.Number', id: 'number', label: 'Tal' },
    { type: 'Input.Toggle', id: 'toggle', title: 'Ja tak' },
  ],
  [
    { type: 'Action.Execute', title: 'Udfør', verb: 'do', data: { sent: 'execute' } },
    { type: 'Action.Submit', title: 'Indsend', data: { sent: 'submit' } },
    { type: 'Action.Execute', title: 'Uden felter', verb: 'bare', associatedInputs: 'none' },
    { type: 'Action.Execute', title: 'Besked', verb: 'message', associatedInputs: 'none' },
    {
      type: 'Action.ShowCard',
      title: 'Fold ud',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'inner', label: 'Indre' }],
        actions: [{ type: 'Action.Execute', title: 'Udfør indre', verb: 'inner' }],
      },
    },
  ],
);

interface Press {
  action: { verb: string; data: Record<string, unknown> };
}

/** Sorted, so that both drivers can be held to the same line. */
const told = (values: Record<string, unknown>): string =>
  Object.keys(values)
    .sort()
    .map((key) => `${key}=${String(values[key])}`)
    .join(' ');

async function respond(context: TurnContext): Promise<void> {
  const { type, text, replyToId } = context.activity;
  if (type === 'installationUpdate') await context.sendActivity('velkommen');
  if (type === 'invoke') {
    const { verb, data } = (context.activity.value as Press).action;
    const body =
      verb === 'message'
        ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'En besked' }
        : {
            statusCode: 200,
            type: 'application/vnd.microsoft.card.adaptive',
            value: note(`${verb}: ${told(data)}`),
          };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }
  if (type !== 'message') return;
  const values = context.activity.value as Record<string, unknown> | undefined;
  if (values !== undefined) {
    const update = MessageFactory.attachment(CardFactory.adaptiveCard(note(`opdateret: ${told(values)}`)));
    await context.updateActivity({ ...update, ...(replyToId && { id: replyToId }) });
  } else if (text === 'kort') {
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(form)));
  } else {
    await context.sendActivity(`ekko: ${text}`);
  }
}

/** The little that botbuilder needs of a web framework's response. */
function responseFor(response: ServerResponse): Response {
  return {
    socket: response.socket,
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    status: (code: number) => (response.statusCode = code),
    send: (body?: unknown) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(body === undefined ? undefined : JSON.stringify(body));
    },
    end: () => response.end(),
  };
}

export interface EchoBot {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** The smallest bot that exercises a chat: it echoes, and shows a card with everything on it. */
export async function startEchoBot(): Promise<EchoBot> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const server: Server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method !== 'POST') {
        // In two steps: restify, loaded by another test file, takes away what writeHead returns.
        response.writeHead(405);
        response.end();
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
      const { headers, method } = request;
      await adapter.process({ body, headers, method }, responseFor(response), respond);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
