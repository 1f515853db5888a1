import { dataBasis, type DataBasis } from '../../../src/domain/input/data-basis';
import type { FollowUpSchema } from '../../../src/domain/follow-up/schema';
import type { DataType } from '../../../src/domain/guide/guide';
import type { Response } from '../../../src/domain/guide/response';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import type { DataPackage } from '../../../src/domain/people/unit';
import {
  aOneToOne,
  aResponse,
  aSchema,
  aSummary,
  aUnit,
  anEntry,
  cancelled,
  ld1,
  ld2,
  ld3,
  monday,
  oo1,
  oo2,
  oo3,
} from '../../fixtures/builders';

type Which = Record<keyof DataBasis, boolean>;

const none: Which = { A: false, B: false, C: false, D: false, E: false };

function isThere(basis: DataBasis): Which {
  return {
    A: basis.A.state === 'there',
    B: basis.B.state === 'there',
    C: basis.C.state === 'there',
    D: basis.D.state === 'there',
    E: basis.E.state === 'there',
  };
}

function basis({
  dataPackages = [],
  responses = [],
  schemas = [],
  meetings = [ld1, oo1, oo2, oo3, ld2, ld3],
  of = ld1,
}: {
  dataPackages?: DataPackage[];
  responses?: Response[];
  schemas?: FollowUpSchema[];
  meetings?: Meeting[];
  of?: Meeting;
}): Which {
  return isThere(dataBasis(aSummary(aUnit({ dataPackages }), { meetings, responses, schemas }), of, monday));
}

const sent = (dataTypes: DataType[], changes: Partial<Response> = {}): Response =>
  aResponse({}, { state: 'submitted', submittedAt: monday, dataTypes, ...changes });

const point = (by: ('chef' | 'leader')[], oneToOne = oo1): FollowUpSchema =>
  aSchema({ entries: [anEntry('a1', 'Vikarer', { releasedBy: by })] }, oneToOne);

describe('a dialogue’s data basis (rule 7)', () => {
  it('is empty when nothing is there', () => {
    expect(basis({})).toEqual(none);
  });

  describe('A, the datapakke', () => {
    const pack = (number: number, available: string): DataPackage => ({
      number,
      available,
      url: 'https://lis.example.dk',
    });

    it('is there from the day its link works', () => {
      expect(basis({ dataPackages: [pack(1, '2026-03-02')] })).toEqual({ ...none, A: true });
      expect(basis({ dataPackages: [pack(1, '2026-03-03')] })).toEqual(none);
    });

    it('is the dialogue’s own, not another’s', () => {
      expect(basis({ dataPackages: [pack(2, '2026-01-01')] })).toEqual(none);
      expect(basis({ dataPackages: [pack(2, '2026-01-01')], of: ld2 }).A).toBe(true);
    });
  });

  describe.each([['B'], ['D'], ['E']] as const)('%s', (type) => {
    it('is there when one submitted it', () => {
      expect(basis({ responses: [sent([type])] })).toEqual({ ...none, [type]: true });
    });

    it('is missing while it is a draft', () => {
      const { submittedAt: _at, ...draft } = sent([type], { state: 'draft' });
      expect(basis({ responses: [draft] })).toEqual(none);
    });

    it('is missing when it was given to another dialogue', () => {
      expect(basis({ responses: [sent([type], { meetingId: ld2.id })] })).toEqual(none);
    });
  });

  it('puts together what several gave', () => {
    const responses = [
      sent(['B']),
      sent(['E'], { role: 'pupil-council' }),
      sent(['D'], { role: 'board-rep' }),
    ];
    expect(basis({ responses })).toEqual({ ...none, B: true, D: true, E: true });
  });

  it('takes no C or A from a guide: C is released, A is a link', () => {
    expect(basis({ responses: [sent(['A', 'C'])] })).toEqual(none);
  });
});

describe('C, points from the 1:1s (rule 8)', () => {
  const ofSecond = (schemas: FollowUpSchema[], meetings?: Meeting[]): boolean =>
    basis({ schemas, of: ld2, ...(meetings && { meetings }) }).C;

  it('crosses when both chef and leader released the point', () => {
    expect(ofSecond([point(['chef', 'leader'])])).toBe(true);
  });

  it.each([[[]], [['chef']], [['leader']]] as ('chef' | 'leader')[][][])(
    'does not cross when released by %j only',
    (by) => {
      expect(ofSecond([point(by)])).toBe(false);
    },
  );

  it('does not cross when each of them released a point of their own', () => {
    const entries = [
      anEntry('a1', 'Vikarer', { releasedBy: ['chef'] }),
      anEntry('a2', 'Ude', { releasedBy: ['leader'] }),
    ];
    expect(ofSecond([aSchema({ entries }, oo1)])).toBe(false);
  });

  it('crosses to the dialogue after the 1:1, neither to the one before nor to the one after that', () => {
    const schemas = [point(['chef', 'leader'], oo2)];
    expect(basis({ schemas, of: ld1 }).C).toBe(false);
    expect(basis({ schemas, of: ld2 }).C).toBe(true);
    expect(basis({ schemas, of: ld3 }).C).toBe(false);
  });

  it('crosses to the next dialogue that is not cancelled', () => {
    const meetings = [ld1, oo1, cancelled(ld2), ld3];
    expect(basis({ schemas: [point(['chef', 'leader'])], meetings, of: ld3 }).C).toBe(true);
  });

  it('crosses to the first dialogue from any 1:1 before it', () => {
    const early = aOneToOne(13, '2026-02-03T08:00:00.000Z');
    const schemas = [point(['chef', 'leader'], early)];
    expect(basis({ schemas, meetings: [early, ld1], of: ld1 }).C).toBe(true);
  });

  it('does not come from a dialogue’s own schema', () => {
    const schemas = [aSchema({ entries: [anEntry('a1', 'x', { releasedBy: ['chef', 'leader'] })] }, ld1)];
    expect(ofSecond(schemas)).toBe(false);
  });
});

describe('where there is no data', () => {
  const said: Response = {
    ...aResponse({ seen: 'x' }),
    state: 'submitted',
    submittedAt: monday,
    dataTypes: [],
    noData: [{ type: 'B', because: 'gruppen er for lille' }],
  };
  const ofFirst = (...responses: Response[]): DataBasis =>
    dataBasis(aSummary(aUnit(), { meetings: [ld1], responses }), ld1, monday);

  it('the reason that was given in an answer stands', () => {
    expect(ofFirst(said).B).toEqual({ state: 'no-data', because: 'gruppen er for lille' });
    expect(ofFirst(said).E).toEqual({ state: 'missing' });
  });

  it('data of anyone else is there all the same', () => {
    const other: Response = { ...said, id: 'other', dataTypes: ['B'], noData: [] };
    expect(ofFirst(said, other).B).toEqual({ state: 'there' });
  });

  it('a draft says nothing yet', () => {
    const { submittedAt: _not, ...draft } = said;
    expect(ofFirst({ ...draft, state: 'draft' }).B).toEqual({ state: 'missing' });
  });
});
