import {
  agreementMoments,
  digestDay,
  nextDigestAt,
  stepMoments,
} from '../../../src/domain/calendar/card-steps';
import { at, isWorkday, nextOpenTime, withOffset } from '../../../src/domain/calendar/copenhagen';
import { plusMinutes, type Day } from '../../../src/domain/calendar/instant';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { aMeeting, aOneToOne, completed } from '../../fixtures/builders';

/** The calendar of cards on the days of a year that programs get wrong; times as the clock in Denmark shows them. */

const rules = ruleSet();

/** When a meeting's card goes out. */
function when(stepId: string, meeting: Meeting): string {
  const moment = stepMoments(meeting, rules).find(({ step }) => step.id === stepId);
  return withOffset(moment!.at);
}

const dialogueOn = (day: Day, time = '09:00'): Meeting => aMeeting({ start: at(day, time) });
const oneToOneOn = (day: Day, time = '09:00'): Meeting => aOneToOne(1, at(day, time));

describe('when summer time begins, on 29 March 2026', () => {
  it.each([
    ['ld-input', '2026-03-24', '2026-02-24T09:00:00+01:00'],
    ['ld-input', '2026-04-21', '2026-03-24T09:00:00+01:00'],
    ['ld-input', '2026-04-28', '2026-03-31T09:00:00+02:00'],
    ['ld-preparation', '2026-04-08', '2026-03-25T09:00:00+01:00'],
    ['ld-brief', '2026-03-31', '2026-03-30T08:00:00+02:00'],
  ])('the %s of a dialogue on %s keeps the clock on the wall: %s', (step, day, time) => {
    expect(when(step, dialogueOn(day))).toBe(time);
  });

  it('counts workdays over the change at the time of day of the meeting', () => {
    expect(when('oo-reminder', oneToOneOn('2026-03-30', '13:30'))).toBe('2026-03-27T13:30:00+01:00');
    expect(when('ld-schema-reminder', dialogueOn('2026-03-26', '12:30'))).toBe('2026-03-31T14:30:00+02:00');
  });

  it('moves a card for the hour that is left out, 02:30, to Monday morning', () => {
    expect(withOffset(nextOpenTime(at('2026-03-29', '02:30'), rules))).toBe('2026-03-30T08:00:00+02:00');
    const atNight = dialogueOn('2026-04-26', '02:30');
    expect(when('ld-input', atNight)).toBe('2026-03-30T08:00:00+02:00');
  });

  it('opens at 8 before and after', () => {
    expect(withOffset(nextDigestAt(at('2026-03-22', '12:00'), rules))).toBe('2026-03-23T08:00:00+01:00');
    expect(withOffset(nextDigestAt(at('2026-03-29', '12:00'), rules))).toBe('2026-03-30T08:00:00+02:00');
  });
});

