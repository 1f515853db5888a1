import type { Agreement } from '../../src/domain/follow-up/schema';
import { conversationOf, meet, postedTo, rowsOf } from '../jobs/posting';
import { agree, agreementCard, deadlineLabel, noteLabel, pastDialogue, storedAgreement } from './agreeing';
import { expectSound, useBot } from './bot';

/** Whoever promised something says how it goes, in the card that asks or by writing 'aftaler'. */

const bot = useBot();
const ida = () => bot().person('Ida Bech');
const lars = () => bot().person('Lars Nygård');

/** Ida's agreement of the sample municipality, ten days over its deadline. */
const overdue = 'agreement:meeting:2025:ld1:a3';
const stored = (id = overdue): Promise<Agreement> => storedAgreement(bot(), id);

describe('aftaler', () => {
  it('lists the person’s own open agreements, over all units, the most urgent first', async () => {
    await agree(bot(), 'Ida Bech', { deadline: '2026-04-20', what: 'Vi skriver hjem om legegrupperne' });
    const { card } = await ida().say('aftaler');
    expect(card.title).toBe('Dine åbne aftaler');
    expect(card.text).toMatch(
      /sprogleg i garderoben[^]*Fristen var den 5\. april 2026[^]*Vi skriver hjem[^]*senest 20\. april 2026/,
    );
    expect(card.text).not.toContain('legepladsen i fire uger');
    expectSound(card.json);
    expect((await lars().say('agreements')).card.text).toContain('legepladsen i fire uger');
  });

  it('says so when there is none, and shows the word only to those who have some', async () => {
    const { card } = await bot().person('Mette Skov').say('aftaler');
    expect(card.text).toContain('Du har ingen åbne aftaler.');
    expectSound(card.json);
    expect((await bot().person('Mette Skov').say('hjælp')).card.text).not.toContain('aftaler:');
    expect((await ida().say('hjælp')).card.text).toContain('aftaler: se dine åbne aftaler');
  });
});

