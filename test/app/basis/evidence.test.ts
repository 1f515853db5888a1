import { addEvidence, changeEvidence, keepEvidence, openEvidence } from '../../../src/app/basis/evidence';
import { openBasis, findBasis } from '../../../src/app/basis/panel';
import type { Evidence } from '../../../src/domain/input/evidence';
import {
  marksOf,
  maxEvidenceOfDialogue,
  type WrittenEvidence,
} from '../../../src/domain/input/written-evidence';
import type { Role } from '../../../src/domain/people/person';
import { aSchool, aUnit, ld1, oo1, openApp, seedSchool, type App } from '../../fixtures/builders';

/** Own data of a dialogue: who adds it, mends it, removes it; and until when. */

const key = { unitId: 'moellevang', meetingId: ld1.id };
const formId = '0b0e6a1c-8f7e-4b51-9d2f-3c1a5b7d9e10';
const written: WrittenEvidence = {
  kind: 'observation',
  text: 'De yngste leger ved porten.',
  source: 'gårdvagterne',
  method: '',
  date: '2026-02-27',
  link: '',
  siteId: '',
};

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

async function add(role: Role, changes: Partial<WrittenEvidence> = {}, form = formId) {
  const input = { ...key, formId: form, written: { ...written, ...changes } };
  return addEvidence(app.deps, await app.actor(role), input);
}

async function storedEvidence(): Promise<Evidence[]> {
  const documents = await app.documents(key.unitId, 'evidence');
  return documents.map(({ body }) => body as unknown as Evidence);
}

