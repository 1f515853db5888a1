import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import restify, { type Next, type Request, type Response } from 'restify';
import type { Log } from '../app/ports';
import { wordsIn } from '../views/texts';
import type { Download, Downloads } from './downloads';

const maxBodyBytes = 256 * 1024;
const slowClientMs = 30_000;

export interface DoorOptions {
  adapter: TeamsAdapter;
  bot: (context: TurnContext) => Promise<void>;
  log: Log;
  /** Proves that the store answers. */
  ready: () => Promise<void>;
  /** Local mode only. */
  downloads?: Downloads;
}

export interface Door {
  /** Starts listening. @returns the port, chosen by the system when asked for 0 */
  listen(port: number, host: string): Promise<number>;
  /** Stops taking calls, and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** An activity has at least a type, a conversation to answer in, someone it is from, and a way back. */
function isActivity(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { type, conversation, from, recipient, serviceUrl } = body as Record<string, unknown>;
  const hasId = (party: unknown): boolean =>
    typeof party === 'object' && party !== null && 'id' in party && typeof party.id === 'string';
  return (
    typeof type === 'string' &&
    hasId(conversation) &&
    hasId(from) &&
    hasId(recipient) &&
    typeof serviceUrl === 'string'
  );
}

/** The adapter's own idea of a request says nothing of properties that may be there and undefined. */
type RestifyRequest = Request & Parameters<TeamsAdapter['process']>[0];

function refuse(response: Response, status: number, code: string): void {
  response.send(status, { error: { code } });
}

/**
 * Teams sends JSON as it is. Unpacking what strangers send could fill the memory, what only claims to be
 * packed would end the process, and forms would be written to disk: so none of it is read.
 */
function plainJsonOnly(request: Request, response: Response, next: Next): void {
  const isPlain = request.headers['content-encoding'] === undefined;
  if (request.method !== 'POST' || (isPlain && request.contentType() === 'application/json')) {
    next();
    return;
  }
  refuse(response, 415, 'not-plain-json');
  next(false);
}

/** One file, to be kept and not to be shown. */
function sendFile(response: Response, { fileName, contentType, bytes }: Download): void {
  response.sendRaw(200, bytes, {
    'content-type': contentType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'cache-control': 'no-store',
  });
}

/** `GET /download/:id`: a document that was asked for in the chat window. */
function serveDownloads(server: restify.Server, downloads: Downloads, log: Log): void {
  server.get('/download/:id', (request: Request, response: Response, next: Next) => {
    const { id } = request.params as { id: string };
    downloads
      .take(id)
      .then(
        (file) => {
          if (file) sendFile(response, file);
          else
            response.sendRaw(404, wordsIn('da').t('export.link-gone'), {
              'content-type': 'text/plain; charset=utf-8',
            });
        },
        (error: unknown) => {
          log.warn('download-failed', { reason: error instanceof Error ? error.name : 'unknown' });
          refuse(response, 503, 'download-failed');
        },
      )
      .finally(() => {
        next();
      });
  });
}

/** The bot's HTTP door: `POST /api/messages` for Teams, `GET /healthz` and `/readyz` for whoever runs it. */
export function openDoor({ adapter, bot, log, ready, downloads }: DoorOptions): Door {
  const server = restify.createServer({ name: 'kvalitetsloop', handleUncaughtExceptions: false });
  server.server.requestTimeout = slowClientMs;
  server.use(plainJsonOnly);
  server.use(restify.plugins.bodyParser({ maxBodySize: maxBodyBytes, mapParams: false }));

  server.post('/api/messages', (request: Request, response: Response, next: Next) => {
    if (!isActivity(request.body)) {
      refuse(response, 400, 'not-an-activity');
      next();
      return;
    }
    adapter
      .process(request as RestifyRequest, response, bot)
      .catch((error: unknown) => {
        log.warn('activity-refused', { reason: error instanceof Error ? error.name : 'unknown' });
        if (!response.headersSent) refuse(response, 400, 'not-an-activity');
      })
      .finally(() => {
        next();
      });
  });
  server.get('/healthz', (_request: Request, response: Response, next: Next) => {
    response.send(200, { ok: true });
    next();
  });
  server.get('/readyz', (_request: Request, response: Response, next: Next) => {
    ready()
      .then(
        () => {
          response.send(200, { ok: true });
        },
        () => {
          refuse(response, 503, 'store-unavailable');
        },
      )
      .finally(() => {
        next();
      });
  });

  if (downloads) serveDownloads(server, downloads, log);

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject);
        server.listen(port, host, () => {
          const { port: opened } = server.address();
          downloads?.servedFrom(`http://${host}:${opened}`);
          resolve(opened);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.server.closeIdleConnections();
      }),
  };
}