describe('an agreement', () => {
  it('says what the children get, who sees it, the deadline and where it was agreed', async () => {
    const card = await agreementCard(ida());
    expect(card.title).toBe('Aftale · Dagtilbud Åbrinken');
    expect(card.texts[1]).toBe('Læring: sig, hvordan det går med aftalen. Deltagerne i samtalen kan se det.');
    expect(card.text).toContain('For børnene: Flere børn tager ordet, når vi er få sammen.');
    expect(card.text).toContain('Ida Bech. Fristen var den 5. april 2026. Aftalt ved Læringssamtale 1.');
    expectSound(card.json);
  });

  it('is on its way, with what was written about it', async () => {
    const written = 'Vi begynder på den ene stue **i maj**';
    const { card } = await ida().execute(await agreementCard(ida()), 'På vej', { [noteLabel]: written });
    expect(card.text).toContain('Tak. Aftalen står som på vej.');
    expect(card.texts).toContain('På vej, siger Ida Bech den 15. april 2026');
    expect(card.texts).toContain(written);
    expectSound(card.json);
    expect(await stored()).toMatchObject({ state: 'open', isOnTrack: true, note: written });
    expect((await ida().say('status')).card.text).toMatch(/sprogleg .*\(Ida Bech\. Fristen.*\), på vej/);
  });

  it('is done, and is opened again from the same card', async () => {
    const done = (await ida().execute(await agreementCard(ida()), 'Gjort')).card;
    expect(done.text).toContain('Gjort, siger Ida Bech den 15. april 2026');
    expect(done.buttons.map(({ title }) => title)).toEqual([
      'Den røde tråd',
      'Åbn igen',
      'Alle mine aftaler',
    ]);
    expect((await stored()).state).toBe('done');
    expect((await ida().execute(done, 'Alle mine aftaler')).card.text).toContain(
      'Du har ingen åbne aftaler.',
    );
    const again = (await ida().execute(done, 'Åbn igen')).card;
    expect(again.text).toContain('Aftalen er åben igen.');
    expect((await stored()).state).toBe('open');
  });

  it('is done straight from the list', async () => {
    const { card } = await ida().execute((await ida().say('aftaler')).card, 'Gjort');
    expect(card.title).toBe('Aftale · Dagtilbud Åbrinken');
    expect((await stored()).state).toBe('done');
  });

  it('is dropped with a reason only, and what was typed is in hand', async () => {
    const refused = (await ida().execute(await agreementCard(ida()), 'Drop aftalen')).card;
    expect(refused.text).toContain('Skriv kort, hvorfor I dropper aftalen.');
    expectSound(refused.json);
    const dropped = (await ida().execute(refused, 'Prøv igen', { [noteLabel]: 'Vi har fået ny garderobe' }))
      .card;
    expect(dropped.texts).toContain('Droppet af Ida Bech den 15. april 2026');
    expect(await stored()).toMatchObject({ state: 'dropped', note: 'Vi har fået ny garderobe' });
  });

  it('gets a new deadline, and is asked about again before that', async () => {
    const form = (
      await ida().execute(await agreementCard(ida()), 'Ny frist', { [noteLabel]: 'Påsken kom i vejen' })
    ).card;
    expectSound(form.json);
    const moved = (await ida().execute(form, 'Gem den nye frist', { [deadlineLabel]: '2026-05-20' })).card;
    expect(moved.text).toContain('Ida Bech, senest 20. maj 2026.');
    expect(await stored()).toMatchObject({
      deadline: '2026-05-20',
      moves: 1,
      stepsDone: [],
      note: 'Påsken kom i vejen',
      dueAt: '2026-05-15T06:00:00.000Z',
    });
  });

  it.each([
    ['', 'Vælg en dato, hvor I følger op.'],
    ['2026-04-15', 'Den nye frist skal ligge fremme i tiden.'],
    ['2026-02-30', 'Datoen findes ikke.'],
  ])('gets no new deadline of %p, and the note comes back', async (date, reason) => {
    const form = (await ida().execute(await agreementCard(ida()), 'Ny frist')).card;
    const typed = { [deadlineLabel]: date, [noteLabel]: 'Påsken kom i vejen' };
    const refused = (await ida().execute(form, 'Gem den nye frist', typed)).card;
    expect(refused.text).toContain(reason);
    expect(refused.inputs.map(({ value }) => value)).toEqual([date, 'Påsken kom i vejen']);
    expect(await stored()).not.toHaveProperty('moves');
    const back = (await ida().execute(refused, 'Tilbage uden at gemme')).card;
    expect(back.title).toBe('Aftale · Dagtilbud Åbrinken');
  });

  it.each([
    ['a CPR number', 'Det gælder 010190-1234', 'Der står et CPR-nummer i teksten.'],
    ['more than there is room for', 'æ'.repeat(501), 'Teksten er for lang.'],
  ])('is not said with %s', async (_what, note, reason) => {
    const { card } = await ida().execute(await agreementCard(ida()), 'Gjort', { [noteLabel]: note });
    expect(card.text).toContain(reason);
    expect(card.inputs[0]?.value).toBe(note);
    expect((await stored()).state).toBe('open');
  });

  it('is said once, however often the button is pressed', async () => {
    const card = await agreementCard(ida());
    const answers = await Promise.all(
      ['Gjort', 'Gjort', 'Gjort'].map((press) => ida().execute(card, press, { [noteLabel]: 'Alt er klar' })),
    );
    expect(answers.map(({ card: { texts } }) => texts.at(-1))).toEqual(Array(3).fill('Alt er klar'));
    expect((await stored()).timesSaid).toBe(1);
  });

  it('is not changed by an old card once it is settled, and what was typed is in hand', async () => {
    const old = await agreementCard(ida());
    await ida().execute(old, 'Gjort');
    const { card } = await ida().execute(old, 'Drop aftalen', { [noteLabel]: 'Det blev for meget' });
    expect(card.text).toContain('Aftalen er afsluttet i mellemtiden.');
    expect(card.inputs[0]?.value).toBe('Det blev for meget');
    expect((await ida().execute(card, 'Tilbage uden at gemme')).card.text).toContain('Gjort, siger Ida Bech');
    expect((await stored()).state).toBe('done');
  });

  it('that was settled before its loop was closed is there to be read', async () => {
    const done = (await ida().execute(await agreementCard(ida()), 'Gjort')).card;
    const { units } = bot().app.deps;
    const summary = (await units.summary('aabrinken'))!;
    const loop = { ...summary.value.loop!, state: 'closed' } as const;
    const audit = { at: bot().clock.now(), personId: 'test', action: 'close', subjectId: loop.id };
    await units.save({ summary, records: [{ type: 'loop', record: loop }], audit });
    const card = (await ida().execute(done, 'Åbn igen')).card;
    expect(card.text).toContain('Loopet er lukket.');
    expect((await stored()).state).toBe('done');
    expectSound(card.json);
  });

  it.each(['execute', 'submit'] as const)(
    'comes back by %s with what was typed when the store is down',
    async (how) => {
      const card = await agreementCard(ida());
      bot().breakDown();
      const failed = (await ida()[how](card, 'Gjort', { [noteLabel]: 'Alt er klar' })).card;
      expect(failed.text).toMatch(/ikke gemt, prøv igen/i);
      expect(failed.inputs[0]?.value).toBe('Alt er klar');
      bot().mend();
      await ida()[how](failed, 'Prøv igen');
      expect(await stored()).toMatchObject({ state: 'done', note: 'Alt er klar' });
    },
  );
});

