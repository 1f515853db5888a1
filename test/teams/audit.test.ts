import type { BotPerson, ShownCard } from '../support/bot-client';
import { handOver } from '../support/hand-over';
import { auditsOf } from '../fixtures/audit-rows';
import { agree, personIdOf } from './agreeing';
import { expectSound, useBot } from './bot';
import { addAgreement, field } from './following-up';
import { give, given, opened, turnPoints } from './giving-points';

/** Who is shown what others wrote is noted, through the same door; and the administration reads it (domain.md §7). */

const bot = useBot();
const named = (name: string) => (): BotPerson => bot().person(name);
const [mette, anders, ida, nadia, sara, martin, birgit, lone] = [
  'Mette Skov',
  'Anders Holm',
  'Ida Bech',
  'Nadia Bruun',
  'Sara Lund',
  'Martin Vang',
  'Birgit Dam',
  'Lone Vad',
].map(named) as [
  () => BotPerson,
  () => BotPerson,
  () => BotPerson,
  () => BotPerson,
  () => BotPerson,
  () => BotPerson,
  () => BotPerson,
  () => BotPerson,
];

interface Look {
  name: string;
  action: string;
  subjectId: string;
}

async function looks(): Promise<Look[]> {
  const rows = (await auditsOf(bot().store)).filter(({ action }) =>
    /^(looked|was-sent|exported)-/.test(action),
  );
  const all: Look[] = [];
  for (const { personId, action, subjectId } of rows) {
    const person = personId && (await bot().app.deps.people.byId(personId));
    all.push({ name: person ? person.value.name : '', action, subjectId });
  }
  return all;
}

async function unbroken(): Promise<void> {
  const { audit } = bot().app.deps;
  for await (const place of audit.places())
    for (const chain of ['changes', 'looks'] as const)
      expect((await audit.check(place, chain)).broken).toBeUndefined();
}

/** None of what was written, in any row. */
async function expectWithout(...texts: string[]): Promise<void> {
  const rows = JSON.stringify([await bot().documentsOf('audit'), await bot().documentsOf('audit-head')]);
  for (const text of texts) expect(rows).not.toContain(text);
}

const story = 'En dreng stod alene ved hegnet.';
const said = 'Være ude i frikvarteret';
const point = 'Vikardækningen om eftermiddagen';

async function addStory(): Promise<ShownCard> {
  const form = (await mette().execute((await mette().say('data')).card, 'Tilføj egne data')).card;
  const typed = { 'Hvad så, hørte eller målte I?': story, 'Hvem eller hvad kommer det fra?': 'gårdvagterne' };
  return (await mette().execute(form, 'Gem', typed)).card;
}

