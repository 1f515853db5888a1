import fc from 'fast-check';
import {
  addEntry,
  addFocusArea,
  canReopen,
  decideChildrensPerspective,
  editEntry,
  entryMark,
  finish,
  lacksOf,
  releasePoint,
  removeEntry,
  removeFocusArea,
  reopen,
  restoreEntry,
  settleEntry,
  type EntryText,
} from '../../../src/domain/follow-up/follow-up';
import type { Entry, FollowUpSchema } from '../../../src/domain/follow-up/schema';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { plusMs } from '../../../src/domain/calendar/instant';
import {
  aMeeting,
  aOneToOne,
  aSchema,
  anEntry,
  anEntryText,
  fixedSeed,
  monday,
} from '../../fixtures/builders';

const reading = anEntryText('Læsemakkere i 3. klasse');
const outdoors = anEntryText('Udeskole hver onsdag');

function edited(schema: FollowUpSchema, entryId: string, text: EntryText, base: string): FollowUpSchema {
  const result = editEntry(schema, entryId, text, base);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const whats = ({ entries }: FollowUpSchema): string[] => entries.map(({ what }) => what);
const idsOf = ({ entries }: FollowUpSchema): string[] => entries.map(({ id }) => id);

describe('adding an agreement', () => {
  it('gives it the next number, with stray blanks gone', () => {
    const one = addEntry(aSchema(), 1, { ...reading, what: ' Læsemakkere i 3. klasse\r\n' });
    expect(one.entries).toEqual([anEntry('a1', 'Læsemakkere i 3. klasse')]);
    expect(one).toMatchObject({ revision: 1, nextNumber: 2 });
  });

  it('is done once when the same form comes twice', () => {
    const one = addEntry(aSchema(), 1, reading);
    expect(addEntry(one, 1, reading)).toBe(one);
  });

  it('gives two people whose forms had the same number one agreement each', () => {
    const two = addEntry(addEntry(aSchema(), 1, reading), 1, outdoors);
    expect(idsOf(two)).toEqual(['a1', 'a2']);
    expect(addEntry(two, 1, outdoors)).toBe(two);
  });

  it('is not done again when the form comes once more after the agreement was taken out', () => {
    const gone = removeEntry(addEntry(aSchema(), 1, reading), 'a1');
    expect(addEntry(gone, 1, reading)).toBe(gone);
  });

  it('is done when someone writes the same words again in a new form', () => {
    const gone = removeEntry(addEntry(aSchema(), 1, reading), 'a1');
    expect(idsOf(addEntry(gone, gone.nextNumber, reading))).toEqual(['a2']);
  });

  it('counts on from its own numbers, whatever number a form names', () => {
    const forged = addEntry(aSchema(), Number.MAX_SAFE_INTEGER, reading);
    expect(forged.nextNumber).toBe(2);
    expect(idsOf(forged)).toEqual(['a1']);
  });
});

describe('editing an agreement', () => {
  const schema = addEntry(aSchema(), 1, reading);
  const base = entryMark(reading);

  it('replaces the text that the form was drawn from', () => {
    const next = edited(schema, 'a1', outdoors, base);
    expect(next.entries).toEqual([anEntry('a1', 'Udeskole hver onsdag', { revision: 2 })]);
    expect(next.revision).toBe(schema.revision + 1);
  });

  it.each<[string, Partial<EntryText>]>([
    ['what', { what: 'Andet' }],
    ['hope for the children', { forChildren: 'Andet' }],
    ['owner', { ownerId: 'staff-rep', ownerName: 'Navn staff-rep' }],
    ['deadline', { deadline: '2026-07-01' }],
    ['focus area', { focusAreaId: 'f2' }],
  ])('sees a new %s', (_field, change) => {
    expect(edited(schema, 'a1', { ...reading, ...change }, base).entries[0]).toMatchObject(change);
  });

  it('changes nothing when nothing was changed', () => {
    expect(edited(schema, 'a1', { ...reading, what: `${reading.what} ` }, 'any mark')).toBe(schema);
  });

  it('takes the choice of a focus area back', () => {
    const linked = edited(schema, 'a1', { ...reading, focusAreaId: 'f1' }, base);
    const mark = entryMark({ ...reading, focusAreaId: 'f1' });
    expect(edited(linked, 'a1', reading, mark).entries[0]).not.toHaveProperty('focusAreaId');
  });

  it('is refused for one that is gone', () => {
    const gone = removeEntry(schema, 'a1');
    expect(editEntry(gone, 'a1', outdoors, base)).toEqual({ ok: false, code: 'schema/entry-gone' });
  });

  describe('that someone else changed meanwhile', () => {
    const newer = edited(schema, 'a1', anEntryText('Fra chefen'), base);
    const both = edited(newer, 'a1', anEntryText('Fra lederen'), base);

    it('keeps both: the newer one stands, the other waits', () => {
      const { ownerName: _name, ...waiting } = anEntryText('Fra lederen');
      expect(both.entries[0]).toMatchObject({ what: 'Fra chefen', other: waiting });
    });

    it('keeps the focus area of each with its text', () => {
      const other = { ...reading, focusAreaId: 'f2' };
      const two = edited(newer, 'a1', other, base);
      expect(two.entries[0]).toMatchObject({ what: 'Fra chefen', other: { focusAreaId: 'f2' } });
      expect(settleEntry(two, 'a1', 'other', 'Navn leader').entries[0]).toMatchObject(other);
      const linked = edited(schema, 'a1', { ...anEntryText('Fra chefen'), focusAreaId: 'f1' }, base);
      const unlinked = settleEntry(edited(linked, 'a1', outdoors, base), 'a1', 'other', 'Navn');
      expect(unlinked.entries[0]).not.toHaveProperty('focusAreaId');
    });

    it('is done once when the form comes twice', () => {
      expect(edited(both, 'a1', anEntryText('Fra lederen'), base)).toBe(both);
    });

    it('keeps a third text as an agreement of its own, once', () => {
      const three = edited(both, 'a1', anEntryText('Fra en tredje'), base);
      expect(three.entries[0]).toEqual(both.entries[0]);
      expect(whats(three)).toEqual(['Fra chefen', 'Fra en tredje']);
      expect(edited(three, 'a1', anEntryText('Fra en tredje'), base)).toBe(three);
    });

    it('still waits while the one that stands is edited', () => {
      const mark = entryMark(anEntryText('Fra chefen'));
      const next = edited(both, 'a1', anEntryText('Fra chefen, rettet'), mark);
      expect(next.entries[0]).toMatchObject({ what: 'Fra chefen, rettet', other: { what: 'Fra lederen' } });
    });

    it('waits no more when someone writes it over the one that stands', () => {
      const next = edited(both, 'a1', anEntryText('Fra lederen'), entryMark(anEntryText('Fra chefen')));
      expect(next.entries[0]?.what).toBe('Fra lederen');
      expect(next.entries[0]).not.toHaveProperty('other');
    });

    it.each([
      ['stored', 'Fra chefen', 'Navn leader'],
      ['other', 'Fra lederen', 'Ny ejer'],
    ] as const)('is settled by choosing %s', (choice, what, ownerName) => {
      const settled = settleEntry(both, 'a1', choice, 'Ny ejer');
      expect(settled.entries).toEqual([anEntry('a1', what, { ownerName, revision: 4 })]);
      expect(settleEntry(settled, 'a1', choice, 'Ny ejer')).toBe(settled);
    });
  });
});

describe('removing an agreement', () => {
  const two = addEntry(addEntry(aSchema(), 1, reading), 2, outdoors);

  it('can be undone, with its number', () => {
    const gone = removeEntry(two, 'a1');
    expect(idsOf(gone)).toEqual(['a2']);
    const back = restoreEntry(gone, 'a1');
    expect(new Set(idsOf(back))).toEqual(new Set(['a1', 'a2']));
    expect(back.removed).toEqual([]);
  });

  it('twice is once, and so is undoing it', () => {
    const gone = removeEntry(two, 'a1');
    expect(removeEntry(gone, 'a1')).toBe(gone);
    const back = restoreEntry(gone, 'a1');
    expect(restoreEntry(back, 'a1')).toBe(back);
  });

  it('never frees its number', () => {
    expect(idsOf(addEntry(removeEntry(two, 'a2'), 3, reading))).toEqual(['a1', 'a3']);
  });
});

describe('any sequence of changes by several people', () => {
  const text = fc.constantFrom('Læsning', 'Udeskole', 'Fælles morgen').map((what) => anEntryText(what));
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), age: fc.nat({ max: 3 }), text }),
    fc.record({
      do: fc.constant('edit' as const),
      number: fc.integer({ min: 1, max: 6 }),
      age: fc.nat({ max: 3 }),
      text,
    }),
    fc.record({ do: fc.constant('remove' as const), number: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant('restore' as const), number: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant('focus' as const), title: fc.constantFrom('Trivsel', 'Sprog') }),
  );

  it('reuses no number, loses no text that was written, and takes each form once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const states = [aSchema()];
        const born = new Map<string, number>();
        const known = (schema: FollowUpSchema): Entry[] => [...schema.entries, ...schema.removed];
        for (const change of steps) {
          const now = states.at(-1)!;
          const apply = (schema: FollowUpSchema): FollowUpSchema => {
            if (change.do === 'focus') return addFocusArea(schema, { title: change.title });
            if (change.do === 'remove') return removeEntry(schema, `a${change.number}`);
            if (change.do === 'restore') return restoreEntry(schema, `a${change.number}`);
            const drawn = states[Math.max(0, states.length - 1 - change.age)]!;
            if (change.do === 'add') return addEntry(schema, drawn.nextNumber, change.text);
            const entry = drawn.entries.find(({ id }) => id === `a${change.number}`);
            const result = entry && editEntry(schema, entry.id, change.text, entryMark(entry));
            return result?.ok ? result.value : schema;
          };
          const next = apply(now);
          expect(apply(next)).toBe(next);
          expect(new Set([...idsOf(next), ...next.removed.map(({ id }) => id)]).size).toBe(
            known(next).length,
          );
          for (const { id } of known(next))
            if (!known(now).some((entry) => entry.id === id)) {
              expect(born.has(id)).toBe(false);
              born.set(id, next.revision);
            }
          if ((change.do === 'add' || change.do === 'edit') && next !== now) {
            const texts = known(next).flatMap(({ what, other }) => [what, other?.what]);
            expect(texts).toContain(change.text.what);
          }
          for (const { id, other } of now.entries) {
            const after = known(next).find((entry) => entry.id === id)!;
            if (other) expect([after.what, after.other?.what]).toContain(other.what);
          }
          states.push(next);
        }
      }),
      { ...fixedSeed, numRuns: 400 },
    );
  });
});