describe('in a kommunal unit', () => {
  beforeEach(async () => {
    await seedSchool(app);
  });

  it('is added by one who takes part, and seen by the others with who wrote it', async () => {
    const panel = await add('staff-rep');
    expect(panel.evidence).toMatchObject([{ text: written.text, byName: 'Navn staff-rep' }]);
    const chefs = await openBasis(app.deps, await app.actor('chef'), key);
    expect(chefs.evidence).toEqual(panel.evidence);
    expect(chefs.basis.B).toEqual({ state: 'there' });
  });

  it.each<Role>(['chef', 'leader', 'pedagogical-leader', 'staff-rep', 'board-rep', 'consultant'])(
    'is added by the %s',
    async (role) => {
      expect((await add(role)).evidence).toMatchObject([{ role }]);
    },
  );

  it.each<Role>(['pupil-council', 'administration'])('is not for the %s', async (role) => {
    await expect(add(role)).rejects.toMatchObject({ code: 'access/not-yours' });
    const opening = openBasis(app.deps, await app.actor(role), key);
    await expect(opening).rejects.toMatchObject({ code: 'access/not-yours' });
    expect(await storedEvidence()).toEqual([]);
  });

  it('is of a dialogue, never of a 1:1', async () => {
    const leader = await app.actor('leader');
    const input = { unitId: key.unitId, meetingId: oo1.id, formId, written };
    await expect(addEvidence(app.deps, leader, input)).rejects.toMatchObject({ code: 'basis/no-dialogue' });
  });

  it('is one when the form is sent twice, two when something else is sent from it', async () => {
    await add('leader');
    await add('leader');
    expect(await storedEvidence()).toHaveLength(1);
    await add('leader', { text: 'Og bag skuret.' });
    const panel = await add('leader', { text: 'Og bag skuret.' });
    expect(panel.evidence.map(({ text }) => text).sort()).toEqual([
      'De yngste leger ved porten.',
      'Og bag skuret.',
    ]);
  });

  it('is one when the form is sent twice at the same moment', async () => {
    await Promise.all([add('leader'), add('leader')]);
    expect(await storedEvidence()).toHaveLength(1);
  });

  it.each([
    ['a CPR number in the text', { text: 'Det var 010203-1234' }, 'answer/cpr'],
    ['a CPR number in the source', { source: '010203-1234' }, 'answer/cpr'],
    ['a CPR number in the link', { link: 'https://a.dk/010203-1234' }, 'answer/cpr'],
    ['a picture without a link', { kind: 'picture' }, 'basis/no-link'],
    ['a site of another unit', { siteId: 'syd' }, 'input/unreadable'],
  ])('is not stored with %s', async (_what, changes, code) => {
    await expect(add('leader', changes)).rejects.toMatchObject({ code });
    expect(await storedEvidence()).toEqual([]);
  });

  it('is not more than anyone reads', async () => {
    for (let n = 0; n < maxEvidenceOfDialogue; n += 1) await add('leader', { text: `Nummer ${n}` });
    await expect(add('leader')).rejects.toMatchObject({ code: 'basis/too-many' });
  });

  it('can be added and mended until the dialogue begins, and read after', async () => {
    const panel = await add('staff-rep');
    const evidenceId = panel.evidence[0]!.id;
    app.clock.set(ld1.start);
    await expect(add('staff-rep', { text: 'For sent' })).rejects.toMatchObject({ code: 'answer/locked' });
    const staff = await app.actor('staff-rep');
    const removing = keepEvidence(app.deps, staff, { ...key, evidenceId, isKept: false });
    await expect(removing).rejects.toMatchObject({ code: 'answer/locked' });
    expect(await openEvidence(app.deps, staff, { ...key, evidenceId })).toMatchObject({ mayChange: false });
    expect(await openBasis(app.deps, staff, key)).toMatchObject({ mayAdd: false });
  });

  describe('when it is there', () => {
    let evidenceId: string;
    beforeEach(async () => {
      evidenceId = (await add('staff-rep')).evidence[0]!.id;
    });

    async function change(role: Role, text: string) {
      const input = {
        ...key,
        evidenceId,
        written: { ...written, text },
        base: marksOf((await storedEvidence())[0]!),
      };
      return changeEvidence(app.deps, await app.actor(role), input);
    }

    it.each<Role>(['staff-rep', 'leader'])(
      'is mended by its writer and by the organiser: %s',
      async (role) => {
        const panel = await change(role, 'De leger bag skuret.');
        expect(panel.evidence).toMatchObject([{ text: 'De leger bag skuret.', byName: 'Navn staff-rep' }]);
      },
    );

    it.each<Role>(['chef', 'board-rep', 'pupil-council'])('is left alone by the %s', async (role) => {
      await expect(change(role, 'Noget andet')).rejects.toMatchObject({ code: 'access/not-yours' });
      const removing = keepEvidence(app.deps, await app.actor(role), { ...key, evidenceId, isKept: false });
      await expect(removing).rejects.toMatchObject({ code: 'access/not-yours' });
    });

    it('is removed, twice as well, and put back', async () => {
      const staff = await app.actor('staff-rep');
      const keep = (isKept: boolean) => keepEvidence(app.deps, staff, { ...key, evidenceId, isKept });
      expect((await keep(false)).evidence).toEqual([]);
      expect((await keep(false)).basis.B).toEqual({ state: 'missing' });
      const opening = openEvidence(app.deps, staff, { ...key, evidenceId });
      await expect(opening).rejects.toMatchObject({ code: 'basis/gone' });
      expect((await keep(true)).evidence).toMatchObject([{ id: evidenceId, text: written.text }]);
    });

    it('costs two reads and one batch to mend, and one read to see', async () => {
      const staff = await app.actor('staff-rep');
      const base = marksOf((await storedEvidence())[0]!);
      app.store.forget();
      await changeEvidence(app.deps, staff, {
        ...key,
        evidenceId,
        base,
        written: { ...written, text: 'Ny' },
      });
      expect(app.store.calls).toEqual({ get: 2, put: 0, delete: 0, batch: 1, query: 0 });
      app.store.forget();
      await openBasis(app.deps, staff, key);
      expect(app.store.calls).toEqual({ get: 1, put: 0, delete: 0, batch: 0, query: 0 });
    });

    it.each(['evidence:x', 'evidence:../a', '', `evidence:${ld1.id}:ffff`, `evidence:${ld1.id}:a/b`])(
      'is not there under the id %j',
      async (other) => {
        const opening = openEvidence(app.deps, await app.actor('leader'), { ...key, evidenceId: other });
        await expect(opening).rejects.toMatchObject({ code: 'basis/gone' });
      },
    );
  });

  it('is found by the nearest dialogue, and by a name', async () => {
    const leader = await app.actor('leader');
    expect((await findBasis(app.deps, leader, '')).meeting.id).toBe(ld1.id);
    expect((await findBasis(app.deps, leader, 'møllevang')).meeting.id).toBe(ld1.id);
    await expect(findBasis(app.deps, leader, 'Solbjerg')).rejects.toMatchObject({
      code: 'access/no-such-unit',
    });
    const council = findBasis(app.deps, await app.actor('pupil-council'), '');
    await expect(council).rejects.toMatchObject({ code: 'basis/no-dialogue' });
  });

  it('says who is asked for what, and what came of it', async () => {
    const { asked } = await openBasis(app.deps, await app.actor('leader'), key);
    const types = Object.fromEntries(asked.map(({ role, types: theirs }) => [role, theirs]));
    expect(types['pupil-council']).toContain('E');
    expect(types['board-rep']).toContain('D');
    expect(types['leader']).toContain('B');
    expect(asked.every(({ sentAt }) => sentAt === undefined)).toBe(true);
  });
});

describe('in a selvejende dagtilbud (rule 13)', () => {
  beforeEach(async () => {
    await seedSchool(app, {
      unit: aSchool({ ...aUnit(), ownership: 'selvejende', sector: 'dagtilbud', members: aSchool().members }),
    });
  });

  it('is the board’s to tend, and the chef is not there', async () => {
    const evidenceId = (await add('staff-rep')).evidence[0]!.id;
    const board = await app.actor('board-rep');
    expect(await openEvidence(app.deps, board, { ...key, evidenceId })).toMatchObject({ mayChange: true });
    const leader = await app.actor('leader');
    expect(await openEvidence(app.deps, leader, { ...key, evidenceId })).toMatchObject({ mayChange: false });
    await expect(add('chef')).rejects.toMatchObject({ code: 'access/not-yours' });
  });
});
