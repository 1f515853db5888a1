import fc from 'fast-check';
import { lostMeaning, nextStepAt, stepMoments } from '../../../src/domain/calendar/card-steps';
import { nextOpenTime } from '../../../src/domain/calendar/copenhagen';
import { instantOf, plusMinutes, plusMs } from '../../../src/domain/calendar/instant';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { aMeeting, aOneToOne, cancelled, completed, fixedSeed, held } from '../../fixtures/builders';

const rules = ruleSet();
const dialogue = aMeeting();
const oneToOne = aOneToOne(1, '2026-04-21T08:00:00.000Z');

const planned = (meeting = dialogue): [string, string][] =>
  stepMoments(meeting, rules).map(({ step, at }) => [step.id, at]);

describe('the card steps of a meeting', () => {
  it('are input 28 days before a dialogue, preparation 14 days before, schema when it ends', () => {
    expect(planned()).toEqual([
      ['ld-input', '2026-02-24T08:00:00.000Z'],
      ['ld-preparation', '2026-03-10T08:00:00.000Z'],
      ['ld-schema', '2026-03-24T10:00:00.000Z'],
    ]);
  });

  it('are preparation 7 days before a 1:1 and its schema when it ends', () => {
    expect(planned(oneToOne)).toEqual([
      ['oo-preparation', '2026-04-14T08:00:00.000Z'],
      ['oo-schema', '2026-04-21T09:00:00.000Z'],
    ]);
  });

  it('keep the clock on the wall when summer time begins in between', () => {
    const afterTheChange = aMeeting({ start: '2026-04-08T07:00:00.000Z' });
    expect(planned(afterTheChange)[1]).toEqual(['ld-preparation', '2026-03-25T08:00:00.000Z']);
  });

  it('move from a weekend, a public holiday or the evening to the next open time', () => {
    // 7 days before is Easter Monday; the day after is the next workday.
    expect(planned(aOneToOne(1, '2026-04-13T08:00:00.000Z'))[0]).toEqual([
      'oo-preparation',
      '2026-04-07T06:00:00.000Z',
    ]);
    // The 1:1 ends at 17:00 on a Friday.
    expect(planned(aOneToOne(1, '2026-04-24T14:00:00.000Z'))[1]).toEqual([
      'oo-schema',
      '2026-04-27T06:00:00.000Z',
    ]);
  });

  it('are none for a cancelled meeting', () => {
    expect(stepMoments(cancelled(dialogue), rules)).toEqual([]);
    expect(nextStepAt(cancelled(dialogue), rules)).toBeUndefined();
  });
});

describe('the next step', () => {
  it('is the first that is not decided on', () => {
    expect(nextStepAt(dialogue, rules)).toBe('2026-02-24T08:00:00.000Z');
    expect(nextStepAt({ ...dialogue, stepsDone: ['ld-input'] }, rules)).toBe('2026-03-10T08:00:00.000Z');
    expect(nextStepAt({ ...dialogue, stepsDone: ['ld-preparation'] }, rules)).toBe(
      '2026-02-24T08:00:00.000Z',
    );
  });

  it('is none when all are decided on', () => {
    const stepsDone = ['ld-input', 'ld-preparation', 'ld-schema'];
    expect(nextStepAt({ ...dialogue, stepsDone }, rules)).toBeUndefined();
  });
});

describe('the card steps of any meeting', () => {
  const hourMs = 3_600_000;
  const from = Date.parse('2025-01-01T00:00:00.000Z');
  const meetings = fc
    .record({
      isDialogue: fc.boolean(),
      hours: fc.integer({ min: 0, max: 5 * 365 * 24 }),
      minutes: fc.integer({ min: 15, max: 300 }),
    })
    .map(({ isDialogue, hours, minutes }) => {
      const start = instantOf(from + hours * hourMs);
      const kind = isDialogue ? ('learning-dialogue' as const) : ('one-to-one' as const);
      return aMeeting({ kind, start, end: plusMinutes(start, minutes) });
    });

  it('lie in open hours, in order, and never before their time', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const moments = stepMoments(meeting, rules);
        for (const { step, at } of moments) {
          expect(nextOpenTime(at, rules)).toBe(at);
          const anchor = step.anchor === 'start' ? meeting.start : meeting.end;
          // A day of 23 hours may stand between.
          expect(at >= plusMs(anchor, step.offsetDays * 24 * hourMs - hourMs)).toBe(true);
        }
        const times = moments.map(({ at }) => at);
        expect(times).toEqual([...times].sort());
        expect(moments.map(({ step }) => step.id).sort()).toEqual(
          rules.cards
            .filter(({ kind }) => kind === meeting.kind)
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { ...fixedSeed, numRuns: 200 },
    );
  });
});

describe('what a card still means', () => {
  const before = '2026-03-24T07:59:59.999Z';
  const { start } = dialogue;

  it.each(['input', 'preparation'] as const)('%s: until the meeting starts', (card) => {
    expect(lostMeaning({ card }, dialogue, before)).toBeUndefined();
    expect(lostMeaning({ card }, dialogue, start)).toBe('meeting-begun');
  });

  it.each(['input', 'preparation'] as const)(
    '%s: not when the meeting was held earlier than planned',
    (card) => {
      expect(lostMeaning({ card }, held(dialogue), before)).toBe('meeting-begun');
      expect(lostMeaning({ card }, completed(dialogue), before)).toBe('meeting-begun');
    },
  );

  it('schema: until it is finished, however late', () => {
    expect(lostMeaning({ card: 'schema' }, held(dialogue), '2026-09-01T08:00:00.000Z')).toBeUndefined();
    expect(lostMeaning({ card: 'schema' }, completed(dialogue), start)).toBe('schema-finished');
  });

  it.each(['input', 'preparation', 'schema'] as const)(
    '%s: nothing when the meeting is cancelled',
    (card) => {
      expect(lostMeaning({ card }, cancelled(dialogue), before)).toBe('meeting-cancelled');
    },
  );
});
