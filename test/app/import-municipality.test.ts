import type { Deps } from '../../src/app/deps';
import {
  importMunicipality,
  ImportRefused,
  knownMunicipality,
  personIdOf,
  readImport,
  type ImportFile,
} from '../../src/app/import-municipality';
import type { DocumentStore } from '../../src/app/ports';
import { aadKey, upnKey } from '../../src/domain/people/identity';
import { allPeople, allSummaries, clockAt, counting, depsOver, openStore } from './import-deps';
import { filesWith, fileOf, goodRows, more } from './import-files';

const now = '2026-03-20T08:00:00.000Z';
const conversation = { tenantId: 't', conversationId: 'c', serviceUrl: 'https://s', botId: 'b', userId: 'u' };
const lisAad = '00000000-0000-4000-8000-0000000000aa';
const lisId = personIdOf('lis@demo.test');

let store: DocumentStore;
let deps: Deps;

beforeEach(() => {
  store = openStore();
  deps = depsOver(store, clockAt(now));
});

afterEach(() => store.close());

const load = (files: readonly ImportFile[], options?: { skipBad: boolean }) =>
  importMunicipality(deps, readImport(files).plan, options);

const people = (...rows: string[]) => filesWith({ 'people.csv': rows });
const chefRow = goodRows['people.csv'][0]!;
const [, lisRow, boBoard, boStaff] = goodRows['people.csv'] as [string, string, string, string];

