import { isReminderDue, withReminder } from '../../../src/domain/supervision/reminder';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { monday } from '../../fixtures/builders';
import { aPoint } from '../../fixtures/supervision-point';

const rules = ruleSet();
/** Three workdays before Friday 20 March, at the opening hour. */
const soon = '2026-03-17T07:00:00.000Z';
const given = withReminder(aPoint(), monday, rules);

it('comes three workdays before the deadline, once', () => {
  expect(given.dueAt).toBe(soon);
  expect(isReminderDue(given, '2026-03-17T06:59:59.999Z')).toBe(false);
  expect(isReminderDue(given, soon)).toBe(true);
  const reminded = withReminder(given, soon, rules);
  expect(reminded).toEqual(aPoint({ stepsDone: ['ag-soon'] }));
  expect(isReminderDue(reminded, soon)).toBe(false);
});

it('is left out when the deadline is nearer than that, and once the point is closed', () => {
  expect(withReminder(aPoint({ deadline: '2026-03-04' }), monday, rules).dueAt).toBeUndefined();
  expect(withReminder({ ...given, state: 'closed' }, monday, rules).dueAt).toBeUndefined();
  expect(isReminderDue({ ...given, state: 'closed' }, soon)).toBe(false);
});
