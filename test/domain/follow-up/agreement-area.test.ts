import fc from 'fast-check';
import {
  areaIdOf,
  areasFor,
  asksForArea,
  noArea,
  writtenArea,
} from '../../../src/domain/follow-up/agreement-area';
import { aFocusArea, aLoop, aMeeting, aOneToOne, aSchema, fixedSeed, monday } from '../../fixtures/builders';

const [calm, all] = [aFocusArea('f1'), aFocusArea('f2')];

describe('the focus areas an agreement can belong to', () => {
  const schema = aSchema({ focusAreas: [calm] });
  const loop = aLoop({ focusAreas: [all] });

  it('are those the first dialogue chooses, and then those of the loop (rule 2)', () => {
    expect(areasFor(aMeeting(), schema, loop)).toEqual([calm]);
    expect(areasFor(aMeeting({ number: 3 }), schema, loop)).toEqual([all]);
    expect(areasFor(aMeeting(), schema, undefined)).toEqual([calm]);
  });

  it('are none in a 1:1, and none of another loop', () => {
    expect(areasFor(aOneToOne(1, monday), schema, loop)).toEqual([]);
    expect(areasFor(aMeeting({ number: 3, loopId: 'before' }), schema, loop)).toEqual([]);
  });
});

describe('the focus area of an agreement', () => {
  it('is asked for where there are several', () => {
    expect([[], [calm], [calm, all]].map((areas) => asksForArea(areas))).toEqual([false, false, true]);
  });

  it('is the one chosen, else the only one there is', () => {
    expect(areaIdOf({ focusAreaId: 'f2' }, [calm, all])).toBe('f2');
    expect(areaIdOf({}, [calm, all])).toBeUndefined();
    expect(areaIdOf({}, [calm])).toBe('f1');
    expect(areaIdOf({}, [])).toBeUndefined();
  });

  it('is none in particular where people said so, also when only one is left', () => {
    expect(areaIdOf({ focusAreaId: noArea }, [calm])).toBeUndefined();
  });

  it('counts as not chosen when it was taken out since', () => {
    expect(areaIdOf({ focusAreaId: 'f7' }, [calm, all])).toBeUndefined();
    expect(areaIdOf({ focusAreaId: 'f7' }, [calm])).toBe('f1');
  });

  it('is never one that is not there, whatever was written', () => {
    const areas = fc
      .uniqueArray(fc.constantFrom('f1', 'f2', 'f3', 'f4'))
      .map((ids) => ids.map((id) => ({ id })));
    const id = fc.option(fc.constantFrom(noArea, 'f1', 'f2', 'f3', 'f4', 'constructor'), { nil: undefined });
    fc.assert(
      fc.property(areas, id, id, (all, written, before) => {
        const kept = writtenArea(written, all, before);
        const found = areaIdOf({ focusAreaId: kept }, all);
        expect(found === undefined || all.some((area) => area.id === found)).toBe(true);
        if (all.length > 1 && written !== undefined && all.some((area) => area.id === written))
          expect(found).toBe(written);
      }),
      fixedSeed,
    );
  });

  it('stays as it is kept where the form did not ask', () => {
    expect(writtenArea(undefined, [calm, all], 'f2')).toBe('f2');
    expect(writtenArea('f2', [calm], 'f1')).toBe('f1');
  });
});
