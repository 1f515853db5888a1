import { Server } from 'node:net';

/**
 * Preloaded into the chat window, which otherwise listens on every network card of the machine,
 * and lets whoever comes be anyone.
 */
type Listen = (this: Server, ...args: unknown[]) => Server;

const listen = Reflect.get(Server.prototype, 'listen') as Listen;

Reflect.set(Server.prototype, 'listen', function (this: Server, ...args: unknown[]): Server {
  const [port, host] = args;
  const isOpenToAll = typeof port === 'number' && typeof host !== 'string';
  return listen.apply(this, isOpenToAll ? [port, '127.0.0.1', ...args.slice(1)] : args);
} satisfies Listen);
