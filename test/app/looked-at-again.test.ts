import { chooseMode } from '../../src/app/answer-guide';
import { openPreparation, type TaskKey } from '../../src/app/preparation';
import type { Role } from '../../src/domain/people/person';
import type { UnitRecord } from '../../src/domain/status/summary';
import { auditsOf } from '../fixtures/audit-rows';
import {
  anAgreement,
  anEntry,
  aSchema,
  changesOf,
  completed,
  ld1,
  ld2,
  monday,
  oo1,
  oo2,
} from '../fixtures/builders';
import { card, unitId, useSchool } from './answering';

/** A card of a task shows what others gave again each time it is pressed: noted also where nothing is written. */

const school = useSchool();
const twoHoursMs = 2 * 60 * 60_000;

const point = 'Vikardækningen om eftermiddagen';
const released = changesOf({
  meetings: [completed(oo1)],
  schemas: [aSchema({ entries: [anEntry('a1', point, { releasedBy: ['chef', 'leader'] })] }, oo1)],
});
const ofOneToOne = changesOf({
  agreements: [anAgreement('a1', { what: point, meetingId: oo1.id, ownerId: 'chef', confidential: true })],
});
const given: UnitRecord = {
  type: 'evidence',
  record: {
    id: 'evidence:1',
    unitId,
    meetingId: ld1.id,
    kind: 'observation',
    text: point,
    source: 'gårdvagterne',
    method: '',
    date: '2026-02-20',
    personId: 'staff-rep',
    role: 'staff-rep',
    at: monday,
    state: 'kept',
  },
};

async function keep(records: readonly UnitRecord[]): Promise<void> {
  const summary = (await school.app.deps.units.summary(unitId))!;
  const audit = { at: monday, personId: 'chef', action: 'test', subjectId: unitId };
  await school.app.deps.units.save({ summary, records: [...records], audit });
}

const taskOf = (role: Role, meetingId: string): TaskKey => ({ unitId, meetingId, role });

async function open(key: TaskKey): Promise<void> {
  await openPreparation(school.app.deps, await school.app.actor(key.role), key);
}

async function looks(): Promise<{ personId?: string; action: string; subjectId: string }[]> {
  const rows = await auditsOf(school.app.store, { pk: unitId });
  return rows.flatMap(({ personId, action, subjectId }) =>
    action.startsWith('looked-at') ? [{ ...(personId && { personId }), action, subjectId }] : [],
  );
}

describe('a card of a task that is pressed with nothing new, long after it was opened,', () => {
  it.each([
    ['released points', released, 'leader', ld2.id, 'looked-at-answers'],
    ['own data of others', [given], 'leader', ld1.id, 'looked-at-answers'],
    ['agreements of 1:1s', ofOneToOne, 'leader', oo2.id, 'looked-at-one-to-one'],
  ] satisfies [string, UnitRecord[], Role, string, string][])(
    'is a look at the %s that it shows',
    async (_what, records, role, meetingId, action) => {
      await keep(records);
      const key = taskOf(role, meetingId);
      await open(key);
      school.app.clock.advanceMs(twoHoursMs);
      const { preparation, outcome } = await school.answer(role, card({}, key));
      expect(outcome).toBe('saved');
      const { points, evidence, agreements } = preparation;
      expect([
        ...points,
        ...[...evidence.map(({ text }) => text), ...agreements.map(({ what }) => what)],
      ]).toEqual([point]);
      const look = { personId: role, action, subjectId: meetingId };
      expect(await looks()).toEqual([look, look]);
      expect(JSON.stringify(await auditsOf(school.app.store))).not.toContain(point);
    },
  );

  it('is none within the hour, nor for who gave it, nor for whom it is not shown to', async () => {
    await keep([given]);
    await open(taskOf('leader', ld1.id));
    await school.answer('leader', card({}));
    for (const role of ['staff-rep', 'pupil-council'] as const)
      await school.answer(role, card({}, taskOf(role, ld1.id)));
    expect(await looks()).toHaveLength(1);
  });

  it('shows nothing where the look cannot be noted', async () => {
    await keep([given]);
    school.app.store.breakDown('store/unavailable', 'batch');
    await expect(school.answer('leader', card({}))).rejects.toMatchObject({ code: 'store/unavailable' });
  });

  it('is a look of a board that chooses again what it has chosen', async () => {
    await keep(released);
    const key = { ...taskOf('board-rep', ld2.id), mode: 'participation' } as const;
    const choose = async (): Promise<readonly string[]> =>
      (await chooseMode(school.app.deps, await school.app.actor('board-rep'), key)).points;
    expect(await choose()).toEqual([point]);
    school.app.clock.advanceMs(twoHoursMs);
    expect(await choose()).toEqual([point]);
    expect(await looks()).toEqual([
      { personId: 'board-rep', action: 'looked-at-answers', subjectId: ld2.id },
    ]);
  });
});
