import { beginErasing, erasePerson, planErasure } from '../../../src/app/privacy/erase-person';
import type { Deps } from '../../../src/app/deps';
import type { DocumentStore } from '../../../src/app/ports';
import { Refusal } from '../../../src/domain/errors';
import type { UnitRecord } from '../../../src/domain/status/summary';
import { byTest } from '../../fixtures/app';
import { anAgreement } from '../../fixtures/builders';
import { everythingIn } from '../../fixtures/everything';
import { freshStore, stores } from '../../store/stores';
import { administrator, covered, known, othersText, people, seedKnown } from '../../fixtures/known-person';
import { depsOn, expectFolded, tracesIn } from './erasing';

/** Deleting a person (domain.md §7): what they gave in a role stays as the role's; the person goes, everywhere. */

describe.each(stores)('erasing a person on %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  let deps: Deps;
  beforeEach(async () => {
    ({ store } = opened());
    deps = depsOn(store);
    await seedKnown(deps);
  });

  it('leaves nothing by which they are known in any document, its id and its partition', async () => {
    expect(await tracesIn(store)).not.toEqual([]);
    await erasePerson(deps, 'cli', known.id);
    expect(await tracesIn(store)).toEqual([]);
    for (const unitId of ['moellevang', 'havblik']) await expectFolded(deps, unitId);
  });

  it('keeps what they sent in a role, as the role’s; drafts, and what was changed and not sent, are gone', async () => {
    await erasePerson(deps, 'cli', known.id);
    const { records } = await deps.holdings.records('moellevang');
    const responses = records.flatMap((each) => (each.type === 'response' ? [each.record] : []));
    expect(responses.filter(({ role }) => role === 'leader')).toMatchObject([
      {
        personId: expect.stringMatching(/^erased-[0-9a-f]{20}$/) as string,
        answers: { seen: { text: 'Sendt svar' } },
      },
    ]);
    const { value } = (await deps.units.summary('moellevang'))!;
    expect(Object.values(value.agreements).map(({ ownerName, state }) => [ownerName, state])).toEqual([
      ['ingen ansvarlig (før: leder)', 'open'],
      ['leder', 'done'],
    ]);
    expect(value.unit.members.find(({ role }) => role === 'leader')).toMatchObject({
      name: 'leder',
      to: '2026-03-01',
    });
    expect(Object.values(value.evidence)).toMatchObject([{ text: 'Set i gården', role: 'leader' }]);
    const earlier = await deps.units.summary('havblik');
    expect(Object.values(earlier!.value.responses)).toHaveLength(1);
  });

  it('knows the role also of what does not fit into the first batch', async () => {
    const agreements = Array.from({ length: 70 }, (_, n): UnitRecord => ({
      type: 'agreement',
      record: anAgreement(`m${n}`, { unitId: 'havblik', ownerId: known.id, ownerName: known.name }),
    }));
    const summary = (await deps.units.summary('havblik'))!;
    await deps.units.save({ summary, records: agreements, audit: byTest });
    await erasePerson(deps, 'cli', known.id);
    const after = (await deps.units.summary('havblik'))!.value;
    const open = Object.values(after.agreements).filter(({ state }) => state === 'open');
    expect(new Set(open.map(({ ownerName }) => ownerName))).toEqual(
      new Set(['ingen ansvarlig (før: medarbejderrepræsentant)']),
    );
  });

  it('drops the cards that wait, and keeps of those sent no way to the person', async () => {
    await erasePerson(deps, 'cli', known.id);
    const rows = (await deps.outbox.ofPartition('moellevang')).map(({ value }) => value);
    expect(rows.map(({ state, reason, activityId }) => [state, reason, activityId]).sort()).toEqual([
      ['dropped', 'erased', undefined],
      ['sent', undefined, undefined],
      ['sent', undefined, undefined],
    ]);
  });

  it('takes them out of others’ records, who are covered by nobody then', async () => {
    await erasePerson(deps, 'cli', known.id);
    const { value } = (await deps.people.byId(covered))!;
    expect(value.absence).toEqual({ from: '2026-02-01', to: '2026-03-31' });
    expect(value.assignments).toEqual([{ role: 'leader', unitId: 'havblik', from: '2025-08-01' }]);
  });

  it('leaves the audit whole, with a row that somebody was erased', async () => {
    await erasePerson(deps, 'cli', known.id);
    for await (const place of deps.audit.places())
      for (const chain of ['changes', 'looks'] as const)
        expect(await deps.audit.check(place, chain)).not.toHaveProperty('broken');
    const rows = await deps.audit.rows({ container: 'units', pk: 'municipality' }, 'looks', { limit: 10 });
    expect(rows).toMatchObject([{ action: 'erase-person', personId: 'cli' }]);
  });

  it('says beforehand what would be done, and where the name stands in what people wrote; writes nothing', async () => {
    const before = await everythingIn(store);
    const plan = await planErasure(deps, 'cli', known.upn);
    expect(await everythingIn(store)).toEqual(before);
    expect(plan).toMatchObject({
      ...{
        personId: known.id,
        name: known.name,
        units: [{ id: 'havblik' }, { id: 'moellevang' }],
        drafts: 1,
        waiting: 1,
      },
      ...{ ownerless: 1, chefOf: [], unreadable: [] },
      kept: { response: 3, agreement: 2, evidence: 1, schema: 1, unit: 2, outbox: 2 },
    });
    expect(plan.mentions).toEqual([
      {
        unitId: 'moellevang',
        documentId: expect.stringContaining(covered) as string,
        places: ['answers.seen.text'],
      },
    ]);
    expect(JSON.stringify(plan)).not.toContain(othersText);
  });

  it('says beforehand what lies in a unit that cannot be read, and stays', async () => {
    const [unit] = (await store.query('units', { type: 'summary', pk: 'moellevang', limit: 1 })).documents;
    await store.put('units', { ...unit!, v: 999 }, 'any');
    const { unreadable, units } = await planErasure(deps, 'cli', known.id);
    expect(units.map(({ id }) => id)).toEqual(['havblik']);
    expect(unreadable).toContain('unit');
    expect(unreadable.length).toBeGreaterThan(5);
  });

  it.each([
    ['oneself', administrator, 'people/own-erasure'],
    ['oneself by UPN', people.find(({ id }) => id === administrator)!.upn, 'people/own-erasure'],
    ['nobody', 'p99999999999999999999', 'people/gone'],
  ])('refuses %s', async (_what, personId, code) => {
    const actor = { person: (await deps.people.byId(administrator))!.value, today: '2026-03-02' };
    await expect(erasePerson(deps, actor, personId)).rejects.toEqual(new Refusal(code as 'people/gone'));
  });

  it('is the administration’s alone', async () => {
    const actor = { person: (await deps.people.byId(covered))!.value, today: '2026-03-02' };
    for (const run of [planErasure, beginErasing] as const)
      await expect(run(deps, actor, known.id)).rejects.toThrow('access/not-administration');
    expect(await deps.people.byId(known.id)).toBeDefined();
  });
});
