import fc from 'fast-check';
import { nextAgreementAt } from '../../../src/domain/calendar/card-steps';
import { settled, type Said } from '../../../src/domain/follow-up/agreement';
import type { Agreement } from '../../../src/domain/follow-up/schema';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { anAgreement, fixedSeed, monday } from '../../fixtures/builders';

const rules = ruleSet();
const by = { personId: 'leader', at: monday, today: '2026-03-02' };
const open = anAgreement('a1', { deadline: '2026-06-01', stepsDone: [] });

const say = (said: Said, agreement: Agreement = open, who = by) => settled(agreement, said, who, rules);
function saying(said: Said, agreement: Agreement = open, who = by): Agreement {
  const result = say(said, agreement, who);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('an open agreement', () => {
  it('is on its way, with who said so, and is asked about again', () => {
    expect(saying({ how: 'on-track', note: ' Vi er begyndt ' })).toMatchObject({
      state: 'open',
      isOnTrack: true,
      note: 'Vi er begyndt',
      notedAt: monday,
      notedBy: 'leader',
      timesSaid: 1,
      // Three workdays before a Monday: the Wednesday.
      dueAt: '2026-05-27T06:00:00.000Z',
    });
  });

  it('is done, and asks its owner no more', () => {
    const done = saying({ how: 'done', note: '' }, { ...open, dueAt: '2026-05-27T06:00:00.000Z' });
    expect(done).toMatchObject({ state: 'done', notedBy: 'leader' });
    expect(done).not.toHaveProperty('dueAt');
    expect(done).not.toHaveProperty('note');
  });

  it.each(['', '  \n '])('is not dropped without a reason (%j)', (note) => {
    expect(say({ how: 'dropped', note })).toEqual({ ok: false, code: 'agreement/no-reason' });
  });

  it('is dropped with a reason', () => {
    expect(saying({ how: 'dropped', note: 'Vi gør det på en anden måde' })).toMatchObject({
      state: 'dropped',
      note: 'Vi gør det på en anden måde',
    });
  });

  it('has both its state cards before it again with a new deadline', () => {
    const late = { ...open, stepsDone: ['ag-soon', 'ag-late'], isOnTrack: true };
    const moved = saying({ how: 'moved', deadline: '2026-09-01', note: '' }, late);
    expect(moved).toMatchObject({ deadline: '2026-09-01', moves: 1, stepsDone: [] });
    expect(moved).not.toHaveProperty('isOnTrack');
    expect(moved.dueAt).toBe('2026-08-27T06:00:00.000Z');
    expect(saying({ how: 'moved', deadline: '2026-10-01', note: '' }, moved).moves).toBe(2);
  });

  it.each(['2026-03-01', '2026-03-02'])(
    'has no new deadline on a day that is here or gone (%s)',
    (deadline) => {
      expect(say({ how: 'moved', deadline, note: '' })).toEqual({ ok: false, code: 'agreement/not-future' });
    },
  );

  it('is not opened again: it is the same', () => {
    expect(saying({ how: 'reopened', note: '' })).toBe(open);
  });
});

describe('a settled agreement', () => {
  const dropped = saying({ how: 'dropped', note: 'Nye planer' });

  it('is opened again as it was, without what was said when it was settled', () => {
    const again = saying({ how: 'reopened', note: '' }, dropped);
    expect(again).toMatchObject({ state: 'open', deadline: open.deadline, timesSaid: 2 });
    expect(again).not.toHaveProperty('note');
    expect(again.dueAt).toBe('2026-05-27T06:00:00.000Z');
  });

  it('asks no more when it is opened after all its cards', () => {
    const done = saying({ how: 'done', note: '' }, { ...open, stepsDone: ['ag-soon', 'ag-late'] });
    expect(saying({ how: 'reopened', note: '' }, done)).not.toHaveProperty('dueAt');
  });

  it.each<Said>([
    { how: 'on-track', note: '' },
    { how: 'done', note: '' },
    { how: 'moved', deadline: '2026-09-01', note: '' },
  ])('is not changed by an old card that says $how', (said) => {
    expect(say(said, dropped)).toEqual({ ok: false, code: 'agreement/settled' });
  });

  it('takes a word more', () => {
    const done = saying({ how: 'done', note: '' });
    expect(saying({ how: 'done', note: 'Alle er glade' }, done)).toMatchObject({
      state: 'done',
      note: 'Alle er glade',
    });
  });
});

const saids: fc.Arbitrary<Said> = fc.oneof(
  fc.record({
    how: fc.constantFrom('on-track' as const, 'done' as const, 'dropped' as const, 'reopened' as const),
    note: fc.constantFrom('', 'Vi er i gang', 'Det blev til noget andet'),
  }),
  fc.record({
    how: fc.constant('moved' as const),
    note: fc.constantFrom('', 'Vi mangler tid'),
    deadline: fc.constantFrom('2026-01-05', '2026-04-07', '2026-06-01', '2026-12-01'),
  }),
);

it('whatever is said: twice is once, and it is due exactly when it has a card to come', () => {
  fc.assert(
    fc.property(fc.array(saids, { maxLength: 6 }), (all) => {
      let agreement = open;
      for (const said of all) {
        const result = say(said, agreement);
        if (!result.ok) continue;
        agreement = result.value;
        expect(saying(said, agreement)).toBe(agreement);
        if (agreement !== open) expect(agreement.dueAt).toBe(nextAgreementAt(agreement, rules));
      }
    }),
    fixedSeed,
  );
});
