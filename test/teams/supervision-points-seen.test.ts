import { expectSound } from './bot';
import { confidential, finding, give, given, opened, usePoints, writes } from './giving-points';

/** Supervision points: by whom they are seen, and where; apart from all that is learning (rule 14). */

const { bot, anders, mette, birgit, martin, turnOn, stored, arrived } = usePoints();

describe('while the municipality has not turned them on', () => {
  const words = ['tilsynspunkt', 'tilsynspunkter', 'supervision point', 'supervision points'];

  it('every word and every button says so, and nothing is stored', async () => {
    await turnOn();
    await give(anders());
    const card = await opened(anders());
    const form = (await anders().execute(card, 'Luk punktet')).card;
    await mette().say('hjælp');
    await turnOn(false);
    const before = await bot().documents();
    for (const word of words)
      for (const someone of [anders(), mette()])
        expect((await someone.say(word)).card.text).toContain('Tilsynspunkter er ikke slået til');
    for (const { title } of card.buttons)
      expect((await anders().execute(card, title)).card.text).toContain('er ikke slået til');
    const refused = (await anders().execute(form, 'Luk punktet nu', { text: finding })).card;
    expect(refused.text).toContain('er ikke slået til');
    expect(refused.inputs[0]?.value).toBe(finding);
    expect(await bot().documents()).toEqual(before);
  });

  it('those that were given are kept, and shown nowhere, nor sent', async () => {
    await mette().say('hjælp');
    await turnOn();
    await give(anders());
    await turnOn(false);
    await bot().round();
    expect(arrived(mette())).toEqual([]);
    for (const someone of [anders(), mette()])
      for (const word of ['status', 'status møllevang', 'hjælp', 'tilsyn', 'aftaler']) {
        const { text } = (await someone.say(word)).card;
        for (const typed of confidential) expect(text).not.toContain(typed);
        expect(text).not.toMatch(/tilsynspunkt(?!er er ikke)/i);
      }
    expect(await stored()).toHaveLength(1);
  });
});

describe('who may not', () => {
  const others = [
    'Birgit Dam',
    'Lone Vad',
    'Nadia Bruun',
    'Jonas Krog',
    'Henrik Falk',
    'Karen Riis',
    'Ulla Brink',
  ];

  it.each(others)('%s sees and does nothing', async (name) => {
    await turnOn();
    await give(anders());
    const card = await opened(anders());
    const form = (await anders().execute(card, 'Luk punktet')).card;
    const list = (await anders().say('tilsynspunkter')).card;
    const giving = (await anders().execute(list, 'Nyt tilsynspunkt')).card;
    const someone = bot().person(name);
    const before = await stored();
    const answers = [
      ...(await Promise.all(card.buttons.map(({ title }) => someone.execute(card, title)))),
      await someone.execute(form, 'Luk punktet nu', { text: finding }),
      await someone.execute(giving, 'Giv tilsynspunktet', { toUnit: 'Møllevang Skole', ...given }),
      await someone.say('tilsynspunkter'),
      await someone.say('tilsyn'),
    ];
    for (const { card: answer } of answers)
      for (const text of confidential) expect(answer.texts.join(' ')).not.toContain(text);
    expect(await stored()).toEqual(before);
  });

  it('the leader gives none, and closes none', async () => {
    await turnOn();
    await give(anders());
    const card = await opened(anders());
    const form = (await anders().execute(card, 'Luk punktet')).card;
    expect((await mette().execute(form, 'Luk punktet nu', { text: finding })).card.text).toContain(
      'Den enhed har du ikke adgang til.',
    );
    expect((await mette().say('tilsynspunkter')).card.buttons.map(({ title }) => title)).toEqual(['Åbn']);
    expect((await stored())[0]?.state).toBe('open');
  });

  it('who stands in for the leader gets no card and sees nothing', async () => {
    await turnOn();
    const away = (await mette().say('fravær')).card;
    await mette().execute(away, 'Gem fravær', {
      from: '2026-04-15',
      to: '2026-05-30',
      coverId: 'Karen Riis',
    });
    await bot().person('Karen Riis').say('hjælp');
    await give(anders());
    await bot().round();
    expect(arrived(bot().person('Karen Riis'))).toEqual([]);
    expect((await bot().person('Karen Riis').say('tilsynspunkter')).card.text).not.toContain(given.what);
  });

  it('a forged card is refused kindly', async () => {
    await turnOn();
    await give(anders());
    const card = await opened(anders());
    const forge = (data: Record<string, unknown>) =>
      anders().send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'supervision-point.open', data } },
      });
    const ids = ['constructor', '__proto__', 'summary', 'supervision-point:', 'x'.repeat(5000)];
    for (const pointId of ids) {
      const { status, card: answer } = await forge({ unitId: 'moellevang', pointId });
      expect(status).toBe(200);
      expect(answer.text).toContain('Det tilsynspunkt findes ikke.');
    }
    for (const data of [{}, { unitId: 1, pointId: [] }, { unitId: 'moellevang', pointId: '', from: -1 }])
      expect((await forge(data)).card.text).toContain('Jeg kunne ikke læse kortet.');
    expect(card.title).toBe('Tilsynspunkt · Møllevang Skole');
  });
});

