import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shelveGuides, type GuideFile } from '../../src/app/guides/shelf';
import { guideFor, minutesOf, type Guide, type GuideNeed, type Question } from '../../src/domain/guide/guide';
import type { Role } from '../../src/domain/people/person';
import type { Sector, Unit } from '../../src/domain/people/unit';

const folder = join(__dirname, '../../cards/guides');
const files: GuideFile[] = readdirSync(folder)
  .filter((name) => name !== 'wheel.json')
  .map((name) => ({
    name,
    content: readFileSync(join(folder, name), 'utf8'),
  }));
const guides = shelveGuides(files);

type UnitSort = Pick<Unit, 'sector' | 'special' | 'ownership'>;
type Mode = GuideNeed['mode'];

const kommunal: UnitSort[] = (['dagtilbud', 'skole', 'fu'] as const).flatMap((sector) =>
  [false, true].map((special): UnitSort => ({ sector, special, ownership: 'kommunal' })),
);
const selvejende: UnitSort[] = [false, true].map((special) => ({
  sector: 'dagtilbud',
  special,
  ownership: 'selvejende',
}));
const units = [...kommunal, ...selvejende];

/** Who takes part in a dialogue with a guide (domain.md rules 9–13), the chef and the board apart. */
const participants: Record<Sector, readonly Role[]> = {
  dagtilbud: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant'],
  skole: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant', 'pupil-council'],
  fu: [
    'leader',
    'deputy-leader',
    'centre-leader',
    'youth-school-coordinator',
    'department-head',
    'staff-rep',
    'consultant',
    'senate',
  ],
};
const modes: readonly Mode[] = [undefined, 'statement', 'participation'];

const dialogue = (unit: UnitSort, role: Role, number: number, mode?: Mode): GuideNeed => ({
  kind: 'learning-dialogue',
  number,
  role,
  mode,
  ...unit,
});
const oneToOne = (unit: UnitSort, role: Role, number: number): GuideNeed => ({
  kind: 'one-to-one',
  number,
  role,
  ...unit,
});
const say = (need: GuideNeed): string =>
  [
    need.role,
    need.sector,
    need.ownership,
    need.special ? 'special' : 'general',
    need.kind,
    need.number,
    need.mode ?? '-',
  ].join(' ');

function neededAtDialogue(unit: UnitSort, number: number): GuideNeed[] {
  const board =
    unit.ownership === 'selvejende'
      ? modes.map((mode) => dialogue(unit, 'board-rep', number, mode))
      : modes
          // The first dialogue has the board with it; later it answers when it has chosen how (rule 10).
          .filter((mode) => number === 1 || mode !== undefined)
          .map((mode) => dialogue(unit, 'board-rep', number, mode));
  // A selvejende board does not invite the chef by default (rule 13).
  const chef = unit.ownership === 'kommunal' ? [dialogue(unit, 'chef', number)] : [];
  return [...participants[unit.sector].map((role) => dialogue(unit, role, number)), ...chef, ...board];
}

/** 13 stands for an extra one, beyond the twelve. */
const oneToOneNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const needed: GuideNeed[] = [
  ...units.flatMap((unit) => [1, 2, 3, 4].flatMap((number) => neededAtDialogue(unit, number))),
  ...kommunal.flatMap((unit) =>
    oneToOneNumbers.flatMap((number) => [oneToOne(unit, 'leader', number), oneToOne(unit, 'chef', number)]),
  ),
];
const possible: GuideNeed[] = units.flatMap((unit) =>
  [...participants[unit.sector], 'chef' as const, 'board-rep' as const, 'administration' as const].flatMap(
    (role) => [
      ...[1, 2, 3, 4].flatMap((number) => modes.map((mode) => dialogue(unit, role, number, mode))),
      ...oneToOneNumbers.map((number) => oneToOne(unit, role, number)),
    ],
  ),
);
const found = (need: GuideNeed): string | undefined => guideFor(guides, need)?.id;

