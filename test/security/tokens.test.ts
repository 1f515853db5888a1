import { fakeConnector } from '../support/fake-connector';
import { openId, ownToken } from '../support/open-id';
import { openBot } from '../teams/bot';
import { appId, tokenCases } from './token-cases';
import { activityOf, statusOf, tenantId, tokens } from './tokens';

/** Who has no token of Teams, made out for this bot and this call, is let in nowhere and changes nothing. */

it('lets in what Teams signed for this bot, and nothing else', async () => {
  const { tried, refused, ...faults } = await tokens({ seed: 6, size: 120 });
  expect(faults).toEqual({
    name: 'tokens',
    letThrough: 0,
    crashes: 0,
    serverErrors: 0,
    changedByRefused: 0,
    findings: [],
  });
  expect({ tried, refused }).toEqual({ tried: 120, refused: 118 });
}, 120_000);

it('shows its own token to Teams alone, and lets nobody in while the keys cannot be had', async () => {
  const said = jest.spyOn(console, 'error').mockImplementation();
  const [connector, microsoft] = await Promise.all([fakeConnector(), openId(appId)]);
  const app = { id: appId, type: 'UserAssignedMSI', tenantId, serviceUrl: connector.url } as const;
  const settings = { connector, tenantIds: [tenantId], registered: { app, standIns: microsoft.standIns } };
  const bot = await openBot(settings);
  const [good] = tokenCases(microsoft, connector.url);
  const call = (): Promise<number> => statusOf(bot.url, activityOf(connector, 1), good!.headers);

  await microsoft.close();
  expect(await call()).toBe(503);
  expect(connector.headers).toEqual([]);
  await microsoft.open();
  expect(await call()).toBe(200);
  expect(connector.headers.map(({ authorization }) => authorization)).toEqual(
    connector.headers.map(() => `Bearer ${ownToken}`),
  );
  expect(connector.headers.length).toBeGreaterThan(0);

  await bot.close();
  await Promise.all([connector.close(), microsoft.close()]);
  said.mockRestore();
});
