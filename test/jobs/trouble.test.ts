import { ruleSet } from '../../src/domain/rulesets/rule-set';
import type { Fault } from '../support/fake-connector';
import { useBot } from '../teams/bot';
import { preparationOf, required } from '../teams/preparing';
import { meet, postedTo, rowOf, tries } from './posting';

/** What becomes of a card that does not get through (platform.md): later, once more, or given up with a reason. */

const bot = useBot();
const { ambiguousPauseSeconds } = ruleSet().delivery;
const card = 'Forbered: Læringssamtale 1 · Møllevang Skole';

beforeEach(() => meet(bot(), 'Mette Skov'));

async function roundAfter(seconds: number): Promise<void> {
  bot().clock.advanceMs(seconds * 1000);
  await bot().round();
}

describe.each([429, 412])('%d', (status) => {
  it('is tried again when Teams says, and not before', async () => {
    bot().connector.fail({ status, retryAfterSeconds: 40 });
    await bot().round();
    expect(tries(bot())).toBe(1);
    await roundAfter(39);
    expect(tries(bot())).toBe(1);
    await roundAfter(1);
    expect(postedTo(bot(), 'Mette Skov')).toEqual([card]);
    expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({ state: 'sent', attempts: 2, ambiguous: 0 });
  });

  it('is tried with longer and longer pauses when Teams does not say', async () => {
    bot().connector.fail(...Array.from({ length: 6 }, () => ({ status })));
    const moments: number[] = [];
    for (let second = 0; second < 200 && postedTo(bot(), 'Mette Skov').length === 0; second += 1) {
      const before = tries(bot());
      await roundAfter(1);
      if (tries(bot()) > before) moments.push(second);
    }
    const pauses = moments.slice(1).map((moment, at) => moment - moments[at]!);
    expect(pauses).toHaveLength(6);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThan(30);
  });
});

it('waits, for a card, no longer than the dialogue: one that was answered or begun meanwhile is dropped', async () => {
  bot().connector.fail({ status: 429, retryAfterSeconds: 60 });
  await bot().round();
  const mette = bot().person('Mette Skov', { expectsReplies: true });
  await mette.execute(await preparationOf(mette), 'Send svar', required);
  await roundAfter(61);
  expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({ state: 'dropped', reason: 'already-answered' });
  expect(postedTo(bot(), 'Mette Skov')).toEqual([]);
});

describe.each([
  [403, 'BotDisabledByAdmin'],
  [403, 'BotNotInConversationRoster'],
  [403, 'ConversationBlockedByUser'],
  [403, 'ForbiddenOperationException'],
  [403, 'MessageWritesBlocked'],
  [404, 'ConversationNotFound'],
])('%d %s', (status, code) => {
  it('ends it as unreachable, until the person writes: then it is sent', async () => {
    bot().connector.fail({ status, code });
    await bot().round();
    const row = await rowOf(bot(), 'Mette Skov');
    expect(row.state).toBe('unreachable');
    expect([code, `http-${status}`]).toContain(row.reason);
    await roundAfter(3600);
    expect(tries(bot())).toBe(1);
    await meet(bot(), 'Mette Skov');
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual([card]);
    expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({ state: 'sent' });
  });
});

it('keeps a card for someone the bot has never met, until they write', async () => {
  await bot().round();
  expect(await rowOf(bot(), 'Karen Riis')).toMatchObject({ state: 'unreachable', reason: 'never-met' });
  await meet(bot(), 'Karen Riis');
  await bot().round();
  expect(postedTo(bot(), 'Karen Riis')).toEqual([card]);
});

const lost: [string, Fault][] = [
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['an answer that breaks off', 'hangs-up'],
];

describe.each(lost)('%s, after which nobody knows whether it arrived,', (_what, fault) => {
  it('is tried once more after a pause', async () => {
    bot().connector.fail(fault);
    await bot().round();
    expect(tries(bot())).toBe(1);
    await roundAfter(ambiguousPauseSeconds - 1);
    expect(tries(bot())).toBe(1);
    await roundAfter(1);
    expect(postedTo(bot(), 'Mette Skov')).toEqual([card]);
    expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({ state: 'sent', ambiguous: 1 });
  });

  it('is given up after the second time, with a reason', async () => {
    bot().connector.fail(fault, fault);
    await bot().round();
    await roundAfter(ambiguousPauseSeconds);
    await roundAfter(3600);
    expect(tries(bot())).toBe(2);
    expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({
      state: 'dropped',
      reason: 'ambiguous',
      ambiguous: 2,
    });
  });
});

it('may show a card twice when its answer was lost, and never three times', async () => {
  const fault = { status: 502, isTaken: true };
  bot().connector.fail(fault, fault);
  await bot().round();
  await roundAfter(ambiguousPauseSeconds);
  await roundAfter(3600);
  expect(postedTo(bot(), 'Mette Skov')).toEqual([card, card]);
});

it.each([401])('tries later on %d, for it did not arrive', async (status) => {
  bot().connector.fail({ status }, { status }, { status });
  for (let minute = 0; minute < 5; minute += 1) await roundAfter(60);
  expect(postedTo(bot(), 'Mette Skov')).toEqual([card]);
});

describe('someone who removes the app', () => {
  const mette = () => bot().person('Mette Skov', { expectsReplies: true });

  it.each<[string, () => Promise<unknown>]>([
    ['as Teams says it of an installation', () => mette().arrive('remove')],
    [
      'as Teams says it of a member of the chat',
      () => mette().send({ type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }),
    ],
  ])('%s: is not even tried, until they install it again', async (_how, remove) => {
    await remove();
    await bot().round();
    expect(tries(bot())).toBe(0);
    expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({ state: 'unreachable', reason: 'uninstalled' });
    await mette().arrive();
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual([card]);
  });

  it('gets one card a matter when they are back after weeks, and none that has lost its meaning', async () => {
    await mette().arrive('remove');
    await bot().round();
    for (let day = 0; day < 13; day += 1) await roundAfter(86_400);
    expect(tries(bot())).toBe(0);
    await meet(bot(), 'Mette Skov');
    await bot().round();
    await roundAfter(3600);
    expect(postedTo(bot(), 'Mette Skov')).toEqual(['Opfølgning: Læringssamtale 1 · Møllevang Skole']);
  });

  it('is not noted when the app is only updated, or when another leaves', async () => {
    await mette().send({ type: 'installationUpdate', action: 'remove-upgrade' });
    await mette().send({ type: 'conversationUpdate', membersRemoved: [{ id: 'someone' }] });
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual([card]);
  });
});
