import { everyNeed, unitSorts, type UnitSort } from '../../src/app/guides/needs';
import { guideFor, type Guide, type GuideNeed, type Question } from '../../src/domain/guide/guide';
import type { Role } from '../../src/domain/people/person';
import type { Sector } from '../../src/domain/people/unit';
import { danish, guides, say } from './shipped';

type Mode = GuideNeed['mode'];

const kommunal = unitSorts.filter(({ ownership }) => ownership === 'kommunal');
const selvejende = unitSorts.filter(({ ownership }) => ownership === 'selvejende');
const modes: readonly Mode[] = [undefined, 'statement', 'participation'];
/** 13 stands for an extra one, beyond the twelve. */
const oneToOneNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

/** Who takes part in a dialogue with a guide (domain.md rules 9–13), the chef and the board apart. */
const participants: Record<Sector, readonly Role[]> = {
  dagtilbud: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant'],
  skole: ['leader', 'pedagogical-leader', 'staff-rep', 'consultant', 'pupil-council'],
  fu: [
    ...(['leader', 'deputy-leader', 'centre-leader', 'youth-school-coordinator', 'department-head'] as const),
    ...(['staff-rep', 'consultant', 'senate'] as const),
  ],
};

function need(kind: GuideNeed['kind'], unit: UnitSort, role: Role, number = 1, mode?: Mode): GuideNeed {
  return { kind, number, role, mode, ...unit };
}
const dialogue = need.bind(undefined, 'learning-dialogue');
const oneToOne = need.bind(undefined, 'one-to-one');

function neededAtDialogue(unit: UnitSort, number: number): GuideNeed[] {
  const board = modes
    // The first dialogue has the board with it; later a kommunal one answers when it has chosen how (rule 10).
    .filter((mode) => unit.ownership === 'selvejende' || number === 1 || mode !== undefined)
    .map((mode) => dialogue(unit, 'board-rep', number, mode));
  // A selvejende board does not invite the chef by default (rule 13).
  const chef = unit.ownership === 'kommunal' ? [dialogue(unit, 'chef', number)] : [];
  return [...participants[unit.sector].map((role) => dialogue(unit, role, number)), ...chef, ...board];
}

const dialogues = unitSorts.flatMap((unit) =>
  [1, 2, 3, 4].flatMap((number) => neededAtDialogue(unit, number)),
);
const needed: GuideNeed[] = [
  ...dialogues,
  ...kommunal.flatMap((unit) =>
    oneToOneNumbers.flatMap((number) => [oneToOne(unit, 'leader', number), oneToOne(unit, 'chef', number)]),
  ),
  ...selvejende.flatMap((unit) => [
    need('supervision-report', unit, 'board-rep'),
    need('supervision-follow-up', unit, 'chef'),
  ]),
];
const guideOf = (each: GuideNeed): Guide | undefined => guideFor(guides, each);
const found = (each: GuideNeed): string | undefined => guideOf(each)?.id;

