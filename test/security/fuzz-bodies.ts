import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Requests that no JSON library would send: what stands on the wire is written by hand. */

const limit = 256 * 1024;

interface Wire {
  headers?: Record<string, string>;
  body: Buffer;
  /** Whether it must be refused; else it may be served as if it had come in the usual way. */
  isRefused: boolean;
}

const padded = (json: string, bytes: number): Buffer =>
  Buffer.from(json.slice(0, -1) + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(json))) + '}');

function chunked(body: Buffer, sizes: number): Buffer {
  const parts: Buffer[] = [];
  for (let from = 0; from < body.length; from += sizes) {
    const part = body.subarray(from, from + sizes);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

const inChunks = { 'transfer-encoding': 'chunked' };

/** By name, from the JSON of an activity that would be served. */
const wires: Readonly<Record<string, (json: string) => Wire>> = {
  'cut off': (json) => ({ body: Buffer.from(json.slice(0, json.length / 2)), isRefused: true }),
  'without its end': (json) => ({ body: Buffer.from(json.slice(0, -1)), isRefused: true }),
  'twice in a row': (json) => ({ body: Buffer.from(json + json), isRefused: true }),
  'single quotes': (json) => ({ body: Buffer.from(json.replaceAll('"', "'")), isRefused: true }),
  'a trailing comma': (json) => ({ body: Buffer.from(`${json.slice(0, -1)},}`), isRefused: true }),
  'no number': (json) => ({ body: Buffer.from(`${json.slice(0, -1)},"n":NaN}`), isRefused: true }),
  'in a list': (json) => ({ body: Buffer.from(`[${json}]`), isRefused: true }),
  'as a string': (json) => ({ body: Buffer.from(JSON.stringify(json)), isRefused: true }),
  'UTF-16': (json) => ({ body: Buffer.from(`\ufeff${json}`, 'utf16le'), isRefused: true }),
  'a byte order mark': (json) => ({ body: Buffer.from(`\ufeff${json}`), isRefused: false }),
  'letters in Latin-1': (json) => ({ body: Buffer.from(json, 'latin1'), isRefused: false }),
  'claims to be packed': (json) => ({
    headers: { 'content-encoding': 'gzip' },
    body: Buffer.from(json),
    isRefused: true,
  }),
  packed: (json) => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(json), isRefused: true }),
  'packed and silent of it': (json) => ({ body: gzipSync(json), isRefused: true }),
  'a form': (json) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(`activity=${encodeURIComponent(json)}`),
    isRefused: true,
  }),
  'longer than it says': (json) => ({
    headers: { 'content-length': String(Buffer.byteLength(json) - 10) },
    body: Buffer.from(json),
    isRefused: true,
  }),
  'shorter than it says': (json) => ({
    headers: { 'content-length': String(Buffer.byteLength(json) + 10) },
    body: Buffer.from(json),
    isRefused: true,
  }),
  'no length that is one': (json) => ({
    headers: { 'content-length': '-1' },
    body: Buffer.from(json),
    isRefused: true,
  }),
  'two lengths': (json) => ({
    headers: { 'content-length': `${Buffer.byteLength(json)}`, 'Content-Length ': '3' },
    body: Buffer.from(json),
    isRefused: true,
  }),
  'in chunks': (json) => ({ headers: inChunks, body: chunked(Buffer.from(json), 700), isRefused: false }),
  'chunks of no size': (json) => ({
    headers: inChunks,
    body: Buffer.from(`zz\r\n${json}\r\n0\r\n\r\n`),
    isRefused: true,
  }),
  'chunks and a length': (json) => ({
    headers: { ...inChunks, 'content-length': '5' },
    body: chunked(Buffer.from(json), 700),
    isRefused: true,
  }),
  'as long as may be': (json) => ({ body: padded(json, limit), isRefused: false }),
  'a byte too long': (json) => ({ body: padded(json, limit + 1), isRefused: true }),
  'too long, in chunks': (json) => ({
    headers: inChunks,
    body: chunked(padded(json, limit + 1), 60_000),
    isRefused: true,
  }),
};

export const wireNames = Object.keys(wires);

export function wireOf(name: string, json: string): Wire {
  const make = wires[name];
  if (!make) throw new Error(`no wire is called ${name}`);
  return make(json);
}

/**
 * Puts it on the wire and ends our half, as a client that hangs up.
 * @returns the status; undefined when the connection was ended without one
 * @throws when it is neither answered nor ended in time
 */
export function putOnWire(
  url: string,
  { headers = {}, body }: Wire,
  withinMs: number,
): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  const isSized = Object.keys(headers).some((name) => /^(?:content-length|transfer-encoding)$/i.test(name));
  const head = Object.entries({
    host: `${hostname}:${port}`,
    connection: 'close',
    'content-type': 'application/json',
    ...(!isSized && { 'content-length': String(body.length) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let answer = '';
    socket.setTimeout(withinMs, () => {
      reject(new Error(`no answer within ${withinMs} ms`));
      socket.destroy();
    });
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (answer += text));
    // The end of the connection tells; whether it was ended well does not matter.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve(status === undefined ? undefined : Number(status));
    });
    socket.end(Buffer.concat([Buffer.from(`POST /api/messages HTTP/1.1\r\n${head.join('')}\r\n`), body]));
  });
}
