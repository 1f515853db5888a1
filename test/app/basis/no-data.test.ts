import { sayThereIsNoData, takeBackThereIsNoData } from '../../../src/app/basis/no-data';
import { openBasis } from '../../../src/app/basis/panel';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import type { Role } from '../../../src/domain/people/person';
import { ld1, openApp, seedSchool, type App } from '../../fixtures/builders';

/** 'No data, because …' is a valid answer (rule 7). */

const key = { unitId: 'moellevang', meetingId: ld1.id };
const because = 'Gruppen er så lille, at tal ville pege på det enkelte barn';

let app: App;
beforeEach(async () => {
  app = openApp();
  await seedSchool(app);
});
afterEach(() => app.close());

async function say(role: Role, text = because, base = '') {
  const said = { ...key, type: 'E', because: text, base: fingerprint(base) } as const;
  return sayThereIsNoData(app.deps, await app.actor(role), said);
}

it('is said by one who takes part, and shown to the others with who said it', async () => {
  const { noData, basis } = await say('staff-rep');
  expect(basis.E).toEqual({ state: 'no-data', because });
  expect(noData).toMatchObject({ E: { because, byName: 'Navn staff-rep' } });
  expect((await openBasis(app.deps, await app.actor('chef'), key)).noData).toEqual(noData);
});

it('is changed or taken back by another who takes part, and costs nothing said again', async () => {
  await say('staff-rep');
  const changed = await say('leader', 'Elevrådet er ikke valgt', because);
  expect(changed.noData).toMatchObject({ E: { because: 'Elevrådet er ikke valgt', byName: 'Navn leader' } });
  const chef = await app.actor('chef');
  const back = await takeBackThereIsNoData(app.deps, chef, { ...key, type: 'E' });
  expect(back.basis.E).toEqual({ state: 'missing' });
  app.store.forget();
  await takeBackThereIsNoData(app.deps, chef, { ...key, type: 'E' });
  expect(app.store.calls).toEqual({ get: 1, put: 0, delete: 0, batch: 0, query: 0 });
});

it.each<[Role, string, string]>([
  ['pupil-council', because, 'access/not-yours'],
  ['leader', '', 'basis/no-reason'],
  ['leader', 'Det er 010203-1234', 'answer/cpr'],
])('is refused of the %s with %j', async (role, text, code) => {
  await expect(say(role, text)).rejects.toMatchObject({ code });
  expect(await app.documents(key.unitId, 'basis-notes')).toEqual([]);
});

it('is not said any more when the dialogue has begun', async () => {
  app.clock.set(ld1.start);
  await expect(say('leader')).rejects.toMatchObject({ code: 'answer/locked' });
});
