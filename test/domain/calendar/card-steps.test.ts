import fc from 'fast-check';
import {
  agreementMoments,
  digestDay,
  lostMeaning,
  nextAgreementAt,
  nextDigestAt,
  nextStepAt,
  stepMoments,
} from '../../../src/domain/calendar/card-steps';
import { dayOf, nextOpenTime, plusWorkdays } from '../../../src/domain/calendar/copenhagen';
import { instantOf, plusMinutes, plusMs } from '../../../src/domain/calendar/instant';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { ruleSet, StepCard, withHolidays } from '../../../src/domain/rulesets/rule-set';
import { aMeeting, aOneToOne, cancelled, completed, fixedSeed, held } from '../../fixtures/builders';

const rules = ruleSet();
const dialogue = aMeeting();
const oneToOne = aOneToOne(1, '2026-04-21T08:00:00.000Z');

const planned = (meeting: Meeting = dialogue, by = rules): [string, string][] =>
  stepMoments(meeting, by).map(({ step, at }) => [step.id, at]);
const when = (id: string, meeting: Meeting = dialogue, by = rules): string | undefined =>
  new Map(planned(meeting, by)).get(id);

describe('the card steps of a meeting', () => {
  it('are those of domain.md §5 for a dialogue', () => {
    expect(planned()).toEqual([
      ['ld-input', '2026-02-24T08:00:00.000Z'],
      ['ld-preparation', '2026-03-10T08:00:00.000Z'],
      ['ld-reminder', '2026-03-17T08:00:00.000Z'],
      // Two days before is a Sunday.
      ['ld-brief', '2026-03-23T07:00:00.000Z'],
      ['ld-schema', '2026-03-24T10:00:00.000Z'],
      ['ld-schema-reminder', '2026-03-27T10:00:00.000Z'],
    ]);
  });

  it('have the receipts from the moment the schema is finished', () => {
    expect(planned(held(dialogue)).map(([id]) => id)).not.toContain('ld-receipts');
    expect(when('ld-receipts', completed(dialogue))).toBe('2026-03-24T11:00:00.000Z');
    const inTheEvening = { ...completed(dialogue), completedAt: '2026-03-27T20:00:00.000Z' };
    expect(when('ld-receipts', inTheEvening)).toBe('2026-03-30T06:00:00.000Z');
  });

  it('are those of domain.md §5 for a 1:1', () => {
    expect(planned(oneToOne)).toEqual([
      ['oo-preparation', '2026-04-14T08:00:00.000Z'],
      ['oo-reminder', '2026-04-20T08:00:00.000Z'],
      ['oo-schema', '2026-04-21T09:00:00.000Z'],
    ]);
  });

  it('keep the clock on the wall when summer time begins in between', () => {
    const afterTheChange = aMeeting({ start: '2026-04-08T07:00:00.000Z' });
    expect(when('ld-preparation', afterTheChange)).toBe('2026-03-25T08:00:00.000Z');
  });

  it('count workdays over weekends and holidays, at the time of day of the meeting', () => {
    // A Tuesday after Easter: the workday before it is Wednesday of Holy Week.
    expect(when('oo-reminder', aOneToOne(1, '2026-04-07T08:00:00.000Z'))).toBe('2026-04-01T08:00:00.000Z');
    // A Monday at 13: Friday at 13.
    expect(when('oo-reminder', aOneToOne(1, '2026-04-20T11:00:00.000Z'))).toBe('2026-04-17T11:00:00.000Z');
    // A dialogue that ends on a Wednesday before Easter: Tuesday, Wednesday, Thursday after it.
    const beforeEaster = aMeeting({ start: '2026-04-01T07:00:00.000Z' });
    expect(when('ld-schema-reminder', beforeEaster)).toBe('2026-04-09T09:00:00.000Z');
  });

  it('move from a weekend, a public holiday or the evening to the next open time', () => {
    // 7 days before is Easter Monday; the day after is the next workday.
    expect(when('oo-preparation', aOneToOne(1, '2026-04-13T08:00:00.000Z'))).toBe('2026-04-07T06:00:00.000Z');
    // The 1:1 ends at 17:00 on a Friday.
    expect(when('oo-schema', aOneToOne(1, '2026-04-24T14:00:00.000Z'))).toBe('2026-04-27T06:00:00.000Z');
  });

  it('move out of the municipality’s school holidays, and do not count their days as workdays', () => {
    const winterBreak = withHolidays(rules, [{ from: '2026-02-14', to: '2026-02-22' }]);
    const march = aMeeting({ start: '2026-03-17T08:00:00.000Z' });
    expect(when('ld-input', march)).toBe('2026-02-17T08:00:00.000Z');
    expect(when('ld-input', march, winterBreak)).toBe('2026-02-23T07:00:00.000Z');
    const rightAfter = aOneToOne(1, '2026-02-23T08:00:00.000Z');
    expect(when('oo-reminder', rightAfter, winterBreak)).toBe('2026-02-13T08:00:00.000Z');
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
    const stepsDone = planned().map(([id]) => id);
    expect(nextStepAt({ ...dialogue, stepsDone }, rules)).toBeUndefined();
    expect(nextStepAt({ ...completed(dialogue), stepsDone }, rules)).toBe('2026-03-24T11:00:00.000Z');
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
      return completed(aMeeting({ kind, start, end: plusMinutes(start, minutes) }));
    });

  it('lie in open hours, in order, and never before their time', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const moments = stepMoments(meeting, rules);
        const anchors = { start: meeting.start, end: meeting.end, completed: meeting.completedAt };
        for (const { step, at } of moments) {
          expect(nextOpenTime(at, rules)).toBe(at);
          const anchor = anchors[step.anchor];
          if (step.workdays !== undefined) {
            expect(dayOf(at) >= plusWorkdays(dayOf(anchor), step.workdays, rules)).toBe(true);
          }
          // A day of 23 hours may stand between.
          else expect(at >= plusMs(anchor, (step.days ?? 0) * 24 * hourMs - hourMs)).toBe(true);
        }
        const times = moments.map(({ at }) => at);
        expect(times).toEqual([...times].sort());
        expect(moments.map(({ step }) => step.id).sort()).toEqual(
          rules.cards
            .filter(
              ({ kind, numbers = [meeting.number] }) =>
                kind === meeting.kind && numbers.includes(meeting.number),
            )
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { ...fixedSeed, numRuns: 200 },
    );
  });
});

