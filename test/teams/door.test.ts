import { gzipSync } from 'node:zlib';
import { nextId, postActivity } from '../support/bot-client';
import { useBot, type Bot } from './bot';

/** The HTTP door: what is no activity is refused with a status, nothing is stored, and the next call works. */

const bot = useBot();

const activity = {
  type: 'message',
  id: 'x',
  text: 'hjælp',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1/',
  from: { id: '29:x', aadObjectId: 'x' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:x', conversationType: 'personal' },
};

/** So many objects, one in another. */
function nested(levels: number): unknown {
  return levels === 0 ? 1 : { in: nested(levels - 1) };
}

async function expectUnharmed(before: Awaited<ReturnType<Bot['documents']>>): Promise<void> {
  expect(await bot().documents()).toEqual(before);
  expect((await bot().person('Mette Skov').say('hjælp')).card.title).toBe('Hej Mette');
}

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<number> {
  return (await fetch(`${bot().url}/api/messages`, { method: 'POST', body, headers })).status;
}

it.each([
  ['nothing', ''],
  ['no JSON', '{"type": "message"'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a word', '"hjælp"'],
  ['an empty object', '{}'],
  ['no sender', JSON.stringify({ ...activity, from: undefined })],
  ['no conversation', JSON.stringify({ ...activity, conversation: null })],
  ['no way back', JSON.stringify({ ...activity, serviceUrl: 7 })],
  ['a conversation without an id', JSON.stringify({ ...activity, conversation: { id: 5 } })],
  ['a sender of another type', JSON.stringify({ ...activity, from: { id: '29:x', aadObjectId: { a: 1 } } })],
  ['a tenant of another type', JSON.stringify({ ...activity, conversation: { id: 'a:x', tenantId: ['x'] } })],
  ['a sender without a letter of an id', JSON.stringify({ ...activity, from: { id: '' } })],
  ['a language of another type', JSON.stringify({ ...activity, locale: 5 })],
  ['no channel', JSON.stringify({ ...activity, channelId: undefined })],
  ['a channel without a name', JSON.stringify({ ...activity, channelId: '' })],
  ['an id of another type', JSON.stringify({ ...activity, id: { id: 'x' } })],
  ['lists in lists', JSON.stringify(activity).replace('"hjælp"', '['.repeat(60_000) + ']'.repeat(60_000))],
  ['objects in objects', JSON.stringify({ ...activity, channelData: nested(101) })],
  ['an answer to a message of another type', JSON.stringify({ ...activity, replyToId: ['x'] })],
  ['an id as long as a book', JSON.stringify({ ...activity, from: { id: 'x'.repeat(20_000) } })],
])('refuses %s with 400', async (_what, body) => {
  const before = await bot().documents();
  expect((await postActivity(bot().url, body)).status).toBe(400);
  await expectUnharmed(before);
});

it.each(['application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
  'takes what Teams sends, as %s',
  async (type) => {
    const sent = { ...activity, id: nextId(), serviceUrl: bot().connector.url };
    expect(await post(JSON.stringify(sent), { 'content-type': type })).toBe(200);
  },
);

it('refuses what is longer than 256 KB with 413, and reads what is not', async () => {
  const before = await bot().documents();
  const ofLength = (bytes: number): string => '{}'.padEnd(bytes);
  expect((await postActivity(bot().url, ofLength(256 * 1024))).status).toBe(400);
  expect((await postActivity(bot().url, ofLength(256 * 1024 + 1))).status).toBe(413);
  const big = JSON.stringify({ ...activity, text: 'x'.repeat(256 * 1024) });
  expect((await postActivity(bot().url, big)).status).toBe(413);
  await expectUnharmed(before);
});

it.each([
  ['packed text that is 20 MB when unpacked', () => gzipSync(Buffer.alloc(20 * 1024 * 1024, 'x'))],
  ['something that only claims to be packed', () => Buffer.from('no gzip at all')],
])('refuses %s, unread, with 415', async (_what, body) => {
  const before = await bot().documents();
  expect(await post(body(), { 'content-type': 'application/json', 'content-encoding': 'gzip' })).toBe(415);
  await expectUnharmed(before);
});

it.each([
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'text/plain',
])('refuses a body of %s', async (type) => {
  const before = await bot().documents();
  const form = '--x\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--x--\r\n';
  expect(await post(form, { 'content-type': type })).toBe(415);
  await expectUnharmed(before);
});

it.each([
  ['an event', { type: 'event', name: 'anything' }],
  ['typing', { type: 'typing' }],
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
  ['an unknown kind', { type: 'somethingNew' }],
])('says nothing to %s', async (_what, sent) => {
  const answer = await bot().person('Mette Skov').send(sent);
  expect(answer.status).toBe(200);
  expect(answer.cards).toEqual([]);
});

it.each([
  ['a text of another type', { text: { a: 1 } }],
  ['channel data of another type', { channelData: 'teams' }],
])('is not brought down by %s', async (_what, wrong) => {
  const before = await bot().documents();
  const { status } = await postActivity(bot().url, {
    ...activity,
    id: nextId(),
    serviceUrl: bot().connector.url,
    ...wrong,
  });
  expect(status).toBe(200);
  await expectUnharmed(before);
});

describe('health', () => {
  const get = async (path: string): Promise<number> => (await fetch(`${bot().url}${path}`)).status;

  it('is good when the store answers', async () => {
    expect([await get('/healthz'), await get('/readyz')]).toEqual([200, 200]);
  });

  it('is not ready while the store is down, and alive all the same', async () => {
    bot().breakDown();
    expect([await get('/healthz'), await get('/readyz')]).toEqual([200, 503]);
    bot().mend();
    expect(await get('/readyz')).toBe(200);
  });

  it('says no more than that', async () => {
    const said = await fetch(`${bot().url}/healthz`);
    expect(await said.json()).toEqual({ ok: true });
    bot().breakDown();
    const down = await fetch(`${bot().url}/readyz`);
    expect(await down.json()).toEqual({ error: { code: 'store-unavailable' } });
    bot().mend();
  });
});

describe('every answer', () => {
  const json = { 'content-type': 'application/json' };
  it.each<[string, string, RequestInit, number, unknown]>([
    ['health', '/healthz', {}, 200, { ok: true }],
    ['a path that is not there', '/admin?secret=1', {}, 404, { error: { code: 'not-found' } }],
    ['the start', '/', {}, 404, { error: { code: 'not-found' } }],
    ['another method', '/api/messages', {}, 405, { error: { code: 'not-allowed' } }],
    [
      'a question of a browser',
      '/api/messages',
      { method: 'OPTIONS' },
      405,
      { error: { code: 'not-allowed' } },
    ],
    [
      'a change',
      '/healthz',
      { method: 'PUT', body: '{}', headers: json },
      405,
      { error: { code: 'not-allowed' } },
    ],
    ['no activity', '/api/messages', { method: 'POST', body: '{}', headers: json }, 400, expect.anything()],
    [
      'no JSON',
      '/api/messages',
      { method: 'POST', body: '{', headers: json },
      400,
      { error: { code: 'bad-call' } },
    ],
    ['a text', '/api/messages', { method: 'POST', body: 'x' }, 415, expect.anything()],
  ])('(%s) is to be kept, shown and guessed at by nobody', async (_what, path, init, status, body) => {
    const headers = { origin: 'https://evil.dk', ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(bot().url + path, { ...init, headers });
    expect([answer.status, await answer.json()]).toEqual([status, body]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': 'application/json',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
    });
    const telling = /server|powered|user-agent|version|access-control|cookie/i;
    expect([...answer.headers.keys()].filter((name) => telling.test(name))).toEqual([]);
  });
});