describe('who has a guide', () => {
  it('has one for everyone who answers before a meeting, and for both halves of a tilsyn', () => {
    expect(needed.filter((each) => !found(each)).map(say)).toEqual([]);
  });

  it('has none for anyone else', () => {
    const wanted = new Set(needed.map((each) => say({ ...each, number: Math.min(each.number, 5) })));
    const superfluous = [...everyNeed()].filter(
      (each) =>
        found(each) &&
        !wanted.has(say(each)) &&
        // A choice is the board's alone; for others it changes nothing.
        !(each.mode && each.role !== 'board-rep') &&
        // There is one tilsyn a time, whatever its number, and no choice of how.
        !(each.kind.startsWith('supervision') && wanted.has(say({ ...each, number: 1, mode: undefined }))),
    );
    expect(superfluous.filter(isOfItsSector).map(say)).toEqual([]);
  });

  it('uses every guide that is written', () => {
    const used = new Set(needed.map(found));
    expect(guides.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each([2, 3, 4])('gives a kommunal board nothing at dialogue %d until it has chosen', (number) => {
    for (const unit of kommunal) {
      expect(found(dialogue(unit, 'board-rep', number))).toBeUndefined();
      expect(found(dialogue(unit, 'board-rep', number, 'statement'))).toMatch(/^board-.*ls2-4-statement$/);
      expect(found(dialogue(unit, 'board-rep', number, 'participation'))).toMatch(/ls2-4-participation$/);
    }
  });

  it('meets no guide of the tilsyn at a meeting', () => {
    const met = [...everyNeed()]
      .filter(({ kind }) => kind === 'learning-dialogue' || kind === 'one-to-one')
      .map(guideOf);
    expect(met.filter((guide) => guide?.for.kind.startsWith('supervision'))).toEqual([]);
  });

  /** A role of another sector's dialogues is never asked there. */
  function isOfItsSector({ role, sector }: GuideNeed): boolean {
    return ['chef', 'board-rep', 'administration'].includes(role) || participants[sector].includes(role);
  }
});

describe('whose words a guide is in', () => {
  it('gives FU its own everywhere', () => {
    const shared = dialogues.filter(
      (each) =>
        each.sector === 'fu' &&
        !each.special &&
        each.role !== 'chef' &&
        guideOf(each)?.for.sectors?.join() !== 'fu',
    );
    expect(shared.map(say)).toEqual([]);
    const fu = guides.filter(({ for: wanted }) => wanted.sectors?.join() === 'fu');
    expect(fu.flatMap(danish).filter((text) => /læringsmiljø|elever|stuen?\b/i.test(text))).toEqual([]);
  });

  it('gives special units their own at every dialogue, and puts no figures first there', () => {
    const special = dialogues.filter((each) => each.special);
    expect(special.filter((each) => guideOf(each)?.for.special !== true).map(say)).toEqual([]);
    const written = guides.filter(({ for: wanted }) => wanted.special);
    expect(written.flatMap(danish).filter((text) => /datapakke|tallene|procent/i.test(text))).toEqual([]);
    expect(written.filter(({ questions }) => questions[0]?.kind === 'data-source')).toEqual([]);
  });

  it('gives the board and the leader of a selvejende dagtilbud their own', () => {
    const theirs = dialogues.filter(
      ({ ownership, role }) => ownership === 'selvejende' && (role === 'board-rep' || role === 'leader'),
    );
    expect(theirs.filter((each) => guideOf(each)?.for.ownership !== 'selvejende').map(say)).toEqual([]);
  });

  it('lets the selvejende guide win even over a general one that names number and mode', () => {
    const general = guides.map<Guide>((guide) =>
      guide.for.roles.includes('board-rep') && guide.for.ownership === 'kommunal'
        ? { ...guide, for: { ...guide.for, ownership: undefined } }
        : guide,
    );
    const theirs = dialogues.filter(
      ({ role, ownership }) => role === 'board-rep' && ownership === 'selvejende',
    );
    for (const each of theirs) expect(guideFor(general, each)?.id).toMatch(/^board-selvejende-/);
  });

  it('carries the children’s perspective in dagtilbud through the staff', () => {
    const theirs = dialogues
      .filter(({ role, sector, special }) => role === 'staff-rep' && sector === 'dagtilbud' && !special)
      .map((each) => guideOf(each)!);
    for (const { title, questions } of theirs) {
      expect(title.da).toMatch(/^Børnenes perspektiv/);
      expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining(['children-show', 'seen-least']));
      const onChildren = questions.filter(({ text }) => /\bbørn(ene)?\b/i.test(text.da));
      expect(onChildren.length).toBeGreaterThan(questions.length / 2);
    }
  });

  it('has one place for the theme of the time of year in the guides for 1:1s, and nowhere else', () => {
    const themes = ({ questions }: Guide): string[] =>
      questions.filter(({ isTheme }) => isTheme).map(({ id }) => id);
    for (const guide of guides)
      expect(themes(guide)).toEqual(guide.for.kind === 'one-to-one' ? ['theme'] : []);
  });

  it('asks for each of the three parts of a selvejende tilsyn', () => {
    const report = guides.find(({ for: { kind } }) => kind === 'supervision-report')!;
    const musts = report.questions
      .filter(({ required }) => required)
      .map(({ text }) => text.da.split(':')[0]);
    expect(musts.slice(0, 3)).toEqual(['Basistilsyn', 'Kommunale retningslinjer', 'Pædagogisk tilsyn']);
  });

  it('offers the chef the two outcomes there are, and asks why', () => {
    const followUp = guides.find(({ for: { kind } }) => kind === 'supervision-follow-up')!;
    expect(followUp.questions[0]?.choices?.map(({ value }) => value)).toEqual(['none', 'meeting']);
    expect(followUp.questions.filter(({ required }) => required).map(({ id }) => id)).toEqual([
      ...['outcome', 'reason'],
    ]);
  });
});

describe('what gives the dialogue its data', () => {
  const closeToChildren: readonly Role[] = [
    ...(['leader', 'pedagogical-leader', 'deputy-leader', 'centre-leader'] as const),
    ...(['youth-school-coordinator', 'department-head', 'staff-rep'] as const),
  ];
  const without = (type: string, who: (each: GuideNeed) => boolean): string[] =>
    dialogues
      .filter((each) => who(each) && !guideOf(each)!.questions.some(({ dataType }) => dataType === type))
      .map(say);

  it('asks everyone close to the children for their own observations (B)', () => {
    expect(without('B', ({ role }) => closeToChildren.includes(role))).toEqual([]);
  });

  it('asks every board what parents say (D)', () => {
    expect(without('D', ({ role }) => role === 'board-rep')).toEqual([]);
  });

  it('hears the children (E) through councils, and through adults in dagtilbud and special units', () => {
    const hears = ({ role, sector, special, ownership }: GuideNeed): boolean =>
      role === 'pupil-council' ||
      role === 'senate' ||
      (closeToChildren.includes(role) && (sector === 'dagtilbud' || special)) ||
      (role === 'board-rep' && (special || ownership === 'selvejende'));
    expect(without('E', hears)).toEqual([]);
  });

  it('asks leaders and selvejende boards which data they looked at, where none is a good answer', () => {
    const silent = dialogues.filter(
      (each) =>
        (each.role === 'leader' || (each.role === 'board-rep' && each.ownership === 'selvejende')) &&
        !guideOf(each)!.questions.some(({ kind }) => kind === 'data-source'),
    );
    // Its six questions were given, and the first is about the datapakke.
    expect([...new Set(silent.map(found))]).toEqual(['leader-skole-ls1']);
    const sources = guides.flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'data-source'));
    expect(sources.filter(({ help }) => !/'Ingen data, fordi .*'/.test(help.da))).toEqual([]);
    expect(sources.filter(({ help }) => !/'No data, because .*'/.test(help.en))).toEqual([]);
    expect(sources.filter(({ dataType, required }) => dataType !== undefined || required)).toEqual([]);
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
