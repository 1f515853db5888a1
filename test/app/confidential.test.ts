import { seenBy } from '../../src/app/confidential';
import { openPreparation } from '../../src/app/preparation';
import { ownAgreementsIn } from '../../src/app/read-agreements';
import { openAgreement, settleAgreement } from '../../src/app/settle-agreement';
import type { Agreement } from '../../src/domain/follow-up/schema';
import type { Summary } from '../../src/domain/status/summary';
import {
  aLoop,
  aMember,
  anAgreement,
  aPerson,
  aPersonAs,
  aSchool,
  changesOf,
  completed,
  held,
  ld1,
  oo1,
  oo2,
  oo3,
  openApp,
  planned,
  type App,
} from '../fixtures/builders';

/** What was agreed in a 1:1 is of the two who held it, and of a leader who promised it (domain.md §3, story 13). */

const unitId = 'moellevang';
const now = '2026-06-15T08:00:00.000Z';
const role = 'leader' as const;

let app: App;
beforeEach(() => {
  app = openApp({ now });
});
afterEach(() => app.close());

const shared = anAgreement('a1', { what: 'Fra samtalen' });
const ofOne = (entryId: string, meetingId: string, ownerId: string): Agreement =>
  anAgreement(entryId, { meetingId, ownerId, confidential: true, what: `${entryId} af ${ownerId}` });
const ofPredecessor = ofOne('b1', oo1.id, 'before');
const ofChef = ofOne('b2', oo1.id, 'chef');
const promisedThen = ofOne('b3', oo1.id, 'leader');
const ofOwnTime = ofOne('b4', oo2.id, 'chef');

/** `before` led until the end of April, and `leader`, then next in line, from May. */
async function seed(): Promise<Summary> {
  const members = [
    aMember('chef'),
    aMember('leader', { personId: 'before', to: '2026-04-30' }),
    aMember('pedagogical-leader', { personId: 'leader', to: '2026-04-30' }),
    aMember('leader', { from: '2026-05-01' }),
  ];
  const unit = aSchool({ members });
  const meetings = [completed(ld1), completed(oo1), held(oo2), planned(oo3)];
  const agreements = [shared, ofPredecessor, ofChef, promisedThen, ofOwnTime];
  await app.seed(unit, changesOf({ loop: aLoop(), meetings, agreements }), [
    aPersonAs('chef'),
    aPerson('before', [{ role, unitId, from: '2025-08-01', to: '2026-04-30' }]),
    aPerson('leader', [
      { role: 'pedagogical-leader', unitId, from: '2025-08-01', to: '2026-04-30' },
      { role, unitId, from: '2026-05-01' },
    ]),
  ]);
  return (await app.deps.units.summary(unitId))!.value;
}

async function seen(personId: string, summary: Summary): Promise<string[]> {
  return Object.keys(seenBy(await app.actor(personId), summary).agreements).sort();
}

it('a new leader sees the dialogues’, their own time’s, and what they promised themselves', async () => {
  expect(await seen('leader', await seed())).toEqual([shared.id, promisedThen.id, ofOwnTime.id].sort());
});

it('the chef sees all, a former leader only what is nobody’s secret', async () => {
  const summary = await seed();
  expect(await seen('chef', summary)).toHaveLength(5);
  expect(await seen('before', summary)).toEqual([shared.id]);
});

it('the next 1:1 carries over to each what they may see', async () => {
  await seed();
  const carried = async (personId: string): Promise<string[]> => {
    const actor = await app.actor(personId);
    const as = personId === 'chef' ? 'chef' : role;
    const card = await openPreparation(app.deps, actor, { unitId, meetingId: oo3.id, role: as });
    return card.agreements.map(({ id }) => id).sort();
  };
  expect(await carried('leader')).toEqual([shared.id, promisedThen.id, ofOwnTime.id].sort());
  expect(await carried('chef')).toHaveLength(5);
});

it('what the new leader promised is theirs to settle, the predecessor’s is the chef’s', async () => {
  const summary = await seed();
  const leader = await app.actor('leader');
  const own = ownAgreementsIn(leader, summary, now).map(({ agreement }) => agreement.id);
  expect(own).toContain(promisedThen.id);
  expect(own).not.toContain(ofPredecessor.id);
  const said = { unitId, how: 'done', note: '', deadline: '' } as const;
  await expect(
    settleAgreement(app.deps, leader, { ...said, agreementId: ofPredecessor.id }),
  ).rejects.toMatchObject({ code: 'access/not-yours' });
  const done = await settleAgreement(app.deps, leader, { ...said, agreementId: promisedThen.id });
  expect(done.agreement.state).toBe('done');
  const chef = await app.actor('chef');
  const theirs = ownAgreementsIn(chef, summary, now).map(({ agreement }) => agreement.id);
  expect(theirs).toContain(ofPredecessor.id);
  const task = await openAgreement(app.deps, chef, { unitId, agreementId: ofPredecessor.id });
  expect(task.maySettle).toBe(true);
});
