import { emptyClosing } from '../../../src/domain/closing/closing';
import type { Evidence } from '../../../src/domain/input/evidence';
import { emptySummary, openAgreements, project, type UnitRecord } from '../../../src/domain/status/summary';
import {
  idsOfMeeting,
  loopDocumentId,
  withoutRecord,
  type RecordKey,
} from '../../../src/domain/status/without-record';
import {
  aLoop,
  aResponse,
  aSchema,
  aSummary,
  aUnit,
  anAgreement,
  ld1,
  monday,
} from '../../fixtures/builders';
import { aPoint } from '../../fixtures/supervision-point';

describe('a summary without a record', () => {
  it('is without an agreement that was taken back', () => {
    const summary = aSummary(aUnit(), { agreements: [anAgreement('a1'), anAgreement('a2')] });
    const key: RecordKey = { type: 'agreement', id: anAgreement('a1').id };
    const without = withoutRecord(summary, key);
    expect(openAgreements(without).map(({ entryId }) => entryId)).toEqual(['a2']);
    expect(withoutRecord(without, key)).toEqual(without);
  });

  const unitId = 'moellevang';
  const evidence: Evidence = {
    ...{ id: 'evidence:1', unitId, meetingId: ld1.id, kind: 'observation', text: 'Set i gården' },
    ...{ source: 'personalet', method: '', date: '2026-03-01', personId: 'leader', role: 'leader' },
    ...{ at: monday, state: 'kept' },
  };
  const report = { id: 'supervision:loop-1:1', unitId, loopId: 'loop-1', number: 1, report: aResponse() };
  const ofMeeting = { unitId, meetingId: ld1.id };
  const ids = idsOfMeeting(ld1.id);
  const changes: UnitRecord[] = [
    { type: 'meeting', record: ld1 },
    { type: 'response', record: aResponse() },
    { type: 'schema', record: aSchema() },
    { type: 'agreement', record: anAgreement('a1') },
    { type: 'evidence', record: evidence },
    { type: 'receipts', record: { ...ofMeeting, id: ids.receipts, revision: 1, items: [] } },
    { type: 'basis-notes', record: { ...ofMeeting, id: ids['basis-notes'], noData: [] } },
    { type: 'closing', record: emptyClosing(unitId, 'loop-1') },
    { type: 'supervision-report', record: report },
    { type: 'supervision-point', record: aPoint() },
  ];
  const records: [string, UnitRecord, RecordKey][] = [
    ['loop', { type: 'loop', record: aLoop() }, { type: 'loop', id: loopDocumentId(aLoop().id) }],
    ...changes.map((change): [string, UnitRecord, RecordKey] => {
      if (change.type === 'unit') throw new Error('a unit is never taken out');
      return [change.type, change, { type: change.type, id: change.record.id }];
    }),
  ];

  it.each(records)('is what it was before the record was put in: %s', (_type, change, key) => {
    const before = emptySummary(aUnit());
    expect(withoutRecord(project(before, change), key)).toEqual(before);
    expect(withoutRecord(before, key)).toEqual(before);
  });

  it('keeps the loop and the closing of another loop', () => {
    const summary = project(emptySummary(aUnit()), { type: 'loop', record: aLoop() });
    expect(withoutRecord(summary, { type: 'loop', id: loopDocumentId('earlier') })).toBe(summary);
  });
});
