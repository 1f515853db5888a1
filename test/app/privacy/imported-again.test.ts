import { beginErasing, erasePerson } from '../../../src/app/privacy/erase-person';
import { readMineData } from '../../../src/app/privacy/mine-data';
import { membersOn } from '../../../src/domain/people/unit';
import { openApp, type App } from '../../fixtures/app';
import { liveUntil, startMunicipality } from '../../fixtures/lived-municipality';

/** Someone who was erased and comes back with an import is a new person, with none of the old. */

const now = '2027-03-18T09:00:00.000Z';
const seed = 3;

let app: App;
let personId: string;
beforeEach(async () => {
  app = openApp({ now: '2026-03-18T09:00:00.000Z' });
  await startMunicipality(app.deps, 4, seed);
  await liveUntil(app.deps, now, seed);
  app.clock.set(now);
  for await (const { unit, responses } of app.deps.units.summaries())
    for (const { personId: leader } of membersOn(unit, '2027-03-18').filter(({ role }) => role === 'leader'))
      if (Object.values(responses).some((each) => each.personId === leader)) personId = leader;
});
afterEach(() => app.close());

const mine = async () => readMineData(app.deps, await app.actor(personId));
const importAgain = (): Promise<void> => startMunicipality(app.deps, 4, seed);

it('has answers, agreements and cards before, and a role and nothing else after', async () => {
  expect((await mine()).units.flatMap(({ answers }) => answers).length).toBeGreaterThan(0);
  const { upn } = (await app.deps.people.byId(personId))!.value;
  await erasePerson(app.deps, 'cli', upn);
  await importAgain();
  const after = await mine();
  expect(after.person).toMatchObject({ upn, hasChat: false });
  expect(after.person.roles).toHaveLength(1);
  for (const { answers, agreements, evidence, cards } of after.units)
    expect([answers, agreements, evidence, cards]).toEqual([[], [], [], []]);
});

it('leaves what was done in the role as the role’s, also after that import', async () => {
  await erasePerson(app.deps, 'cli', personId);
  await importAgain();
  const erased: string[] = [];
  for await (const { unit } of app.deps.units.summaries())
    for (const member of unit.members) if (member.personId.startsWith('erased-')) erased.push(member.name);
  expect(erased).toEqual(['leder']);
});

it('is finished first when it was broken off', async () => {
  await beginErasing(app.deps, 'cli', personId);
  await importAgain();
  for await (const _left of app.deps.holdings.erasing()) throw new Error('still being erased');
  expect((await mine()).units.flatMap(({ answers }) => answers)).toEqual([]);
});