describe('when summer time ends, on 25 October 2026', () => {
  it.each([
    ['ld-input', '2026-11-19', '2026-10-22T09:00:00+02:00'],
    ['ld-preparation', '2026-11-05', '2026-10-22T09:00:00+02:00'],
    ['ld-reminder', '2026-10-30', '2026-10-23T09:00:00+02:00'],
    ['ld-brief', '2026-10-28', '2026-10-26T09:00:00+01:00'],
  ])('the %s of a dialogue on %s keeps the clock on the wall: %s', (step, day, time) => {
    expect(when(step, dialogueOn(day))).toBe(time);
  });

  it('counts workdays over the change at the time of day of the meeting', () => {
    expect(when('oo-reminder', oneToOneOn('2026-10-26', '10:30'))).toBe('2026-10-23T10:30:00+02:00');
  });

  it('moves a card for the hour that comes twice, 02:30, to Monday morning, whichever it was', () => {
    for (const twice of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
      expect(withOffset(nextOpenTime(twice, rules))).toBe('2026-10-26T08:00:00+01:00');
    expect(when('ld-input', dialogueOn('2026-11-22', '02:30'))).toBe('2026-10-26T08:00:00+01:00');
  });

  it('closes at 16 before and after', () => {
    const lastMinutes = [at('2026-10-23', '15:59'), at('2026-10-26', '15:59')];
    for (const minute of lastMinutes) {
      expect(nextOpenTime(minute, rules)).toBe(minute);
      expect(nextOpenTime(plusMinutes(minute, 1), rules)).not.toBe(plusMinutes(minute, 1));
    }
  });
});

describe('in a leap year', () => {
  it('a card falls due on 29 February 2028, a Tuesday', () => {
    expect(when('ld-input', dialogueOn('2028-03-28'))).toBe('2028-02-29T09:00:00+01:00');
    expect(when('oo-reminder', oneToOneOn('2028-03-01'))).toBe('2028-02-29T09:00:00+01:00');
    expect(when('ld-schema-reminder', dialogueOn('2028-02-24'))).toBe('2028-02-29T11:00:00+01:00');
  });

  it('counts it, and in other years does not', () => {
    expect(when('oo-preparation', oneToOneOn('2028-03-07'))).toBe('2028-02-29T09:00:00+01:00');
    expect(when('oo-preparation', oneToOneOn('2026-03-09'))).toBe('2026-03-02T09:00:00+01:00');
    expect(agreementMoments('2028-02-29', rules).map(({ at: time }) => withOffset(time))).toEqual([
      '2028-02-24T08:00:00+01:00',
      '2028-03-01T08:00:00+01:00',
    ]);
  });
});

describe('around a new year with a week 53', () => {
  it('has a digest for the week that begins on 28 December 2026, and then for that of 4 January', () => {
    expect(withOffset(nextDigestAt(at('2026-12-27', '12:00'), rules))).toBe('2026-12-28T08:00:00+01:00');
    expect(withOffset(nextDigestAt(at('2026-12-28', '08:00'), rules))).toBe('2027-01-04T08:00:00+01:00');
    for (const day of ['2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03'])
      expect(digestDay(at(day, '12:00'), rules)).toBe('2026-12-28');
    expect(digestDay(at('2027-01-04', '08:00'), rules)).toBe('2027-01-04');
  });

  it('counts no workday on 31 December, 1 January or the weekend after them', () => {
    expect(when('ld-schema-reminder', dialogueOn('2026-12-29'))).toBe('2027-01-05T11:00:00+01:00');
    expect(when('oo-reminder', oneToOneOn('2027-01-04'))).toBe('2026-12-30T09:00:00+01:00');
  });

  it('moves what would come on New Year’s Eve to the first Monday', () => {
    expect(when('oo-preparation', oneToOneOn('2027-01-07'))).toBe('2027-01-04T08:00:00+01:00');
  });
});

describe('on Danish holidays', () => {
  it('Store bededag is closed in 2023 and open from 2024', () => {
    expect(isWorkday('2023-05-05', rules)).toBe(false);
    expect(isWorkday('2024-04-26', rules)).toBe(true);
    expect(when('oo-reminder', oneToOneOn('2023-05-08'))).toBe('2023-05-04T09:00:00+02:00');
    expect(when('oo-reminder', oneToOneOn('2024-04-29'))).toBe('2024-04-26T09:00:00+02:00');
  });

  it.each([
    ['Grundlovsdag', '2026-06-05', '2026-06-08T08:00:00+02:00'],
    ['Grundlovsdag in the middle of a week', '2024-06-05', '2024-06-06T08:00:00+02:00'],
    ['Christmas Eve, with Christmas and a weekend after it', '2026-12-24', '2026-12-28T08:00:00+01:00'],
    ['New Year’s Eve', '2025-12-31', '2026-01-02T08:00:00+01:00'],
    ['Maundy Thursday, and all until Easter Monday', '2026-04-02', '2026-04-07T08:00:00+02:00'],
    ['Ascension Day', '2026-05-14', '2026-05-15T08:00:00+02:00'],
  ])('nothing is sent on %s', (_name, day, next) => {
    expect(withOffset(nextOpenTime(at(day, '10:00'), rules))).toBe(next);
  });

  it('a schema that is finished on the evening before Grundlovsdag asks for receipts after the weekend', () => {
    const meeting = { ...completed(aMeeting()), completedAt: at('2026-06-04', '19:00') };
    expect(when('ld-receipts', meeting)).toBe('2026-06-08T08:00:00+02:00');
  });
});
