import { agreementCounts, loopMeetings, shareBySite } from '../../../src/domain/status/of-loop';
import {
  aLoop,
  aMeeting,
  aResponse,
  aSchool,
  aSummary,
  anAgreement,
  cancelled,
  completed,
  ld1,
  ld2,
  oo1,
} from '../../fixtures/builders';

const sites = [
  { id: 'nord', name: 'Afdeling Nord' },
  { id: 'syd', name: 'Afdeling Syd' },
];
const before = completed(
  aMeeting({ id: 'meeting:loop-0:ld4', loopId: 'loop-0', start: '2025-10-07T07:00:00.000Z' }),
);

describe('the meetings of a loop', () => {
  it('are those of the present one that are not cancelled', () => {
    const summary = aSummary(aSchool(), { loop: aLoop(), meetings: [before, ld1, cancelled(oo1), ld2] });
    expect(loopMeetings(summary)).toEqual([ld1, ld2]);
  });

  it('are all there are while the unit has no loop', () => {
    expect(loopMeetings(aSummary(aSchool(), { meetings: [ld1] }))).toEqual([ld1]);
  });
});

describe('the agreements of a unit, counted', () => {
  it('are all that are open, and of the settled ones those of the present loop', () => {
    const agreements = [
      anAgreement('a1'),
      anAgreement('a2', { isOnTrack: true }),
      anAgreement('a3', { state: 'done', isOnTrack: true }),
      anAgreement('a4', { state: 'dropped' }),
      anAgreement('b1', { meetingId: before.id }),
      anAgreement('b2', { meetingId: before.id, state: 'done' }),
    ];
    const summary = aSummary(aSchool(), { loop: aLoop(), meetings: [before, completed(ld1)], agreements });
    expect(agreementCounts(summary)).toEqual({ open: 2, onTrack: 1, done: 1, dropped: 1 });
  });
});

describe('what each place has given', () => {
  const at = '2026-03-01T10:00:00.000Z';
  const sent = { state: 'submitted', submittedAt: at } as const;
  const responses = [
    aResponse({}, { ...sent, role: 'centre-leader', siteId: 'nord' }),
    aResponse(
      {},
      { ...sent, role: 'pupil-council', siteId: 'nord', submittedAt: '2026-03-02T08:00:00.000Z' },
    ),
    aResponse({}, { role: 'staff-rep', siteId: 'syd' }),
    aResponse({}, { ...sent, role: 'leader' }),
  ];
  const focusAreas = [{ id: 'f1', title: 'Læsning', siteId: 'syd' }];
  const records = { loop: aLoop({ focusAreas }), meetings: [ld1], responses };

  it('is what was sent from there and chosen for it, in the order of the list', () => {
    expect(shareBySite(aSummary(aSchool({ sites }), records))).toEqual([
      { name: 'Afdeling Nord', focusAreas: 0, answers: 2, evidence: 0, lastAt: '2026-03-02T08:00:00.000Z' },
      { name: 'Afdeling Syd', focusAreas: 1, answers: 0, evidence: 0 },
    ]);
  });

  it('is not told of a unit in one place', () => {
    expect(shareBySite(aSummary(aSchool(), records))).toEqual([]);
  });
});
