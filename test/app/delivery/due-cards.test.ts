import { dueCards, rowsOf } from '../../../src/app/delivery/due-cards';
import type { Instant } from '../../../src/domain/calendar/instant';
import type { OutboxRow } from '../../../src/domain/delivery/outbox';
import type { Response } from '../../../src/domain/guide/response';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import type { Role } from '../../../src/domain/people/person';
import type { Unit } from '../../../src/domain/people/unit';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  aLoop,
  aMember,
  anOutboxRow,
  aResponse,
  aSchool,
  aSummary,
  cancelled,
  completed,
  held,
  ld1,
  ld2,
  oo1,
  realGuides,
} from '../../fixtures/builders';

const rules = ruleSet();
const inputDue = '2026-02-24T08:00:00.000Z';
const preparationDue = '2026-03-10T08:00:00.000Z';
const reminderDue = '2026-03-17T08:00:00.000Z';
const briefDue = '2026-03-23T07:00:00.000Z';

const sent = (role: Role, meeting: Meeting = ld1, changes: Partial<Response> = {}): Response =>
  aResponse(
    { seen: 'Set' },
    { meetingId: meeting.id, role, state: 'submitted', submittedAt: inputDue, ...changes },
  );

interface Given {
  meeting?: Meeting;
  done?: string[];
  responses?: Response[];
  waiting?: OutboxRow[];
  unit?: Unit;
  isLoopClosed?: boolean;
}

/** The rows that a meeting's due cards become. */
function due(
  now: Instant,
  { meeting = ld1, done = [], responses = [], waiting = [], unit = aSchool(), isLoopClosed }: Given = {},
): OutboxRow[] {
  const current = { ...meeting, stepsDone: done };
  const loop = aLoop(isLoopClosed ? { state: 'closed' } : {});
  const summary = aSummary(unit, { loop, meetings: [current], responses });
  return rowsOf(dueCards({ guides: realGuides() }, summary, current, now, rules), waiting, now);
}

const said = (rows: readonly OutboxRow[]): string[] =>
  rows.map(({ stepId, role, state, reason = '' }) => [stepId, role, state, reason].join(' ').trim());
const pending = (rows: readonly OutboxRow[]): string[] =>
  rows.filter(({ state }) => state === 'pending').map(({ stepId, role }) => `${stepId} ${role}`);

describe('the cards due of a meeting', () => {
  it('are none before their time, and none that are decided on', () => {
    expect(due('2026-02-24T07:59:59.999Z')).toEqual([]);
    expect(due(inputDue, { done: ['ld-input'] })).toEqual([]);
  });

  it('are dropped when the loop is closed: nothing can be answered there any more', () => {
    expect(said(due(inputDue, { isLoopClosed: true }))).toEqual(
      said(due(inputDue)).map((line) => line.replace('pending', 'dropped loop-closed')),
    );
  });

  it('know their unit, its chef, meeting, person and time', () => {
    expect(due(inputDue).at(-1)).toEqual({
      ...{ id: `outbox:${ld1.id}:pupil-council:pupil-council:input:ld-input`, action: 'post' },
      ...{ unitId: 'moellevang', chefId: 'chef', meetingId: ld1.id, personId: 'pupil-council' },
      ...{ role: 'pupil-council', card: 'input', stepId: 'ld-input', state: 'pending', dueAt: inputDue },
      ...{ attempts: 0, ambiguous: 0, failures: 0 },
    });
  });

  it('go to the leader first, and a minute later to the others (domain.md §5)', () => {
    const rows = due(preparationDue, { done: ['ld-input'] });
    const times = Object.fromEntries(rows.map(({ role, dueAt }) => [role, dueAt]));
    expect(times['leader']).toBe(preparationDue);
    for (const role of ['chef', 'consultant', 'pedagogical-leader', 'staff-rep'])
      expect(times[role]).toBe('2026-03-10T08:01:00.000Z');
  });

  it('wait until the next morning when the minute later is past closing time', () => {
    const atClosing = { ...ld1, start: '2026-03-24T14:59:30.000Z', end: '2026-03-24T16:59:30.000Z' };
    const rows = due('2026-03-10T14:59:30.000Z', { meeting: atClosing, done: ['ld-input'] });
    expect(new Set(rows.map(({ dueAt }) => dueAt))).toEqual(
      new Set(['2026-03-10T14:59:30.000Z', '2026-03-11T07:00:00.000Z']),
    );
  });

  it('are rows of another round after the meeting was moved', () => {
    expect(due(inputDue, { meeting: { ...ld1, moves: 2 } })[0]?.id).toMatch(/:ld-input:m2$/);
  });
});

