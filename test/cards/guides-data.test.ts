import type { Guide, GuideNeed, Question } from '../../src/domain/guide/guide';
import type { Role } from '../../src/domain/people/person';
import { dialogues, found, guideOf } from './needed';
import { guides, say } from './shipped';

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
