import { setTimeout as wait } from 'node:timers/promises';
import type { Messenger, SendTrouble } from '../../src/app/ports';
import type { OutgoingCard } from '../../src/app/results';
import type { Person } from '../../src/domain/people/person';
import { teamsAdapter } from '../../src/teams/adapter';
import { teamsMessenger } from '../../src/teams/messenger';
import { loadTemplates } from '../../src/views/render';
import { aMeeting, aPersonAs, aUnit } from '../fixtures/builders';
import { readCard } from '../support/bot-client';
import { fakeConnector, type FakeConnector, type Fault, type Json } from '../support/fake-connector';

/** How the messenger writes to Teams, and what it makes of each answer, over HTTP. One call each: nothing is hidden. */

interface Policy {
  name: string;
  sendRequest<T>(request: object, next: (request: object) => Promise<T>): Promise<T>;
}
interface WithPipeline {
  client: { pipeline: { addPolicy(policy: Policy, where: { beforePolicies: string[] }): void } };
}

const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const appId = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const aadObjectId = '00000000-0000-4000-8000-000000000001';
/** Long enough for a busy machine; where nothing is to be answered, short. */
const answerWithinMs = 5000;
const soonMs = 150;
const card: OutgoingCard = {
  kind: 'withdrawn',
  withdrawn: { unit: aUnit(), meeting: aMeeting(), why: 'cancelled' },
};

let connector: FakeConnector;
let messenger: Messenger;
let person: Person;
beforeAll(() => {
  loadTemplates();
});
beforeEach(async () => {
  connector = await fakeConnector();
  messenger = messengerWithin(answerWithinMs);
  const conversation = {
    tenantId,
    conversationId: `a:${aadObjectId}`,
    serviceUrl: connector.url,
    botId: `28:${appId}`,
    userId: '29:user',
  };
  person = { ...aPersonAs('leader'), aadObjectId, conversation };
});
afterEach(() => connector.close());

function messengerWithin(ms: number): Messenger {
  return teamsMessenger(teamsAdapter(undefined, { withinMs: ms }), appId, {
    serviceUrl: connector.url,
    tenantId,
  });
}

const unmet = (): Person => {
  const { conversation: _conversation, ...rest } = person;
  return rest;
};

/** Every way to write, to be met by the same trouble. */
const ways: [string, () => Promise<unknown>][] = [
  ['send', () => messenger.send(person, card)],
  ['replace', () => messenger.replace(person, 'activity-7', card)],
  ['open', () => messenger.open!(unmet())],
];

function titleOf(activity: Json): string {
  const [attachment] = activity['attachments'] as { content: Json }[];
  return readCard(attachment!.content).title;
}

