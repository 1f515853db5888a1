import { expectSound } from './bot';
import {
  closes,
  confidential,
  finding,
  give,
  given,
  giving,
  note,
  opened,
  usePoints,
  writes,
} from './giving-points';

/** Supervision points: given by the chef, written on by the leader, closed by the chef (rule 14). */

const { bot, anders, mette, birgit, martin, turnOn, stored, arrived } = usePoints();
const actions = async (): Promise<unknown[]> =>
  (await bot().documentsOf('audit'))
    .map(({ action }) => action)
    .filter((one) => /^(?!looked-at|was-sent).*supervision/.test(String(one)));

describe('giving one', () => {
  beforeEach(() => turnOn());

  it('asks what, why, which support and when, and says that it is tilsyn', async () => {
    const list = (await anders().say('tilsynspunkter')).card;
    expect(list.text).toContain('Der er ingen tilsynspunkter.');
    const form = (await anders().execute(list, 'Nyt tilsynspunkt')).card;
    expect(form.texts[1]).toMatch(/^Tilsyn: /);
    expect(form.inputs.map(({ id }) => id)).toEqual(['toUnit', 'what', 'reason', 'support', 'deadline']);
    expect(form.inputs[0]?.choices.map(({ title }) => title)).toEqual([
      'Dagtilbud Egelunden',
      'Dagtilbud Åbrinken',
      'Havblik Skole',
      'Møllevang Skole',
    ]);
    expectSound(list.json);
    expectSound(form.json);
  });

  it('reaches the leader as a card of its own, once, and is in the log of who did what', async () => {
    await mette().say('hjælp');
    const card = await give(anders());
    expect(card.text).toContain('Tilsynspunktet er givet. Enhedens leder får besked.');
    expect(card.text).toContain('Fristen er den 20. maj 2026.');
    expectSound(card.json, ...Object.values(given));
    await bot().round();
    await bot().round();
    expect(arrived(mette())).toHaveLength(1);
    expect(arrived(mette())[0]).toContain(given.support);
    const rows = (await bot().documentsOf('outbox')).filter(({ card: kind }) => kind === 'supervision-point');
    expect(rows.map(({ state, role }) => [state, role])).toEqual([['sent', 'leader']]);
    expect(await actions()).toEqual(['give-supervision-point']);
  });

  it('goes to the board, and not to the leader, in a selvejende unit', async () => {
    await martin().say('hjælp');
    await bot().person('Tove Lykke').say('hjælp');
    const card = await give(birgit(), 'Solsikken');
    expect(card.text).toContain('Bestyrelsen får besked.');
    await bot().round();
    expect(arrived(martin())).toHaveLength(1);
    expect(arrived(bot().person('Tove Lykke'))).toEqual([]);
    expect((await bot().person('Tove Lykke').say('tilsynspunkter')).card.text).toContain(
      'Du har ikke en enhed med tilsynspunkter.',
    );
    expect((await opened(martin())).text).toContain(given.what);
  });

  it('from the unit’s status needs no choice of unit', async () => {
    const status = (await anders().say('status møllevang')).card;
    const form = (await anders().execute(status, 'Nyt tilsynspunkt')).card;
    expect(form.title).toBe('Nyt tilsynspunkt · Møllevang Skole');
    await anders().execute(form, 'Giv tilsynspunktet', given);
    expect((await stored()).map(({ unitId }) => unitId)).toEqual(['moellevang']);
  });

  it('twice from one form is once, and with other words it is another', async () => {
    const form = await giving(anders());
    const typed = { toUnit: 'Møllevang Skole', ...given };
    await anders().execute(form, 'Giv tilsynspunktet', typed);
    await anders().execute(form, 'Giv tilsynspunktet', typed);
    await anders().submit(form, 'Giv tilsynspunktet', typed);
    expect(await stored()).toHaveLength(1);
    await anders().execute(form, 'Giv tilsynspunktet', { ...typed, what: 'Noget andet' });
    expect(await stored()).toHaveLength(2);
  });

  it.each([
    ['no unit', { toUnit: '' }, 'Vælg, hvilken enhed'],
    ['no point', { what: ' ' }, 'Skriv, hvad der skal bringes i orden.'],
    ['no reason', { reason: '' }, 'Skriv, hvorfor du giver tilsynspunktet.'],
    ['no support', { support: '' }, 'Skriv, hvilken støtte enheden får.'],
    ['no deadline', { deadline: '' }, 'Vælg en frist.'],
    ['a deadline that is today', { deadline: '2026-04-15' }, 'Vælg en dag efter i dag.'],
    ['a deadline far away', { deadline: '2062-04-15' }, 'mere end to år ude'],
    ['a deadline that is no day', { deadline: 'snart' }, 'Datoen findes ikke.'],
    ['too long a text', { what: 'x'.repeat(1001) }, 'Teksten er for lang.'],
    ['a CPR number', { reason: 'Barnet 010117-1234 faldt.' }, 'Der står et CPR-nummer'],
  ])('with %s is refused, and all that was typed comes back', async (_what, wrong, why) => {
    const form = await giving(anders());
    const typed = { toUnit: 'moellevang', ...given, ...wrong };
    const refused = (await anders().execute(form, 'Giv tilsynspunktet', typed)).card;
    expect(refused.text).toContain(why);
    expect(Object.fromEntries(refused.inputs.map(({ id, value }) => [id, value]))).toEqual(typed);
    expect(await stored()).toEqual([]);
    const mended = { ...given, toUnit: 'moellevang' };
    await anders().execute(refused, 'Prøv igen', mended);
    expect(await stored()).toHaveLength(1);
  });

  it('asks for the unit again where Teams sends nothing of a choice not made', async () => {
    const refused = (await anders().execute(await giving(anders()), 'Giv tilsynspunktet', given)).card;
    expect(refused.text).toContain('Vælg, hvilken enhed');
    await anders().execute(refused, 'Prøv igen', { ...given, toUnit: 'moellevang' });
    expect(await stored()).toHaveLength(1);
  });

  it('while the store is down gives back what was typed', async () => {
    const form = await giving(anders());
    bot().breakDown('batch');
    const kept = (await anders().execute(form, 'Giv tilsynspunktet', { toUnit: 'moellevang', ...given }))
      .card;
    expect(kept.text).toContain('Det blev ikke gemt, prøv igen om lidt.');
    expect(kept.inputs.find(({ id }) => id === 'reason')?.value).toBe(given.reason);
    bot().mend();
    await anders().execute(kept, 'Prøv igen');
    expect(await stored()).toHaveLength(1);
  });

  it('is refused when the unit has as many as anyone can follow up', async () => {
    for (let count = 0; count < 20; count += 1)
      await give(anders(), 'Møllevang Skole', { ...given, what: `Punkt ${count}` });
    const refused = await give(anders());
    expect(refused.text).toContain('så mange åbne tilsynspunkter');
    const list = (await mette().say('tilsynspunkter')).card;
    expect(list.buttons.filter(({ title }) => title === 'Åbn')).toHaveLength(10);
    const rest = (await mette().execute(list, 'Vis de næste 10')).card;
    expect(rest.buttons.map(({ title }) => title)).toContain('Vis de forrige');
  });
});