/** Whether a card says of itself that it is about tilsyn; the others are about learning. */
const isTilsyn = (activity: unknown): boolean => JSON.stringify(activity).includes('"text":"Tilsyn: ');

describe('where points are seen', () => {
  beforeEach(() => turnOn());

  it('in the status of the unit, in the colour of tilsyn, and in the portfolio when overdue', async () => {
    await give(anders());
    for (const someone of [anders(), mette()]) {
      const status = (await someone.say('status møllevang')).card;
      expect(status.text).toContain(`${given.what} (frist den 20. maj 2026)`);
      expectSound(status.json, given.what);
    }
    expect((await anders().say('status')).card.text).not.toContain('tilsynspunkt er over fristen');
    bot().clock.set('2026-05-21T08:00:00.000Z');
    expect((await anders().say('status')).card.text).toContain(
      'Et tilsynspunkt er over fristen (siden den 20. maj)',
    );
    const status = (await mette().say('status møllevang')).card;
    expect(status.text).toContain('fristen var den 20. maj 2026');
  });

  it('by ‘tilsyn’, for who has no report to write or read', async () => {
    await give(anders());
    expect((await mette().say('tilsyn')).card.title).toBe('Tilsynspunkter · Møllevang Skole');
    expect((await mette().say('hjælp')).card.text).toContain('tilsynspunkter: det, der skal bringes i orden');
    await give(birgit(), 'Solsikken');
    const both = (await birgit().say('tilsyn')).card;
    expect(both.buttons.map(({ title }) => title)).toContain('Tilsynspunkter');
    const list = (await martin().execute((await martin().say('tilsyn')).card, 'Tilsynspunkter')).card;
    expect(list.text).toContain(given.what);
  });

  it('in no card about learning', async () => {
    await give(anders());
    await writes(mette());
    const walked = [
      'forbered',
      'opfølgning',
      'data',
      'aftaler',
      'næste',
      'kalender',
      'hjælp',
      'overlevering',
      'luk loop',
      'tilbagemelding',
      'input',
    ];
    const read: string[] = [];
    for (const name of [
      'Anders Holm',
      'Mette Skov',
      'Nadia Bruun',
      'Jonas Krog',
      'Sara Lund',
      'Ulla Brink',
      'Lone Vad',
    ])
      for (const word of walked)
        for (const card of (await bot().person(name).say(word)).cards) read.push(JSON.stringify(card.json));
    // The weeks of the chef, preparation, what has come in, reminders, the schema: all that is sent until summer.
    for (const moment of [
      '2026-04-20T07:00',
      '2026-05-04T07:00',
      '2026-05-18T07:00',
      '2026-06-01T07:00',
      '2026-06-15T07:00',
    ]) {
      bot().clock.set(`${moment}:00.000Z`);
      await bot().round();
    }
    for (const { activity } of bot().connector.calls)
      if (!isTilsyn(activity)) read.push(JSON.stringify(activity));
    expect(read.length).toBeGreaterThan(walked.length * 7);
    for (const json of read)
      for (const text of confidential) expect(json).not.toContain(JSON.stringify(text).slice(1, -1));
  });
});
