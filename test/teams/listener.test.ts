import { Agent, get } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { listener, type Listener } from '../../src/teams/listener';

/** The port itself: clients that are slow, too many or too wordy, and how it is closed. */

type Take = Parameters<typeof listener>[0];

let open: Listener | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await open?.close();
});

const answered: Take = (request, response) => {
  request.resume().once('end', () => response.end('ok'));
};

async function start(patience: Parameters<typeof listener>[1] = {}, take: Take = answered): Promise<number> {
  open = listener(take, patience);
  const { server } = open;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A client that writes what it likes; `all` is what it read until it was hung up on. */
function client(port: number): { socket: Socket; all: Promise<string>; read: () => Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let read = '';
  socket.on('data', (chunk: Buffer) => (read += chunk.toString()));
  socket.on('error', () => undefined);
  const all = new Promise<string>((resolve) => {
    socket.once('close', () => {
      resolve(read);
    });
  });
  const next = (): Promise<string> =>
    new Promise((resolve) => {
      socket.once('data', (chunk: Buffer) => {
        resolve(chunk.toString());
      });
    });
  return { socket, all, read: next };
}

it('waits ten seconds for headers, twenty for a call and a thousand lines at a time, unless it is told otherwise', () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = listener(answered).server;
  expect({ headersTimeout, requestTimeout, keepAliveTimeout, maxConnections }).toEqual({
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 75_000,
    maxConnections: 1_000,
  });
});

const whole = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const quick = { headersMs: 100, callMs: 200, lookEveryMs: 20 };

describe('a client that is slow', () => {
  it.each([
    ['says nothing', ''],
    ['never ends its headers', 'POST / HTTP/1.1\r\nhost: x\r\nx-a: '],
    ['never ends its call', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{'],
  ])('and %s is hung up on, and others are answered meanwhile', async (_what, written) => {
    const port = await start(quick);
    const slow = client(port);
    slow.socket.write(written);
    const other = client(port);
    other.socket.write(whole);
    expect(await other.read()).toContain('200 OK');
    expect(await slow.all).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  });

  it('and asks nothing more is hung up on too', async () => {
    const port = await start({ idleMs: 100 });
    const idle = client(port);
    idle.socket.write(whole);
    expect(await idle.all).toContain('200 OK');
  });
});

it('hangs up on a line too many, and takes the next when one is free', async () => {
  const port = await start({ connections: 1 });
  const first = client(port);
  first.socket.write(whole);
  await first.read();
  expect(await client(port).all).toBe('');
  first.socket.destroy();
  await first.all;
  const next = client(port);
  next.socket.write(whole);
  expect(await next.read()).toContain('200 OK');
});

it.each([
  ['20 KB of headers', `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(20 * 1024)}\r\n\r\n`, 431],
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{', 400],
  [
    'a length and pieces',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
])('refuses %s and hangs up', async (_what, written, status) => {
  const port = await start();
  const { socket, all } = client(port);
  socket.write(written);
  expect(await all).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

it('keeps no line open for another protocol', async () => {
  const port = await start({ idleMs: 100 });
  const { socket, all } = client(port);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  expect(await all).toContain('200 OK');
});

describe('when it closes', () => {
  it('what came whole is answered, what did not is hung up on, and nothing else is taken', async () => {
    const answers: (() => void)[] = [];
    const port = await start({}, (request, response) => {
      request.resume().once('end', () => answers.push(() => response.end('done')));
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answer = new Promise<{ status?: number; connection?: string }>((resolve, reject) => {
      get({ port, agent }, ({ statusCode, headers }) => {
        resolve({ status: statusCode!, connection: headers.connection! });
      }).once('error', reject);
    });
    const half = client(port);
    half.socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    const silent = client(port);
    await new Promise((resolve) => silent.socket.once('connect', resolve));
    while (answers.length === 0) await new Promise((resolve) => setImmediate(resolve));

    let isClosed = false;
    const closed = open!.close().then(() => (isClosed = true));
    expect(await client(port).all).toBe('');
    expect(isClosed).toBe(false);
    answers[0]!();
    expect(await answer).toEqual({ status: 200, connection: 'close' });
    expect([await half.all, await silent.all]).toEqual(['', '']);
    await closed;
    agent.destroy();
  });

  it('what comes while others are answered is told to come again', async () => {
    let finish: (() => void) | undefined;
    const port = await start({}, (_request, response) => {
      finish = () => response.end('done');
    });
    const first = client(port);
    first.socket.write(whole);
    const late = client(port);
    late.socket.write(whole.slice(0, -2));
    while (!finish) await new Promise((resolve) => setImmediate(resolve));
    const closed = open!.close();
    late.socket.write('\r\n');
    expect(await late.all).toMatch(/^HTTP\/1\.1 503 /);
    finish();
    expect(await first.all).toMatch(/^HTTP\/1\.1 200 /);
    await closed;
  });
});
