import { minutesOf, type Question } from '../../src/domain/guide/guide';
import type { Role } from '../../src/domain/people/person';
import { asked, bilingual, files, guides, isForCouncil, wheel } from './shipped';

type Asked = Pick<Question, 'text' | 'help'>;

const hasExample = ({ help }: Asked): boolean =>
  /\bfx\b|, fordi …/i.test(help.da) && /for example/i.test(help.en);

/** Office words, stray blanks, and loudness. */
const outOfVoice = /!|i forbindelse med|mhp\.|vedrørende|\s{2}|^\s|\s$/i;

function expectWellPut({ text, help }: Asked): void {
  for (const language of ['da', 'en'] as const) {
    expect(text[language]).toMatch(/\?$/);
    expect(help[language]).toMatch(/[.?…]$/);
  }
}

describe.each(guides.map((guide) => [guide.id, guide] as const))('the guide %s', (_id, guide) => {
  const isReport = guide.for.kind === 'supervision-report';

  it('can be answered in ten minutes, with little that must be', () => {
    expect(guide.questions.length).toBeLessThanOrEqual(6);
    expect(minutesOf(guide)).toBeLessThanOrEqual(10);
    const required = guide.questions.filter((question) => question.required).length;
    // A tilsyn is reported in all of its three parts, and with what comes of it (rule 13).
    expect(isReport ? [4] : [1, 2]).toContain(required);
  });

  it('is there in both languages, each its own', () => {
    const same = bilingual(guide).filter(({ da, en }) => !da.trim() || !en.trim() || da === en);
    expect(same).toEqual([]);
  });

  it('has an example for every question with room to write', () => {
    const bare = guide.questions.filter(
      (question) => ['long', 'data-source'].includes(question.kind) && !hasExample(question),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('ends every question and help as a sentence, and keeps to the voice', () => {
    guide.questions.forEach(expectWellPut);
    const all = bilingual(guide).flatMap(({ da, en }) => [da, en]);
    expect(all.filter((text) => outOfVoice.test(text))).toEqual([]);
  });

  it('asks for no names', () => {
    const naming = bilingual(guide).filter(({ da }) => /\bnavn/i.test(da.replace('Skriv ikke navne', '')));
    expect(naming).toEqual([]);
  });

  it('offers a few plain answers where one chooses, and words for the steps of a scale', () => {
    for (const { kind, choices } of guide.questions) {
      if (kind === 'scale') expect([3, 4, 5]).toContain(choices?.length);
      // A chef either lets it rest or asks for a meeting (rule 13).
      else if (choices)
        expect(guide.for.kind === 'supervision-follow-up' ? [2] : [3, 4]).toContain(choices.length);
      expect((choices ?? []).filter(({ text }) => /\d/.test(`${text.da} ${text.en}`))).toEqual([]);
    }
  });

  it('asks for pictures in which nobody can be recognised, and for none that must be', () => {
    const links = guide.questions.filter(({ kind }) => kind === 'link');
    expect(links.filter(({ help, required }) => required || !/der kan kendes/.test(help.da))).toEqual([]);
  });
});

it.each(files.map(({ name, content }) => [name, content]))(
  '%s is written with two spaces and a line end',
  (_name, content) => {
    expect(content).toBe(`${JSON.stringify(JSON.parse(content), null, 2)}\n`);
  },
);

it('spares councils and boards typing', () => {
  const withChoice = (role: Role): boolean =>
    guides.some(
      ({ for: wanted, questions }) => wanted.roles.includes(role) && questions.some(({ choices }) => choices),
    );
  expect((['pupil-council', 'senate', 'board-rep'] as const).filter((role) => !withChoice(role))).toEqual([]);
});

it('lets people show practice by a link, and say in words how much is felt', () => {
  const rolesWith = (kind: Question['kind']): Role[] =>
    guides
      .filter(({ questions }) => questions.some((question) => question.kind === kind))
      .flatMap(({ for: { roles } }) => roles);
  expect(rolesWith('link')).toEqual(expect.arrayContaining(['staff-rep', 'pedagogical-leader', 'senate']));
  expect(rolesWith('scale')).toEqual(expect.arrayContaining(['leader', 'staff-rep', 'board-rep']));
});

it('asks councils nothing that only grown-ups say', () => {
  const words = guides
    .filter(isForCouncil)
    .flatMap(bilingual)
    .map(({ da }) => da);
  expect(words.filter((text) => /fokusområde|tema(er)?\b|refleksion|indikator/i.test(text))).toEqual([]);
});

describe.each(wheel.spokes.map((spoke) => [`${spoke.after} ${spoke.place}: ${spoke.id}`, spoke] as const))(
  'the theme of %s',
  (_name, spoke) => {
    it('is asked in both languages, each its own, with an example', () => {
      for (const each of asked(spoke)) {
        expectWellPut(each);
        expect(hasExample(each)).toBe(true);
        expect([each.text.da, each.help.da]).not.toEqual([each.text.en, each.help.en]);
      }
      expect(spoke.title.da).not.toBe(spoke.title.en);
    });

    it('names itself before it asks, and keeps to the voice', () => {
      for (const { text, help } of asked(spoke)) {
        expect([text.da, text.en]).toEqual([
          expect.stringMatching(/^Tema: /),
          expect.stringMatching(/^Theme: /),
        ]);
        expect([text.da, help.da, text.en, help.en].filter((each) => outOfVoice.test(each))).toEqual([]);
      }
    });
  },
);

it('has a sector’s own words in the wheel where its life differs', () => {
  const words = (sector: 'dagtilbud' | 'skole' | 'fu'): string =>
    wheel.spokes.map(({ leader }) => leader.sectors?.[sector]?.text.da ?? '').join(' ');
  for (const [sector, lives] of [
    ['dagtilbud', ['sprog', 'normering', 'overgang til skole']],
    ['skole', ['prøver', 'fravær', 'overgang til udskoling']],
    ['fu', ['åbningstider', 'besøg', 'unge kommer ikke']],
  ] as const)
    for (const life of lives) expect(words(sector)).toContain(life);
});

describe('the guides that set the tone', () => {
  it.each([
    [
      'leader-skole-ls1',
      [
        'Hvad lægger du mest mærke til i datapakken?',
        'Hvad har I selv set og hørt, som tallene ikke viser?',
        'Hvad tror du, det skyldes? Og hvad kunne det ellers være?',
        'Hvad siger børnene og forældrene selv?',
        'Hvilke fokusområder peger du på inden for temaerne, og hvorfor netop dem?',
        'Hvad håber du, at børnene mærker om et halvt år?',
      ],
    ],
    [
      'pupil-council-ls1',
      [
        'Hvad er godt ved at gå på jeres skole?',
        'Kig på tallene sammen. Hvad passer? Hvad passer ikke?',
        'Hvad skal de voksne gøre mere af?',
        'Hvem har vi ikke hørt? Hvordan kan vi høre dem?',
      ],
    ],
    [
      'leader-one-to-one',
      [
        'Siden sidst: hvad gik som aftalt, og hvad gjorde ikke?',
        'Hvordan har du og dine medarbejdere det?',
        'Er der noget i drift eller økonomi, chefen bør vide nu?',
        // The theme of the time of year stands here; this is what an extra 1:1 asks.
        'Hvad vil du selv tage op denne gang?',
        'Hvad vil du have hjælp til?',
        'Hvad skal med videre til læringssamtalen?',
      ],
    ],
  ])('%s asks what it was given to ask', (id, questions) => {
    expect(guides.find((guide) => guide.id === id)?.questions.map(({ text }) => text.da)).toEqual(questions);
  });
});