describe('a reminder', () => {
  const done = ['ld-input', 'ld-preparation'];

  it('goes to all who were asked and have not answered, those with input too', () => {
    expect(pending(due(reminderDue, { done })).sort()).toEqual([
      'ld-reminder board-rep',
      'ld-reminder chef',
      'ld-reminder consultant',
      'ld-reminder leader',
      'ld-reminder pedagogical-leader',
      'ld-reminder pupil-council',
      'ld-reminder staff-rep',
    ]);
  });

  it('does not go to those who have sent their answers', () => {
    const responses = [sent('leader'), sent('pupil-council'), sent('staff-rep')];
    expect(pending(due(reminderDue, { done, responses })).sort()).toEqual([
      'ld-reminder board-rep',
      'ld-reminder chef',
      'ld-reminder consultant',
      'ld-reminder pedagogical-leader',
    ]);
  });

  it('goes to those who have a draft only', () => {
    const responses = [sent('leader', ld1, { state: 'draft' })];
    expect(pending(due(reminderDue, { done, responses }))).toContain('ld-reminder leader');
  });

  it('goes to a board that has not chosen at dialogues 2–4, and not to one that has (rule 10)', () => {
    const at = '2026-09-29T07:00:00.000Z';
    const asked = { meeting: ld2, done };
    expect(pending(due(at, asked))).toContain('ld-reminder board-rep');
    const responses = [sent('board-rep', ld2, { mode: 'statement' })];
    expect(pending(due(at, { ...asked, responses }))).not.toContain('ld-reminder board-rep');
  });

  it('of a 1:1 goes to chef or leader, whoever has not answered', () => {
    const at = '2026-04-20T08:00:00.000Z';
    const asked = { meeting: oo1, done: ['oo-preparation'] };
    expect(pending(due(at, asked)).sort()).toEqual(['oo-reminder chef', 'oo-reminder leader']);
    expect(pending(due(at, { ...asked, responses: [sent('chef', oo1)] }))).toEqual(['oo-reminder leader']);
  });

  it('is no card at all while the one it reminds of still waits, put off or not to be delivered', () => {
    const putOff = anOutboxRow({ dueAt: '2026-03-19T09:00:00.000Z' });
    const unreachable = anOutboxRow({
      personId: 'chef',
      role: 'chef',
      state: 'unreachable',
      reason: 'blocked',
    });
    const rows = due(reminderDue, { done, waiting: [putOff, unreachable] });
    expect(said(rows).filter((line) => / (chef|leader) /.test(line))).toEqual([
      'ld-reminder chef dropped superseded',
      'ld-reminder leader dropped superseded',
    ]);
    expect(pending(rows)).toContain('ld-reminder staff-rep');
  });
});

describe('what has come in', () => {
  const done = ['ld-input', 'ld-preparation', 'ld-reminder'];

  it('goes to chef and leader, whether they have answered or not', () => {
    expect(pending(due(briefDue, { done, responses: [sent('leader')] }))).toEqual([
      'ld-brief chef',
      'ld-brief leader',
    ]);
  });

  it('goes to the board instead of the chef where the board holds the dialogues (rule 13)', () => {
    const unit = aSchool({ sector: 'dagtilbud', ownership: 'selvejende' });
    expect(pending(due(briefDue, { done, unit }))).toEqual(['ld-brief leader', 'ld-brief board-rep']);
  });

  it('goes out beside a preparation that was put off to a later day', () => {
    const putOff = anOutboxRow({ dueAt: '2026-03-23T12:00:00.000Z' });
    expect(pending(due(briefDue, { done, waiting: [putOff] }))).toContain('ld-brief leader');
  });
});

