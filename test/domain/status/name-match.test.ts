import { foldName, matchesByName } from '../../../src/domain/status/name-match';

const names = [
  'Møllevangskolen',
  'Møllevang Dagtilbud',
  'Åby Skole',
  'Næshøj Skole',
  'Læring & Leg, Ærø-huset',
  'Skødstrup Skole',
  'Skødstrup Skole Nord',
];
const units = names.map((name) => ({ name }));
const found = (written: string): string[] => matchesByName(units, written).map(({ name }) => name);

describe('the unit a person means', () => {
  it.each([
    ['Åby Skole', 'Åby Skole'],
    ['aaby skole', 'Åby Skole'],
    ['AABY', 'Åby Skole'],
    ['åby', 'Åby Skole'],
    ['Næshøj', 'Næshøj Skole'],
    ['naeshoej', 'Næshøj Skole'],
    ['neshoj', 'Næshøj Skole'],
    ['NÆSHØJ SKOLE', 'Næshøj Skole'],
    ['moellevangskolen', 'Møllevangskolen'],
    ['mollevangskolen', 'Møllevangskolen'],
    ['møllevang dag', 'Møllevang Dagtilbud'],
    ['dagtilbud møllevang', 'Møllevang Dagtilbud'],
    ['aeroe', 'Læring & Leg, Ærø-huset'],
    ['leg - ærø', 'Læring & Leg, Ærø-huset'],
  ])('%s is %s', (written, name) => {
    expect(found(written)).toEqual([name]);
  });

  it('is found in letters put together from two characters, as a Mac writes them', () => {
    expect(found('Åby'.normalize('NFD'))).toEqual(['Åby Skole']);
    expect(foldName('Bäk'.normalize('NFD'))).toBe(foldName('Bäk'));
    expect(foldName('Møllevång'.normalize('NFD'))).toBe(foldName('Møllevång'));
  });

  it('is several when a part fits several', () => {
    expect(found('møllevang')).toEqual(['Møllevangskolen', 'Møllevang Dagtilbud']);
    expect(found('skole')).toHaveLength(5);
  });

  it('is the exact one alone, though others contain it', () => {
    expect(found('skødstrup skole')).toEqual(['Skødstrup Skole']);
    expect(found('skødstrup')).toHaveLength(2);
  });

  it.each(['', '   ', '?', 'Findes ikke'])('is none for %j', (written) => {
    expect(found(written)).toEqual([]);
  });
});