describe('the state cards of an agreement', () => {
  it('are three workdays before its deadline and one after, at the opening hour', () => {
    expect(agreementMoments('2026-06-11', rules)).toEqual([
      { stepId: 'ag-soon', at: '2026-06-08T06:00:00.000Z' },
      { stepId: 'ag-late', at: '2026-06-12T06:00:00.000Z' },
    ]);
  });

  it('count no weekend, no Constitution Day, no school holiday', () => {
    // Monday 8 June: Thursday 4, Wednesday 3 and Tuesday 2, for Friday 5 June is closed.
    expect(agreementMoments('2026-06-08', rules)[0]?.at).toBe('2026-06-02T06:00:00.000Z');
    const autumnBreak = withHolidays(rules, [{ from: '2026-10-10', to: '2026-10-18' }]);
    expect(agreementMoments('2026-10-09', autumnBreak)[1]?.at).toBe('2026-10-19T06:00:00.000Z');
    expect(agreementMoments('2026-10-14', autumnBreak)[0]?.at).toBe('2026-10-07T06:00:00.000Z');
  });

  const agreement = { state: 'open', deadline: '2026-06-11', stepsDone: [] as string[] };

  it('are due one after the other, until there is none left or it is settled', () => {
    expect(nextAgreementAt(agreement, rules)).toBe('2026-06-08T06:00:00.000Z');
    expect(nextAgreementAt({ ...agreement, stepsDone: ['ag-soon'] }, rules)).toBe('2026-06-12T06:00:00.000Z');
    expect(nextAgreementAt({ ...agreement, stepsDone: ['ag-soon', 'ag-late'] }, rules)).toBeUndefined();
    expect(nextAgreementAt({ ...agreement, state: 'done' }, rules)).toBeUndefined();
  });
});

