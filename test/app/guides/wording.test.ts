import { lixOf, wordingWarnings } from '../../../src/app/guides/wording';
import type { Guide, Question } from '../../../src/domain/guide/guide';
import { aGuide, aOneToOne, aWheel } from './written';

const heavy =
  'Kvalitetsopfølgningens udviklingsperspektiver forudsætter ledelsesmæssige prioriteringer overalt.';
/** Fine for a grown-up, too much for a child. */
const plain = 'Hvad lægger I mest mærke til, når I ser på de nye tal sammen med klassens andre elever?';

const warnings = (guide: Guide, wheel = aWheel): string[] => wordingWarnings({ guides: [guide], wheel });
const asking = (question: Partial<Question>, guide: Guide = aGuide): Guide => ({
  ...guide,
  questions: [{ ...guide.questions[0]!, ...question }],
});
const said = (da: string) => ({ da, en: 'For example: Well.' });

describe('the words of a guide', () => {
  it('are fine as they are', () => {
    expect(warnings(aGuide)).toEqual([]);
    expect(warnings(aOneToOne)).toEqual([]);
  });

  it('are heavy over 45 for adults and over 30 for councils', () => {
    const hard = asking({ text: said(heavy) });
    expect(warnings(hard)).toEqual([
      `leader-skole-ls1.json: questions: LIX ${lixOf(hard)}, over 45, so it is heavy to read in Danish, make sentences and words shorter`,
    ]);
    const some = asking({
      text: said(plain),
      help: said('Fx det, der handler om trivsel, fællesskaber og undervisning.'),
    });
    expect(lixOf(some)).toBeGreaterThan(30);
    expect(warnings(some)).toEqual([]);
    expect(warnings({ ...some, for: { ...some.for, roles: ['pupil-council'] } })).toEqual([
      expect.stringMatching(/^leader-skole-ls1\.json: questions: LIX \d+, over 30, /),
    ]);
  });

  it('give an example where one writes, in both languages', () => {
    expect(warnings(asking({ help: { da: 'Skriv lidt.', en: 'Write a little.' } }))).toEqual([
      "leader-skole-ls1.json: questions[0].help: no example in da and en, so people cannot see how little is enough, add one that begins with 'Fx', 'For example'",
    ]);
    expect(warnings(asking({ help: { da: 'Det går bedre, fordi …', en: 'Write a little.' } }))).toEqual([
      expect.stringMatching(/questions\[0\]\.help: no example in en, /),
    ]);
    expect(warnings(asking({ kind: 'link', help: { da: 'Sæt et link ind.', en: 'Paste it.' } }))).toEqual([]);
  });

  it('leave room for the theme of a 1:1', () => {
    expect(warnings(asking({}, aOneToOne))).toEqual([
      expect.stringMatching(/^leader-one-to-one\.json: questions: none takes the theme .+"isTheme": true$/),
    ]);
  });

  it('are those of the wheel too, a sector’s own among them', () => {
    const [first, ...others] = aWheel.spokes;
    const own = { text: said(heavy.repeat(9)), help: said(heavy.repeat(9)) };
    const spokes = [{ ...first!, leader: { ...first!.leader, sectors: { fu: own } } }, ...others];
    expect(warnings(aGuide, { ...aWheel, spokes })).toEqual([
      expect.stringMatching(/^wheel\.json: spokes: LIX \d+, over 45, /),
    ]);
  });
});
