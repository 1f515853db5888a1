import type { BotAnswer } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { aadOf, upnOf, useBot } from './bot';

/** Who is talked to: people of the municipality's own tenants, as imported. Everyone else is refused kindly. */

const tenant = 'tenant-demo';
const bot = useBot({ isInTeams: true, tenantIds: [tenant] });
const stranger = '77777777-7777-4777-8777-777777777777';

const otherTenant = 'Den her bot er kun for kommunens egne folk.';
const unknownPerson = 'Jeg kender dig ikke endnu.';

async function expectRefused(say: () => Promise<BotAnswer>, why: string): Promise<void> {
  const before = await bot().documents();
  const { status, card } = await say();
  expect(status).toBe(200);
  expect(card.text).toContain(why);
  expect(await bot().documents()).toEqual(before);
}

const asMette = (over: Json) => () =>
  bot()
    .person('Mette Skov')
    .send({ type: 'message', text: 'status', ...over });
const conversation = { id: `a:${aadOf('Mette Skov')}`, conversationType: 'personal' };

it('talks to one of its own', async () => {
  expect((await asMette({})()).card.title).toContain('Møllevang');
});

it('talks to one of its own whose tenant is said in one place, and left empty in the other', async () => {
  for (const said of [
    { conversation: { ...conversation, tenantId: null } },
    { conversation: { ...conversation, tenantId: tenant }, channelData: { tenant: { id: null } } },
    { conversation: { ...conversation, tenantId: tenant }, channelData: null },
  ])
    expect((await asMette(said)()).card.title).toContain('Møllevang');
});

describe('a tenant', () => {
  it.each<[string, Json]>([
    ['of others', { conversation: { ...conversation, tenantId: 'x' }, channelData: { tenant: { id: 'x' } } }],
    [
      'that the chat says and the channel does not',
      { conversation: { ...conversation, tenantId: tenant }, channelData: { tenant: { id: 'x' } } },
    ],
    [
      'that the channel says and the chat does not',
      { conversation: { ...conversation, tenantId: 'x' }, channelData: { tenant: { id: tenant } } },
    ],
    ['that is not said', { conversation, channelData: {} }],
    ['that is null', { conversation: { ...conversation, tenantId: null }, channelData: null }],
    ['that is empty', { conversation: { ...conversation, tenantId: '' }, channelData: {} }],
    ['of another type', { conversation, channelData: { tenant: { id: [tenant] } } }],
  ])('%s is refused', async (_what, over) => {
    await expectRefused(asMette(over), otherTenant);
  });
});

describe('a sender', () => {
  it.each([
    ['nobody knows', stranger],
    ['that is a path', '../../people'],
    ['that is no id', 'x'],
    ['with something after it', `${aadOf('Mette Skov')} `],
    ['that is a person’s UPN', upnOf('Mette Skov')],
    ['left out', undefined],
  ])('%s is refused', async (_what, aadObjectId) => {
    bot().connector.addMember('29:x', 'somebody@demo.test');
    await expectRefused(asMette({ from: { id: '29:x', name: 'Mette Skov', aadObjectId } }), unknownPerson);
  });
});

describe('someone not met yet', () => {
  const say = () => bot().person('Gæst', { aadObjectId: stranger }).say('status');

  it('is refused as a guest of the tenant, by the UPN that guests have', async () => {
    bot().connector.addMember(`29:${stranger}`, 'mette.skov_demo.test#EXT#@elsewhere.test');
    await expectRefused(say, unknownPerson);
  });

  it.each(['guest', 'Guest', 'anonymous'])(
    'is refused when Teams says %s, whatever the UPN',
    async (role) => {
      bot().connector.addMember(`29:${stranger}`, upnOf('Mette Skov'), role);
      await expectRefused(say, unknownPerson);
    },
  );

  it.each([
    ['their UPN', null, 'user'],
    ['what they are', 'somebody@demo.test', null],
  ])('is refused when Teams leaves empty %s', async (_what, upn, role) => {
    bot().connector.addMember(`29:${stranger}`, upn, role);
    await expectRefused(say, unknownPerson);
  });
});

it('answers where it was written to, wherever the activity says it comes from', async () => {
  const relatesTo = {
    channelId: 'msteams',
    serviceUrl: 'https://evil.dk/',
    conversation: { id: 'a:elsewhere' },
    bot: { id: '28:bot' },
    user: { id: '29:x' },
  };
  const { card } = await asMette({ relatesTo, callerId: 'urn:evil' })();
  expect(card.title).toContain('Møllevang');
  expect(bot().connector.arrived('a:elsewhere')).toEqual([]);
});

it('does nothing at all for an activity from elsewhere than Teams', async () => {
  const before = await bot().documents();
  bot().store.forget();
  for (const serviceUrl of ['https://evil.dk/', 'https://smba.trafficmanager.net.evil.dk/', '//evil.dk'])
    expect((await asMette({ serviceUrl })()).status).toBe(403);
  expect((await asMette({ serviceUrl: '' })()).status).toBe(400);
  expect(Object.values(bot().store.calls)).toEqual([0, 0, 0, 0, 0]);
  expect(bot().connector.headers).toEqual([]);
  expect(await bot().documents()).toEqual(before);
});
