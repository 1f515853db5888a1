import { fuzz } from './fuzz';
import { recordings } from './recorded';

/** A few hundred of the activities that `npm run security` makes up by the ten thousand. */

jest.setTimeout(120_000);

it('gives nothing away, changes nothing and does not fall, whatever comes', async () => {
  const tally = await fuzz({ seed: 1, size: 300 });
  expect(tally).toMatchObject({
    ...{ findings: [], letThrough: 0, crashes: 0, serverErrors: 0, changedByRefused: 0 },
  });
  expect(tally.tried).toBeGreaterThanOrEqual(300);
  expect(tally.refused).toBeGreaterThan(30);
});

it('makes up the same from the same seed', async () => {
  expect(await fuzz({ seed: 7, size: 60 })).toEqual(await fuzz({ seed: 7, size: 60 }));
});

describe('the recorded activities', () => {
  const activities = recordings().flatMap((recording) => recording.activities);

  it.each([
    ...['message', 'installationUpdate', 'conversationUpdate', 'typing', 'messageReaction', 'messageUpdate'],
    ...['messageDelete', 'event', 'endOfConversation', 'handoff', 'trace', 'somethingNew'],
  ])('have %s', (type) => {
    expect(activities.some((activity) => activity['type'] === type)).toBe(true);
  });

  it.each(['adaptiveCard/action', 'fileConsent/invoke', 'composeExtension/query', 'task/fetch'])(
    'have the invoke %s',
    (name) => {
      expect(activities.some((activity) => activity['name'] === name)).toBe(true);
    },
  );
});