describe('focus areas and children’s perspective', () => {
  const reads = { title: 'Læsefællesskaber', themeId: 'theme-1' };

  it('adds an area once, with a number of its own', () => {
    const one = addFocusArea(aSchema(), { ...reads, title: ' Læsefællesskaber ' });
    expect(one.focusAreas).toEqual([{ id: 'f1', ...reads }]);
    expect(addFocusArea(one, reads)).toBe(one);
    expect(addEntry(one, 2, reading).entries[0]?.id).toBe('a2');
  });

  it('tells an own initiative from an area of a theme with the same title', () => {
    const two = addFocusArea(addFocusArea(aSchema(), reads), { title: reads.title });
    expect(two.focusAreas.map(({ themeId }) => themeId)).toEqual(['theme-1', undefined]);
  });

  it('tells the same area of two centres apart (FU has many addresses)', () => {
    const two = addFocusArea(addFocusArea(aSchema(), { ...reads, siteId: 'nord' }), {
      ...reads,
      siteId: 'syd',
    });
    expect(two.focusAreas.map(({ siteId }) => siteId)).toEqual(['nord', 'syd']);
    expect(addFocusArea(two, { ...reads, siteId: 'syd' })).toBe(two);
  });

  it('removes an area, and twice is once', () => {
    const one = addFocusArea(aSchema(), reads);
    const none = removeFocusArea(one, 'f1');
    expect(none.focusAreas).toEqual([]);
    expect(removeFocusArea(none, 'f1')).toBe(none);
  });

  it('keeps what was decided on children’s perspective', () => {
    const decided = decideChildrensPerspective(aSchema(), ' Elevrådet spørger klasserne\r\n', '');
    expect(decided).toMatchObject({ childrensPerspective: 'Elevrådet spørger klasserne', revision: 1 });
    expect(decideChildrensPerspective(decided, 'Elevrådet spørger klasserne', '')).toBe(decided);
  });

  it('keeps both texts when children’s perspective was decided elsewhere meanwhile, once', () => {
    const decided = decideChildrensPerspective(aSchema(), 'Elevrådet spørger', '');
    const stale = decideChildrensPerspective(decided, 'Vi holder klassemøder', fingerprint(''));
    expect(stale.childrensPerspective).toBe('Elevrådet spørger\n\nVi holder klassemøder');
    expect(decideChildrensPerspective(stale, 'Vi holder klassemøder', fingerprint(''))).toBe(stale);
  });

  it('is not finished while an agreement stands in two versions', () => {
    const entry = { what: 'A', forChildren: '', ownerId: 'p1', ownerName: 'Anna', deadline: '2026-05-01' };
    const added = addEntry(aSchema(), 1, entry);
    const mark = entryMark(entry);
    const once = editEntry(added, 'a1', { ...entry, what: 'B' }, mark);
    const twice = once.ok ? editEntry(once.value, 'a1', { ...entry, what: 'C' }, mark) : once;
    expect(twice.ok && lacksOf(twice.value, { kind: 'one-to-one', number: 1 })).toEqual([
      'schema/two-versions',
    ]);
  });
});