describe('importing a municipality', () => {
  it('creates units with their members, people, themes and data packages', async () => {
    expect(await load(filesWith({}))).toEqual({
      units: { created: 3, changed: 0, unchanged: 0 },
      people: { created: 3, changed: 0, unchanged: 0, ended: 0 },
      themes: 1,
      dataPackages: 2,
      holidays: 2,
    });
    const summary = await deps.units.summary('klubben');
    expect(summary?.value).toEqual({
      ...{
        meetings: {},
        responses: {},
        schemas: {},
        agreements: {},
        receipts: {},
        evidence: {},
        basisNotes: {},
        supervision: {},
        supervisionPoints: {},
      },
      unit: {
        ...{ id: 'klubben', name: 'FU Klubben', sector: 'fu', ownership: 'kommunal', special: false },
        chefId: personIdOf('chef@demo.test'),
        sites: [
          { id: 'fyret', name: 'Fyret' },
          { id: 'ankeret', name: 'Ankeret' },
        ],
        members: [
          { personId: personIdOf('chef@demo.test'), name: 'Carl Chef', role: 'chef', from: '2024-01-01' },
          { personId: personIdOf('bo@demo.test'), name: 'Bo Board', role: 'staff-rep', from: '2024-01-01' },
        ],
        dataPackages: [{ number: 1, url: 'https://lis.test/klubben', available: '2026-03-21' }],
      },
    });
    expect((await deps.units.summary('skolen'))?.value.unit.dataPackages).toEqual([
      { number: 1, url: 'https://lis.test/alle', available: '2026-03-20' },
    ]);
    expect((await deps.units.summary('solen'))?.value.unit.dataPackages).toEqual([]);
    expect((await deps.municipality.themes('6-18'))?.themes).toHaveLength(2);
    expect(await deps.municipality.themes('0-6')).toBeUndefined();
  });

  it('knows people by UPN in any case and by object id', async () => {
    await load(filesWith({}));
    expect(personIdOf('LIS@demo.test')).toBe(lisId);
    expect(lisId).toMatch(/^p[0-9a-f]{20}$/);
    expect(await deps.people.idBehind(upnKey('Lis@Demo.test'))).toBe(lisId);
    expect(await deps.people.idBehind(aadKey('00000000-0000-4000-8000-0000000000C0'))).toBe(
      personIdOf('chef@demo.test'),
    );
  });

  it('writes nothing when a row is bad', async () => {
    const { store: counted, writes } = counting(store);
    const { plan, findings } = readImport(more('units.csv', 'ny;Ny;skole;kommunal;nej;nobody@demo.test;'));
    expect(findings).toHaveLength(1);
    await expect(importMunicipality(depsOver(counted, clockAt(now)), plan)).rejects.toThrow(ImportRefused);
    expect(writes()).toBe(0);
  });

  it('imports the good rows when told to skip the bad ones', async () => {
    const files = more('units.csv', 'ny;Ny;skole;kommunal;nej;nobody@demo.test;');
    expect((await load(files, { skipBad: true })).units.created).toBe(3);
  });

  it('does not end roles when no row of people is good', async () => {
    await load(filesWith({}));
    await load(people('x;x;x;x;x;x;x;x'), { skipBad: true });
    expect((await deps.people.byId(lisId))?.value.assignments).toHaveLength(1);
  });

  it('writes nothing the second time', async () => {
    await load(filesWith({}));
    const { store: counted, writes } = counting(store);
    const again = depsOver(counted, clockAt('2026-04-01T08:00:00.000Z'));
    expect(await importMunicipality(again, readImport(filesWith({})).plan)).toEqual({
      units: { created: 0, changed: 0, unchanged: 3 },
      people: { created: 0, changed: 0, unchanged: 3, ended: 0 },
      themes: 0,
      dataPackages: 2,
      holidays: 2,
    });
    expect(writes()).toBe(0);
  });

  it('mends what a broken-off run left', async () => {
    let left = 2;
    const failing: DocumentStore = {
      ...counting(store).store,
      batch: (...batch) =>
        left-- > 0 ? store.batch(...batch) : Promise.reject(new Error('pulled the plug')),
    };
    const { plan } = readImport(filesWith({}));
    await expect(importMunicipality(depsOver(failing, clockAt(now)), plan)).rejects.toThrow(
      'pulled the plug',
    );
    await importMunicipality(deps, plan);
    for (const upn of ['chef@demo.test', 'lis@demo.test', 'bo@demo.test'])
      expect(await deps.people.idBehind(upnKey(upn))).toBe(personIdOf(upn));
    expect((await deps.units.summary('skolen'))?.value.unit.members).toHaveLength(2);
  });

  it('moves a role, in the person and in both units', async () => {
    await load(filesWith({}));
    const report = await load(people(chefRow, lisRow.replace('skolen', 'solen'), boBoard, boStaff));
    expect(report.people).toEqual({ created: 0, changed: 1, unchanged: 2, ended: 0 });
    expect(report.units).toEqual({ created: 0, changed: 2, unchanged: 1 });
    expect((await deps.people.byId(lisId))?.value.assignments).toEqual([
      { role: 'leader', unitId: 'solen', from: '2024-01-01' },
    ]);
    const membersOf = async (unitId: string) =>
      (await deps.units.summary(unitId))?.value.unit.members.map(({ name, role }) => `${name} ${role}`);
    expect(await membersOf('skolen')).toEqual(['Carl Chef chef']);
    expect(await membersOf('solen')).toEqual(['Carl Chef chef', 'Lis Leder leader', 'Bo Board board-rep']);
  });

  it('ends all roles of someone the file does not mention any more', async () => {
    await load(filesWith({}));
    const report = await load(people(chefRow, boBoard, boStaff));
    expect(report.people).toEqual({ created: 0, changed: 0, unchanged: 2, ended: 1 });
    expect((await deps.people.byId(lisId))?.value.assignments).toEqual([]);
    expect((await deps.units.summary('skolen'))?.value.unit.members.map(({ role }) => role)).toEqual([
      'chef',
    ]);
    expect((await load(people(chefRow, boBoard, boStaff))).people.ended).toBe(0);
  });

  it('keeps id, language and conversation of a person who is known already', async () => {
    await load(filesWith({}));
    const loaded = (await deps.people.byId(lisId))!;
    await deps.people.save({ ...loaded, value: { ...loaded.value, language: 'en', conversation } });
    await load(people(chefRow, `lis@demo.test;Lis Nygift;${lisAad};leader;skolen;2024-01-01;;da`));
    expect((await deps.people.byId(lisId))?.value).toEqual({
      ...{ id: lisId, upn: 'lis@demo.test', name: 'Lis Nygift', aadObjectId: lisAad },
      ...{ language: 'en', conversation },
      assignments: [{ role: 'leader', unitId: 'skolen', from: '2024-01-01' }],
    });
    expect(await deps.people.idBehind(aadKey(lisAad))).toBe(lisId);
  });

  it('knows a person with a new UPN by the object id', async () => {
    await load(people(chefRow, `lis@demo.test;Lis Leder;${lisAad};leader;skolen;2024-01-01;;`));
    await load(people(chefRow, `lis.ny@demo.test;Lis Leder;${lisAad};leader;skolen;2024-01-01;;`));
    expect((await deps.people.byId(lisId))?.value.upn).toBe('lis.ny@demo.test');
    expect(await deps.people.idBehind(upnKey('lis.ny@demo.test'))).toBe(lisId);
    expect(await allPeople(deps)).toHaveLength(2);
  });

  it('does not give a new colleague the place of the one who had the UPN before', async () => {
    await load(people(chefRow, `lis@demo.test;Lis Leder;${lisAad};leader;skolen;2024-01-01;;`));
    await load(
      people(chefRow, `lis@demo.test;Lise Ny;${lisAad.replace(/a$/, 'b')};leader;skolen;2025-01-01;;`),
    );
    const id = await deps.people.idBehind(upnKey('lis@demo.test'));
    expect(id).not.toBe(lisId);
    expect((await deps.people.byId(id!))?.value.name).toBe('Lise Ny');
    expect((await deps.people.byId(lisId))?.value.assignments).toEqual([]);
    expect(
      (await deps.units.summary('skolen'))?.value.unit.members.map(({ personId }) => personId),
    ).toContain(id);
  });

  it('tells two people apart when one has taken over the UPN of the other in the same file', async () => {
    await load(people(chefRow, `lis@demo.test;Lis Leder;${lisAad};leader;skolen;2024-01-01;;`));
    await load(
      people(
        chefRow,
        'lis@demo.test;Lise Ny;;leader;solen;2025-01-01;;',
        `lis.ny@demo.test;Lis Leder;${lisAad};leader;skolen;2024-01-01;;`,
      ),
    );
    const idOf = (upn: string) => deps.people.idBehind(upnKey(upn));
    expect(await idOf('lis.ny@demo.test')).toBe(lisId);
    expect(await idOf('lis@demo.test')).toBe(personIdOf('lis@demo.test', 2));
  });

  it('imports single files later, and gives a unit another chef', async () => {
    await load(filesWith({}));
    const links = fileOf('datapackages.csv', ['skolen;2;https://lis.test/2;2026-09-20']);
    const { plan, findings } = readImport([links], await knownMunicipality(deps));
    expect(findings).toEqual([]);
    expect((await importMunicipality(deps, plan)).units).toEqual({ created: 0, changed: 2, unchanged: 1 });
    const skolen = (await deps.units.summary('skolen'))?.value.unit;
    expect(skolen?.members).toHaveLength(2);
    expect(skolen?.dataPackages.map(({ number }) => number)).toEqual([2]);

    const rows = [...goodRows['people.csv'], 'ny@demo.test;Nina Ny;;chef;;2026-01-01;;'];
    const units = goodRows['units.csv'].map((row) =>
      row.replace('solen;Solen;dagtilbud;selvejende;ja;chef', 'solen;Solen;dagtilbud;selvejende;ja;ny'),
    );
    await load(filesWith({ 'people.csv': rows, 'units.csv': units }));
    const solen = (await deps.units.summary('solen'))?.value.unit;
    expect(solen?.chefId).toBe(personIdOf('ny@demo.test'));
    expect(solen?.members.map(({ name }) => name)).toEqual(['Nina Ny', 'Bo Board']);
    expect((await allSummaries(deps)).filter(({ unit }) => unit.chefId === solen?.chefId)).toHaveLength(1);
  });

  it('waits its turn when other writes come between', async () => {
    await load(filesWith({}));
    const { units } = deps;
    let disturbances = 2;
    const disturbed: Deps = {
      ...deps,
      units: {
        ...units,
        async save(change) {
          if (disturbances-- > 0) {
            const summary = (await units.summary(change.summary.value.unit.id))!;
            const audit = { ...change.audit, personId: 'someone' };
            await units.save({ summary, records: [], audit });
          }
          return units.save(change);
        },
      },
    };
    const { plan } = readImport(
      filesWith({
        'units.csv': goodRows['units.csv'].map((row) => row.replace('Skolen ved Åen', 'Åskolen')),
      }),
    );
    expect((await importMunicipality(disturbed, plan)).units.changed).toBe(1);
    expect((await deps.units.summary('skolen'))?.value.unit.name).toBe('Åskolen');
  });
});

describe('importing school holidays', () => {
  const holidays = [
    { from: '2026-03-28', to: '2026-04-06' },
    { from: '2026-06-27', to: '2026-08-09' },
  ];

  it('keeps them in order', async () => {
    await load(filesWith({}));
    expect(await deps.municipality.holidays()).toEqual(holidays);
  });

  it('puts those of a new file in the place of the old ones, and leaves them without a file', async () => {
    await load(filesWith({}));
    await load(filesWith({ 'holidays.csv': ['2027-02-13;2027-02-21;Vinterferie'] }));
    expect(await deps.municipality.holidays()).toEqual([{ from: '2027-02-13', to: '2027-02-21' }]);
    await load(filesWith({}).filter(({ name }) => name !== 'holidays.csv'));
    expect(await deps.municipality.holidays()).toHaveLength(1);
  });

  it('are known when a new chef’s first week digest is set', async () => {
    await load(filesWith({ 'holidays.csv': ['2026-03-21;2026-03-29;Ferie'] }));
    const chef = await deps.people.byId(personIdOf('chef@demo.test'));
    expect(chef?.value.dueAt).toBe('2026-03-30T06:00:00.000Z');
  });
});
