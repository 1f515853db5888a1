import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** The port itself: how long a client may take, what every answer says, and how it is closed. */

export interface Patience {
  /** Until a call's headers are there. */
  headersMs: number;
  /** Until all of a call is there. */
  callMs: number;
  /** Until a line on which nothing comes is closed. */
  idleMs: number;
  /** How often the first two are looked at. */
  lookEveryMs: number;
  /** Lines at a time; more are hung up on. */
  connections: number;
}

const usual: Patience = {
  headersMs: 10_000,
  callMs: 20_000,
  // Longer than those on the way wait, so that none of them sends on a line that is just being closed.
  idleMs: 75_000,
  lookEveryMs: 5_000,
  connections: 1_000,
};

const mostHeaderBytes = 16 * 1024;

/** Nothing here is for a browser: not to be shown, framed, guessed at or kept. */
const always: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

export interface Listener {
  server: Server;
  /** Takes no more calls, answers those that came whole, and hangs up on all others. */
  close(): Promise<void>;
}

/** @param take is given every call, as it comes */
export function listener(
  take: (request: IncomingMessage, response: ServerResponse) => void,
  patience: Partial<Patience> = {},
): Listener {
  const { headersMs, callMs, idleMs, lookEveryMs, connections } = { ...usual, ...patience };
  const underWay = new Map<IncomingMessage, ServerResponse>();
  let isClosing = false;

  function hangUpWhenDone(): void {
    server.closeIdleConnections();
    if (![...underWay.keys()].some(({ complete }) => complete)) server.closeAllConnections();
  }

  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: callMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: lookEveryMs,
      maxHeaderSize: mostHeaderBytes,
    },
    (request, response) => {
      for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
      if (isClosing) {
        // In two steps: restify takes away what writeHead returns.
        response.writeHead(503, { connection: 'close', 'retry-after': '10' });
        response.end();
        return;
      }
      underWay.set(request, response);
      response.once('close', () => {
        underWay.delete(request);
        if (isClosing) hangUpWhenDone();
      });
      take(request, response);
    },
  );
  server.maxConnections = connections;

  return {
    server,
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        server.close(() => {
          resolve();
        });
        for (const response of underWay.values()) response.shouldKeepAlive = false;
        hangUpWhenDone();
      }),
  };
}
