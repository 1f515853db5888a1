import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { LocalAccount, type Change } from './account';
import {
  answerDocumentRequest,
  isBatch,
  isQuery,
  isQueryPlan,
  refusal,
  type Answer,
} from './document-requests';
import { Faults, type SeenRequest } from './faults';
import { Journal } from './journal';
import { answerMetaRequest } from './meta-requests';
import { emulatorKey, isSigned, pathOf } from './signature';

export interface CosmosServerOptions {
  /** On 127.0.0.1; 0 or absent takes a free one. */
  port?: number;
  /** Base64; absent: the emulators' public key. */
  key?: string;
  /** Absent: what was written is gone when the server stops. */
  snapshotFile?: string;
}

export interface CosmosServer {
  readonly endpoint: string;
  readonly port: number;
  readonly key: string;
  readonly faults: Faults;
  /** What was asked, oldest first; a status of 0 was never answered. */
  readonly requests: (SeenRequest & { status: number })[];
  stop(): Promise<void>;
}

/** The part of Cosmos DB that the bot uses, over HTTP on this machine, with its atomic batches and its refusals. */
export async function startCosmosServer(options: CosmosServerOptions = {}): Promise<CosmosServer> {
  const { key = emulatorKey, snapshotFile } = options;
  const account = new LocalAccount();
  const faults = new Faults();
  const requests: CosmosServer['requests'] = [];
  const journal = snapshotFile === undefined ? undefined : new Journal(snapshotFile);

  async function work(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    if (!isSigned(request, key)) return refusal(401, 'The signature does not fit the key');
    const [, database, , container, docs, id] = pathOf(request);
    if (database === undefined || container === undefined || docs !== 'docs') {
      const { answer, changes } = await answerMetaRequest(account, request, response);
      journal?.append(changes);
      return answer;
    }
    const { method = '', headers } = request;
    const body = await text(request);
    const answer = answerDocumentRequest(account, {
      ...{ database, container, method, headers, body },
      ...(id === undefined ? {} : { id }),
    });
    if (account.container(database, container))
      journal?.append(
        account
          .documents(database, container)
          .takeChanges()
          .map((change): Change => ({ database, container, ...change })),
      );
    return answer;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = { ...seenOf(request), status: 0 };
    requests.push(seen);
    const fault = faults.strike(seen);
    if (fault?.kind === 'hang') return;
    const answer =
      fault?.kind === 'answer'
        ? { ...refusal(fault.status, 'A fault on purpose'), headers: fault.headers }
        : await work(request, response);
    if (fault?.kind === 'lose-answer') {
      request.socket.destroy();
      return;
    }
    seen.status = answer.status;
    send(response, answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      send(response, refusal(500, error instanceof Error ? (error.stack ?? error.message) : 'unknown'));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  // After the port is ours, so that a second server never writes to the first one's file.
  for (const change of journal?.read() ?? []) account.replay(change);
  journal?.compact(account.changes());
  const { port } = server.address() as AddressInfo;
  return {
    ...{ endpoint: `http://127.0.0.1:${port}`, port, key, faults, requests },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      journal?.close();
    },
  };
}

function seenOf({ method = '', url = '', headers }: IncomingMessage): SeenRequest {
  const isDocument = /^\/+dbs\/[^/]+\/colls\/[^/]+\/docs/.test(url) && !isQueryPlan(headers);
  const kind = isQuery(headers) ? 'query' : isBatch(headers) ? 'batch' : 'document';
  return { method, url, kind: isDocument ? kind : 'meta' };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const always = {
    'content-type': 'application/json',
    'x-ms-activity-id': randomUUID(),
    'x-ms-request-charge': '1',
  };
  response.writeHead(status, { ...always, ...headers });
  response.end(status === 204 || body === undefined ? undefined : JSON.stringify(body));
}