describe('a look at what others wrote', () => {
  it('at own data of a dialogue is noted of others, not of who wrote it', async () => {
    await addStory();
    await mette().say('data');
    expect(await looks()).toEqual([]);
    expect((await nadia().say('data')).card.text).toContain(story);
    await nadia().say('data');
    expect(await looks()).toEqual([
      { name: 'Nadia Bruun', action: 'looked-at-answers', subjectId: 'meeting:2026:ld1' },
    ]);
    await nadia().say('forbered');
    expect(await looks()).toHaveLength(1);
    await expectWithout(story, 'gårdvagterne');
    await unbroken();
  });

  it('at one’s own answers is none', async () => {
    await sara().execute((await sara().say('input')).card, 'Send svar', { 'a_adults-do': said });
    await sara().say('input');
    await mette().say('status');
    expect(await looks()).toEqual([]);
  });

  it('at the entries of a 1:1 is noted of each of the pair', async () => {
    bot().clock.set('2026-04-20T11:00:00.000Z');
    const found = (await ida().say('opfølgning')).card;
    const at = found.buttons
      .filter(({ title }) => title === 'Åbn')
      .findIndex(({ data }) => data['meetingId'] === 'meeting:2025:oo3');
    const card = found.title.includes('1:1 nr. 3')
      ? found
      : (await ida().execute(found, { title: 'Åbn', at: Math.max(0, at) })).card;
    expect(card.title).toContain('1:1 nr. 3');
    const typed = {
      [field.what]: point,
      [field.children]: '',
      [field.owner]: 'Ida Bech',
      [field.deadline]: '2026-05-20',
    };
    await addAgreement(ida(), card, typed);
    expect((await ida().execute(card, 'Tilføj aftale')).card.title).toBeTruthy();
    const opens = { unitId: 'aabrinken', meetingId: 'meeting:2025:oo3' };
    const hers = (await anders().say('status Åbrinken')).card;
    const press = (verb: string) => {
      const data = { ...hers.buttons[0]!.data, ...opens, held: true, verb };
      const forged = { ...hers, buttons: [{ ...hers.buttons[0]!, title: 'Skema', verb, data }] };
      return anders().execute(forged, 'Skema');
    };
    expect((await press('follow-up.open')).card.text).toContain(point);
    expect(await looks()).toContainEqual({
      name: 'Anders Holm',
      action: 'looked-at-one-to-one',
      subjectId: 'meeting:2025:oo3',
    });
    // What changes nothing has no row of its own, and shows the entries all the same.
    await press('follow-up.finish');
    for (const verb of ['follow-up.finish', 'follow-up.hold', 'follow-up.open']) {
      const before = (await looks()).length;
      bot().clock.advanceMs(2 * 60 * 60_000);
      expect((await press(verb)).card.text).toContain(point);
      expect(await looks()).toHaveLength(before + 1);
    }
    await expectWithout(point);
  });

  it('at agreements of 1:1s is noted in status, list and card; at one’s own promise it is none', async () => {
    const { unitId } = await agree(
      bot(),
      'Ida Bech',
      { confidential: true, what: point },
      {
        unitId: 'aabrinken',
        meetingId: 'meeting:2025:oo1',
      },
    );
    await ida().say('status');
    expect(await looks()).toEqual([]);
    expect((await anders().say('status Åbrinken')).card.text).toContain(point);
    expect(await looks()).toEqual([
      { name: 'Anders Holm', action: 'looked-at-one-to-one', subjectId: unitId },
    ]);
    await expectWithout(point);
  });

  it('at what a leader promised in a 1:1 and left to their chef is noted in the list', async () => {
    const where = { unitId: 'aabrinken', meetingId: 'meeting:2025:oo1' };
    await agree(bot(), 'Ida Bech', { confidential: true, what: point }, where);
    await handOver(bot(), 'aabrinken', 'Peter Høj');
    expect((await anders().say('aftaler')).card.text).toContain(point);
    expect(await looks()).toEqual([
      { name: 'Anders Holm', action: 'looked-at-one-to-one', subjectId: 'aabrinken' },
    ]);
    await expectWithout(point);
  });

  it('at what others gave is noted of who says again that there is no data', async () => {
    await addStory();
    const form = (await nadia().execute((await nadia().say('data')).card, 'Ingen data, fordi …')).card;
    const typed = { 'Hvilke data er der ikke?': 'Børn og unge (E)', 'Fordi …': 'Vi har kun lyttet' };
    await nadia().execute(form, 'Gem', typed);
    expect(await looks()).toHaveLength(1);
    bot().clock.set('2026-04-15T20:00:00.000Z');
    expect((await nadia().execute(form, 'Gem', typed)).card.text).toContain(story);
    expect((await looks()).map(({ name }) => name)).toEqual(['Nadia Bruun', 'Nadia Bruun']);
  });

  it('at supervision points and tilsyn reports is noted', async () => {
    await turnPoints(bot(), true);
    await give(anders());
    await opened(mette());
    const ofMette = (await looks()).filter(({ name }) => name === 'Mette Skov');
    expect(new Set(ofMette.map(({ action }) => action))).toEqual(new Set(['looked-at-supervision']));
    expect(ofMette.map(({ subjectId }) => subjectId)).toContain('moellevang');
    await expectWithout(given.what, given.reason, given.support);
  });

  it('at a tilsyn report is noted of the chef who opens it', async () => {
    const report = {
      a_basic: 'Legepladsen er gået efter.',
      a_municipal: 'Maden følger reglerne.',
      a_pedagogical: 'Vi så en formiddag.',
      a_next: 'Hegnet bliver lavet.',
    };
    await martin().execute((await martin().say('tilsyn')).card, 'Send', report);
    expect(await looks()).toEqual([]);
    expect((await birgit().say('tilsyn')).card.text).toContain(report.a_basic);
    expect(await looks()).toMatchObject([{ name: 'Birgit Dam', action: 'looked-at-supervision' }]);
    await expectWithout(...Object.values(report));
  });

  it('that cannot be noted is not given', async () => {
    await addStory();
    await nadia().say('hjælp');
    bot().breakDown('batch');
    const { card } = await nadia().say('data');
    expect(card.text).not.toContain(story);
    bot().mend();
    expect((await nadia().say('data')).card.text).toContain(story);
  });

  it('for a card that the bot posts is noted of its receiver', async () => {
    await addStory();
    for (const someone of [anders, nadia, sara]) await someone().say('hjælp');
    for (let day = 16; day <= 27; day += 1) {
      bot().clock.set(`2026-04-${day}T06:30:00.000Z`);
      await bot().round();
    }
    const sent = (await looks()).filter(({ action }) => action === 'was-sent-answers');
    expect(sent).toContainEqual(expect.objectContaining({ name: 'Anders Holm' }));
    expect(sent).not.toContainEqual(expect.objectContaining({ name: 'Sara Lund' }));
    await expectWithout(story);
    await unbroken();
  });
});