describe('who may say it', () => {
  it('is its owner, and those who hold the dialogue', async () => {
    const card = await agreementCard(lars());
    const byLeader = (await ida().execute(card, 'På vej', { [noteLabel]: 'Lars er på kursus' })).card;
    expect(byLeader.texts).toContain('På vej, siger Ida Bech den 15. april 2026');
    const byChef = (await bot().person('Anders Holm').execute(card, 'Gjort')).card;
    expect(byChef.texts).toContain('Gjort, siger Anders Holm den 15. april 2026');
  });

  it.each(['Maria Holt', 'Anne Dahl', 'Ulla Brink', 'Mette Skov', 'Lone Vad', 'Nikoline Ry'])(
    'is not %s',
    async (name) => {
      const card = await agreementCard(lars());
      const before = await bot().documentsOf('agreement');
      for (const press of ['På vej', 'Gjort', 'Ny frist', 'Drop aftalen']) {
        const answer = await bot()
          .person(name)
          .execute(card, press, { [noteLabel]: 'Det er min' });
        expect(answer.card.text).toContain('Den enhed har du ikke adgang til.');
        expect(answer.card.text).not.toContain('legepladsen');
      }
      expect(await bot().documentsOf('agreement')).toEqual(before);
    },
  );

  it('is a board or a consultant for what they promised themselves', async () => {
    for (const name of ['Anne Dahl', 'Ulla Brink']) {
      const { id } = await agree(bot(), name);
      const someone = bot().person(name);
      await someone.execute(await agreementCard(someone), 'Gjort');
      expect((await stored(id)).state).toBe('done');
    }
  });

  it('is chef and leader alone for what they agreed between them, whoever was to do it', async () => {
    const where = { ...pastDialogue, meetingId: 'meeting:2025:oo1' };
    const secret = { confidential: true, what: 'Lønsamtale med teamet' };
    const { id } = await agree(bot(), 'Lars Nygård', { ...secret, deadline: '2026-04-01' }, where);
    expect((await lars().say('aftaler')).card.text).not.toContain(secret.what);
    const card = await agreementCard(ida());
    expect(card.text).toContain(secret.what);
    expect(card.texts[1]).toMatch(/Kun leder og chef kan se det\.$/);
    const refused = (await lars().execute(card, 'Gjort')).card;
    expect(refused.text).toContain('Den enhed har du ikke adgang til.');
    await bot().person('Anders Holm').execute(card, 'Gjort');
    expect((await stored(id)).state).toBe('done');
  });

  it('knows nothing of one that a reopened schema took out', async () => {
    const card = await agreementCard(ida());
    const settle = card.buttons.find(({ verb }) => verb === 'agreement.settle')!;
    const forged = { ...settle, data: { ...settle.data, agreementId: 'constructor' } };
    const answer = await ida().execute({ ...card, buttons: [forged] }, forged.title);
    expect(answer.card.text).toContain('Aftalen er taget ud af skemaet.');
  });
});