describe('who has a guide', () => {
  it('has one for everyone who answers before a meeting', () => {
    expect(needed.filter((need) => !found(need)).map(say)).toEqual([]);
  });

  it('has none for anyone else', () => {
    const wanted = new Set(needed.map(say));
    const superfluous = possible.filter(
      // A choice is the board's alone; for others it changes nothing.
      (need) => found(need) && !wanted.has(say(need)) && !(need.mode && need.role !== 'board-rep'),
    );
    expect(superfluous.map(say)).toEqual([]);
  });

  it('uses every guide that is written', () => {
    const used = new Set(needed.map(found));
    expect(guides.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each([2, 3, 4])('gives a kommunal board nothing at dialogue %d until it has chosen', (number) => {
    for (const unit of kommunal) {
      expect(found(dialogue(unit, 'board-rep', number))).toBeUndefined();
      expect(found(dialogue(unit, 'board-rep', number, 'statement'))).toBe('board-ls2-4-statement');
      expect(found(dialogue(unit, 'board-rep', number, 'participation'))).toBe('board-ls2-4-participation');
    }
  });

  it.each(modes)('gives a selvejende board the guide of one who holds the dialogue, mode %s', (mode) => {
    const ids = [1, 2, 3, 4].flatMap((number) =>
      selvejende.map((unit) => found(dialogue(unit, 'board-rep', number, mode))),
    );
    expect(ids.slice(0, 2)).toEqual(['board-selvejende-ls1', 'board-selvejende-special-ls1']);
    expect(new Set(ids.slice(2))).toEqual(
      new Set(['board-selvejende-ls2-4', 'board-selvejende-special-ls2-4']),
    );
  });

  it('lets the selvejende guide win even over a general one that names number and mode', () => {
    const general = guides.map<Guide>((guide) =>
      guide.for.roles.includes('board-rep') && guide.for.ownership === 'kommunal'
        ? { ...guide, for: { ...guide.for, ownership: undefined } }
        : guide,
    );
    for (const need of needed.filter(
      ({ role, ownership }) => role === 'board-rep' && ownership === 'selvejende',
    )) {
      expect(guideFor(general, need)?.id).toMatch(/^board-selvejende-/);
    }
  });

  it('gives special units guides that put no figures first', () => {
    const texts = needed
      .filter(({ special, kind }) => special && kind === 'learning-dialogue')
      .map((need) => guideFor(guides, need)!)
      .flatMap((guide) => danish(guide).map((text) => `${guide.id}: ${text}`));
    expect(texts.filter((text) => /datapakke|tallene|procent/i.test(text))).toEqual([]);
  });
});

describe('what gives the dialogue its data', () => {
  const typesOf = (need: GuideNeed): Set<string | undefined> =>
    new Set(guideFor(guides, need)!.questions.map(({ dataType }) => dataType));
  const closeToChildren: readonly Role[] = [
    'leader',
    'pedagogical-leader',
    'deputy-leader',
    'centre-leader',
    'youth-school-coordinator',
    'department-head',
    'staff-rep',
  ];
  const dialogues = needed.filter(({ kind }) => kind === 'learning-dialogue');
  const without = (type: string, needs: GuideNeed[]): string[] =>
    needs.filter((need) => !typesOf(need).has(type)).map(say);

  it('asks everyone close to the children for their own observations (B)', () => {
    expect(
      without(
        'B',
        dialogues.filter(({ role }) => closeToChildren.includes(role)),
      ),
    ).toEqual([]);
  });

  it('asks every board what parents say (D)', () => {
    expect(
      without(
        'D',
        dialogues.filter(({ role }) => role === 'board-rep'),
      ),
    ).toEqual([]);
  });

  it('hears the children (E) through councils, and through adults in dagtilbud and special units', () => {
    const hears = dialogues.filter(
      ({ role, sector, special, ownership }) =>
        role === 'pupil-council' ||
        role === 'senate' ||
        (closeToChildren.includes(role) && (sector === 'dagtilbud' || special)) ||
        (role === 'board-rep' && ownership === 'selvejende'),
    );
    expect(without('E', hears)).toEqual([]);
  });

  it('says in special guides that parents may answer for the child', () => {
    const proxies = guides.filter(({ for: wanted }) => wanted.special).flatMap(voices);
    expect(proxies.length).toBeGreaterThan(0);
    expect(proxies.filter(({ help }) => !/^Forældre må gerne svare/.test(help.da))).toEqual([]);
    expect(proxies.filter(({ help }) => !/^Parents may answer/.test(help.en))).toEqual([]);
  });

  it('takes neither datapakke (A) nor released points (C) from a guide', () => {
    const types = guides.flatMap(({ questions }) => questions.map(({ dataType }) => dataType));
    expect([...new Set(types)].filter((type) => type === 'A' || type === 'C')).toEqual([]);
  });

  /** The adults' questions on the children's voice; a council speaks for itself. */
  function voices({ for: wanted, questions }: Guide): Question[] {
    if (wanted.roles.some((role) => role === 'pupil-council' || role === 'senate')) return [];
    return questions.filter(({ dataType }) => dataType === 'E');
  }
});

describe.each(guides.map((guide) => [guide.id, guide] as const))('the guide %s', (_id, guide) => {
  const isCouncil = guide.for.roles.every((role) => role === 'pupil-council' || role === 'senate');

  it('can be answered in ten minutes, with one or two questions that must be', () => {
    expect(guide.questions.length).toBeLessThanOrEqual(6);
    expect(minutesOf(guide)).toBeLessThanOrEqual(10);
    const required = guide.questions.filter((question) => question.required).length;
    expect([1, 2]).toContain(required);
  });

  it('is there in both languages, each its own', () => {
    const same = bilingual(guide).filter(({ da, en }) => !da.trim() || !en.trim() || da === en);
    expect(same).toEqual([]);
  });

  it('is easy to read', () => {
    expect(lix(danish(guide))).toBeLessThanOrEqual(isCouncil ? 30 : 45);
  });

  it('has an example for every question with room to write', () => {
    const bare = guide.questions.filter(
      ({ kind, help }) =>
        kind === 'long' &&
        !given.has(help.da) &&
        !(/\bfx\b|, fordi …/i.test(help.da) && /for example/i.test(help.en)),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('ends every question and help as a sentence, and keeps to the voice', () => {
    for (const { text, help } of guide.questions) {
      for (const language of ['da', 'en'] as const) {
        expect(text[language]).toMatch(/\?$/);
        expect(help[language]).toMatch(/[.?…]$/);
      }
    }
    const all = bilingual(guide).flatMap(({ da, en }) => [da, en]);
    expect(all.filter((text) => /!|i forbindelse med|mhp\.|vedrørende|\s{2}|^\s|\s$/i.test(text))).toEqual(
      [],
    );
  });

  it('offers three or four plain answers where one chooses', () => {
    for (const { choices } of guide.questions) {
      if (choices) expect([3, 4]).toContain(choices.length);
    }
  });

  it('is written with two spaces and a line end', () => {
    const content = files.find(({ name }) => name === `${guide.id}.json`)?.content;
    expect(content).toBe(`${JSON.stringify(JSON.parse(content ?? ''), null, 2)}\n`);
  });
});

it('spares councils and boards typing', () => {
  const withChoice = (role: Role): boolean =>
    guides.some(
      ({ for: wanted, questions }) => wanted.roles.includes(role) && questions.some(({ choices }) => choices),
    );
  expect((['pupil-council', 'senate', 'board-rep'] as const).filter((role) => !withChoice(role))).toEqual([]);
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
        'Hvad vil du have hjælp til?',
        'Hvad skal med videre til læringssamtalen?',
      ],
    ],
  ])('%s asks what it was given to ask', (id, questions) => {
    expect(guides.find((guide) => guide.id === id)?.questions.map(({ text }) => text.da)).toEqual(questions);
  });
});

/** Helps without an example, used as they were given. */
const given = new Set([
  'Skriv gerne to forklaringer, der trækker i hver sin retning.',
  'Mangler I at spørge nogen, så skriv hvem.',
  'Find tre ting, I er enige om.',
]);

function bilingual({ title, questions }: Guide): { da: string; en: string }[] {
  return [
    title,
    ...questions.flatMap(({ text, help, choices }) => [
      text,
      help,
      ...(choices ?? []).map((each) => each.text),
    ]),
  ];
}

function danish({ questions }: Guide): string[] {
  return questions.flatMap(({ text, help }) => [text.da, help.da]);
}

/** Words per sentence plus the percentage of words over six letters. A colon ends no sentence here, to be strict. */
function lix(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []);
  const sentences = texts.reduce(
    (sum, text) => sum + Math.max(1, (text.match(/[.?!…]+(?=\s|$)/g) ?? []).length),
    0,
  );
  return words.length / sentences + (100 * words.filter((word) => word.length > 6).length) / words.length;
}
