import {
  changePoint,
  closedAt,
  reopenUntil,
  type PointChange,
  type PointChangeBy,
} from '../../../src/domain/supervision/change-point';
import type { SupervisionPoint } from '../../../src/domain/supervision/point';
import { plusMs } from '../../../src/domain/calendar/instant';
import { monday } from '../../fixtures/builders';
import { aPoint } from '../../fixtures/supervision-point';

const today = '2026-03-02';
const rules = { reopenDays: 14 };
const dayMs = 86_400_000;

const by = (personId: string, changes: Partial<PointChangeBy> = {}): PointChangeBy => ({
  personId,
  at: monday,
  today,
  seen: 0,
  ...changes,
});

function after(point: SupervisionPoint, change: PointChange, who: PointChangeBy): SupervisionPoint {
  const result = changePoint(point, change, who, rules);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const note: PointChange = { kind: 'note', text: 'Hegnet er lappet.' };
const close: PointChange = { kind: 'closed', text: 'Jeg har set det. Det er i orden.' };
const reopen: PointChange = { kind: 'reopened', text: '' };
const move = { kind: 'moved', text: '', deadline: '2026-04-10' } as const;

describe('a note', () => {
  it('finds its place beside what others wrote since the card was drawn', () => {
    const one = after(aPoint(), note, by('leader'));
    const two = after(one, { kind: 'note', text: 'Jeg har ringet.' }, by('other'));
    expect(two.events.map(({ personId, text }) => [personId, text])).toEqual([
      ['leader', 'Hegnet er lappet.'],
      ['other', 'Jeg har ringet.'],
    ]);
  });

  it('sent twice from the same card is once, and from a later card is another', () => {
    const one = after(aPoint(), note, by('leader'));
    expect(after(one, note, by('leader', { at: plusMs(monday, 5) }))).toBe(one);
    expect(after(one, note, by('leader', { seen: 1 })).events).toHaveLength(2);
  });

  it('is refused when nothing is written, or the point is closed meanwhile', () => {
    const closed = after(aPoint(), close, by('chef'));
    const blank = changePoint(aPoint(), { ...note, text: ' ' }, by('leader'), rules);
    expect(blank).toEqual({ ok: false, code: 'supervision/no-note' });
    expect(changePoint(closed, note, by('leader'), rules)).toEqual({
      ok: false,
      code: 'supervision/point-closed',
    });
  });

  it('is refused when the point is full, which can still be closed', () => {
    let point = aPoint();
    for (let seen = 0; seen < 60; seen += 1) point = after(point, note, by('leader', { seen }));
    const seen = point.events.length;
    expect(changePoint(point, note, by('leader', { seen }), rules)).toEqual({
      ok: false,
      code: 'supervision/point-full',
    });
    expect(after(point, close, by('chef', { seen })).state).toBe('closed');
  });
});

describe('a new deadline', () => {
  it('stands with the one before it, and lets the point be reminded of anew', () => {
    const moved = after(aPoint({ stepsDone: ['ag-soon'] }), move, by('chef'));
    expect(moved).toMatchObject({ deadline: '2026-04-10', stepsDone: [] });
    expect(moved.events).toMatchObject([{ kind: 'moved', from: '2026-03-20', to: '2026-04-10' }]);
    expect(after(moved, move, by('chef'))).toBe(moved);
  });

  it.each([
    ['2026-03-20', 'supervision/same-deadline'],
    ['2026-03-02', 'supervision/deadline-not-future'],
    ['i morgen', 'input/bad-date'],
  ])('is refused: %s', (deadline, code) => {
    expect(changePoint(aPoint(), { ...move, deadline }, by('chef'), rules)).toEqual({
      ok: false,
      code,
    });
  });
});

describe('closing', () => {
  it('needs what the chef found, and only then is the point closed', () => {
    const bare = changePoint(aPoint(), { ...close, text: '' }, by('chef'), rules);
    expect(bare).toEqual({ ok: false, code: 'supervision/no-finding' });
    const closed = after(aPoint(), close, by('chef'));
    expect(closed.state).toBe('closed');
    expect(closedAt(closed)).toBe(monday);
    expect(closedAt(aPoint())).toBeUndefined();
  });

  it.each([close, move])('waits until what came meanwhile has been read: $kind', (change) => {
    const noted = after(aPoint(), note, by('leader'));
    expect(changePoint(noted, change, by('chef'), rules)).toEqual({
      ok: false,
      code: 'supervision/point-changed',
    });
    expect(after(noted, change, by('chef', { seen: 1 })).events).toHaveLength(2);
  });

  it('twice from the same card is once; with other words it is said that it is closed', () => {
    const closed = after(aPoint(), close, by('chef'));
    expect(after(closed, close, by('chef'))).toBe(closed);
    expect(changePoint(closed, { ...close, text: 'Andet' }, by('chef'), rules)).toEqual({
      ok: false,
      code: 'supervision/point-closed',
    });
  });
});

describe('opening again', () => {
  const closed = after(aPoint(), close, by('chef'));

  it('is possible for as many days as the rule set says, and keeps everything', () => {
    const last = plusMs(monday, 14 * dayMs);
    expect(reopenUntil(closed, rules)).toBe(last);
    expect(reopenUntil(aPoint(), rules)).toBeUndefined();
    const open = after(closed, reopen, by('chef', { at: last, seen: 1 }));
    expect(open.state).toBe('open');
    expect(open.events.map(({ kind }) => kind)).toEqual(['closed', 'reopened']);
    const late = by('chef', { at: plusMs(last, 1), seen: 1 });
    expect(changePoint(closed, reopen, late, rules)).toEqual({
      ok: false,
      code: 'supervision/point-too-late',
    });
  });

  it('of one that is open changes nothing, and the days count from when it was last closed', () => {
    const open = after(closed, reopen, by('chef', { seen: 1 }));
    expect(after(open, reopen, by('chef'))).toBe(open);
    const later = plusMs(monday, 10 * dayMs);
    const again = after(open, close, by('chef', { at: later, seen: 2 }));
    expect(reopenUntil(again, rules)).toBe(plusMs(later, 14 * dayMs));
  });
});