describe('releasing a point of a 1:1 (rule 8)', () => {
  const schema = aSchema({
    entries: [anEntry('a1', 'Flere voksne ude'), anEntry('a2', 'Vikarer')],
    nextNumber: 3,
  });
  const released = (from: FollowUpSchema, by: 'chef' | 'leader', isReleased = true): FollowUpSchema => {
    const result = releasePoint(from, 'a1', by, isReleased);
    if (!result.ok) throw new Error(result.code);
    return result.value;
  };
  const releasedBy = (of: FollowUpSchema): string[][] => of.entries.map((entry) => entry.releasedBy);

  it('marks who released it, that point alone', () => {
    expect(releasedBy(released(schema, 'leader'))).toEqual([['leader'], []]);
    expect(releasedBy(released(released(schema, 'leader'), 'chef'))).toEqual([['chef', 'leader'], []]);
  });

  it('can be taken back by the one who released it, and twice is once', () => {
    const both = released(released(schema, 'leader'), 'chef');
    expect(releasedBy(released(both, 'leader', false))).toEqual([['chef'], []]);
    expect(released(both, 'chef')).toBe(both);
    expect(released(schema, 'chef', false)).toBe(schema);
  });

  it('is refused for a point that is gone', () => {
    expect(releasePoint(schema, 'a9', 'chef', true)).toEqual({ ok: false, code: 'schema/entry-gone' });
  });

  it('does not hold for a new text: what was released is what stood there', () => {
    const both = released(released(schema, 'leader'), 'chef');
    const base = entryMark(schema.entries[0]!);
    expect(releasedBy(edited(both, 'a1', anEntryText('En medarbejders sygdom'), base))).toEqual([[], []]);
  });

  it('holds while a new text only waits, and not when that text is chosen', () => {
    const both = released(released(schema, 'leader'), 'chef');
    const waiting = edited(both, 'a1', anEntryText('En medarbejders sygdom'), 'an older text');
    expect(releasedBy(waiting)[0]).toEqual(['chef', 'leader']);
    expect(releasedBy(settleEntry(waiting, 'a1', 'stored', ''))[0]).toEqual(['chef', 'leader']);
    expect(releasedBy(settleEntry(waiting, 'a1', 'other', 'Navn leader'))[0]).toEqual([]);
  });
});