describe('what is done about one', () => {
  beforeEach(async () => {
    await turnOn();
    await give(anders());
  });

  it('the leader writes, and the chef is told', async () => {
    await anders().say('hjælp');
    const card = await opened(mette());
    expect(card.buttons.map(({ title }) => title)).toEqual([
      'Skriv, hvad I har gjort',
      'Alle tilsynspunkter',
    ]);
    const thanks = await writes(mette());
    expect(thanks.text).toContain('Tak. Chefen får besked.');
    expect(thanks.text).toContain('Den 15. april 2026 skrev Mette Skov');
    expectSound(thanks.json, ...confidential);
    await bot().round();
    expect(arrived(anders())).toHaveLength(1);
    expect(arrived(anders())[0]).toContain(note);
  });

  it('the chef sets another deadline, and the leader is told', async () => {
    await mette().say('hjælp');
    await bot().round();
    const form = (await anders().execute(await opened(anders()), 'Ny frist')).card;
    const same = (await anders().execute(form, 'Gem den nye frist', { deadline: given.deadline })).card;
    expect(same.text).toContain('Det er den frist, der er nu.');
    const why = 'I venter på håndværkeren.';
    const moved = (await anders().execute(same, 'Prøv igen', { deadline: '2026-06-10', text: why })).card;
    expect(moved.text).toContain('Fristen er den 10. juni 2026.');
    expect(moved.text).toContain('Fra den 20. maj 2026 til den 10. juni 2026.');
    expect(moved.text).toContain(why);
    await bot().round();
    expect(arrived(mette())).toHaveLength(2);
    expect(arrived(mette())[1]).toContain('Tilsynspunktet har fået en ny frist.');
    // The card that is out says so too, when the new one has gone.
    bot().clock.advanceMs(31_000);
    await bot().round();
    const changed = bot()
      .connector.arrived(mette().conversationId)
      .filter(({ method }) => method === 'PUT');
    expect(changed).toHaveLength(1);
    expect(JSON.stringify(changed[0]?.activity)).toContain('Fristen er den 10. juni 2026.');
  });

  it('the chef closes it with what was found, and opens it again within 14 days', async () => {
    await mette().say('hjælp');
    const form = (await anders().execute(await opened(anders()), 'Luk punktet')).card;
    const bare = (await anders().execute(form, 'Luk punktet nu')).card;
    expect(bare.text).toContain('Skriv, hvad du har set');
    const closed = (await anders().execute(form, 'Luk punktet nu', { text: finding })).card;
    expect(closed.text).toContain('Tilsynspunktet er lukket');
    expect(closed.text).toContain('Det kan åbnes igen til og med den 29. april 2026.');
    expect((await stored())[0]?.state).toBe('closed');
    await bot().round();
    // That it was given, and then closed, is one card: the newer one tells all.
    expect(arrived(mette())).toHaveLength(1);
    expect(arrived(mette())[0]).toContain(finding);
    const open = (await anders().execute(closed, 'Åbn punktet igen')).card;
    expect(open.text).toContain('Tilsynspunktet er åbent igen');
    expect((await stored())[0]).toMatchObject({
      state: 'open',
      events: [{ kind: 'closed' }, { kind: 'reopened' }],
    });
    expect(await actions()).toEqual([
      'give-supervision-point',
      'supervision-point-closed',
      'supervision-point-reopened',
    ]);
  });

  it('cannot be opened again later than that', async () => {
    const closed = await closes(anders());
    bot().clock.set('2026-04-30T08:00:00.000Z');
    const late = (await anders().execute(closed, 'Åbn punktet igen')).card;
    expect(late.text).toContain('har været lukket for længe');
    expect((await opened(anders())).buttons.map(({ title }) => title)).toEqual(['Alle tilsynspunkter']);
  });

  it('the chef who closes it while the leader writes reads first, and loses nothing', async () => {
    const form = (await anders().execute(await opened(anders()), 'Luk punktet')).card;
    await writes(mette());
    const again = (await anders().execute(form, 'Luk punktet nu', { text: finding })).card;
    expect(again.text).toContain('Der er kommet noget nyt på tilsynspunktet.');
    expect(again.text).toContain(note);
    expect(again.inputs[0]?.value).toBe(finding);
    expect((await stored())[0]?.state).toBe('open');
    await anders().execute(again, 'Luk punktet nu');
    expect((await stored())[0]?.events.map(({ kind, text }) => [kind, text])).toEqual([
      ['note', note],
      ['closed', finding],
    ]);
  });

  it('what the leader writes on one that was closed meanwhile comes back', async () => {
    const form = (await mette().execute(await opened(mette()), 'Skriv, hvad I har gjort')).card;
    await closes(anders());
    const late = (await mette().execute(form, 'Send til chefen', { text: note })).card;
    expect(late.text).toContain('er lukket i mellemtiden');
    expect(late.inputs[0]?.value).toBe(note);
  });

  it('a CPR number is refused, and the text comes back', async () => {
    const text = 'Barnet 010117-1234 faldt.';
    const form = (await mette().execute(await opened(mette()), 'Skriv, hvad I har gjort')).card;
    const refused = (await mette().execute(form, 'Send til chefen', { text })).card;
    expect(refused.text).toContain('Der står et CPR-nummer');
    expect(refused.inputs[0]?.value).toBe(text);
    expect((await stored())[0]?.events).toEqual([]);
  });

  it('two who write at once are both kept', async () => {
    const form = (await mette().execute(await opened(mette()), 'Skriv, hvad I har gjort')).card;
    await Promise.all(
      ['Hegnet er lavet.', 'Gyngen er skiftet.'].map((text) =>
        mette().execute(form, 'Send til chefen', { text }),
      ),
    );
    expect((await stored())[0]?.events.map(({ text }) => text).sort()).toEqual([
      'Gyngen er skiftet.',
      'Hegnet er lavet.',
    ]);
  });
});
