import {
  OutboxRow,
  isFree,
  lease,
  outboxIdOf,
  postpone,
  revive,
  settleRow,
} from '../../../src/domain/delivery/outbox';
import { plusMs } from '../../../src/domain/calendar/instant';
import { anOutboxRow, monday } from '../../fixtures/builders';

const row = anOutboxRow();
const until = plusMs(monday, 60_000);

describe('an outbox row', () => {
  it('has one key for one step to one person in one role', () => {
    const step = { card: 'schema', id: 'ld-schema' } as const;
    const key = outboxIdOf('m1', 'leader', step, 'leader');
    expect(outboxIdOf('m1', 'leader', step, 'leader')).toBe(key);
    const others = [
      outboxIdOf('m2', 'leader', step, 'leader'),
      outboxIdOf('m1', 'chef', step, 'leader'),
      outboxIdOf('m1', 'leader', { ...step, card: 'input' }, 'leader'),
      outboxIdOf('m1', 'leader', { ...step, id: 'again' }, 'leader'),
      outboxIdOf('m1', 'leader', step, 'board-rep'),
    ];
    expect(new Set([key, ...others]).size).toBe(6);
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
    const later = postpone(leased, plusMs(monday, 5000), false);
    expect(later).toEqual({ ...row, dueAt: plusMs(monday, 5000), attempts: 1 });
    expect(isFree(later, plusMs(monday, 4999))).toBe(false);
    expect(isFree(later, plusMs(monday, 5000))).toBe(true);
  });

  it('counts a send that may have arrived', () => {
    expect(postpone(postpone(leased, monday, true), monday, true).ambiguous).toBe(2);
    expect(postpone(leased, monday, false).ambiguous).toBe(0);
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
