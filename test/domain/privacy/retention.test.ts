import fc from 'fast-check';
import { dayOf, plusDays } from '../../../src/domain/calendar/copenhagen';
import { plusMinutes, type Day, type Instant } from '../../../src/domain/calendar/instant';
import {
  draftsPast,
  isConfirmedBefore,
  isLogPast,
  limitsOn,
  loopsPast,
  pointsPast,
  recordsOfLoop,
} from '../../../src/domain/privacy/retention';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { project, type Summary } from '../../../src/domain/status/summary';
import {
  aLoop,
  aMeeting,
  aResponse,
  aSchema,
  aSummary,
  aUnit,
  anAgreement,
  anOutboxRow,
  completed,
  fixedSeed,
} from '../../fixtures/builders';
import { aPoint } from '../../fixtures/supervision-point';

/** What has been kept long enough (domain.md §7). */

const today = '2031-06-15';
const { retention } = ruleSet();
const limits = limitsOn(today, retention);
const noonOf = (day: Day): Instant => `${day}T10:00:00.000Z`;
const ago = (days: number): Instant => noonOf(plusDays(today, -days));

describe('the limits', () => {
  it('are those of the rule set: five years, ninety days, a hundred and eighty', () => {
    expect(limits).toEqual({
      loops: '2026-06-15',
      drafts: '2031-03-17',
      logs: '2030-12-17',
      audit: '2026-06-15',
    });
  });

  it('of 29 February are 28 February in a year without it', () => {
    expect(limitsOn('2032-02-29', retention).loops).toBe('2027-02-28');
    expect(limitsOn('2032-02-29', { ...retention, closedLoopYears: 4 }).loops).toBe('2028-02-29');
  });
});

function meetingAgo(days: number, loopId: string, number = 1) {
  const start = ago(days);
  const id = `meeting:${loopId}:ld${number}`;
  return completed(aMeeting({ id, loopId, number, start, end: plusMinutes(start, 120) }));
}

function unitWith(loopAgo: number, state: 'running' | 'closed', agreement = {}): Summary {
  const meeting = meetingAgo(loopAgo, 'loop-1');
  return aSummary(aUnit(), {
    loop: aLoop({ state }),
    meetings: [meeting],
    responses: [aResponse({}, { meetingId: meeting.id, state: 'submitted' })],
    schemas: [aSchema({}, meeting)],
    agreements: [anAgreement('a1', { meetingId: meeting.id, state: 'done', ...agreement })],
  });
}

const kinds = (keys: { type: string }[]): string[] => keys.map(({ type }) => type).sort();
const fiveYears = 1826;

describe('a loop', () => {
  it.each([
    ['closed five years ago and a day', fiveYears + 1, 'closed', ['loop-1']],
    ['closed five years ago', fiveYears, 'closed', []],
    ['that runs, however old', fiveYears + 900, 'running', []],
  ] as const)('%s', (_what, days, state, expected) => {
    expect(loopsPast(unitWith(days, state), limits)).toEqual(expected);
  });

  it('that another followed is over, also when nobody closed it', () => {
    const summary = unitWith(fiveYears + 1, 'running');
    const next = project(summary, { type: 'loop', record: aLoop({ id: 'loop-2' }) });
    expect(loopsPast(next, limits)).toEqual(['loop-1']);
    expect(kinds(recordsOfLoop(next, 'loop-1', limits))).toEqual([
      'agreement',
      'closing',
      'loop',
      'meeting',
      'response',
      'schema',
    ]);
  });

  it('keeps its focus areas while it is the unit’s last, since they are reported', () => {
    const keys = kinds(recordsOfLoop(unitWith(fiveYears + 1, 'closed'), 'loop-1', limits));
    expect(keys).not.toContain('loop');
    expect(keys).toContain('closing');
  });

  it('leaves open agreements where they are, with their meeting, and those spoken of since', () => {
    for (const living of [{ state: 'open' }, { notedAt: ago(30) }] as const) {
      const keys = kinds(recordsOfLoop(unitWith(fiveYears + 1, 'closed', living), 'loop-1', limits));
      expect(keys).toEqual(['closing', 'response', 'schema']);
    }
    expect(
      kinds(recordsOfLoop(unitWith(fiveYears + 1, 'closed', { notedAt: ago(2000) }), 'loop-1', limits)),
    ).toContain('agreement');
  });

  it('whose summaries were confirmed later is kept from then', () => {
    expect(isConfirmedBefore(ago(fiveYears), limits)).toBe(false);
    expect(isConfirmedBefore(ago(fiveYears + 1), limits)).toBe(true);
    expect(isConfirmedBefore(undefined, limits)).toBe(true);
  });
});

