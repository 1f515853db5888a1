import { findingsOf } from './adaptive-cards';

/** Charts are Teams' own: elsewhere, and to those who do not see them, the fallback has to say the same. */

const text = { type: 'TextBlock', text: 'Åbne: 2. Gjort: 1.', wrap: true };
const sound = {
  type: 'Chart.HorizontalBar.Stacked',
  title: 'Aftaler',
  data: [
    {
      title: 'Aftaler',
      data: [
        { legend: 'Åbne', value: 2 },
        { legend: 'Gjort', value: 1 },
      ],
    },
  ],
  fallback: text,
};
const cardWith = (element: unknown) => ({ type: 'AdaptiveCard', version: '1.5', body: [text, element] });

it('takes a chart whose fallback says every bar of it', () => {
  expect(findingsOf(cardWith(sound))).toEqual([]);
});

it.each([
  ['without a fallback', { ...sound, fallback: undefined }, 'a chart without a text as its fallback'],
  ['that is dropped', { ...sound, fallback: 'drop' }, 'a chart without a text as its fallback'],
  [
    'whose text says less',
    { ...sound, fallback: { ...text, text: 'Åbne: 2.' } },
    'the fallback does not say Gjort of the chart',
  ],
  [
    'whose text says another number',
    { ...sound, fallback: { ...text, text: 'Åbne: 2. Gjort: 3.' } },
    'the fallback does not say Gjort of the chart',
  ],
  ['without a title', { ...sound, title: '' }, 'a chart without a title'],
  ['with one bar', { ...sound, data: [{ data: [{ legend: 'Åbne', value: 2 }] }] }, 'nothing to compare'],
  ['of a kind that is not used', { ...sound, type: 'Chart.Gauge' }, 'Chart.Gauge is not in 1.5'],
])('finds a chart %s', (_what, element, finding) => {
  expect(findingsOf(cardWith(element)).join('\n')).toContain(finding);
});

it.each(['22. november: Mette Skov', '- en', 'Først\n2) så', '# Ny'])(
  'finds that %j is read as a list or a heading',
  (said) => {
    expect(findingsOf(cardWith({ ...text, text: said })).join('\n')).toContain('read as a list or a heading');
  },
);

it.each(['Den 22. november', '1:1 nr. 3', '-2 grader', '22\\. november'])('takes %j as it is', (said) => {
  expect(findingsOf(cardWith({ ...text, text: said }))).toEqual([]);
});
