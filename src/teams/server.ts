import type { TurnContext } from 'botbuilder';
import restify, { type Next, type Request, type RequestHandler, type Response } from 'restify';
import type { Log } from '../app/ports';
import { wordsIn } from '../views/texts';
import type { BoundAdapter } from './adapter';
import { admissionOf } from './admission';
import type { Download, Downloads } from './downloads';
import { counterOf, type Limit } from './limits';
import { listener, type Patience } from './listener';

const messages = '/api/messages';
const maxBodyBytes = 256 * 1024;

export interface DoorOptions {
  adapter: BoundAdapter;
  bot: (context: TurnContext) => Promise<void>;
  log: Log;
  /** Proves that the store answers. */
  ready: () => Promise<void>;
  /** Local mode only. */
  downloads?: Downloads;
  /** All calls together; absent: as many as come. */
  limit?: readonly Limit[];
  /** With clients that are slow; what is left out is as usual. */
  patience?: Partial<Patience>;
}

export interface Door {
  /** Starts listening. @returns the port, chosen by the system when asked for 0 */
  listen(port: number, host: string): Promise<number>;
  /** Stops taking calls, and resolves when those under way are answered. */
  close(): Promise<void>;
}

function refuse(response: Response, status: number, code: string): void {
  response.send(status, { error: { code } });
}

/**
 * Before anything of a call is read: what is too many costs next to nothing. Told by the method, since the same path
 * can be written in many ways.
 */
function countCalls(limit: readonly Limit[]): RequestHandler {
  const waitOf = counterOf(limit);
  return (request, response, next) => {
    if (request.method !== 'POST') {
      next();
      return;
    }
    waitOf('all').then((seconds) => {
      if (seconds > 0) {
        response.header('retry-after', String(seconds));
        refuse(response, 429, 'too-many-calls');
      }
      next(seconds > 0 ? false : undefined);
    }, next);
  };
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

/** `POST /api/messages`: what Teams sends. */
async function takeActivity(
  { adapter, bot, log }: DoorOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const call = await admissionOf(adapter, request, request.body);
  if ('status' in call) {
    log.warn('call-refused', { status: call.status, code: call.code });
    refuse(response, call.status, call.code);
    return;
  }
  try {
    const answer = await adapter.answer(call.admission, call.activity, bot);
    response.send(answer?.status ?? 200, answer?.body);
  } catch (error) {
    log.error('call-failed', { reason: error instanceof Error ? error.name : 'unknown' });
    if (!response.headersSent) refuse(response, 500, 'failed');
  }
}

/** One file, to be kept and not to be shown. */
function sendFile(response: Response, { fileName, contentType, bytes }: Download): void {
  response.sendRaw(200, bytes, {
    'content-type': contentType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  });
}

/** `GET /download/:id`: a document that was asked for in the chat window. */
async function serveDownload(
  { log }: DoorOptions,
  downloads: Downloads,
  request: Request,
  response: Response,
): Promise<void> {
  const { id } = request.params as { id: string };
  try {
    const file = await downloads.take(id);
    if (file) sendFile(response, file);
    else
      response.sendRaw(404, wordsIn('da').t('export.link-gone'), {
        'content-type': 'text/plain; charset=utf-8',
      });
  } catch (error) {
    log.warn('download-failed', { reason: error instanceof Error ? error.name : 'unknown' });
    refuse(response, 503, 'download-failed');
  }
}

/** `GET /readyz`: however many ask, the store is asked by one of them at a time. */
function serveReadiness(ready: () => Promise<void>) {
  let asking: Promise<boolean> | undefined;
  return async (_request: Request, response: Response): Promise<void> => {
    asking ??= ready()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = undefined;
      });
    if (await asking) response.send(200, { ok: true });
    else refuse(response, 503, 'store-unavailable');
  };
}

/** What is not there, or not taken: says so, and not with whose help. */
const said: Readonly<Record<number, string>> = { 404: 'not-found', 405: 'not-allowed', 413: 'too-big' };

function routesOf(options: DoorOptions): restify.Server {
  const { limit, ready, downloads } = options;
  const routes = restify.createServer({ name: '', handleUncaughtExceptions: false });
  // Its own log prints whole calls, token and text and all, when it cannot write an answer as JSON.
  Object.assign(routes.log, { level: 'silent' });
  if (limit) routes.pre(countCalls(limit));
  routes.use(plainJsonOnly);
  routes.use(restify.plugins.bodyParser({ maxBodySize: maxBodyBytes, mapParams: false }));
  routes.on('restifyError', (_request: Request, _response: Response, error: HttpError, done: () => void) => {
    error.toJSON = () => ({ error: { code: said[error.statusCode ?? 0] ?? 'bad-call' } });
    error.toString = () => '';
    done();
  });
  routes.post(messages, async (request: Request, response: Response) => {
    await takeActivity(options, request, response);
  });
  routes.get('/healthz', (_request: Request, response: Response, next: Next) => {
    response.send(200, { ok: true });
    next();
  });
  routes.get('/readyz', serveReadiness(ready));
  if (downloads)
    routes.get('/download/:id', async (request: Request, response: Response) => {
      await serveDownload(options, downloads, request, response);
    });
  return routes;
}

interface HttpError extends Error {
  statusCode?: number;
  toJSON?: () => unknown;
}

/** The bot's HTTP door: `POST /api/messages` for Teams, `GET /healthz` and `/readyz` for whoever runs it. */
export function openDoor(options: DoorOptions): Door {
  const routes = routesOf(options);
  // Its own server cannot be given these time-outs, and keeps every line that asks for another protocol.
  const open = listener((request, response) => {
    routes.server.emit('request', request, response);
  }, options.patience);
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        open.server.once('error', reject);
        open.server.listen(port, host, () => {
          const address = open.server.address();
          const opened = typeof address === 'object' && address !== null ? address.port : port;
          options.downloads?.servedFrom(`http://${host}:${opened}`);
          resolve(opened);
        });
      }),
    close: () => open.close(),
  };
}
