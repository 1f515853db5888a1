import { GuideShelfError, shelve, shelveGuides, type GuideFile } from '../../../src/app/guides/shelf';
import { aGuide, aOneToOne, aWheel, edited, guideFile, wheelFile } from './written';

const good = guideFile();
const own = good.name;
const changed = (from: string, to: string): GuideFile => edited(good, from, to);
const wheel = wheelFile();

function findingsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof GuideShelfError) return error.findings;
    throw error;
  }
  return [];
}
const findings = (...shelf: GuideFile[]): readonly string[] => findingsOf(() => shelveGuides(shelf));

describe('a guide that cannot be used', () => {
  it.each<[string, GuideFile, RegExp]>([
    ['bad JSON, with its line', changed('"version": 1,', '"version": 1'), /line 4: not JSON \(.+\), mend/],
    [
      'half a file',
      { name: own, content: good.content.slice(0, 200) },
      /(the file|line \d+): not JSON \(.+\), mend/,
    ],
    ['something else than a guide', { name: own, content: 'null' }, /the guide: .+, add it/],
    [
      'a missing language',
      changed('"en": "What have', '"eng": "What have'),
      /questions\[0\]\.text\.en: .+, add it/,
    ],
    [
      'an unknown step',
      changed('"step": "data"', '"step": "facts"'),
      /questions\[0\]\.step: .+"data".+, use one/,
    ],
    ['an unknown role', changed('"leader"', '"boss"'), /for\.roles\[0\]: .+, use one/],
    [
      'an id that cannot be one',
      changed('"id": "mood"', '"id": "Mood?"'),
      /questions\[1\]\.id: .+, small letters/,
    ],
    ['too little time', changed('"minutes": 2', '"minutes": 0'), /questions\[0\]\.minutes: .+, add what/],
    [
      'one id for two questions',
      changed('"id": "mood"', '"id": "hope"'),
      /the guide: two questions have the same id, change/,
    ],
    ['a misspelt field', changed('"sectors"', '"sector"'), /for\.sector: no such field, mend/],
    [
      'a stray field in a question',
      changed('"dataType"', '"type"'),
      /questions\[0\]\.type: no such field, mend/,
    ],
    [
      'a name that is not the id',
      { ...good, name: 'leader.json' },
      /id: 'leader-skole-ls1' is not .+, rename/,
    ],
    ['a blank text', changed('"Hvad har I set?"', '" "'), /questions\[0\]\.text\.da: blank, so .+, write it/],
    [
      'a text with space around it',
      changed('"Godt"', '"Godt "'),
      /questions\[1\]\.choices\[0\]\.text\.da: space before or after .+, remove it/,
    ],
    [
      'two choices of one value',
      changed('"value": "so-so"', '"value": "well"'),
      /questions\[1\]\.choices: too few or equal choices, give/,
    ],
    [
      'a theme at a dialogue',
      changed('"dataType": "B"', '"isTheme": true'),
      /questions\[0\]\.isTheme: only a 1:1 .+, remove/,
    ],
    [
      'data that comes from elsewhere',
      changed('"dataType": "B"', '"dataType": "C"'),
      /questions\[0\]\.dataType: C comes from points that .+, use B, D or E/,
    ],
  ])('is refused for %s, naming file, place and what to do', (_what, file, place) => {
    const all = findings(file);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(new RegExp(`^${file.name.replace('.', '\\.')}: ${place.source}`));
    expect(all[0]).not.toContain('\n');
  });

  it.each([2, 6])('is refused for a scale of %d steps', (steps) => {
    const scale = aGuide.questions[1]!;
    const choices = Array.from({ length: steps }, (_each, at) => ({
      ...scale.choices![0]!,
      value: `v${at}`,
    }));
    expect(findings(guideFile({ ...aGuide, questions: [{ ...scale, choices }] }))).toEqual([
      expect.stringMatching(
        /^leader-skole-ls1\.json: questions\[0\]\.choices: a scale of \d steps .+, give it 3 to 5/,
      ),
    ]);
    expect(findings(guideFile({ ...aGuide, questions: [{ ...scale, kind: 'choice', choices }] }))).toEqual(
      [],
    );
  });

  it('is refused for a second theme, since a 1:1 has one', () => {
    const questions = aOneToOne.questions.map((question) => ({ ...question, isTheme: true as const }));
    expect(findings(guideFile({ ...aOneToOne, questions: questions.slice(1) }))).toEqual([
      expect.stringMatching(/^leader-one-to-one\.json: questions\[1\]\.isTheme: a second theme, .+, remove/),
    ]);
    expect(findings(guideFile(aOneToOne))).toEqual([]);
  });
});

