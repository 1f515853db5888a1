import { isOverdue, markOfPoint, maxPointText, readPoint } from '../../../src/domain/supervision/point';
import { aPoint, writtenPoint as written } from '../../fixtures/supervision-point';

const today = '2026-03-02';

describe('a point as typed (rule 14)', () => {
  it('has what, reason, support and a deadline to come', () => {
    expect(readPoint({ ...written, what: '  Hegnet\r\n' }, today)).toEqual({
      ok: true,
      value: { ...written, what: 'Hegnet' },
    });
  });

  it.each([
    ['what', ' ', 'supervision/no-what'],
    ['reason', '\n', 'supervision/no-reason'],
    ['support', '', 'supervision/no-support'],
    ['what', 'x'.repeat(maxPointText + 1), 'input/too-long'],
    ['deadline', '', 'supervision/no-deadline'],
    ['deadline', '2026-02-30', 'input/bad-date'],
    ['deadline', today, 'supervision/deadline-not-future'],
    ['deadline', '2028-03-02', 'supervision/deadline-too-far'],
  ])('refuses the %s %p: %s', (field, text, code) => {
    expect(readPoint({ ...written, [field]: text }, today)).toEqual({ ok: false, code });
  });

  it('is told from another by all it says', () => {
    const marks = ['what', 'reason', 'support', 'deadline'].map((field) =>
      markOfPoint({ ...written, [field]: 'andet' }),
    );
    expect(new Set([markOfPoint(written), ...marks]).size).toBe(5);
  });
});

it('is overdue the day after its deadline, while it is open', () => {
  expect(isOverdue(aPoint(), '2026-03-20')).toBe(false);
  expect(isOverdue(aPoint(), '2026-03-21')).toBe(true);
  expect(isOverdue(aPoint({ state: 'closed' }), '2026-03-21')).toBe(false);
});
