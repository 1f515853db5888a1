import { everyNeed } from '../../src/app/guides/needs';
import { guideFor, type Guide, type GuideNeed } from '../../src/domain/guide/guide';
import { dialogue, dialogues, found, guideOf, kommunal, needed, participants } from './needed';
import { danish, guides, say } from './shipped';

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