describe('what goes well', () => {
  it('send: a card alone, in the person’s own chat, and its id comes back', async () => {
    expect(await messenger.send(person, card)).toEqual({ kind: 'sent', activityId: 'activity-1' });
    const [call] = connector.calls;
    expect(call).toMatchObject({ method: 'POST', conversationId: `a:${aadObjectId}` });
    expect(call?.activity).toMatchObject({
      type: 'message',
      conversation: { tenantId },
      recipient: { id: '29:user' },
    });
    expect(call?.activity).not.toHaveProperty('text');
    expect(titleOf(call!.activity)).not.toBe('');
  });

  it('replace: the card that is there is changed, and none is added', async () => {
    expect(await messenger.replace(person, 'activity-7', card)).toEqual({
      kind: 'sent',
      activityId: 'activity-7',
    });
    expect(connector.calls).toMatchObject([{ method: 'PUT', activityId: 'activity-7' }]);
  });

  it('open: a chat of two, by object id and tenant, to be written in from then on', async () => {
    const opened = await messenger.open!(unmet());
    expect(opened).toEqual({
      kind: 'opened',
      conversation: {
        tenantId,
        conversationId: `a:${aadObjectId}`,
        serviceUrl: connector.url,
        botId: `28:${appId}`,
        userId: aadObjectId,
      },
    });
    expect(connector.opened).toMatchObject([
      {
        body: {
          isGroup: false,
          bot: { id: `28:${appId}` },
          members: [{ id: aadObjectId }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        },
      },
    ]);
    expect(await messenger.open!(unmet())).toEqual(opened);
    if (opened.kind !== 'opened') throw new Error('not opened');
    await messenger.send({ ...person, conversation: opened.conversation }, card);
    expect(connector.arrived(`a:${aadObjectId}`)).toHaveLength(1);
  });

  it('writes in the person’s language', async () => {
    await messenger.send({ ...person, language: 'da' }, card);
    await messenger.send({ ...person, language: 'en' }, card);
    const [danish, english] = connector.calls.map(({ activity }) => JSON.stringify(activity));
    expect(danish).not.toBe(english);
  });
});

describe('whom nobody can write to', () => {
  const neverMet = { kind: 'unreachable', reason: 'never-met' };

  it('is not tried', async () => {
    const { aadObjectId: _aadObjectId, ...unknown } = unmet();
    expect(await messenger.open!(unknown)).toEqual(neverMet);
    expect(await messenger.send(unmet(), card)).toEqual(neverMet);
    expect(await messenger.replace(unmet(), 'activity-7', card)).toEqual(neverMet);
    expect(connector.headers).toEqual([]);
  });

  it.each(['https://evil.dk/teams/', 'https://smba.trafficmanager.net.evil.dk/', 'https://10.0.0.1/', ''])(
    'is who is stored as being at %p: the bot’s token goes nowhere but to Teams',
    async (serviceUrl) => {
      const moved = { ...person, conversation: { ...person.conversation!, serviceUrl } };
      const foreign = { kind: 'unreachable', reason: 'not-with-teams' };
      expect(await messenger.send(moved, card)).toEqual(foreign);
      expect(await messenger.replace(moved, 'activity-7', card)).toEqual(foreign);
      const astray = teamsMessenger(teamsAdapter(undefined), appId, { serviceUrl, tenantId });
      expect(await astray.open!(unmet())).toEqual(foreign);
    },
  );

  it('is everyone not met, in local mode', () => {
    expect(teamsMessenger(teamsAdapter(undefined), '')).not.toHaveProperty('open');
  });
});

const hidden = JSON.stringify({
  subCode: 'MessageWritesBlocked',
  details: 'Thread is blocked from message writes.',
  errorCode: 209,
  errorSubCode: 1,
});

const troubles: [string, Fault, SendTrouble][] = [
  ['429 that says when', { status: 429, retryAfterSeconds: 40 }, { kind: 'later', afterMs: 40_000 }],
  ['429 that does not', { status: 429 }, { kind: 'later', afterMs: 0 }],
  ['429 with nonsense', { status: 429, retryAfter: 'soon' }, { kind: 'later', afterMs: 0 }],
  [
    '429 that asks for days',
    { status: 429, retryAfterSeconds: 1_000_000 },
    { kind: 'later', afterMs: 3_600_000 },
  ],
  ['412', { status: 412 }, { kind: 'later', afterMs: 0 }],
  ['412 that says when', { status: 412, retryAfterSeconds: 3 }, { kind: 'later', afterMs: 3000 }],
  ['401', { status: 401 }, { kind: 'later', afterMs: 0 }],
  ['408', { status: 408 }, { kind: 'ambiguous', reason: 'http-408' }],
  ['500', { status: 500 }, { kind: 'ambiguous', reason: 'http-500' }],
  ['502', { status: 502 }, { kind: 'ambiguous', reason: 'http-502' }],
  ['503', { status: 503, retryAfterSeconds: 1 }, { kind: 'ambiguous', reason: 'http-503' }],
  ['504', { status: 504 }, { kind: 'ambiguous', reason: 'http-504' }],
  ['403', { status: 403 }, { kind: 'unreachable', reason: 'http-403' }],
  ...[
    'BotDisabledByAdmin',
    'BotNotInConversationRoster',
    'ConversationBlockedByUser',
    'ForbiddenOperationException',
  ].map((code): [string, Fault, SendTrouble] => [
    `403 ${code}`,
    { status: 403, code },
    { kind: 'unreachable', reason: code },
  ]),
  [
    '403 with the reason hidden in the message',
    { status: 403, code: 'Forbidden', message: hidden },
    { kind: 'unreachable', reason: 'MessageWritesBlocked' },
  ],
  [
    '403 with the reason hidden in another shape',
    { status: 403, body: { errorCode: 209, message: hidden } },
    { kind: 'unreachable', reason: 'MessageWritesBlocked' },
  ],
  [
    '404 ConversationNotFound',
    { status: 404, code: 'ConversationNotFound' },
    { kind: 'unreachable', reason: 'ConversationNotFound' },
  ],
  ['404', { status: 404 }, { kind: 'unreachable', reason: 'http-404' }],
];

describe.each(troubles)('%s', (_name, fault, trouble) => {
  it.each(ways)('%s: is told as what it means, after one call', async (_way, write) => {
    connector.fail(fault);
    expect(await write()).toEqual(trouble);
    expect(connector.headers).toHaveLength(1);
  });
});

describe('a slow answer', () => {
  it('is waited for, also longer than a connection is kept', async () => {
    connector.decide(() => ({ afterMs: 2500 }));
    expect(await messenger.send(person, card)).toMatchObject({ kind: 'sent' });
    expect(connector.calls).toHaveLength(1);
  });
});

describe('a connection', () => {
  it('is kept for the next call, and closed by us before Teams closes it', async () => {
    await messenger.send(person, card);
    await messenger.send(person, card);
    expect(connector.connections()).toEqual({ opened: 1, open: 1 });
    await wait(2500);
    expect(connector.connections()).toEqual({ opened: 1, open: 0 });
    await messenger.send(person, card);
    expect(connector.connections()).toEqual({ opened: 2, open: 1 });
  });
});

describe('no answer', () => {
  it.each(ways)('%s: is not waited for', async (_way, write) => {
    connector.fail('never-answers');
    messenger = messengerWithin(soonMs);
    const from = Date.now();
    expect(await write()).toMatchObject({ kind: 'ambiguous' });
    expect(Date.now() - from).toBeLessThan(answerWithinMs);
    expect(connector.headers).toHaveLength(1);
  });

  it.each(ways)('%s: may be one that broke off', async (_way, write) => {
    connector.fail('hangs-up');
    expect(await write()).toMatchObject({ kind: 'ambiguous' });
    expect(connector.headers).toHaveLength(1);
  });

  it.each(ways)('%s: is later when nobody took the call', async (_way, write) => {
    await connector.close();
    expect(await write()).toEqual({ kind: 'later', afterMs: 0 });
    connector = await fakeConnector();
  });
});

describe('a call that Teams finds wrong', () => {
  it.each(ways)('%s: is a fault of ours, and thrown', async (_way, write) => {
    connector.fail({ status: 400, code: 'BadSyntax' });
    await expect(write()).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('a date in Retry-After', () => {
  it('is read as what is left until then', async () => {
    connector.fail({ status: 429, retryAfter: new Date(Date.now() + 60_000).toUTCString() });
    const result = await messenger.send(person, card);
    if (result.kind !== 'later') throw new Error(result.kind);
    expect(result.afterMs).toBeGreaterThan(55_000);
    expect(result.afterMs).toBeLessThanOrEqual(60_000);
  });
});

describe('a token', () => {
  /** The SDK asks for it between our call and the request; this stands where it does. */
  function withToken(getToken: () => Promise<void>): Messenger {
    const adapter = teamsAdapter(undefined, { withinMs: soonMs });
    adapter.use(async (context, next) => {
      const { client } = context.turnState.get<WithPipeline>(adapter.ConnectorClientKey);
      const sendRequest: Policy['sendRequest'] = async (request, send) => {
        await getToken();
        return send(request);
      };
      client.pipeline.addPolicy({ name: 'token', sendRequest }, { beforePolicies: ['answerWithin'] });
      await next();
    });
    return teamsMessenger(adapter, appId, { serviceUrl: connector.url, tenantId });
  }

  it('that is refused is later: no card is lost while someone mends it', async () => {
    const refused = withToken(() => Promise.reject(new Error('invalid_client')));
    expect(await refused.send(person, card)).toEqual({ kind: 'later', afterMs: 0 });
    expect(connector.headers).toEqual([]);
  });

  it('that never comes is not waited for', async () => {
    const silent = withToken(() => new Promise(() => undefined));
    expect(await silent.send(person, card)).toEqual({ kind: 'later', afterMs: 0 });
    expect(connector.headers).toEqual([]);
  });

  it('that comes too late is not used: what was given up must not arrive after all', async () => {
    let isAsked = false;
    const slow = withToken(async () => {
      isAsked = true;
      await wait(soonMs * 2 + 20);
    });
    expect(await slow.send(person, card)).toEqual({ kind: 'later', afterMs: 0 });
    expect(isAsked).toBe(true);
    expect(connector.headers).toEqual([]);
  });
});

it('leaves what it sends out of the log', async () => {
  const written: unknown[] = [];
  const outlets = (['log', 'warn', 'error', 'info', 'debug'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation((...said) => void written.push(...said)),
  );
  connector.fail({ status: 500 }, { status: 403 });
  for (let tries = 0; tries < 3; tries += 1) await messenger.send(person, card);
  for (const outlet of outlets) outlet.mockRestore();
  expect(written).toEqual([]);
});
