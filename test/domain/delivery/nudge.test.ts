import { isNudge, nudgeRow, quietAbout } from '../../../src/domain/delivery/nudge';
import { putOffSeries } from '../../../src/domain/delivery/put-off';
import { aUnit, anOutboxRow, ld1, monday } from '../../fixtures/builders';

const leader = { personId: 'leader', role: 'leader' } as const;
const row = nudgeRow(aUnit(), ld1, leader, monday);
const since = '2026-03-01T00:00:00.000Z';
const sent = (settledAt: string, changes: Parameters<typeof anOutboxRow>[0] = {}) =>
  anOutboxRow({ state: 'sent', settledAt, ...changes });

it('is one row to one person before a dialogue, however often it is asked for', () => {
  expect(nudgeRow(aUnit(), { ...ld1, moves: 3 } as typeof ld1, leader, '2026-03-09T07:00:00.000Z').id).toBe(
    row.id,
  );
  expect(row).toMatchObject({ card: 'reminder', state: 'pending', dueAt: monday });
  expect([isNudge(row), isNudge(anOutboxRow({ card: 'reminder', stepId: 'ld-reminder' }))]).toEqual([
    true,
    false,
  ]);
});

it.each<[string, ReturnType<typeof anOutboxRow>[], ReturnType<typeof quietAbout>]>([
  ['nothing', [], undefined],
  ['a card that came long ago', [sent('2026-02-20T07:00:00.000Z')], undefined],
  ['a card that has just come', [sent('2026-03-01T07:00:00.000Z')], { why: 'just-sent' }],
  [
    'a reminder that has just come',
    [sent('2026-03-01T07:00:00.000Z', { card: 'reminder', stepId: 'ld-reminder' })],
    { why: 'just-sent' },
  ],
  ['a card of another person', [sent('2026-03-01T07:00:00.000Z', { personId: 'chef' })], undefined],
  ['a card of another matter', [sent('2026-03-01T07:00:00.000Z', { card: 'brief' })], undefined],
  ['the replacing of a card', [sent('2026-03-01T07:00:00.000Z', { action: 'replace' })], undefined],
  ['a card on its way', [anOutboxRow()], { why: 'on-its-way' }],
  ['a card that cannot come', [anOutboxRow({ state: 'unreachable' })], { why: 'unreachable' }],
  [
    'a card that was put off',
    [anOutboxRow({ series: putOffSeries('2026-03-05T07:00:00.000Z'), dueAt: '2026-03-05T07:00:00.000Z' })],
    { why: 'put-off', until: '2026-03-05T07:00:00.000Z' },
  ],
  ['itself', [row], undefined],
])('has reminded enough with %s', (_what, rows, quiet) => {
  expect(quietAbout(row, rows, since)).toEqual(quiet);
});