describe('after the meeting', () => {
  const done = ['ld-input', 'ld-preparation', 'ld-reminder', 'ld-brief'];

  it('the schema goes to the organiser, once more after three workdays if it is not finished', () => {
    expect(pending(due(ld1.end, { meeting: held(ld1), done }))).toEqual(['ld-schema leader']);
    const later = '2026-03-27T10:00:00.000Z';
    const schemaSent = [...done, 'ld-schema'];
    expect(pending(due(later, { meeting: held(ld1), done: schemaSent }))).toEqual([
      'ld-schema-reminder leader',
    ]);
    expect(said(due(later, { meeting: completed(ld1), done: schemaSent }))).toEqual([
      'ld-schema-reminder leader dropped schema-finished',
    ]);
  });

  it('the schema goes out though a preparation never reached its receiver', () => {
    const unreachable = anOutboxRow({ state: 'unreachable', reason: 'blocked' });
    expect(pending(due(ld1.end, { meeting: held(ld1), done, waiting: [unreachable] }))).toEqual([
      'ld-schema leader',
    ]);
  });

  it('the organiser is asked to write back when there is someone who gave input (rule 11)', () => {
    const finished = { meeting: completed(ld1), done: [...done, 'ld-schema', 'ld-schema-reminder'] };
    const at = '2026-03-24T11:00:00.000Z';
    expect(due(at, finished)).toEqual([]);
    expect(due(at, { ...finished, responses: [sent('leader')] })).toEqual([]);
    expect(pending(due(at, { ...finished, responses: [sent('pupil-council')] }))).toEqual([
      'ld-receipts leader',
    ]);
  });

  it('the 1:1’s entries go to leader and chef', () => {
    const at = { meeting: held(oo1), done: ['oo-preparation', 'oo-reminder'] };
    expect(pending(due(oo1.end, at)).sort()).toEqual(['oo-schema chef', 'oo-schema leader']);
  });
});

describe('several cards at once, after downtime', () => {
  it('are one for each person: the first that still has its meaning', () => {
    const rows = due('2026-03-23T09:00:00.000Z');
    const ofLeader = said(rows.filter(({ role }) => role === 'leader'));
    expect(ofLeader).toEqual([
      'ld-preparation leader pending',
      'ld-reminder leader dropped superseded',
      'ld-brief leader dropped superseded',
    ]);
    expect(said(rows.filter(({ role }) => role === 'pupil-council'))).toEqual([
      'ld-input pupil-council pending',
      'ld-reminder pupil-council dropped superseded',
    ]);
  });

  it('are the brief for those who answered all the same', () => {
    const rows = due('2026-03-23T09:00:00.000Z', { responses: [sent('leader')] });
    expect(said(rows.filter(({ role }) => role === 'leader'))).toEqual([
      'ld-preparation leader dropped already-answered',
      'ld-brief leader pending',
    ]);
  });

  it('have nothing left to say of a meeting that has begun, but its schema', () => {
    const rows = due('2026-04-20T09:00:00.000Z', { meeting: held(ld1) });
    expect(pending(rows)).toEqual(['ld-schema leader']);
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(
      new Set(['meeting-begun', undefined, 'superseded']),
    );
  });

  it('are none of a cancelled meeting', () => {
    expect(due('2026-04-20T09:00:00.000Z', { meeting: cancelled(ld1) })).toEqual([]);
  });

  it('are two for one who holds two roles: each is another matter', () => {
    const unit = aSchool({
      members: [aMember('leader'), aMember('staff-rep', { personId: 'leader' })],
    });
    expect(pending(due(preparationDue, { done: ['ld-input'], unit })).sort()).toEqual([
      'ld-preparation leader',
      'ld-preparation staff-rep',
    ]);
  });

  it('leave what concerns another meeting alone', () => {
    const elsewhere = anOutboxRow({ meetingId: ld2.id });
    expect(pending(due(preparationDue, { done: ['ld-input'], waiting: [elsewhere] }))).toContain(
      'ld-preparation leader',
    );
  });
});