describe('a document', () => {
  it('is noted where it is about: the unit, or the municipality', async () => {
    const card = (await lone().say('eksport')).card;
    await lone().execute(card, 'Lav dokumentet', { document: 'unit:moellevang', format: 'csv' });
    await lone().execute(card, 'Lav dokumentet', { document: 'workload', format: 'csv' });
    expect(await looks()).toEqual([
      { name: 'Lone Vad', action: 'exported-unit', subjectId: 'unit:moellevang' },
      { name: 'Lone Vad', action: 'exported-workload', subjectId: 'workload' },
    ]);
  });
});

describe('the log', () => {
  it('says to the administration who saw and changed what, newest first, without the content', async () => {
    await addStory();
    await nadia().say('data');
    const { card } = await lone().say('log Møllevang Skole');
    expect(card.title).toBe('Log: Møllevang Skole');
    expectSound(card.json);
    const lines = card.texts.filter((text) => text.includes(' kl. 10.00: '));
    expect(lines[0]).toMatch(
      /15\. april 2026 kl\. 10\.00: (Nadia Bruun så, hvad andre har svaret eller givet|Mette Skov ændrede egne data til en samtale) \(Læringssamtale 1\)/,
    );
    expect(card.text).toContain('Nadia Bruun så, hvad andre har svaret eller givet (Læringssamtale 1)');
    expect(card.text).not.toContain(story);
  });

  it('is found by person, and then by place', async () => {
    await addStory();
    const where = (await lone().say('log Mette Skov')).card;
    expectSound(where.json);
    expect(where.text).toContain('Hvor skal jeg kigge efter Mette Skov?');
    const { card } = await lone().execute(where, 'Møllevang Skole');
    expect(card.title).toBe('Log: Mette Skov, Møllevang Skole');
    expect(card.text).toContain('Mette Skov ændrede egne data til en samtale');
    expect(card.text).not.toContain('kommandolinjen');
  });

  it('turns its pages until the first row, each row once', async () => {
    const { audit } = bot().app.deps;
    const place = { container: 'units', pk: 'moellevang' } as const;
    for (let nth = 0; nth < 50; nth += 1) {
      bot().clock.advanceMs(60_000);
      const personId = await personIdOf(bot(), 'Nadia Bruun');
      await audit.look(place, {
        at: bot().clock.now(),
        personId,
        action: 'looked-at-answers',
        subjectId: `s${nth}`,
      });
    }
    let { card } = await lone().say('log Møllevang');
    const seen: string[] = [];
    for (let pages = 0; pages < 20; pages += 1) {
      seen.push(...card.texts.filter((text) => text.includes('Nadia Bruun så')));
      if (!card.buttons.some(({ title }) => title === 'Vis ældre')) break;
      card = (await lone().execute(card, 'Vis ældre')).card;
    }
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
  });

  it('is a table as well, which is noted like every document', async () => {
    await addStory();
    const { card } = await lone().say('log Møllevang');
    const { card: offer } = await lone().execute(card, 'Hent som tabel');
    expect(offer.text).toContain('Log');
    expect(await looks()).toContainEqual({
      name: 'Lone Vad',
      action: 'exported-audit',
      subjectId: 'audit:moellevang',
    });
  });

  it('calls who was erased an erased person', async () => {
    await addStory();
    const id = await personIdOf(bot(), 'Mette Skov');
    await bot().app.deps.audit.forget({ container: 'units', pk: 'moellevang' }, id);
    const { card } = await lone().say('log Møllevang');
    expect(card.text).toContain('en slettet person ændrede egne data til en samtale');
    await unbroken();
  });

  it.each(['Mette Skov', 'Anders Holm', 'Sara Lund'])(
    'is not for %s, by word, button or document',
    async (name) => {
      const { card: open } = await lone().say('log Møllevang');
      const someone = bot().person(name);
      expect((await someone.say('log')).card.text).toContain('forvaltningen');
      for (const title of ['Hent som tabel'])
        expect((await someone.execute(open, title)).card.text).not.toContain('Nyeste');
      expect((await someone.say('log Møllevang Skole')).card.text).not.toContain('Nyeste');
    },
  );

  it('is in the administration’s card', async () => {
    const { card } = await lone().say('forvaltning');
    const { card: log } = await lone().execute(card, 'Se loggen');
    expect(log.title).toBe('Log: hele kommunen');
    expectSound(log.json);
  });
});
