import { at, plusDays, dayOf } from '../../../src/domain/calendar/copenhagen';
import { readClosings } from '../../../src/app/exports/closing';
import { startLoops } from '../../../src/app/start-loops';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import { meetingsOf, type Summary } from '../../../src/domain/status/summary';
import { docxOf } from '../../../src/exports/docx';
import { xlsxOf } from '../../../src/exports/xlsx';
import { closingReport } from '../../../src/views/exports/closing';
import { wordsIn } from '../../../src/views/texts';
import { readZip } from '../../cli/zip-reader';
import type { BotPerson, ShownCard, Typed } from '../../support/bot-client';
import { byCards } from '../loop/by-cards';
import { startUnit } from '../loop/municipality';
import { liveLoop } from '../loop/walk';
import { expectSound, openBot, type Bot } from '../../teams/bot';

/** Story 12: after the fourth dialogue the organiser confirms a summary per focus area, and the loop is read-only. */

jest.setTimeout(300_000);

const texts = {
  done: 'To voksne har været ude i hvert frikvarter',
  changed: 'Færre børn sidder alene',
  basis: 'Ingen data, fordi vi kun har talt med børnene',
  learnt: 'Faste voksne virker bedre end nye lege',
};

interface Sort {
  unitId: string;
  decided: string;
  organiser: string;
  others: readonly string[];
}

