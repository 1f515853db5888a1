import fc from 'fast-check';
import { Guide, guideFor, type GuideNeed } from '../../../src/domain/guide/guide';
import { MeetingKind } from '../../../src/domain/meeting/meeting';
import { Role } from '../../../src/domain/people/person';
import { Sector } from '../../../src/domain/people/unit';

const question = {
  id: 'seen',
  step: 'data',
  kind: 'long',
  required: false,
  minutes: 2,
  text: { da: 'Hvad har I set?', en: 'What have you seen?' },
  help: { da: 'Fx fra en tur.', en: 'For example from a trip.' },
};

function aGuide(id: string, wanted: Partial<Guide['for']> = {}): Guide {
  return Guide.parse({
    id,
    version: 1,
    title: { da: 'Før samtalen', en: 'Before the dialogue' },
    for: { kind: 'learning-dialogue', roles: ['board-rep'], ...wanted },
    questions: [question],
  });
}

const need: GuideNeed = {
  kind: 'learning-dialogue',
  number: 2,
  role: 'board-rep',
  sector: 'dagtilbud',
  special: false,
  ownership: 'kommunal',
};

describe('finding a guide', () => {
  it('finds none when no guide is for that role, kind of meeting or number', () => {
    const guides = [aGuide('first', { numbers: [1] }), aGuide('one-to-one', { kind: 'one-to-one' })];
    expect(guideFor(guides, need)).toBeUndefined();
    expect(guideFor([aGuide('general')], { ...need, role: 'leader' })).toBeUndefined();
  });

  it.each<[string, Partial<Guide['for']>, Partial<GuideNeed>]>([
    ['number', { numbers: [2] }, { number: 3 }],
    ['sector', { sectors: ['dagtilbud'] }, { sector: 'skole' }],
    ['special', { special: true }, { special: true }],
    ['ownership', { ownership: 'selvejende' }, { ownership: 'selvejende' }],
    ['mode', { mode: 'statement' }, { mode: 'statement' }],
  ])('prefers the guide that names the %s, where it fits', (_what, wanted, changed) => {
    const guides = [aGuide('a-general'), aGuide('b-specific', wanted)];
    const found = [guideFor(guides, need)?.id, guideFor(guides, { ...need, ...changed })?.id];
    expect(found.sort()).toEqual(['a-general', 'b-specific']);
  });

  it('gives a board that has not chosen no guide that is for a choice', () => {
    const guides = [
      aGuide('statement', { mode: 'statement' }),
      aGuide('participation', { mode: 'participation' }),
    ];
    expect(guideFor(guides, need)).toBeUndefined();
    expect(guideFor(guides, { ...need, mode: undefined })).toBeUndefined();
    expect(guideFor(guides, { ...need, mode: 'statement' })?.id).toBe('statement');
  });

  it('settles a tie by id', () => {
    const guides = [aGuide('second', { numbers: [2] }), aGuide('first', { sectors: ['dagtilbud'] })];
    expect(guideFor(guides, need)?.id).toBe('first');
  });
});

describe('finding a guide, for any guides and needs', () => {
  const some = <T>(values: readonly T[]): fc.Arbitrary<T[] | undefined> =>
    fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
  const maybe = <T>(...values: T[]): fc.Arbitrary<T | undefined> =>
    fc.constantFrom<T | undefined>(undefined, ...values);

  const wanted = fc
    .record({
      kind: fc.constantFrom(...MeetingKind.options),
      roles: fc.subarray([...Role.options], { minLength: 1 }),
      numbers: some([1, 2, 3, 4]),
      sectors: some(Sector.options),
      special: maybe(true, false),
      ownership: maybe<'kommunal' | 'selvejende'>('kommunal', 'selvejende'),
      mode: maybe<'statement' | 'participation'>('statement', 'participation'),
    })
    // The fields that are undefined are left out, as in a file.
    .map((all) => JSON.parse(JSON.stringify(all)) as Guide['for']);
  const guides = fc
    .array(wanted, { maxLength: 12 })
    .map((all) => all.map((each, at) => aGuide(`guide-${String(at).padStart(2, '0')}`, each)));
  const needs: fc.Arbitrary<GuideNeed> = fc.record({
    kind: fc.constantFrom(...MeetingKind.options),
    number: fc.integer({ min: 1, max: 13 }),
    role: fc.constantFrom(...Role.options),
    sector: fc.constantFrom(...Sector.options),
    special: fc.boolean(),
    ownership: fc.constantFrom('kommunal', 'selvejende'),
    mode: maybe<'statement' | 'participation'>('statement', 'participation'),
  });
  const holds = (property: fc.IProperty<[Guide[], GuideNeed]>): void => {
    fc.assert(property, { seed: 20210317, numRuns: 2000 });
  };
  const conditions = ({ for: { kind: _kind, roles: _roles, ...rest } }: Guide): number =>
    Object.keys(rest).length;

  it('the guide found breaks none of its own conditions', () => {
    holds(
      fc.property(guides, needs, (all, asked) => {
        const found = guideFor(all, asked)?.for;
        if (!found) return;
        expect(found.kind).toBe(asked.kind);
        expect(found.roles).toContain(asked.role);
        expect(found.numbers ?? [asked.number]).toContain(asked.number);
        expect(found.sectors ?? [asked.sector]).toContain(asked.sector);
        expect(found.special ?? asked.special).toBe(asked.special);
        expect(found.ownership ?? asked.ownership).toBe(asked.ownership);
        expect(found.mode ?? asked.mode).toBe(asked.mode);
      }),
    );
  });

  it('finds one exactly when one fits by itself, and none that fits is more specific', () => {
    holds(
      fc.property(guides, needs, (all, asked) => {
        const fitting = all.filter((guide) => guideFor([guide], asked));
        const found = guideFor(all, asked);
        expect(found === undefined).toBe(fitting.length === 0);
        if (found) expect(conditions(found)).toBe(Math.max(...fitting.map(conditions)));
      }),
    );
  });

  it('does not depend on the order of the guides, nor change it', () => {
    holds(
      fc.property(guides, needs, (all, asked) => {
        const before = all.map(({ id }) => id);
        expect(guideFor(all.toReversed(), asked)?.id).toBe(guideFor(all, asked)?.id);
        expect(all.map(({ id }) => id)).toEqual(before);
      }),
    );
  });
});

describe('a guide', () => {
  const valid = aGuide('valid');
  const choices = [{ value: 'yes', text: { da: 'Ja', en: 'Yes' } }];

  it.each<[string, unknown]>([
    ['two questions of one id', { ...valid, questions: [question, question] }],
    ['a choice without choices', { ...valid, questions: [{ ...question, kind: 'choice' }] }],
    ['choices where there is nothing to choose', { ...valid, questions: [{ ...question, choices }] }],
    [
      'steps against the learning circle',
      { ...valid, questions: [{ ...question, id: 'decide', step: 'decision' }, question] },
    ],
    [
      'more than six questions',
      { ...valid, questions: [1, 2, 3, 4, 5, 6, 7].map((at) => ({ ...question, id: `q${at}` })) },
    ],
    [
      'more than ten minutes',
      { ...valid, questions: [1, 2, 3, 4].map((at) => ({ ...question, id: `q${at}`, minutes: 3 })) },
    ],
    ['a language missing', { ...valid, title: { da: 'Før samtalen', en: '' } }],
  ])('is refused with %s', (_what, guide) => {
    expect(Guide.safeParse(guide).success).toBe(false);
  });
});
