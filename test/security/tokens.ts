import { request as call } from 'node:http';
import fc from 'fast-check';
import { openId, ownToken } from '../support/open-id';
import { fakeConnector, type FakeConnector, type Json } from '../support/fake-connector';
import { openBot, aadOf, type Bot } from '../teams/bot';
import { emptyTally, type SecurityRun, type Tally } from './tally';
import { appId, tokenCases, type TokenCase } from './token-cases';

/** Everything that is wrong with a token, at the door of the whole bot, as it is registered with Microsoft. */

export const tenantId = '11111111-1111-4111-8111-111111111111';
const refusals = [400, 401, 403, 431];

/** The status of one call; `authorization` as it stands, also twice. */
export function statusOf(url: string, activity: Json, authorization: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(activity);
    const headers = ['host', '127.0.0.1', 'content-type', 'application/json'];
    headers.push('content-length', String(Buffer.byteLength(body)));
    for (const value of authorization) headers.push('authorization', value);
    const sent = call(`${url}/api/messages`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Something that only the bot's own people may cause: a chef's portfolio. */
export function activityOf(connector: FakeConnector, sequence: number): Json {
  const aadObjectId = aadOf('Anders Holm');
  return {
    type: 'message',
    id: `token-${sequence}`,
    text: 'status',
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: '29:anders', name: 'Anders Holm', aadObjectId },
    recipient: { id: `28:${appId}` },
    conversation: { id: `a:${aadObjectId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}

/** A good token with one letter changed; not the last of a part, some of whose bits say nothing. */
function changedTokens(good: string, seed: number, count: number): TokenCase[] {
  const ends = [...good.matchAll(/\.|$/g)].map(({ index }) => index - 1);
  const places = fc
    .record({ at: fc.nat(good.length - 1), letter: fc.constantFrom('A', 'Q', 'g', 'x', '0', '9', '-', '_') })
    .filter(({ at, letter }) => good[at] !== '.' && good[at] !== letter && !ends.includes(at));
  return fc.sample(places, { seed, numRuns: count }).map(({ at, letter }) => ({
    name: `letter ${at} as ${letter}`,
    headers: [`Bearer ${good.slice(0, at)}${letter}${good.slice(at + 1)}`],
  }));
}

/** What the SDK and the bot write meanwhile, besides the bot's own log. */
function listenToConsole(): { lines: string[]; restore(): void } {
  const lines: string[] = [];
  const kept = { ...console };
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    console[level] = (...said: unknown[]) => void lines.push(said.map(String).join(' '));
  return { lines, restore: () => void Object.assign(console, kept) };
}

interface Scene {
  bot: Bot;
  connector: FakeConnector;
  tally: Tally;
}

async function tryOne({ bot, connector, tally }: Scene, each: TokenCase): Promise<void> {
  const [told, connected] = [connector.headers.length, connector.connections().opened];
  bot.store.forget();
  tally.tried += 1;
  const activity = { ...activityOf(connector, tally.tried), ...each.activity };
  const status = await statusOf(bot.url, activity, each.headers).catch(() => undefined);
  const storeCalls = Object.values(bot.store.calls).reduce((sum, calls) => sum + calls, 0);
  const find = (what: string): void => void tally.findings.push(`${each.name}: ${what}`);
  if (status === undefined) {
    tally.crashes += 1;
    find('no answer');
    return;
  }
  if (status >= 500) tally.serverErrors += 1;
  if (each.isGood) {
    if (status !== 200) find(`answered ${status}`);
    if (connector.headers.length === told) find('nothing was answered');
    return;
  }
  if (!refusals.includes(status)) find(`answered ${status}`);
  if (status < 300) tally.letThrough += 1;
  else tally.refused += 1;
  if (storeCalls > 0) find(`the store was asked ${storeCalls} times`);
  if (connector.connections().opened > connected || connector.headers.length > told) find('Teams was called');
}

/** Nothing of a token may be in what is written down: no part of it, and not the bot's own. */
function findTold(tally: Tally, cases: readonly TokenCase[], written: string): void {
  for (const { name, headers } of cases)
    for (const part of headers.flatMap((header) => header.split(/[ .]/)))
      if (part.length > 20 && written.includes(part)) tally.findings.push(`${name}: the log holds it`);
  if (written.includes(ownToken)) tally.findings.push('the log holds the bot’s own token');
}

export const tokens: SecurityRun = async ({ seed, size }) => {
  const [connector, microsoft] = await Promise.all([fakeConnector(), openId(appId)]);
  const said = listenToConsole();
  const tally = emptyTally('tokens');
  try {
    const app = { id: appId, type: 'UserAssignedMSI', tenantId, serviceUrl: connector.url } as const;
    const registered = { app, standIns: microsoft.standIns };
    const bot = await openBot({ connector, tenantIds: [tenantId], registered });
    const cases = tokenCases(microsoft, connector.url);
    const good = cases[0]?.headers[0]?.slice('Bearer '.length) ?? '';
    cases.push(...changedTokens(good, seed, Math.max(0, size - cases.length)));
    const scene = { bot, connector, tally };
    for (const each of cases.filter(({ isGood }) => isGood)) await tryOne(scene, each);
    const before = JSON.stringify(await bot.documents());
    for (const each of cases.filter(({ isGood }) => !isGood)) await tryOne(scene, each);
    if (JSON.stringify(await bot.documents()) !== before) tally.changedByRefused += 1;
    await bot.close();
    findTold(tally, cases, [...said.lines, ...bot.logged].join('\n'));
  } finally {
    said.restore();
    await Promise.all([connector.close(), microsoft.close()]);
  }
  return tally;
};
