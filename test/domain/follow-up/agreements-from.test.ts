import { agreementsFrom } from '../../../src/domain/follow-up/agreements-from';
import { noArea } from '../../../src/domain/follow-up/agreement-area';
import type { FocusArea } from '../../../src/domain/focus-area/focus-area';
import type { Agreement } from '../../../src/domain/follow-up/schema';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import {
  aFocusArea,
  aLoop,
  aMeeting,
  aOneToOne,
  aSchema,
  anEntry,
  held,
  monday,
} from '../../fixtures/builders';

describe('the agreements of a finished schema', () => {
  const rules = ruleSet();
  const schema = aSchema({ entries: [anEntry('a1', 'Læsemakkere'), anEntry('a3', 'Udeskole')] });

  it('are its entries, open, under ids of their own', () => {
    expect(agreementsFrom(schema, held(aMeeting()), {}, rules)).toMatchObject([
      {
        id: 'agreement:meeting:loop-1:ld1:a1',
        entryId: 'a1',
        what: 'Læsemakkere',
        state: 'open',
        confidential: false,
      },
      {
        id: 'agreement:meeting:loop-1:ld1:a3',
        entryId: 'a3',
        what: 'Udeskole',
        state: 'open',
        confidential: false,
      },
    ]);
  });

  it('fall due three workdays before their deadline (domain.md §5)', () => {
    const [first] = agreementsFrom(schema, held(aMeeting()), {}, rules);
    expect(first).toMatchObject({ deadline: '2026-06-01', dueAt: '2026-05-27T06:00:00.000Z', stepsDone: [] });
  });

  it('belong to the focus area that was chosen, or to the only one', () => {
    const areas = [aFocusArea('f1'), aFocusArea('f2')];
    const entries = [
      anEntry('a1', 'Valgt', { focusAreaId: 'f2' }),
      anEntry('a2', 'Ingen bestemt', { focusAreaId: noArea }),
      anEntry('a3', 'Ikke valgt'),
    ];
    const areaOf = (focusAreas: FocusArea[], number = 1): (string | undefined)[] => {
      const meeting = held(aMeeting({ number }));
      const written = aSchema({ entries, ...(number === 1 && { focusAreas }) });
      const loop = aLoop(number === 1 ? {} : { focusAreas });
      return agreementsFrom(written, meeting, {}, rules, loop).map(({ focusAreaId }) => focusAreaId);
    };
    for (const number of [1, 2]) {
      expect(areaOf(areas, number)).toEqual(['f2', noArea, undefined]);
      expect(areaOf([aFocusArea('f2')], number)).toEqual(['f2', noArea, 'f2']);
    }
    const [first] = agreementsFrom(
      aSchema({ entries: [anEntry('a1', 'Mellem os')] }),
      held(aOneToOne(1, monday)),
      {},
      rules,
      aLoop({ focusAreas: [aFocusArea('f1')] }),
    );
    expect(first).not.toHaveProperty('focusAreaId');
  });

  describe('finished again', () => {
    const id = 'agreement:meeting:loop-1:ld1:a1';
    const [first] = agreementsFrom(schema, held(aMeeting()), {}, rules);
    const again = (changes: Partial<Agreement>, deadline = '2026-06-01'): Agreement | undefined => {
      const rewritten = aSchema({ entries: [anEntry('a1', 'Læsemakkere', { deadline })] });
      return agreementsFrom(rewritten, held(aMeeting()), { [id]: { ...first!, ...changes } }, rules)[0];
    };

    it('keep what was said of them', () => {
      const said = { state: 'done', note: 'Gik godt', notedAt: monday, notedBy: 'leader' } as const;
      expect(again(said)).toMatchObject(said);
      expect(again({ isOnTrack: true })).toMatchObject({ state: 'open', isOnTrack: true });
    });

    it('are not asked about once more, nor due when they are settled', () => {
      expect(again({ stepsDone: ['ag-soon'] })).toMatchObject({
        stepsDone: ['ag-soon'],
        dueAt: '2026-06-02T06:00:00.000Z',
      });
      expect(again({ state: 'done' })).not.toHaveProperty('dueAt');
    });

    it('keep a deadline that was moved outside the schema', () => {
      const moved = again({ deadline: '2026-09-01', moves: 1 });
      expect(moved).toMatchObject({ deadline: '2026-09-01', entryDeadline: '2026-06-01', moves: 1 });
    });

    it('take the schema’s new deadline, each time, and are asked about anew', () => {
      const once = again({ stepsDone: ['ag-soon', 'ag-late'] }, '2026-08-17');
      expect(once).toMatchObject({ deadline: '2026-08-17', moves: 1, stepsDone: [] });
      expect(again(once!, '2026-10-01')).toMatchObject({ deadline: '2026-10-01', moves: 2, stepsDone: [] });
      expect(again({ deadline: '2026-09-01', moves: 1 }, '2026-10-01')).toMatchObject({
        deadline: '2026-10-01',
        moves: 2,
      });
    });
  });

  it('are between chef and leader only when they come from a 1:1', () => {
    const confidential = agreementsFrom(schema, aOneToOne(1, monday), {}, rules).map(
      (agreement) => agreement.confidential,
    );
    expect(confidential).toEqual([true, true]);
  });
});
