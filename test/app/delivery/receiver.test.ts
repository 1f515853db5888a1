import { receiverOf } from '../../../src/app/delivery/receiver';
import type { OutboxRow } from '../../../src/domain/delivery/outbox';
import type { Person } from '../../../src/domain/people/person';
import { ruleSet, withHolidays } from '../../../src/domain/rulesets/rule-set';
import {
  anAgreement,
  anAgreementRow,
  anOutboxRow,
  aPerson,
  aPersonAs,
  ld1,
  oo1,
  openApp,
  seedSchool,
  type App,
} from '../../fixtures/builders';

const unitId = 'moellevang';
const away = { from: '2026-03-02', to: '2026-03-13' };
const covering = { role: 'leader', unitId, from: '2026-03-02', to: '2026-03-13', covers: 'leader' } as const;

let app: App;
beforeEach(async () => {
  app = openApp({ now: '2026-03-10T09:00:00.000Z' });
  await seedSchool(app);
});
afterEach(() => app.close());

async function save(person: Person): Promise<Person> {
  const etag = (await app.deps.people.byId(person.id))?.etag ?? 'absent';
  return (await app.deps.people.save({ value: person, etag })).value;
}

async function standsIn(changes: Partial<Person> = {}): Promise<Person> {
  return save(aPerson('cover', [covering], changes));
}

/** Who gets it, or until when it waits. */
async function receiver(row: OutboxRow, person: Person, rules = ruleSet()): Promise<string> {
  const found = await receiverOf(app.deps, row, person, rules);
  return 'person' in found ? found.person.id : found.heldUntil;
}

const leader = (absence?: Person['absence']): Person => ({
  ...aPersonAs('leader'),
  ...(absence && { absence }),
});
const back = '2026-03-16T07:00:00.000Z';

describe('who gets a card', () => {
  it('is the person', async () => {
    expect(await receiver(anOutboxRow(), leader())).toBe('leader');
  });

  it('is the person on the day before an absence and on the day after it', async () => {
    for (const now of ['2026-03-01T22:59:59.999Z', '2026-03-13T23:00:00.000Z']) {
      app.clock.set(now);
      expect(await receiver(anOutboxRow(), leader(away))).toBe('leader');
    }
  });

  it('is nobody until the first open time after the absence, without one who stands in', async () => {
    expect(await receiver(anOutboxRow(), leader(away))).toBe(back);
    const winterBreak = withHolidays(ruleSet(), [{ from: '2026-03-14', to: '2026-03-22' }]);
    expect(await receiver(anOutboxRow(), leader(away), winterBreak)).toBe('2026-03-23T07:00:00.000Z');
  });

  it('is who stands in, for a dialogue', async () => {
    await standsIn();
    expect(await receiver(anOutboxRow(), leader({ ...away, coverId: 'cover' }))).toBe('cover');
  });

  it('is for an agreement of a dialogue who stands in, and of a 1:1 nobody until the person is back', async () => {
    await standsIn();
    const absent = leader({ ...away, coverId: 'cover' });
    expect(await receiver(anAgreementRow(anAgreement('a1')), absent)).toBe('cover');
    expect(await receiver(anAgreementRow(anAgreement('a1', { meetingId: oo1.id })), absent)).toBe(back);
  });

  it.each(['preparation', 'reminder', 'schema', 'changed'] as const)(
    'is never who stands in, for the %s of a 1:1 (domain.md §3)',
    async (card) => {
      await standsIn();
      const row = anOutboxRow({ meetingId: oo1.id, card });
      expect(await receiver(row, leader({ ...away, coverId: 'cover' }))).toBe(back);
    },
  );

  it('is nobody for a week digest until the chef is back', async () => {
    const covers = { role: 'chef', from: '2026-03-02', covers: 'chef' } as const;
    await save(aPerson('cover', [covers]));
    const {
      unitId: _unitId,
      meetingId: _meetingId,
      ...digest
    } = anOutboxRow({ card: 'digest', role: 'chef' });
    const chef = { ...aPersonAs('chef'), absence: { ...away, coverId: 'cover' } };
    expect(await receiver({ ...digest, week: '2026-03-09' }, chef)).toBe(back);
    const ofDialogue = anOutboxRow({ personId: 'chef', role: 'chef', meetingId: ld1.id });
    expect(await receiver(ofDialogue, chef)).toBe('cover');
  });

  it('is not who stands in for another, in another role, not any more, or is away too', async () => {
    const absent = leader({ ...away, coverId: 'cover' });
    const { covers: _covers, ...ownRole } = covering;
    for (const assignment of [
      { ...covering, unitId: 'aaby' },
      { ...covering, role: 'staff-rep' as const },
      { ...covering, to: '2026-03-09' },
      ownRole,
    ]) {
      await save(aPerson('cover', [assignment]));
      expect(await receiver(anOutboxRow(), absent)).toBe(back);
    }
    await standsIn({ absence: away });
    expect(await receiver(anOutboxRow(), absent)).toBe(back);
    expect(await receiver(anOutboxRow(), leader({ ...away, coverId: 'gone' }))).toBe(back);
  });

  it('is the person for the replacing of a card, which disturbs nobody', async () => {
    await standsIn();
    const row = anOutboxRow({ action: 'replace', stepId: 'replace' });
    expect(await receiver(row, leader({ ...away, coverId: 'cover' }))).toBe('leader');
  });
});
