import { isActivity } from '../../src/teams/activity-shape';
import { useBot } from './bot';

/** What can be taken for an activity, and what a message may lack. */

const activity = {
  ...{ type: 'message', channelId: 'msteams', id: '1', serviceUrl: 'https://smba.trafficmanager.net/emea/' },
  ...{ conversation: { id: 'a:chat' }, from: { id: '29:someone' }, recipient: { id: '28:bot' } },
};

it('takes what has a type, a channel, a chat, a sender, a receiver and a way back', () => {
  expect(isActivity(activity)).toBe(true);
  for (const name of ['type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient'])
    expect(isActivity({ ...activity, [name]: undefined })).toBe(false);
});

it('takes no list that is none, and no word that is none', () => {
  const wrong = [{ entities: {} }, { entities: '[]' }, { entities: [[]] }, { entities: ['x'] }];
  const others = [{ membersRemoved: {} }, { membersAdded: [null] }, { action: ['add'] }, { action: {} }];
  const odd = { conversation: { id: 'a:chat', conversationType: ['personal'], isGroup: [true] } };
  for (const each of [...wrong, ...others, odd]) expect(isActivity({ ...activity, ...each })).toBe(false);
  expect(
    isActivity({ ...activity, entities: [{ type: 'clientInfo' }], membersAdded: [{ id: '29:x' }] }),
  ).toBe(true);
});

it('does not go through what is nested deeper than anything that Teams sends', () => {
  const deep = JSON.parse(`${'['.repeat(60_000)}${']'.repeat(60_000)}`) as unknown;
  expect(isActivity({ ...activity, value: deep })).toBe(false);
  expect(isActivity({ ...activity, recipient: { id: { length: deep } } })).toBe(false);
});

describe('what Teams sends is taken:', () => {
  const botId = '28:f5d48856-5b42-41a0-8c3a-c5f944b679b0';
  const user = `29:1${'Iq2rQ7Xz1lc'.repeat(12)}`;
  const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  const team = '19:efa9296d959346209fea44151c742e73@thread.tacv2';
  const clientInfo = { locale: 'da-DK', country: 'DK', platform: 'Windows', type: 'clientInfo' };
  /** As most of what it sends looks, in the shapes that its documentation gives. */
  const usual = {
    ...{ type: 'message', channelId: 'msteams', id: 'f:622749630322482883', locale: 'da-DK' },
    timestamp: '2026-10-16T18:45:41.943Z',
    serviceUrl: `https://smba.trafficmanager.net/emea/${tenantId}/`,
    from: { id: user, name: 'Mette Skov', aadObjectId: 'c33aafc4-646d-4543-9d4c-abd28e4d2110' },
    conversation: { conversationType: 'personal', tenantId, id: `a:1${'7I0kl9Ekp'.repeat(16)}` },
    recipient: { id: botId, name: 'Kvalitetsloop' },
    entities: [clientInfo],
    channelData: { tenant: { id: tenantId } },
  };
  const channel = { isGroup: true, conversationType: 'channel', tenantId, id: team };
  const unnamed = { from: { id: user, aadObjectId: usual.from.aadObjectId } };
  const update = (eventType: string, over = {}) => ({
    ...{ type: 'conversationUpdate', conversation: channel, ...unnamed },
    channelData: { eventType, team: { id: team, name: 'Ledere' }, tenant: { id: tenantId } },
    ...over,
  });
  const invoke = (name: string, value: unknown) => ({ type: 'invoke', name, value });
  const event = (name: string) => ({
    ...{ type: 'event', name: `application/vnd.microsoft.${name}`, ...unnamed },
    conversation: { isGroup: true, tenantId, id: '19:meeting_MTUx@thread.v2' },
    channelData: { tenant: { id: tenantId }, source: null, meeting: { id: 'MCMx' } },
  });

  it.each<[string, Record<string, unknown>]>([
    ['a message', { text: 'status', textFormat: 'plain', attachments: [{ contentType: 'text/html' }] }],
    ['one in a thread', { conversation: { ...channel, id: `${team};messageid=1481567603816` } }],
    ['one whose sender has no name', { from: { id: user, name: null, aadObjectId: null }, text: 'hej' }],
    ['one with much that is empty', { entities: null, locale: null, replyToId: null, channelData: null }],
    ['one from a chat without a name', { conversation: { ...channel, name: null, isGroup: null } }],
    ['a pressed button of old', { text: null, value: { verb: 'home.open' }, replyToId: '1481567603816' }],
    ['a mention of all', { entities: [{ type: 'mention', text: '<at>x</at>', mentioned: { id: team } }] }],
    ['one to an agent', { recipient: { id: botId, role: 'agenticAppInstance', agenticAppId: tenantId } }],
    ['one with much about its team', { channelData: { ...usual.channelData, more: 'x'.repeat(100_000) } }],
    ['an edited message', { type: 'messageUpdate', channelData: { eventType: 'editMessage' } }],
    ['one that is back', { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }],
    ['a deleted one', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], ...unnamed }],
    ['its end', { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }], conversation: channel }],
    ['typing', { type: 'typing', entities: undefined }],
    ['an installation', { type: 'installationUpdate', action: 'add', ...unnamed, conversation: channel }],
    ['a removal', { type: 'installationUpdate', action: 'remove-upgrade', ...unnamed }],
    ['someone who comes', update('teamMemberAdded', { membersAdded: [{ id: user }, { id: botId }] })],
    ['a guest who goes', update('teamMemberRemoved', { membersRemoved: [{ id: user, name: null }] })],
    ['nobody who comes', update('teamMemberAdded', { membersAdded: [], membersRemoved: null })],
    ['a new channel', update('channelCreated')],
    ['another name of a team', update('teamRenamed', { topicName: 'Ledere' })],
    ['a team that is put away', update('teamArchived', { from: { id: user } })],
    ['a receipt', { type: 'event', name: 'application/vnd.microsoft.readReceipt', ...unnamed }],
    ['a meeting that begins', event('meetingStart')],
    ['someone who joins it', { ...event('meetingParticipantJoin'), value: { members: [{ user: {} }] } }],
    ['a pressed button', invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'x' } })],
    ['a card drawn anew', invoke('adaptiveCard/action', { action: { verb: 'x' }, trigger: 'automatic' })],
    ['a search', { ...invoke('composeExtension/query', {}), conversation: { id: team } }],
    ['a link', invoke('composeExtension/queryLink', { url: 'https://aarhus.dk' })],
    ['a file that may come', invoke('fileConsent/invoke', { action: 'accept', uploadInfo: {} })],
    ['a sign-in', invoke('signin/verifyState', { state: '123456' })],
    ['a token', invoke('signin/tokenExchange', { id: 'x', connectionName: 'x', token: 'x' })],
    ['a dialogue', invoke('task/fetch', { data: null, context: { theme: 'default' } })],
  ])('%s', (_what, over) => {
    expect(isActivity({ ...usual, ...over })).toBe(true);
  });
});

describe('a message', () => {
  const bot = useBot();

  it.each([undefined, null, 7, ['status']])(
    'that names the bot and has the text %s is answered',
    async (text) => {
      const mette = bot().person('Mette Skov', { expectsReplies: true });
      const mention = { type: 'mention', text: '<at>Kvalitetsloop</at>', mentioned: { id: '28:bot' } };
      const { status, cards } = await mette.send({ type: 'message', text, entities: [mention] });
      expect(status).toBe(200);
      expect(cards).toHaveLength(1);
      expect(bot().logged.filter((line) => line.includes('turn-error'))).toEqual([]);
    },
  );
});