describe.each<[string, Sort]>([
  [
    'the leader of a dagtilbud',
    {
      unitId: 'egelunden',
      decided: '2025-03-12',
      organiser: 'leader',
      others: ['chef', 'staff-rep', 'board-rep', 'pedagogical-leader'],
    },
  ],
  [
    'the board of a selvejende dagtilbud',
    { unitId: 'solsikken', decided: '2025-03-12', organiser: 'board-rep', others: ['chef', 'leader'] },
  ],
])('%s closes the loop', (_name, { unitId, decided, organiser, others }) => {
  let bot: Bot;
  const summary = async (): Promise<Summary> => (await bot.app.deps.units.summary(unitId))!.value;
  async function inRole(role: string): Promise<BotPerson> {
    const { members, chefId } = (await summary()).unit;
    const member = members.find((each) => (role === 'chef' ? each.personId === chefId : each.role === role));
    return bot.person(member!.name);
  }
  const closes = (): Promise<BotPerson> => inRole(organiser);
  const said = async (word: string): Promise<ShownCard> => (await (await closes()).say(word)).card;
  async function press(card: ShownCard, title: string, typed?: Typed): Promise<ShownCard> {
    return (await (await closes()).execute(card, title, typed)).card;
  }

  beforeAll(async () => {
    bot = await openBot({ isEmpty: true, isInTeams: true, now: at(decided, '10:00') });
    await startUnit(bot, unitId, decided);
  });
  afterAll(() => bot.close());

  it('not before the schema of the fourth dialogue is finished', async () => {
    expect((await said('luk loop')).text).toContain('Loopet kan ikke lukkes endnu.');
    await liveLoop(bot, unitId, byCards);
    const last = meetingsOf(await summary()).at(-1)!;
    expect((await summary()).loop).toMatchObject({ state: 'running' });
    expect(last.phase).toBe('completed');
  });

  it('from the finished schema, the welcome or the word, and is shown what the loop holds', async () => {
    expect((await said('hjælp')).text).toContain('Saml op på loopet');
    const desk = await said('luk loop');
    expect(desk.text).toContain('Alle er med');
    expect(desk.text).toContain('0 af 4 svar er skrevet');
    expect(desk.texts[1]).toMatch(/^Læring: her samler I op på loopet\./);
    expectSound(desk.json);
    const form = await press(desk, 'Skriv');
    expect(form.text).toContain('Vi prøver noget nyt');
    expect(form.inputs.find(({ id }) => id === 'basis')?.value).toMatch(/\(A\)|\(B\)/);
    expectSound(form.json);
  });

  it('nobody else does: the word says whose it is, and a card of theirs opens nothing', async () => {
    const desk = await said('luk loop');
    for (const role of others) {
      const someone = await inRole(role);
      expect((await someone.say('luk loop')).card.text).toContain('Du lukker ikke noget loop.');
      const pressed = (await someone.execute(desk, 'Bekræft og luk loopet')).card;
      expect(pressed.text).toContain('Den enhed har du ikke adgang til.');
    }
    expect((await summary()).loop?.state).toBe('running');
  });

  it('not with answers missing: it says which, and closes nothing', async () => {
    const refused = await press(await said('luk loop'), 'Bekræft og luk loopet');
    expect(refused.text).toContain('Loopet er ikke lukket endnu. Her mangler der svar:');
    expect(refused.text).toContain('Hvad har I lært?');
    expectSound(refused.json);
    expect((await summary()).loop?.state).toBe('running');
  });

  it('not with a CPR number in a text, which comes back in hand', async () => {
    const form = await press(await said('luk loop'), 'Skriv');
    const back = await press(form, 'Gem', { ...texts, done: 'Barnet 010117-1234 er med' });
    expect(back.text).toContain('Der står et CPR-nummer');
    expect(back.inputs.find(({ id }) => id === 'done')?.value).toBe('Barnet 010117-1234 er med');
    expect(await bot.documentsOf('closing')).toEqual([]);
  });

  it('with drafts that are kept, and both texts when two met', async () => {
    const form = await press(await said('luk loop'), 'Skriv');
    const desk = await press(form, 'Gem', { ...texts, learnt: '' });
    expect(desk.text).toContain('3 af 4 svar er skrevet');
    const both = await press(form, 'Gem', { ...texts, done: 'Legepatrulje hver dag' });
    expect(both.text).toContain('Begge står her nu.');
    expect(both.inputs.find(({ id }) => id === 'done')?.value).toBe(`${texts.done}\n\nLegepatrulje hver dag`);
    const one = await press(both, 'Gem', texts);
    expect(one.text).toContain('4 af 4 svar er skrevet');
    expect(JSON.stringify((await summary()).closing)).not.toContain(texts.done);
  });

  it('and then it is read-only, with its open agreements in sight', async () => {
    const desk = await said('luk loop');
    const form = await press(desk, 'Ret');
    const schema = await said('opfølgning');
    const closed = await press(desk, 'Bekræft og luk loopet');
    expect(closed.text).toContain('Tak. Loopet blev lukket den');
    for (const text of Object.values(texts)) expect(closed.text).toContain(text);
    expectSound(closed.json, ...Object.values(texts));
    expect((await summary()).loop?.state).toBe('closed');
    expect((await summary()).closing).toMatchObject({ state: 'confirmed' });

    const late = await press(form, 'Gem', { ...texts, learnt: 'For sent' });
    expect(late.text).toContain('Loopet er lukket.');
    expect(late.inputs.find(({ id }) => id === 'learnt')?.value).toBe('For sent');
    expect(schema.text).not.toContain('Loopet er lukket.');
    expect((await press(desk, 'Bekræft og luk loopet')).title).toContain('Loopet er lukket');
    expect((await said('aftaler')).text).toContain('Vi prøver noget nyt');
  });

  it('the chef sees in the status that it is closed, and reads what was learnt', async () => {
    const chef = await inRole('chef');
    const status = (await chef.say('status')).card;
    expect(status.text).toContain('Loopet blev lukket den ');
    expect(status.text).toContain('Det næste venter på nye temaer.');
    expectSound(status.json);
    const read = (await chef.execute(status, 'Læs opsamlingen')).card;
    expect(read.title).toContain('Opsamling: ');
    for (const text of Object.values(texts)) expect(read.text).toContain(text);
    expect(read.buttons.map(({ verb }) => verb)).toEqual(['closing.list']);
  });

  it('goes to the quality report as a document and a table', async () => {
    const facts = await readClosings(bot.app.deps, '0-6');
    const report = closingReport(wordsIn('da'), facts);
    const files = [await docxOf(report, wordsIn('da')), await xlsxOf(report, wordsIn('da'))];
    for (const file of files) {
      const text = [...readZip(file).values()].join('\n');
      for (const said of ['Alle er med', ...Object.values(texts)]) expect(text).toContain(said);
    }
  });

  it('an agreement of it can still be said to be done', async () => {
    const agreements = await said('aftaler');
    const one = agreements.buttons.find(({ verb }) => verb === 'agreement.open')!;
    const card = (await (await closes()).execute(agreements, one.title)).card;
    const done = await press(card, 'Gjort');
    expect(done.text).not.toContain('Loopet er lukket.');
    const states = Object.values((await summary()).agreements).map(({ state }) => state);
    expect(states.filter((state) => state === 'done')).toHaveLength(1);
  });

  it('it can be opened again for 14 days, and closed again', async () => {
    const closed = await said('luk loop');
    const open = await press(closed, 'Åbn loopet igen');
    expect(open.text).toContain('Loopet er åbent igen.');
    expect((await summary()).loop?.state).toBe('running');
    expect((await press(open, 'Bekræft og luk loopet')).text).toContain('Tak.');
    bot.clock.set(plusMinutes(bot.clock.now(), 15 * 24 * 60));
    expect((await press(closed, 'Åbn loopet igen')).text).toContain('lukket for længe');
    expect((await said('luk loop')).buttons.map(({ title }) => title)).not.toContain('Åbn loopet igen');
  });

  it('the next loop begins with new themes, and the old one stays closed', async () => {
    const before = await said('luk loop');
    const { id: oldId } = (await summary()).loop!;
    const today = dayOf(bot.clock.now());
    const report = await startLoops(bot.app.deps, { area: '0-6', decided: plusDays(today, 30) });
    expect(report.started).toEqual([unitId]);
    expect((await summary()).loop).toMatchObject({ state: 'running' });
    expect((await summary()).loop?.id).not.toBe(oldId);
    expect((await said('luk loop')).text).toContain('Loopet kan ikke lukkes endnu.');
    expect(before.text).toContain('Loopet blev lukket den');
  });
});
