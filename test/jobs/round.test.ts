import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCard } from '../support/bot-client';
import { fakeConnector } from '../support/fake-connector';
import { expectSound, openBot, useBot } from '../teams/bot';
import { preparationOf, required } from '../teams/preparing';
import { meet, postedTo, rowOf, rowsOf, tries } from './posting';

/** The timer's round: what is due is written once, to the right person, in open hours. */

describe('a round', () => {
  const bot = useBot();

  it('posts preparation, input and schema to those they are for, each in their own chat, once', async () => {
    await meet(bot(), 'Mette Skov', 'Sara Lund', 'Jonas Krog', 'Henrik Falk', 'Lone Vad', 'Karen Riis');
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual(['Forbered: Læringssamtale 1 · Møllevang Skole']);
    expect(postedTo(bot(), 'Karen Riis')).toEqual(['Forbered: Læringssamtale 1 · Møllevang Skole']);
    expect(postedTo(bot(), 'Sara Lund')).toEqual(['Input: Læringssamtale 1 · Møllevang Skole']);
    expect(postedTo(bot(), 'Jonas Krog')).toEqual(['Input: Læringssamtale 1 · Møllevang Skole']);
    expect(postedTo(bot(), 'Henrik Falk')).toEqual(['Opfølgning: Læringssamtale 1 · Havblik Skole']);
    expect(postedTo(bot(), 'Lone Vad')).toEqual([]);
    const sent = tries(bot());
    await bot().round();
    bot().clock.advanceMs(3_600_000);
    await bot().round();
    expect(tries(bot())).toBe(sent);
  });

  it('posts the chef the card of a 1:1, and shows it to no one else', async () => {
    await meet(bot(), 'Anders Holm', 'Ida Bech', 'Lars Nygård');
    await bot().round();
    expect(postedTo(bot(), 'Anders Holm')).toContain('Forbered: 1:1 nr. 3 · Dagtilbud Åbrinken');
    expect(postedTo(bot(), 'Ida Bech').sort()).toEqual([
      'Aftale · Dagtilbud Åbrinken',
      'Forbered: 1:1 nr. 3 · Dagtilbud Åbrinken',
      'Forbered: Læringssamtale 2 · Dagtilbud Åbrinken',
    ]);
    expect(postedTo(bot(), 'Lars Nygård')).toEqual(['Forbered: Læringssamtale 2 · Dagtilbud Åbrinken']);
  });

  it('posts a card alone, in the person’s language, with what a button needs to find it again', async () => {
    await meet(bot(), 'Hassan Omar', 'Mette Skov');
    await bot().round();
    expect(postedTo(bot(), 'Hassan Omar')).toEqual(['Input: Learning dialogue 1 · FU Nordlyset']);
    const [call] = bot().connector.arrived('a:00000000-0000-4000-8000-000000000001');
    expect(call?.activity).not.toHaveProperty('text');
    const [attachment] = call?.activity['attachments'] as { content: Record<string, unknown> }[];
    expectSound(attachment!.content);
    const card = readCard(attachment!.content, call?.activityId);
    const answer = await bot().person('Mette Skov').execute(card, 'Send svar', required);
    expect(answer.card.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
    expect((await rowOf(bot(), 'Mette Skov')).activityId).toBe(call?.activityId);
  });

  it.each([
    ['after hours', '2026-04-15T14:30:00.000Z', '2026-04-16T06:00:00.000Z'],
    ['on a Saturday', '2026-04-18T10:00:00.000Z', '2026-04-20T06:00:00.000Z'],
    ['on a public holiday', '2026-05-14T10:00:00.000Z', '2026-05-15T06:00:00.000Z'],
  ])('writes nothing %s, and all of it when it opens', async (_when, closed, opens) => {
    await meet(bot(), 'Mette Skov');
    bot().clock.set(closed);
    await bot().round();
    expect(tries(bot())).toBe(0);
    bot().clock.set(opens);
    await bot().round();
    expect(tries(bot())).toBeGreaterThan(0);
  });

  it('posts the schema when a dialogue has ended, and not before', async () => {
    await meet(bot(), 'Mette Skov');
    await bot().round();
    bot().clock.set('2026-04-27T08:59:00.000Z');
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toHaveLength(1);
    bot().clock.set('2026-04-27T09:00:00.000Z');
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')[1]).toBe('Opfølgning: Læringssamtale 1 · Møllevang Skole');
  });

  it('catches up once after days of silence, and leaves out what has lost its meaning', async () => {
    await meet(bot(), 'Mette Skov', 'Karen Riis');
    bot().clock.set('2026-04-28T08:00:00.000Z');
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual(['Opfølgning: Læringssamtale 1 · Møllevang Skole']);
    expect(postedTo(bot(), 'Karen Riis')).toEqual([]);
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toHaveLength(1);
  });

  it('drops a card that was answered before it went out', async () => {
    await meet(bot(), 'Mette Skov');
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    await mette.execute(await preparationOf(mette), 'Send svar', required);
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual([]);
    expect(await rowOf(bot(), 'Mette Skov')).toMatchObject({ state: 'dropped', reason: 'already-answered' });
  });

  it('does nothing while the store is down, and all when it is back', async () => {
    await meet(bot(), 'Mette Skov');
    bot().breakDown();
    await bot().round();
    expect(tries(bot())).toBe(0);
    expect(bot().logged.join()).toContain('round-failed');
    bot().mend();
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toHaveLength(1);
  });

  it('leaves a card that it could not record for later, when its lease is out', async () => {
    await meet(bot(), 'Mette Skov');
    bot().breakDown('put');
    await bot().round();
    expect(tries(bot())).toBe(0);
    bot().mend();
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toHaveLength(1);
  });
});

describe('two of the bot on one store', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kvalitetsloop-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('send each card once between them', async () => {
    const connector = await fakeConnector();
    const file = join(folder, 'bot.sqlite');
    const one = await openBot({ file, connector });
    const other = await openBot({ file, connector });
    await meet(one, 'Mette Skov', 'Sara Lund', 'Jonas Krog', 'Henrik Falk', 'Karen Riis', 'Ida Bech');
    await Promise.all([one.round(), other.round(), one.round(), other.round()]);
    await Promise.all([one.round(), other.round()]);
    const cards = connector.calls.map(
      ({ conversationId, activity }) => conversationId + JSON.stringify(activity['summary']),
    );
    expect(cards).toHaveLength(8);
    expect(new Set(cards).size).toBe(8);
    expect((await rowsOf(one, 'Mette Skov')).map(({ state }) => state)).toEqual(['sent']);
    await Promise.all([one.close(), other.close()]);
    await connector.close();
  });
});
