import { findClosings, openClosing } from '../../../src/app/closing/load';
import { confirmClosing, reopenLoop, writeClosing } from '../../../src/app/closing/write';
import { closingIdOf, type ClosingTexts } from '../../../src/domain/closing/closing';
import { dayOf } from '../../../src/domain/calendar/copenhagen';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import type { Loop } from '../../../src/domain/loop/loop';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { openApp, type App } from '../../fixtures/app';
import { aLoop, anAgreement, completed } from '../../fixtures/records';
import { aSchool, ld1, ld4, oo3, peopleOf } from '../../fixtures/school';

const focusAreas = [
  { id: 'f1', title: 'Alle er med', themeId: 'theme-1', siteId: 'nord' },
  { id: 'f2', title: 'Ro i garderoben' },
];
const texts: ClosingTexts = {
  done: 'To voksne ude i hvert frikvarter',
  changed: 'Færre sidder alene',
  basis: 'Ingen data, fordi vi kun har talt med børnene',
  learnt: 'Faste voksne virker',
};
const unit = aSchool();
const key = { unitId: unit.id, loopId: 'loop-1' };

let app: App;
beforeEach(() => {
  app = openApp({ now: plusMinutes(ld4.end, 24 * 60) });
});
afterEach(() => app.close());

async function seed(loop: Partial<Loop> = {}, last: Meeting = completed(ld4)): Promise<void> {
  const agreements = [
    anAgreement('aabent', { what: 'aabent' }),
    anAgreement('gjort', { what: 'gjort', state: 'done' }),
    anAgreement('fortroligt', { what: 'fortroligt', confidential: true, meetingId: oo3.id }),
  ];
  await app.seed(
    unit,
    [
      { type: 'loop', record: aLoop({ focusAreas, ...loop }) },
      ...[completed(ld1), oo3, last].map((record) => ({ type: 'meeting', record }) as const),
      ...agreements.map((record) => ({ type: 'agreement', record }) as const),
    ],
    peopleOf(unit),
  );
}

async function write(areaId: string, changes: Partial<ClosingTexts> = {}) {
  const input = { ...key, areaId, texts: { ...texts, ...changes }, base: {} };
  return writeClosing(app.deps, await app.actor('leader'), input);
}

const stored = () => app.deps.units.record('closing', unit.id, closingIdOf('loop-1'));
const loopNow = async () => (await app.deps.units.summary(unit.id))?.value.loop?.state;

describe('the desk', () => {
  it('has each focus area with its theme and site, and the agreements of the dialogues only', async () => {
    await seed();
    const desk = await openClosing(app.deps, await app.actor('leader'), key);
    expect(desk.areas).toMatchObject([
      { theme: 'Stærkere læsefællesskaber', site: 'Afdeling Nord', lacks: { length: 4 } },
      { area: focusAreas[1], lacks: { length: 4 } },
    ]);
    expect(desk.areas[1]).not.toHaveProperty('theme');
    const { open, done, dropped } = desk.agreements;
    expect([open, done, dropped].map((some) => some.map(({ what }) => what))).toEqual([
      ['aabent'],
      ['gjort'],
      [],
    ]);
    expect(desk.dataTypes).toEqual(['A']);
  });

  it.each<[string, Partial<Loop>, Meeting, string]>([
    ['while the last schema is not finished', {}, ld4, 'closing/not-yet'],
    ['without focus areas', { focusAreas: [] }, completed(ld4), 'closing/no-focus-area'],
    ['of a loop before the present one', { id: 'loop-2' }, completed(ld4), 'loop/closed'],
  ])('is refused %s', async (_when, loop, last, code) => {
    await seed(loop, last);
    await expect(openClosing(app.deps, await app.actor('leader'), key)).rejects.toMatchObject({ code });
  });

  it.each(['chef', 'board-rep', 'staff-rep', 'consultant'])('is not for %s', async (role) => {
    await seed();
    const actor = await app.actor(role);
    await expect(openClosing(app.deps, actor, key)).rejects.toMatchObject({ code: 'access/not-yours' });
    await expect(findClosings(app.deps, actor)).rejects.toMatchObject({ code: 'closing/none' });
  });
});

describe('writing', () => {
  it('costs two reads and one batch, and nothing when nothing is new', async () => {
    await seed();
    await write('f1');
    expect(app.store.calls).toMatchObject({ get: 2, query: 0, batch: 1 });
    const before = await stored();
    app.store.forget();
    await write('f1');
    expect(app.store.calls.batch).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it.each<[string, string, Partial<ClosingTexts>, string]>([
    ['a CPR number', 'f1', { done: 'Barnet 010117-1234' }, 'answer/cpr'],
    ['a text that is no summary', 'f1', { done: 'x'.repeat(2001) }, 'input/too-long'],
    ['a focus area of no loop of ours', 'f9', {}, 'closing/no-such-area'],
  ])('refuses %s, and keeps nothing', async (_what, areaId, changes, code) => {
    await seed();
    await expect(write(areaId, changes)).rejects.toMatchObject({ code });
    expect(await stored()).toBeUndefined();
  });

  it('keeps two texts that met, and has no room for a third', async () => {
    await seed();
    await write('f1', { done: 'a'.repeat(2000) });
    await write('f1', { done: 'b'.repeat(2000) });
    const both = await stored();
    expect(both?.summaries[0]?.done).toHaveLength(4002);
    await expect(write('f1', { done: 'c' })).rejects.toMatchObject({ code: 'input/too-long' });
    expect(await stored()).toEqual(both);
  });
});

describe('confirming', () => {
  it('closes nothing while an answer is missing', async () => {
    await seed();
    await write('f1');
    await write('f2', { learnt: ' ' });
    const { refused, desk } = await confirmClosing(app.deps, await app.actor('leader'), key);
    expect(refused).toBe(true);
    expect(desk.areas.map(({ lacks }) => lacks)).toEqual([[], ['learnt']]);
    expect(await loopNow()).toBe('running');
  });

  it('closes the loop in one batch, once, and says so in the audit without the texts', async () => {
    await seed();
    await write('f1');
    await write('f2');
    const leader = await app.actor('leader');
    await confirmClosing(app.deps, leader, key);
    const first = await stored();
    app.clock.advanceMs(60_000);
    await confirmClosing(app.deps, leader, key);
    expect(await stored()).toEqual(first);
    expect(first).toMatchObject({ state: 'confirmed', confirmedBy: 'leader' });
    expect(await loopNow()).toBe('closed');
    const audits = JSON.stringify(await app.documents(unit.id, 'audit'));
    expect(audits).toContain('close-loop');
    expect(audits).not.toContain(texts.done);
    await expect(write('f1', { done: 'For sent' })).rejects.toMatchObject({ code: 'loop/closed' });
  });

  it('can be taken back for 14 days, with all texts, and not later', async () => {
    await seed();
    await write('f1');
    await write('f2');
    await confirmClosing(app.deps, await app.actor('leader'), key);
    const closedOn = dayOf(app.clock.now());
    const again = await reopenLoop(app.deps, await app.actor('leader'), key);
    expect(again.areas.every(({ lacks }) => lacks.length === 0)).toBe(true);
    expect(await loopNow()).toBe('running');
    await confirmClosing(app.deps, await app.actor('leader'), key);
    app.clock.advanceMs(15 * 86_400_000);
    expect(dayOf(app.clock.now()) > closedOn).toBe(true);
    const late = reopenLoop(app.deps, await app.actor('leader'), key);
    await expect(late).rejects.toMatchObject({ code: 'closing/too-late' });
  });
});
