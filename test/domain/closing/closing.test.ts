import {
  canReopenLoop,
  closingIdOf,
  confirm,
  emptyClosing,
  isWhole,
  lacksIn,
  reopenClosing,
  summaryOf,
  writeSummary,
  type Closing,
} from '../../../src/domain/closing/closing';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { plusMs } from '../../../src/domain/calendar/instant';
import { monday } from '../../fixtures/records';

const areas = [
  { id: 'f1', title: 'Alle er med', themeId: 'theme-1' },
  { id: 'f2', title: 'Ro i garderoben' },
];
const texts = {
  done: 'To voksne ude i hvert frikvarter',
  changed: 'Færre sidder alene',
  basis: 'Ingen data, fordi vi kun har talt med børnene',
  learnt: 'Faste voksne virker',
};
const begun = emptyClosing('moellevang', 'loop-1');
const about = (areaId: string, closing: Closing = begun): Closing => writeSummary(closing, areaId, texts, {});
const whole = about('f2', about('f1'));
const dayMs = 86_400_000;

describe('the summaries of a loop', () => {
  it('begin empty, in a place of their own', () => {
    expect(begun).toMatchObject({ id: closingIdOf('loop-1'), state: 'draft', summaries: [] });
    expect(lacksIn(begun, 'f1')).toEqual(['done', 'changed', 'basis', 'learnt']);
  });

  it('are written a focus area at a time, in any order', () => {
    const one = about('f2');
    expect(summaryOf(one, 'f2')).toEqual({ areaId: 'f2', ...texts });
    expect(lacksIn(one, 'f2')).toEqual([]);
    expect(lacksIn(one, 'f1')).toHaveLength(4);
  });

  it('are not changed by the same form sent twice', () => {
    expect(about('f1', about('f1'))).toEqual(about('f1'));
    expect(writeSummary(begun, 'f1', { done: ' ', changed: '', basis: '', learnt: '' }, {})).toBe(begun);
  });

  it('keep both texts that met, and neither once people have made one of them', () => {
    const first = about('f1');
    const other = { ...texts, done: 'Legepatrulje' };
    const both = writeSummary(first, 'f1', other, {});
    expect(summaryOf(both, 'f1').done).toBe(`${texts.done}\n\nLegepatrulje`);
    expect(summaryOf(both, 'f1').learnt).toBe(texts.learnt);
    const base = { done: fingerprint(summaryOf(both, 'f1').done) };
    const one = writeSummary(both, 'f1', other, base);
    expect(summaryOf(one, 'f1').done).toBe('Legepatrulje');
  });

  it('lose nothing to a field that was empty when its form was drawn', () => {
    const late = writeSummary(about('f1'), 'f1', { ...texts, learnt: '' }, {});
    expect(summaryOf(late, 'f1').learnt).toBe(texts.learnt);
  });
});

describe('a loop can be closed', () => {
  it('when each focus area, own initiatives too, has its four texts', () => {
    expect(isWhole(whole, areas)).toBe(true);
    expect(isWhole(about('f1'), areas)).toBe(false);
  });

  it('not when it has no focus area to tell of', () => {
    expect(isWhole(whole, [])).toBe(false);
  });
});

describe('a confirmed closing', () => {
  const confirmed = confirm(whole, 'leader', monday);

  it('says who confirmed it and when', () => {
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmedBy: 'leader', confirmedAt: monday });
  });

  it.each([
    ['on the same day', 0, true],
    ['after 14 days', 14 * dayMs, true],
    ['a moment later', 14 * dayMs + 1, false],
  ])('can be opened again %s: %s', (_when, ms, may) => {
    expect(canReopenLoop(confirmed, { reopenDays: 14 }, plusMs(monday, ms))).toBe(may);
  });

  it('is a draft with all its texts when it is opened again', () => {
    const again = reopenClosing(confirmed);
    expect(again).toMatchObject({ state: 'draft', summaries: whole.summaries });
    expect(again).not.toHaveProperty('confirmedAt');
    expect(canReopenLoop(again, { reopenDays: 14 }, monday)).toBe(false);
  });
});
