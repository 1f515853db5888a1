import { makeExport } from '../../../src/app/exports/make-export';
import { readMineData } from '../../../src/app/privacy/mine-data';
import type { Actor } from '../../../src/app/deps';
import type { MineData } from '../../../src/app/results';
import { holds } from '../../../src/domain/privacy/erased-text';
import { jsonOf } from '../../../src/exports/json';
import { reportOf } from '../../../src/views/exports/report-of';
import { wordsIn } from '../../../src/views/texts';
import { openApp, type App } from '../../fixtures/app';
import { everythingIn } from '../../fixtures/everything';
import {
  administrator,
  chef,
  covered,
  known,
  othersText,
  people,
  seedKnown,
} from '../../fixtures/known-person';
import { liveUntil, startMunicipality } from '../../fixtures/lived-municipality';

/** 'mine data' (domain.md §7): all that is held on whoever asks, and nothing of anyone else. */

let app: App;
beforeEach(async () => {
  app = openApp();
  await seedKnown(app.deps);
});
afterEach(() => app.close());

async function mineOf(personId: string): Promise<MineData> {
  const actor = await app.actor(personId);
  return readMineData(app.deps, actor);
}

/** In the order of the letters; audit rows are counted, and the heads of the audit hold them. */
function inOrder(documents: readonly { container: string; pk: string; id: string }[]): string[] {
  return documents.map(({ container, id }) => `${container} ${id}`).sort();
}

const masked = (id: string, own: string): string =>
  id.replace(/p[0-9a-f]{20}/g, (other) => (other === own ? other : '…'));

/** What the store holds on someone, found by reading all of it. */
async function walked(personId: string): Promise<{ documents: string[]; rows: number }> {
  const found = (await everythingIn(app.store)).filter((document) => holds(document, personId));
  const others = found.filter(({ type }) => type !== 'audit' && type !== 'audit-head');
  return {
    documents: inOrder(others.map((document) => ({ ...document, id: masked(document.id, personId) }))),
    rows: found.filter(({ type }) => type === 'audit').length,
  };
}

async function expectWhole(personId: string): Promise<void> {
  const { documents, audit } = await mineOf(personId);
  const walk = await walked(personId);
  expect(inOrder(documents)).toEqual(walk.documents);
  if (people.every(({ id }) => id !== personId)) return;
  expect(audit.by + audit.about).toBeGreaterThan(0);
}

it.each(people.map(({ name, id }) => [name, id]))('names every document that %s is in', async (_name, id) => {
  await expectWhole(id);
});

it('counts every row of the audit that they are in', async () => {
  const { audit } = await mineOf(known.id);
  expect(audit.by + audit.about).toBe((await walked(known.id)).rows);
  expect((await mineOf(administrator)).audit.about).toBe((await walked(administrator)).rows);
});

it('says what they wrote and what is theirs, in which unit and when, also from a role they had', async () => {
  const mine = await mineOf(known.id);
  expect(mine.person).toMatchObject({
    name: known.name,
    upn: known.upn,
    hasChat: true,
    form: ['Halvt skrevet'],
  });
  const school = mine.units.find(({ unitId }) => unitId === 'moellevang')!;
  expect(school.answers.map(({ state, answers }) => [state, answers.map(({ text }) => text)])).toEqual([
    ['submitted', ['Rettet siden, ikke sendt']],
    ['draft', ['Kladde']],
  ]);
  expect(school.answers[0]!.earlier.map(({ texts }) => texts)).toEqual([['Sendt svar']]);
  expect(school.agreements.map(({ state }) => state)).toEqual(['open', 'done']);
  expect(school.evidence.map(({ text }) => text)).toEqual(['Set i gården']);
  expect(school.notes.map(({ text }) => text).sort()).toEqual(['Den kom ikke', 'Hegnet er lavet']);
  expect(school.receiptsSent).toBe(1);
  expect(school.cards).toHaveLength(3);
  const before = mine.units.find(({ unitId }) => unitId === 'havblik')!;
  expect(before.answers.map(({ role }) => role)).toEqual(['staff-rep']);
});

it('counts of the cards on which a chef is named only those that are to them', async () => {
  const mine = await mineOf(chef);
  expect(mine.documents.filter(({ type }) => type === 'outbox').length).toBeGreaterThan(0);
  expect(mine.units.flatMap(({ cards }) => cards)).toEqual([]);
});

it('holds nothing that others wrote, and no way to the chat, in any form of the file', async () => {
  const actor = await app.actor(known.id);
  const facts = await makeExport(app.deps, actor, { kind: 'mine' });
  const files = [
    jsonOf(facts).toString(),
    ...(['da', 'en'] as const).map((each) => JSON.stringify(reportOf(wordsIn(each), facts))),
  ];
  for (const file of files) {
    for (const other of [othersText, covered, 'Henrik', 'Anders', administrator, 'mette-in-teams'])
      expect(file).not.toContain(other);
    for (const own of ['Set i gården', 'Kladde', 'Halvt skrevet', 'Fra dengang']) expect(file).toContain(own);
    expect(file).not.toContain('undefined');
  }
});

it('is of whoever asks, whatever the card says', async () => {
  const actor: Actor = await app.actor(covered);
  const facts = await makeExport(app.deps, actor, { kind: 'mine' });
  expect(facts).toMatchObject({ kind: 'mine', person: { id: covered } });
  expect(JSON.stringify(facts)).not.toContain(known.id);
});

it('names every document of anyone in a municipality that has lived for a year', async () => {
  await app.close();
  app = openApp({ now: '2026-03-18T09:00:00.000Z' });
  await startMunicipality(app.deps, 6, 3);
  app.clock.set('2027-03-18T09:00:00.000Z');
  await liveUntil(app.deps, '2027-03-18T09:00:00.000Z', 3);
  const everyone: string[] = [];
  for await (const { id } of app.deps.people.all()) everyone.push(id);
  for (const id of everyone.sort().filter((_id, at) => at % 4 === 0)) await expectWhole(id);
});
