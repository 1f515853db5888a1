import { checkedThemes, isReportYear, type WrittenThemes } from '../../../src/domain/municipality/themes';

const written: WrittenThemes = {
  ...{ area: '6-18', reportYear: 2026, decided: '2026-03-11' },
  titles: ['Fællesskaber for alle', ' Lyst  til at lære ', ''],
};

describe('the themes of a quality report (rule 1)', () => {
  it('have the date of the decision, and an id each that no other report has', () => {
    expect(checkedThemes(written)).toEqual({
      ok: true,
      value: {
        ...{ area: '6-18', reportYear: 2026, decided: '2026-03-11' },
        themes: [
          { id: '2026-1', title: 'Fællesskaber for alle' },
          { id: '2026-2', title: 'Lyst til at lære' },
        ],
      },
    });
  });

  it('come in even years for 6–18, and in odd years for 0–6', () => {
    expect([2025, 2026].map((year) => isReportYear('6-18', year))).toEqual([false, true]);
    expect([2025, 2026].map((year) => isReportYear('0-6', year))).toEqual([true, false]);
  });

  it.each<[string, Partial<WrittenThemes>, string]>([
    ['a date', { decided: '' }, 'themes/no-date'],
    ['a date that is one', { decided: '2026-02-30' }, 'themes/no-date'],
    ['a year of theirs', { reportYear: 2027 }, 'themes/wrong-year'],
    ['a year that is one', { reportYear: Number.NaN }, 'themes/wrong-year'],
    ['a year that is one, in odd years', { area: '0-6', reportYear: Number.NaN }, 'themes/wrong-year'],
    ['a whole year', { area: '0-6', reportYear: 2027.5 }, 'themes/wrong-year'],
    ['a title', { titles: [' ', ''] }, 'themes/no-title'],
    ['titles that are no formulas', { titles: ['=1+1'] }, 'themes/bad-title'],
    ['short titles', { titles: ['x'.repeat(201)] }, 'themes/bad-title'],
    ['different titles', { titles: ['Leg', 'leg'] }, 'themes/twice'],
    ['few titles', { titles: Array.from({ length: 11 }, (_none, at) => `Tema ${at}`) }, 'themes/too-many'],
  ])('are refused without %s', (_what, change, code) => {
    expect(checkedThemes({ ...written, ...change })).toEqual({ ok: false, code });
  });
});