describe('what a schema lacks (rule 5)', () => {
  const first = aMeeting();
  const agreed = { entries: [anEntry('a1', 'Læsemakkere')] };
  const chosen = { focusAreas: [{ id: 'f2', title: 'Læsning', themeId: 'theme-1' }] };
  const decided = { childrensPerspective: 'Elevrådet spørger klasserne' };

  it('is all three at the first dialogue while it is empty', () => {
    expect(lacksOf(aSchema(), first)).toEqual([
      'schema/no-agreement',
      'schema/no-focus-area',
      'schema/no-childrens-perspective',
    ]);
  });

  it.each([
    ['schema/no-agreement', { ...chosen, ...decided }],
    ['schema/no-focus-area', { ...agreed, ...decided }],
    ['schema/no-childrens-perspective', { ...agreed, ...chosen }],
  ])('is %s when that alone is missing', (lack, changes) => {
    expect(lacksOf(aSchema(changes), first)).toEqual([lack]);
  });

  it('is nothing when all three are there', () => {
    expect(lacksOf(aSchema({ ...agreed, ...chosen, ...decided }), first)).toEqual([]);
  });

  it('is a focus area still when the only one is an own initiative', () => {
    const own = { focusAreas: [{ id: 'f2', title: 'Skolehave' }] };
    expect(lacksOf(aSchema({ ...agreed, ...own, ...decided }), first)).toEqual(['schema/no-focus-area']);
  });

  it.each(['what', 'ownerId', 'deadline'] as const)(
    'is an agreement still when the only one has no %s',
    (field) => {
      const half = { entries: [anEntry('a1', 'Læsemakkere', { [field]: '' })] };
      expect(lacksOf(aSchema({ ...half, ...chosen, ...decided }), first)).toEqual(['schema/no-agreement']);
    },
  );

  it.each([2, 3, 4])('is only an agreement at dialogue %s', (number) => {
    expect(lacksOf(aSchema(), aMeeting({ number }))).toEqual(['schema/no-agreement']);
    expect(lacksOf(aSchema(agreed), aMeeting({ number }))).toEqual([]);
  });

  it('is nothing at a 1:1', () => {
    expect(lacksOf(aSchema(), aOneToOne(1, monday))).toEqual([]);
  });
});

describe('finishing and reopening', () => {
  const done = finish(aSchema(), 'leader', monday);
  const dayMs = 86_400_000;

  it('says when and by whom, and reopening forgets both', () => {
    expect(done).toMatchObject({ state: 'finished', finishedAt: monday, finishedBy: 'leader', revision: 1 });
    const open = reopen(done);
    expect(open).toEqual(aSchema({ revision: 2 }));
  });

  it('can be reopened for 14 days, to the millisecond', () => {
    const rules = ruleSet();
    expect(canReopen(done, rules, plusMs(monday, 14 * dayMs))).toBe(true);
    expect(canReopen(done, rules, plusMs(monday, 14 * dayMs + 1))).toBe(false);
    expect(canReopen(done, { reopenDays: 1 }, plusMs(monday, dayMs + 1))).toBe(false);
  });

  it('cannot be reopened while it is open', () => {
    expect(canReopen(aSchema(), ruleSet(), monday)).toBe(false);
  });
});
