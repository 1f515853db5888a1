import fc from 'fast-check';
import {
  Summary,
  emptySummary,
  meetingsOf,
  openAgreements,
  project,
  type UnitRecord,
} from '../../../src/domain/status/summary';
import {
  aLoop,
  aResponse,
  aSchema,
  aSummary,
  aUnit,
  anAgreement,
  anEntry,
  cancelled,
  completed,
  fixedSeed,
  held,
  ld1,
  ld2,
  monday,
  oo1,
} from '../../fixtures/builders';
import { aPoint } from '../../fixtures/supervision-point';

describe('a unit’s summary', () => {
  it('says of answers who gave them and when, not what they say', () => {
    const summary = aSummary(aUnit(), {
      responses: [aResponse({ seen: 'Hemmeligt' }, { submittedAt: monday, dataTypes: ['B'] })],
    });
    expect(Object.values(summary.responses)).toEqual([
      {
        meetingId: ld1.id,
        personId: 'leader',
        role: 'leader',
        state: 'draft',
        submittedAt: monday,
        dataTypes: ['B'],
      },
    ]);
    expect(JSON.stringify(summary)).not.toContain('Hemmeligt');
  });

  it('holds the points of a schema that both released, and no other text of it (rule 8)', () => {
    const entries = [
      anEntry('a1', 'Begge', { releasedBy: ['chef', 'leader'] }),
      anEntry('a2', 'Kun chefen', { releasedBy: ['chef'] }),
      anEntry('a3', 'Ingen'),
    ];
    const summary = aSummary(aUnit(), { schemas: [aSchema({ entries }, oo1)] });
    expect(Object.values(summary.schemas)).toEqual([
      { meetingId: oo1.id, state: 'open', entries: 3, released: [{ entryId: 'a1', what: 'Begge' }] },
    ]);
    expect(JSON.stringify(summary)).not.toMatch(/Kun chefen|Ingen/);
  });

  it('keeps an agreement’s headline only', () => {
    const summary = aSummary(aUnit(), { agreements: [anAgreement('a1', { what: 'x'.repeat(500) })] });
    const [head] = openAgreements(summary);
    expect(head?.what).toHaveLength(160);
    expect(head).not.toHaveProperty('forChildren');
  });

  it('says of a supervision point how it stands, its headline, and when something last happened', () => {
    const note = { kind: 'note', personId: 'leader', at: '2026-03-09T09:00:00.000Z', text: 'Set.' } as const;
    const record = aPoint({ what: 'x'.repeat(500), events: [note] });
    const given = project(emptySummary(aUnit()), { type: 'supervision-point', record: aPoint() });
    const noted = project(given, { type: 'supervision-point', record });
    expect(given.supervisionPoints[record.id]?.at).toBe(monday);
    expect(noted.supervisionPoints).toEqual({
      [record.id]: { state: 'open', what: 'x'.repeat(160), deadline: record.deadline, at: note.at },
    });
  });

  it('can be stored and read back as it is', () => {
    const summary = aSummary(aUnit(), {
      loop: aLoop(),
      meetings: [ld1, held(oo1)],
      responses: [aResponse({})],
      schemas: [aSchema()],
      agreements: [anAgreement('a1')],
    });
    expect(Summary.parse(JSON.parse(JSON.stringify(summary)) as unknown)).toEqual(summary);
  });
});

describe('what is read from it', () => {
  it('is meetings in the order of their start', () => {
    const summary = aSummary(aUnit(), { meetings: [ld2, oo1, ld1] });
    expect(meetingsOf(summary)).toEqual([ld1, oo1, ld2]);
  });

  it('is the agreements that are open, the most urgent first, each with its id', () => {
    const agreements = [
      anAgreement('a1', { deadline: '2026-06-01' }),
      anAgreement('a2', { deadline: '2026-04-01' }),
      anAgreement('a3', { state: 'done' }),
      anAgreement('a4', { state: 'dropped' }),
    ];
    const open = openAgreements(aSummary(aUnit(), { agreements }));
    expect(open.map(({ id }) => id)).toEqual([
      'agreement:meeting:loop-1:ld1:a2',
      'agreement:meeting:loop-1:ld1:a1',
    ]);
  });
});

describe('after any changes, a summary', () => {
  const change: fc.Arbitrary<UnitRecord> = fc.oneof(
    fc.constantFrom('A', 'B').map((name) => ({ type: 'unit' as const, record: aUnit({ name }) })),
    fc
      .constantFrom('running' as const, 'closed' as const)
      .map((state) => ({ type: 'loop' as const, record: aLoop({ state }) })),
    fc
      .constantFrom(ld1, held(ld1), completed(ld1), cancelled(ld1), ld2, held(ld2), oo1)
      .map((record) => ({ type: 'meeting' as const, record })),
    fc
      .constantFrom(
        aResponse({}),
        aResponse({ seen: 'x' }, { submittedAt: monday, state: 'submitted' }),
        aResponse({}, { role: 'senate' }),
      )
      .map((record) => ({ type: 'response' as const, record })),
    fc
      .constantFrom(
        aSchema(),
        aSchema({ entries: [anEntry('a1', 'x', { releasedBy: ['chef', 'leader'] })] }),
        aSchema({}, oo1),
      )
      .map((record) => ({ type: 'schema' as const, record })),
    fc
      .constantFrom(anAgreement('a1'), anAgreement('a1', { state: 'done' }), anAgreement('a2'))
      .map((record) => ({ type: 'agreement' as const, record })),
    fc
      .constantFrom(aPoint(), aPoint({ state: 'closed' }), aPoint({ id: 'supervision-point:2' }))
      .map((record) => ({ type: 'supervision-point' as const, record })),
  );
  const keyOf = ({ type, record }: UnitRecord): string =>
    type === 'unit' || type === 'loop' ? type : `${type} ${record.id}`;

  it('equals what the documents, as they now are, say in any order', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 20 }),
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
        (changes, ranks) => {
          const byHistory = changes.reduce(project, emptySummary(aUnit()));
          const documents: UnitRecord[] = [...new Map(changes.map((one) => [keyOf(one), one])).values()];
          const shuffled = documents
            .map((one, index) => ({ one, rank: ranks[index] ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ one }) => one);
          expect(byHistory).toEqual(shuffled.reduce(project, emptySummary(aUnit())));
        },
      ),
      { ...fixedSeed, numRuns: 300 },
    );
  });
});
