import { guideSheet, wheelSheet } from '../../src/views/guide-sheet';
import { wordsIn } from '../../src/views/texts';
import { aGuide, aOneToOne, aWheel } from '../app/guides/written';

const da = wordsIn('da');
const en = wordsIn('en');

describe('a guide as people see it', () => {
  it('says for whom, when and how long, and each question with all that it is', () => {
    expect(guideSheet(da, aGuide, aWheel)).toEqual([
      'Skoleleder før første læringssamtale',
      'Guiden leader-skole-ls1, udgave 1.',
      'Til leder.',
      'Før læringssamtale 1.',
      'Gives i skoler.',
      'Det tager cirka 4 minutter.',
      '',
      '1. Se på data · plads til at skrive · skal besvares · 2 min. · tæller som egne data (B)',
      '   Hvad har I set?',
      '   Fx: Flere leger sammen.',
      '',
      '2. Refleksion · vælg på en skala · kan springes over · 0,5 min.',
      '   Hvordan går det?',
      '   Vælg det, der ligner mest.',
      '   ( ) Godt',
      '   ( ) Nogenlunde',
      '   ( ) Skidt',
      '',
      '3. Opfølgning · en linje · kan springes over · 1,5 min.',
      '   Hvad håber du?',
      '   Fx: Alle har en ven.',
    ]);
  });

  it('is there in English too, with all that narrows it', () => {
    const narrow = {
      ...aGuide,
      for: {
        kind: 'learning-dialogue' as const,
        numbers: [2, 3, 4],
        roles: ['board-rep' as const, 'senate' as const],
        sectors: ['skole' as const, 'fu' as const],
        special: true,
        ownership: 'kommunal' as const,
        mode: 'statement' as const,
      },
    };
    expect(guideSheet(en, narrow, aWheel).slice(0, 8)).toEqual([
      'School leader before the first dialogue',
      'The guide leader-skole-ls1, version 1.',
      'For board and senate.',
      'Before learning dialogue 2, 3 and 4.',
      'When the board writes a statement.',
      'Given in schools and leisure and youth areas, special-needs units, municipal units.',
      'It takes about 4 minutes.',
      '',
    ]);
  });

  it('shows where the theme comes in a 1:1, and the theme of each of the six', () => {
    const lines = guideSheet(da, aOneToOne, aWheel);
    expect(lines).toContain(
      '3. Opfølgning · en linje · kan springes over · 1,5 min. · her kommer årshjulets tema',
    );
    const themes = lines.slice(lines.indexOf('Temaerne i dataårshjulet:'));
    expect(themes.slice(0, 5)).toEqual([
      'Temaerne i dataårshjulet:',
      '',
      '1. 1:1 efter forårets læringssamtale: Tema spring 1',
      '   Tema spring 1: hvad ser du?',
      '   Fx: Det går bedre.',
    ]);
    expect(themes.filter((line) => /^\d\. 1:1/.test(line))).toHaveLength(6);
  });

  it.each([
    [5, ['Tema spring 2', 'Tema autumn 2']],
    [12, ['Tema spring 3', 'Tema autumn 3']],
    [13, []],
  ])('shows of 1:1 %d only the themes that it can have', (number, themes) => {
    const lines = guideSheet(da, aOneToOne, aWheel, number);
    expect(lines.flatMap((line) => /^\d\. 1:1 .+: (Tema .+)$/.exec(line)?.[1] ?? [])).toEqual(themes);
    expect(lines.some((line) => line.startsWith('Et ekstra 1:1 har intet tema.'))).toBe(themes.length === 0);
  });

  it('shows the chef what the chef is asked, and the words of a sector after those of all', () => {
    const [first, ...others] = aWheel.spokes;
    const said = (text: string) => ({
      text: { da: text, en: text },
      help: { da: 'Fx …', en: 'For example …' },
    });
    const chef = { ...said('Chefens?'), sectors: { fu: said('Klubbens?') } };
    const lines = guideSheet(
      da,
      { ...aOneToOne, for: { kind: 'one-to-one', roles: ['chef'] } },
      { ...aWheel, spokes: [{ ...first!, chef }, ...others] },
    );
    expect(lines).toEqual(expect.arrayContaining(['   Chefens?', '   FU-områder: Klubbens?']));
  });
});

it('shows the wheel with what each of the pair is asked', () => {
  const lines = wheelSheet(en, aWheel);
  expect(lines.slice(0, 10)).toEqual([
    'The yearly wheel: six themes a year, one for each 1:1.',
    'Version 1.',
    '',
    '1:1 no. 1 after the spring dialogue: Theme spring 1',
    '   leader:',
    '   Theme spring 1: what do you see?',
    '   For example: It goes better.',
    expect.stringMatching(/^ {3}.+:$/),
    '   Theme spring 1: what do you see?',
    '   For example: It goes better.',
  ]);
  expect(lines.filter((line) => line.startsWith('1:1 no.'))).toHaveLength(6);
});