describe('the week digest', () => {
  it.each([
    ['on Sunday', '2026-03-01T12:00:00.000Z', '2026-03-02T07:00:00.000Z'],
    ['a moment before Monday 8:00', '2026-03-02T06:59:59.999Z', '2026-03-02T07:00:00.000Z'],
    ['at Monday 8:00', '2026-03-02T07:00:00.000Z', '2026-03-09T07:00:00.000Z'],
    ['before summer time begins', '2026-03-27T12:00:00.000Z', '2026-03-30T06:00:00.000Z'],
    ['before Easter Monday', '2026-04-02T12:00:00.000Z', '2026-04-07T06:00:00.000Z'],
  ])('is next due, %s', (_when, now, next) => {
    expect(nextDigestAt(now, rules)).toBe(next);
  });

  it('waits for the end of a school holiday', () => {
    const autumnBreak = withHolidays(rules, [{ from: '2026-10-10', to: '2026-10-18' }]);
    expect(nextDigestAt('2026-10-09T12:00:00.000Z', autumnBreak)).toBe('2026-10-19T06:00:00.000Z');
  });

  it.each([
    ['Monday at 8:00', '2026-03-02T07:00:00.000Z', '2026-03-02'],
    ['Monday at 7:59', '2026-03-02T06:59:59.999Z', '2026-02-23'],
    ['Sunday', '2026-03-08T22:00:00.000Z', '2026-03-02'],
    ['the day after Easter Monday', '2026-04-07T06:00:00.000Z', '2026-04-06'],
    ['new year’s week', '2027-01-02T09:00:00.000Z', '2026-12-28'],
  ])('is for the Monday before %s', (_when, now, week) => {
    expect(digestDay(now, rules)).toBe(week);
  });
});

describe('what a card still means', () => {
  const before = '2026-03-24T07:59:59.999Z';
  const { start } = dialogue;

  it.each(['input', 'preparation', 'reminder', 'brief'] as const)('%s: until the meeting starts', (card) => {
    expect(lostMeaning({ card }, dialogue, before)).toBeUndefined();
    expect(lostMeaning({ card }, dialogue, start)).toBe('meeting-begun');
  });

  it.each(['input', 'preparation', 'reminder', 'brief'] as const)(
    '%s: not when the meeting was held earlier than planned',
    (card) => {
      expect(lostMeaning({ card }, held(dialogue), before)).toBe('meeting-begun');
      expect(lostMeaning({ card }, completed(dialogue), before)).toBe('meeting-begun');
    },
  );

  it.each(['schema', 'schema-reminder'] as const)('%s: until it is finished, however late', (card) => {
    expect(lostMeaning({ card }, held(dialogue), '2026-09-01T08:00:00.000Z')).toBeUndefined();
    expect(lostMeaning({ card }, completed(dialogue), start)).toBe('schema-finished');
  });

  it.each([
    'receipts',
    'receipt',
    'closing',
    'closing-reminder',
    'agreement',
    'digest',
    'supervision',
    'supervision-point',
  ] as const)('%s: however late', (card) => {
    expect(lostMeaning({ card }, completed(dialogue), '2026-09-01T08:00:00.000Z')).toBeUndefined();
  });

  it('the news of a change: until the meeting would start, of a cancelled one too', () => {
    expect(lostMeaning({ card: 'changed' }, cancelled(dialogue), before)).toBeUndefined();
    expect(lostMeaning({ card: 'changed' }, cancelled(dialogue), start)).toBe('meeting-begun');
    expect(lostMeaning({ card: 'changed' }, dialogue, start)).toBe('meeting-begun');
  });

  it.each(StepCard.options.filter((card) => card !== 'changed'))(
    '%s: nothing when the meeting is cancelled',
    (card) => {
      expect(lostMeaning({ card }, cancelled(dialogue), before)).toBe('meeting-cancelled');
    },
  );
});
