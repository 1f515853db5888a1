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
