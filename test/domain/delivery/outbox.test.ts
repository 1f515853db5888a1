import {
  OutboxRow,
  isFree,
  lease,
  matterOf,
  outboxIdOf,
  partitionOf,
  postpone,
  renewed,
  revive,
  settleRow,
  type RowKey,
} from '../../../src/domain/delivery/outbox';
import { plusMs } from '../../../src/domain/calendar/instant';
import { anOutboxRow, monday } from '../../fixtures/builders';

const row = anOutboxRow();
const until = plusMs(monday, 60_000);

describe('an outbox row', () => {
  const key: RowKey = {
    matterId: 'm1',
    personId: 'leader',
    role: 'leader',
    card: 'schema',
    stepId: 'ld-schema',
  };

  it('has one key for one step to one person in one role, in one round', () => {
    expect(outboxIdOf({ ...key })).toBe(outboxIdOf(key));
    const others: RowKey[] = [
      { ...key, matterId: 'm2' },
      { ...key, personId: 'chef' },
      { ...key, card: 'schema-reminder' },
      { ...key, stepId: 'again' },
      { ...key, role: 'board-rep' },
      { ...key, series: 'm1' },
      { ...key, series: 'm2' },
    ];
    expect(new Set([key, ...others].map(outboxIdOf)).size).toBe(8);
  });

  it('lies with its unit, or, about none, with the person', () => {
    expect(partitionOf(row)).toBe('moellevang');
    expect(partitionOf({ personId: 'chef' })).toBe('person:chef');
  });

  it('is about one matter with those of the same meeting, agreement or week', () => {
    const reminder = anOutboxRow({ card: 'reminder', stepId: 'ld-reminder' });
    expect(matterOf(reminder)).toBe(matterOf(row));
    const others = [
      { meetingId: 'another' },
      { agreementId: 'a1' },
      { personId: 'chef' },
      { role: 'chef' as const },
    ];
    for (const other of others) expect(matterOf(anOutboxRow(other))).not.toBe(matterOf(row));
  });

  it('is free from when it is due', () => {
    expect(isFree(row, monday)).toBe(true);
    expect(isFree(row, plusMs(monday, -1))).toBe(false);
  });
});

describe('leasing', () => {
  const leased = lease(row, 'here', monday, 60);

  it('takes the row for a minute, and counts the attempt', () => {
    expect(leased).toEqual({ ...row, lease: { owner: 'here', until }, dueAt: until, attempts: 1 });
    expect(isFree(leased, plusMs(until, -1))).toBe(false);
  });

  it('runs out, and the row is free again', () => {
    expect(isFree(leased, until)).toBe(true);
    expect(lease(leased, 'there', until, 60)).toMatchObject({ lease: { owner: 'there' }, attempts: 2 });
  });

  it('can be renewed, which is no other attempt', () => {
    const later = plusMs(monday, 50_000);
    expect(renewed(leased, later, 60)).toMatchObject({
      attempts: 1,
      dueAt: plusMs(later, 60_000),
      lease: { owner: 'here', until: plusMs(later, 60_000) },
    });
    expect(() => renewed(row, later, 60)).toThrow(RangeError);
  });

  it('runs by the clock, also where what is due later is shown already', () => {
    const nextDay = plusMs(monday, 86_400_000);
    expect(isFree(leased, monday, nextDay)).toBe(false);
    expect(isFree({ ...row, dueAt: nextDay }, monday, nextDay)).toBe(true);
  });

  it('is over when the row is due earlier than the lease says, but not before the lease', () => {
    expect(isFree({ ...leased, dueAt: monday }, plusMs(monday, 1))).toBe(false);
  });
});

describe('settling', () => {
  const leased = lease(row, 'here', monday, 60);

  it.each([
    { state: 'sent', activityId: 'activity-1' },
    { state: 'dropped', reason: 'meeting-begun' },
    { state: 'unreachable', reason: 'blocked' },
  ] as const)('ends the row as $state, without a lease, for good', (how) => {
    const settled = settleRow(leased, how, until);
    expect(settled).toMatchObject({ ...how, settledAt: until, attempts: 1 });
    expect(settled).not.toHaveProperty('lease');
    expect(isFree(settled, plusMs(until, 1_000_000))).toBe(false);
    expect(OutboxRow.parse(settled)).toEqual(settled);
  });
});

describe('postponing', () => {
  const leased = lease(row, 'here', monday, 60);

  it('gives the row back for later', () => {
    const later = postpone(leased, plusMs(monday, 5000));
    expect(later).toEqual({ ...row, dueAt: plusMs(monday, 5000), attempts: 1 });
    expect(isFree(later, plusMs(monday, 4999))).toBe(false);
    expect(isFree(later, plusMs(monday, 5000))).toBe(true);
  });

  it('counts sends that may have arrived, and cards that could not be made, each for itself', () => {
    expect(postpone(postpone(leased, monday, 'ambiguous'), monday, 'failure')).toMatchObject({
      ambiguous: 1,
      failures: 1,
    });
    expect(postpone(leased, monday)).toMatchObject({ ambiguous: 0, failures: 0 });
  });
});

describe('a person who could not be reached and then writes', () => {
  it('has the row due again, as new', () => {
    const gone = settleRow(
      lease(row, 'here', monday, 60),
      { state: 'unreachable', reason: 'blocked' },
      until,
    );
    expect(revive(gone, until)).toEqual({ ...row, dueAt: until });
  });
});
