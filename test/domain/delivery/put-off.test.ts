import { at } from '../../../src/domain/calendar/copenhagen';
import { isPutOff, outdatedBy, putOffSeries, putOffTo } from '../../../src/domain/delivery/put-off';
import { ruleSet, withHolidays, type StepCard } from '../../../src/domain/rulesets/rule-set';
import { anOutboxRow, ld1 } from '../../fixtures/builders';

const rules = ruleSet();
const far = { start: '2026-06-30T08:00:00.000Z' };

const to = (
  until: Parameters<typeof putOffTo>[1],
  now: string,
  meeting = far,
  card: StepCard = 'preparation',
) => putOffTo(card, until, meeting, now, rules);
const on = (day: string) => ({ ok: true, value: at(day, '08:00') });
const date = (day: string) => ({ to: 'date', day }) as const;

describe('a card that is put off', () => {
  const tuesday = at('2026-04-14', '10:00');

  it.each([
    ['tomorrow', { to: 'tomorrow' }, tuesday, '2026-04-15'],
    ['Monday', { to: 'monday' }, tuesday, '2026-04-20'],
    ['Monday, said on a Monday', { to: 'monday' }, at('2026-04-13', '09:00'), '2026-04-20'],
    ['Monday, said on a Sunday', { to: 'monday' }, at('2026-04-19', '09:00'), '2026-04-20'],
    ['a date', date('2026-04-23'), tuesday, '2026-04-23'],
    ['tomorrow, said late at night', { to: 'tomorrow' }, at('2026-04-14', '23:30'), '2026-04-15'],
  ] as const)('%s: comes when that day opens', (_what, until, now, day) => {
    expect(to(until, now)).toEqual(on(day));
  });

  it.each([
    ['a Saturday', { to: 'tomorrow' }, at('2026-04-17', '10:00'), '2026-04-20'],
    ['a public holiday', date('2026-05-14'), tuesday, '2026-05-15'],
    ['a Monday that is Easter Monday', { to: 'monday' }, at('2026-04-01', '10:00'), '2026-04-07'],
  ] as const)('on %s comes when it opens next', (_what, until, now, day) => {
    expect(to(until, now)).toEqual(on(day));
  });

  it('comes after the municipality’s school holidays', () => {
    const withAutumn = withHolidays(rules, [{ from: '2026-10-12', to: '2026-10-16' }]);
    const now = at('2026-10-09', '10:00');
    const meeting = { start: '2026-11-02T08:00:00.000Z' };
    expect(putOffTo('input', { to: 'tomorrow' }, meeting, now, withAutumn)).toEqual(on('2026-10-19'));
  });

  it('keeps the clock of Copenhagen over both changes of it', () => {
    expect(to({ to: 'tomorrow' }, at('2026-03-29', '10:00'))).toMatchObject({
      value: '2026-03-30T06:00:00.000Z',
    });
    expect(
      to({ to: 'monday' }, at('2026-10-23', '10:00'), { start: '2026-12-01T08:00:00.000Z' }),
    ).toMatchObject({ value: '2026-10-26T07:00:00.000Z' });
  });

  it('is not put off to today or before', () => {
    expect(to(date('2026-04-14'), tuesday)).toEqual({ ok: false, code: 'put-off/not-later' });
    expect(to(date('2026-04-01'), tuesday)).toEqual({ ok: false, code: 'put-off/not-later' });
  });
});

describe('how long', () => {
  const now = at('2026-04-14', '10:00');
  const meeting = { start: at('2026-04-16', '08:00') };

  it.each(['input', 'preparation', 'reminder'] as const)('%s: never to its meeting or past it', (card) => {
    expect(to({ to: 'tomorrow' }, now, meeting, card)).toEqual(on('2026-04-15'));
    expect(to(date('2026-04-16'), now, meeting, card)).toEqual({ ok: false, code: 'put-off/past-meeting' });
    expect(to({ to: 'monday' }, now, meeting, card)).toEqual({ ok: false, code: 'put-off/past-meeting' });
  });

  it('not when the next open time is past the meeting', () => {
    const friday = at('2026-04-17', '10:00');
    expect(to({ to: 'tomorrow' }, friday, { start: at('2026-04-20', '08:00') })).toEqual({
      ok: false,
      code: 'put-off/past-meeting',
    });
  });

  it.each(['schema', 'schema-reminder', 'receipts', 'agreement'] as const)(
    '%s: fourteen days at most, for its meeting is over',
    (card) => {
      const over = { start: at('2026-04-13', '09:00') };
      expect(to(date('2026-04-28'), now, over, card)).toEqual(on('2026-04-28'));
      expect(to(date('2026-04-29'), now, over, card)).toEqual({ ok: false, code: 'put-off/too-far' });
    },
  );
});

describe('the rows', () => {
  const now = at('2026-04-14', '10:00');
  const key = `outbox:${ld1.id}:leader:leader`;
  const putOff = anOutboxRow({ id: `${key}:preparation:ld-preparation:p2026-04-20` });

  it('of cards that were put off are known by their day', () => {
    expect(putOffSeries(at('2026-04-20', '08:00'))).toBe('p2026-04-20');
    expect(isPutOff(putOff)).toBe(true);
    expect(isPutOff(anOutboxRow({ id: `${key}:preparation:ld-preparation:m1` }))).toBe(false);
  });

  it('of the same card, and its reminder, become superfluous; those of others and those under way do not', () => {
    const before = anOutboxRow({ id: `${key}:preparation:ld-preparation:p2026-04-15` });
    const reminder = anOutboxRow({ id: `${key}:reminder:ld-reminder`, card: 'reminder' });
    const brief = anOutboxRow({ id: `${key}:brief:ld-brief`, card: 'brief' });
    const anothers = anOutboxRow({ id: 'other', personId: 'chef', role: 'chef' });
    const leased = anOutboxRow({
      id: `${key}:preparation:ld-preparation`,
      lease: { owner: 'here', until: at('2026-04-14', '10:01') },
    });
    expect(outdatedBy(putOff, [putOff, before, reminder, brief, anothers, leased], now)).toEqual([
      before,
      reminder,
    ]);
  });
});
