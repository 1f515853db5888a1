import { teamsLimits } from '../../src/teams/limits';
import { appId, tokenCases } from '../security/token-cases';
import { activityOf, statusOf, tenantId } from '../security/tokens';
import { postActivity } from '../support/bot-client';
import { fakeConnector } from '../support/fake-connector';
import { openId } from '../support/open-id';
import { openBot, useBot } from './bot';

/** How much the door takes: of one person before the store is asked, and of all before anyone looks who it is. */

const tooFast = 'Det går lidt hurtigt for mig.';

describe('one person', () => {
  const bot = useBot({ isInTeams: true, limits: { overall: [], person: [{ calls: 3, seconds: 60 }] } });

  /** As often as a person may. */
  async function useUp(name: string): Promise<void> {
    for (let calls = 0; calls < 3; calls += 1)
      expect((await bot().person(name).say('næste')).card.text).not.toContain(tooFast);
  }

  it('who writes too fast is told once, and then nothing more is said or done', async () => {
    await useUp('Mette Skov');
    bot().store.forget();
    const before = await bot().documents();
    bot().store.forget();
    const told = await bot().person('Mette Skov').say('næste');
    expect([told.status, told.card.text]).toEqual([200, expect.stringContaining(tooFast)]);
    for (let calls = 0; calls < 5; calls += 1) {
      const { status, cards } = await bot().person('Mette Skov').say('næste');
      expect([status, cards]).toEqual([200, []]);
    }
    expect(Object.values(bot().store.calls)).toEqual([0, 0, 0, 0, 0]);
    expect(await bot().documents()).toEqual(before);
    expect(bot().logged.filter((line) => line.includes('too-fast'))).toHaveLength(1);
  });

  it('keeps nobody else from being answered', async () => {
    await useUp('Mette Skov');
    await useUp('Anders Holm');
  });

  it('who presses too fast keeps the card with what was typed in it', async () => {
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('hjælp');
    await mette.say('næste');
    await mette.say('næste');
    const { status, body } = await mette.execute(card, { title: card.buttons[0]!.title, at: 0 });
    expect(status).toBe(200);
    expect(body).toEqual({
      statusCode: 429,
      type: 'application/vnd.microsoft.error',
      value: { code: '429', message: expect.stringContaining(tooFast) as string },
    });
    // Nothing was put in the card's place.
    expect(bot().connector.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('who searches too fast is told where the hits would be', async () => {
    await useUp('Anders Holm');
    const { body } = await bot()
      .person('Anders Holm')
      .send({ type: 'invoke', name: 'composeExtension/query', value: { commandId: 'units' } });
    expect(body).toEqual({
      composeExtension: { type: 'message', text: expect.stringContaining(tooFast) as string },
    });
  });

  it('is told in English who speaks it', async () => {
    const english = bot().person('Mette Skov', { locale: 'en-GB' });
    for (let calls = 0; calls < 3; calls += 1) await english.say('help');
    expect((await english.say('help')).card.text).toContain('a little fast');
  });
});

describe('all together', () => {
  const bot = useBot({ isInTeams: true, limits: { overall: [{ calls: 2, seconds: 60 }], person: [] } });

  it('are told to come again, before anything of the call is read', async () => {
    const anything = (): Promise<{ status: number }> => postActivity(bot().url, '{');
    expect([(await anything()).status, (await anything()).status]).toEqual([400, 400]);
    bot().store.forget();
    const refused = await fetch(`${bot().url}/api/messages`, { method: 'POST', body: 'x'.repeat(1000) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await refused.json()).toEqual({ error: { code: 'too-many-calls' } });
    expect(Object.values(bot().store.calls)).toEqual([0, 0, 0, 0, 0]);
  });

  it.each(['/api/messages;x', '/api/message%73', '/api/messages?x', '/nothing'])(
    'are counted however the door is named: %s',
    async (path) => {
      const call = (to: string) => fetch(`${bot().url}${to}`, { method: 'POST', body: '{' });
      for (let calls = 0; calls < 2; calls += 1) await call(path);
      expect((await call('/api/messages')).status).toBe(429);
      expect((await call(path)).status).toBe(429);
    },
  );

  it('leave those who look after the bot their answer', async () => {
    for (let calls = 0; calls < 4; calls += 1) await postActivity(bot().url, '{');
    expect((await fetch(`${bot().url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bot().url}/readyz`)).status).toBe(200);
  });
});

describe('without being told how much', () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  it('counts where it is registered with Teams: one person, and all together', async () => {
    const [connector, microsoft] = await Promise.all([fakeConnector(), openId(appId)]);
    const app = { id: appId, type: 'UserAssignedMSI', tenantId, serviceUrl: connector.url } as const;
    const registered = { app, standIns: microsoft.standIns };
    const bot = await openBot({ connector, tenantIds: [tenantId], registered, limits: 'usual' });
    opened.push(bot, connector, microsoft);
    const [good] = tokenCases(microsoft, connector.url);
    const say = (sequence: number) => statusOf(bot.url, activityOf(connector, sequence), good!.headers);
    // In far less than the five seconds in which fifteen are let by.
    for (let calls = 1; calls <= 20; calls += 1) expect(await say(calls)).toBe(200);
    expect(bot.logged.join('\n')).toContain('too-fast');
    // And these in less than the two seconds in which two hundred are.
    const many = await Promise.all(Array.from({ length: 400 }, () => postActivity(bot.url, '{')));
    expect(many.map(({ status }) => status)).toContain(429);
  });

  it('takes whatever comes where it is tried', async () => {
    const bot = await openBot({ limits: 'usual' });
    opened.push(bot);
    const many = await Promise.all(Array.from({ length: 400 }, () => postActivity(bot.url, '{')));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([400]));
  });
});

it('is what nobody meets by hand', () => {
  expect(teamsLimits).toEqual({
    overall: [{ calls: 100, seconds: 1 }],
    person: [
      { calls: 15, seconds: 5 },
      { calls: 60, seconds: 60 },
    ],
  });
});