describe('supervision points', () => {
  it('that are open live on; closed ones go after as long as a loop', () => {
    const event = { kind: 'closed' as const, personId: 'chef', text: 'Set', at: ago(fiveYears + 1) };
    const old = aPoint({ givenAt: ago(fiveYears + 90) });
    const points = [
      { ...old, id: 'open' },
      { ...old, id: 'closed', state: 'closed' as const, events: [event] },
      { ...old, id: 'lately', state: 'closed' as const, events: [{ ...event, at: ago(fiveYears) }] },
    ];
    const summary = points.reduce(
      (all, record) => project(all, { type: 'supervision-point', record }),
      aSummary(),
    );
    expect(pointsPast(summary, limits)).toEqual([{ type: 'supervision-point', id: 'closed' }]);
  });
});

describe('by chance', () => {
  const someDays = fc.oneof(
    fc.integer({ min: -400, max: 4000 }),
    fc.constantFrom(89, 90, 91, 1825, 1826, 1827),
  );

  it('nothing younger than its limit goes, and nothing older stays: drafts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someDays, fc.boolean()), { maxLength: 12 }), (drawn) => {
        const meetings = drawn.map(([days], at) => meetingAgo(days, 'loop-1', at + 1));
        const responses = drawn.map(([, isSent], at) =>
          aResponse({}, { meetingId: meetings[at]!.id, state: isSent ? 'submitted' : 'draft' }),
        );
        const gone = draftsPast(aSummary(aUnit(), { meetings, responses }), limits).map(({ id }) => id);
        const expected = responses.filter(
          (_each, at) => !drawn[at]![1] && drawn[at]![0] > retention.draftDays,
        );
        expect(gone.sort()).toEqual(expected.map(({ id }) => id).sort());
      }),
      { ...fixedSeed, numRuns: 200 },
    );
  });

  it('nothing younger than its limit goes, and nothing older stays: loops', () => {
    fc.assert(
      fc.property(fc.array(fc.array(someDays, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (loops) => {
        const meetings = loops.flatMap((days, loop) =>
          days.map((each, at) => meetingAgo(each, `l${loop}`, at + 1)),
        );
        const summary = aSummary(aUnit(), { loop: aLoop({ id: 'now' }), meetings });
        const expected = loops.flatMap((days, loop) =>
          days.every((each) => dayOf(ago(each)) < '2026-06-15') ? [`l${loop}`] : [],
        );
        expect(loopsPast(summary, limits).sort()).toEqual(expected);
      }),
      { ...fixedSeed, numRuns: 200 },
    );
  });

  it('nothing younger than its limit goes, and nothing older stays: the ways of cards', () => {
    fc.assert(
      fc.property(
        someDays,
        someDays,
        fc.constantFrom('pending' as const, 'sent' as const, 'dropped' as const, 'unreachable' as const),
        (due, settled, state) => {
          const row = anOutboxRow({ dueAt: ago(due), settledAt: ago(settled), state });
          expect(isLogPast(row, limits)).toBe(state !== 'pending' && Math.min(due, settled) > 180);
        },
      ),
      { ...fixedSeed, numRuns: 300 },
    );
  });
});