describe('guides beside each other', () => {
  it('may not have one id', () => {
    expect(findings(good, { ...good, name: 'copy.json' })).toEqual([
      expect.stringMatching(/^copy\.json: id: .+, rename/),
      expect.stringMatching(/^copy\.json: id: another file has 'leader-skole-ls1' too, give/),
    ]);
  });

  it('may not fit the same need equally well; told once a pair', () => {
    expect(findings(good, guideFile({ ...aGuide, id: 'rival' }))).toEqual([
      expect.stringMatching(
        /^rival\.json: for: fits leader skole .+ just as well as leader-skole-ls1, narrow/,
      ),
    ]);
  });

  it('are rivals although a more specific guide hides it elsewhere', () => {
    const special = guideFile({ ...aGuide, id: 'special', for: { ...aGuide.for, special: true } });
    expect(findings(good, guideFile({ ...aGuide, id: 'tied' }), special)).toHaveLength(1);
  });

  it('are rivals also outside the meetings', () => {
    const report = { ...aGuide, for: { kind: 'supervision-report', roles: ['board-rep'] } } as const;
    const files = ['one', 'two'].map((id) =>
      guideFile({ ...report, for: { ...report.for, roles: ['board-rep'] }, id }),
    );
    expect(findings(...files)).toEqual([
      expect.stringMatching(/^two\.json: for: .+ supervision-report .+, narrow/),
    ]);
  });

  it('are told of with all findings in all files at once', () => {
    const all = findings({ name: 'broken.json', content: '{' }, changed('"minutes": 2', '"minutes": 0'), {
      ...changed('"leader-skole-ls1"', '"another"'),
      name: 'other.json',
    });
    expect(all.map((finding) => finding.split(':')[0])).toEqual(['broken.json', own, 'other.json']);
    expect(() => shelveGuides([{ name: 'broken.json', content: '{' }])).toThrow(/broken\.json: .+ mend/);
  });

  it('are named by where they lie, when that is known', () => {
    expect(findings({ name: own, content: '{', path: `own/${own}` })).toEqual([
      expect.stringMatching(/^own\/leader-skole-ls1\.json: /),
    ]);
  });

  it('are taken with a byte order mark, and when there is none', () => {
    expect(shelveGuides([{ ...good, content: `\uFEFF${good.content}` }])).toHaveLength(1);
    expect(shelveGuides([])).toEqual([]);
  });
});

describe('the wheel', () => {
  const wheelFindings = (file: GuideFile): readonly string[] => findingsOf(() => shelve([good, file]));

  it('comes with the guides, also with a byte order mark', () => {
    expect(shelve([good, { ...wheel, content: `\uFEFF${wheel.content}` }])).toEqual({
      guides: [aGuide],
      wheel: aWheel,
      ownGuides: new Set(),
    });
  });

  it.each<[string, GuideFile, RegExp]>([
    [
      'bad JSON, with its line',
      edited(wheel, '"version": 1,', '"version": 1'),
      /line 3: not JSON \(.+\), mend/,
    ],
    [
      'a misspelt field',
      edited(wheel, '"version"', '"revision": 2, "version"'),
      /revision: no such field, mend/,
    ],
    [
      'a place that is taken',
      edited(wheel, '"place": 2', '"place": 1'),
      /the wheel: .+ each of three places .+, change/,
    ],
    [
      'one id for two themes',
      edited(wheel, '"spring-2"', '"spring-1"'),
      /spokes\[1\]\.id: another theme has .+, give/,
    ],
    ['a blank text', edited(wheel, '"Tema spring 1"', '""'), /spokes\[0\]\.title\.da: .+, add what/],
  ])('is refused for %s', (_what, file, place) => {
    expect(wheelFindings(file)).toEqual([
      expect.stringMatching(new RegExp(`^wheel\\.json: ${place.source}`)),
    ]);
  });

  it('has to be there', () => {
    expect(findingsOf(() => shelve([good]))).toEqual([
      expect.stringMatching(/^wheel\.json: the file: .+, put it back$/),
    ]);
  });

  it('is told of together with the guides', () => {
    expect(findingsOf(() => shelve([{ ...good, content: '{' }]))).toHaveLength(2);
  });
});