describe('the card that asks', () => {
  const titles = (name: string): string[] =>
    postedTo(bot(), name).filter((title) => title.startsWith('Aftale'));

  it('comes once to the owner, also when both its times have passed', async () => {
    await meet(bot(), 'Ida Bech', 'Lars Nygård', 'Anders Holm');
    await bot().round();
    expect(titles('Ida Bech')).toEqual(['Aftale · Dagtilbud Åbrinken']);
    expect([titles('Lars Nygård'), titles('Anders Holm')]).toEqual([[], []]);
  });

  it('comes three workdays before the deadline and the workday after', async () => {
    await meet(bot(), 'Lars Nygård');
    const { id } = await agree(bot(), 'Lars Nygård', {
      deadline: '2026-05-06',
      dueAt: '2026-05-01T06:00:00.000Z',
    });
    bot().clock.set('2026-05-01T06:00:00.000Z');
    await bot().round();
    expect(titles('Lars Nygård')).toHaveLength(1);
    bot().clock.set('2026-05-07T06:00:00.000Z');
    await bot().round();
    expect(titles('Lars Nygård')).toHaveLength(2);
    expect((await stored(id)).stepsDone).toEqual(['ag-soon', 'ag-late']);
  });

  it('says what was said elsewhere, and a card that waits is not sent', async () => {
    await meet(bot(), 'Ida Bech');
    await bot().round();
    const posted = bot()
      .connector.arrived(conversationOf('Ida Bech'))
      .find(({ activity }) => JSON.stringify(activity).includes('Aftale · '))!;
    await ida().execute(await agreementCard(ida()), 'Gjort', { [noteLabel]: 'Alt er klar' });
    await bot().round();
    const changed = bot().connector.calls.filter(
      ({ method, activityId }) => method === 'PUT' && activityId === posted.activityId,
    );
    expect(JSON.stringify(changed.at(-1)?.activity)).toContain('Gjort, siger Ida Bech');
    const rows = (await rowsOf(bot(), 'Ida Bech')).filter(({ agreementId }) => agreementId === overdue);
    expect(rows.map(({ action, stepId, state }) => `${action} ${stepId} ${state}`).sort()).toEqual([
      'post ag-late dropped',
      'post ag-soon sent',
    ]);
  });

  it('is left alone when it is the one that was pressed', async () => {
    await meet(bot(), 'Ida Bech');
    await bot().round();
    const call = bot()
      .connector.arrived(conversationOf('Ida Bech'))
      .find(({ activity }) => JSON.stringify(activity).includes('Aftale · '))!;
    const card = { ...(await agreementCard(ida())), activityId: call.activityId! };
    await ida().execute(card, 'Gjort');
    const tries = bot().connector.calls.length;
    await bot().round();
    expect(bot().connector.calls.length).toBe(tries);
  });

  it('that could not be sent asks nothing any more when it is answered', async () => {
    await bot().round();
    const unsent = async () =>
      (await rowsOf(bot(), 'Ida Bech'))
        .filter(({ agreementId, stepId }) => agreementId === overdue && stepId === 'ag-soon')
        .map(({ state, reason }) => ({ state, reason }));
    expect((await unsent())[0]?.state).not.toBe('sent');
    await bot()
      .person('Anders Holm')
      .execute(await agreementCard(ida()), 'Gjort');
    expect((await unsent())[0]).toMatchObject({ state: 'dropped' });
  });
});
