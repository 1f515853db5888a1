import type { Deps } from '../../src/app/deps';
import { importMunicipality, personIdOf, readImport } from '../../src/app/import-municipality';
import type { DocumentStore } from '../../src/app/ports';
import { startLoops, StartRefused } from '../../src/app/start-loops';
import { nextStepAt } from '../../src/domain/calendar/card-steps';
import { ruleSet } from '../../src/domain/rulesets/rule-set';
import { meetingsOf } from '../../src/domain/status/summary';
import { byTest } from '../fixtures/app';
import { allSummaries, clockAt, depsOver, openStore } from './import-deps';
import { filesWith, goodRows } from './import-files';

const now = '2026-03-20T08:00:00.000Z';
const decided = '2026-03-11';

let store: DocumentStore;
let deps: Deps;

async function imported(rows: Parameters<typeof filesWith>[0] = {}): Promise<void> {
  await importMunicipality(deps, readImport(filesWith(rows)).plan);
}

beforeEach(async () => {
  store = openStore();
  deps = depsOver(store, clockAt(now));
  await imported();
});

afterEach(() => store.close());

describe('starting a round of loops', () => {
  it('gives each unit of the area its loop, with the decided themes', async () => {
    expect(await startLoops(deps, { area: '6-18', decided })).toEqual({
      started: ['klubben', 'skolen'],
      skipped: [],
    });
    const summary = (await deps.units.summary('skolen'))!.value;
    expect(summary.loop).toEqual({
      ...{ id: '2026', unitId: 'skolen', ruleSet: 'aarhus-2021', area: '6-18', decided, state: 'running' },
      focusAreas: [],
      themes: [
        { id: '2026-1', title: 'Fællesskaber' },
        { id: '2026-2', title: 'Lyst til at lære' },
      ],
    });
    expect((await deps.units.summary('solen'))?.value.loop).toBeUndefined();
  });

  it('plans four dialogues and twelve 1:1s, each due when its first card is', async () => {
    await startLoops(deps, { area: '6-18', decided });
    const meetings = meetingsOf((await deps.units.summary('skolen'))!.value);
    expect(meetings.map(({ id }) => id.replace('meeting:2026:', ''))).toEqual([
      ...['ld1', 'oo1', 'oo2', 'oo3', 'ld2', 'oo4', 'oo5', 'oo6'],
      ...['ld3', 'oo7', 'oo8', 'oo9', 'ld4', 'oo10', 'oo11', 'oo12'],
    ]);
    for (const meeting of meetings) {
      expect(meeting).toMatchObject({ phase: 'planned', stepsDone: [], unitId: 'skolen', loopId: '2026' });
      expect(meeting.dueAt).toBe(nextStepAt(meeting, ruleSet()));
      expect(await deps.units.record('meeting', 'skolen', meeting.id)).toEqual(meeting);
    }
  });

  it('plans nothing nearer than the first card needs, however long ago the council decided', async () => {
    await startLoops(deps, { area: '6-18', decided: '2024-08-27' });
    for (const unitId of ['skolen', 'klubben']) {
      const { loop, meetings } = (await deps.units.summary(unitId))!.value;
      expect(loop?.decided).toBe('2024-08-27');
      for (const { start, dueAt } of Object.values(meetings)) {
        expect(start > '2026-04-17').toBe(true);
        expect(dueAt! >= now).toBe(true);
      }
    }
  });

  it('plans around the school holidays, and after the data packages', async () => {
    await deps.municipality.saveHolidays([{ from: '2026-04-01', to: '2026-05-08' }], byTest);
    await imported({
      'datapackages.csv': ['6-18;1;https://lis.test/1;2026-05-15', '6-18;2;https://lis.test/2;2026-10-20'],
    });
    await startLoops(deps, { area: '6-18', decided });
    for (const unitId of ['skolen', 'klubben']) {
      const meetings = meetingsOf((await deps.units.summary(unitId))!.value);
      const dayOfDialogue = (number: number): string =>
        meetings.find((meeting) => meeting.kind === 'learning-dialogue' && meeting.number === number)!.start;
      expect(dayOfDialogue(1) > '2026-05-16' && dayOfDialogue(1) < '2026-06-01').toBe(true);
      expect(dayOfDialogue(2) > '2026-11-03' && dayOfDialogue(2) < '2026-12-01').toBe(true);
    }
  });

  it('gives a selvejende dagtilbud dialogues only', async () => {
    await imported({ 'themes.csv': [...goodRows['themes.csv'], '0-6;2025;2025-03-12;Leg'] });
    await startLoops(deps, { area: '0-6' });
    const { loop, meetings } = (await deps.units.summary('solen'))!.value;
    expect(loop).toMatchObject({ id: '2025', decided: '2025-03-12' });
    expect(Object.keys(meetings)).toEqual([1, 2, 3, 4].map((number) => `meeting:2025:ld${number}`));
  });

  it('refuses an area without themes', async () => {
    await expect(startLoops(deps, { area: '0-6', decided })).rejects.toThrow(StartRefused);
    await expect(startLoops(deps, { area: '0-6', decided })).rejects.toMatchObject({
      code: 'loop/no-themes',
    });
  });

  it('leaves units alone that have a running loop, and takes those that came later', async () => {
    await startLoops(deps, { area: '6-18', decided });
    const before = await allSummaries(deps);
    await imported({ 'units.csv': [...goodRows['units.csv'], 'ny;Ny;skole;kommunal;nej;chef@demo.test;'] });
    expect(await startLoops(deps, { area: '6-18', decided: '2026-04-01' })).toEqual({
      started: ['ny'],
      skipped: [
        { unitId: 'klubben', reason: 'running-loop' },
        { unitId: 'skolen', reason: 'running-loop' },
      ],
    });
    const after = await allSummaries(deps);
    expect(after.filter(({ unit }) => unit.id !== 'ny')).toEqual(before);
  });

  it('numbers a second loop of the same year', async () => {
    await startLoops(deps, { area: '6-18', decided });
    const summary = (await deps.units.summary('skolen'))!;
    const audit = { at: now, personId: 'test', action: 'close', subjectId: 'loop:2026' };
    await deps.units.save({
      summary,
      records: [{ type: 'loop', record: { ...summary.value.loop!, state: 'closed' } }],
      audit,
    });
    await startLoops(deps, { area: '6-18', decided });
    expect((await deps.units.summary('skolen'))?.value.loop?.id).toBe('2026-2');
  });

  it('never has the chef in two meetings at once, also over two rounds', async () => {
    const schools = Array.from(
      { length: 12 },
      (_, n) => `s${n};Skole ${n};skole;kommunal;nej;chef@demo.test;`,
    );
    const day = Array.from({ length: 6 }, (_, n) => `d${n};Hus ${n};dagtilbud;kommunal;nej;chef@demo.test;`);
    await imported({
      'units.csv': [...goodRows['units.csv'], ...schools, ...day],
      'themes.csv': [...goodRows['themes.csv'], '0-6;2025;2026-01-14;Leg'],
    });
    await startLoops(deps, { area: '6-18', decided });
    await startLoops(deps, { area: '0-6', decided });
    const chefId = personIdOf('chef@demo.test');
    const meetings = (await allSummaries(deps))
      .filter(({ unit }) => unit.chefId === chefId && unit.ownership === 'kommunal')
      .flatMap(meetingsOf)
      .sort((a, b) => (a.start < b.start ? -1 : 1));
    expect(meetings).toHaveLength(20 * 16);
    meetings.slice(1).forEach((meeting, index) => {
      expect(meeting.start >= meetings[index]!.end).toBe(true);
    });
  });
});
