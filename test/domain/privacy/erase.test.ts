import { erasedRecord, type Erasing } from '../../../src/domain/privacy/erase';
import { emptySummary } from '../../../src/domain/status/summary';
import { aResponse, aUnit, monday } from '../../fixtures/builders';

/** What becomes of one record when a person is erased (domain.md §7). */

const erasing: Erasing = {
  ...{ personId: 'mie', anonymousId: 'erased-0', today: '2026-03-02' },
  inPlaceOf: () => 'rollen',
};

it('keeps of answers what was sent, and no text that waited beside it', () => {
  const answer = { text: 'Sendt svar', revision: 1, via: 'card' as const, at: monday };
  const record = {
    ...aResponse({}, { personId: 'mie', state: 'submitted', submittedAt: monday }),
    versions: [{ at: monday, answers: { seen: 'Sendt svar' } }],
    answers: { seen: { ...answer, other: 'Ikke sendt' } },
  };
  const erased = erasedRecord({ type: 'response', record }, emptySummary(aUnit()), erasing);
  expect(erased).toHaveProperty('record.record.personId', 'erased-0');
  expect(erased).toHaveProperty('record.record.answers', { seen: answer });
});

describe('what a chef follows a tilsyn report up with', () => {
  const text = { text: 'Et møde med bestyrelsen', revision: 1, via: 'card' as const, at: monday };
  const followUp = { ...aResponse({}, { personId: 'mie', role: 'chef' }), answers: { decision: text } };
  const sent = { at: monday, answers: { decision: 'Intet mere' } };
  const record = {
    ...{ id: 'supervision:loop-1:1', unitId: 'moellevang', loopId: 'loop-1', number: 1 },
    report: aResponse({}, { personId: 'bo', role: 'board-rep', state: 'submitted', submittedAt: monday }),
  };
  const erased = (of: typeof followUp) =>
    erasedRecord(
      { type: 'supervision-report', record: { ...record, followUp: of } },
      emptySummary(aUnit()),
      erasing,
    );

  it('goes as long as it is a draft', () => {
    expect(erased(followUp)).toEqual({ record: { type: 'supervision-report', record } });
  });

  it('stays as it was sent', () => {
    const again = { ...followUp, state: 'submitted' as const, submittedAt: monday, versions: [sent] };
    expect(erased(again)).toHaveProperty('record.record.followUp.answers.decision.text', 'Intet mere');
    expect(JSON.stringify(erased(again))).not.toMatch(/bestyrelsen|mie/);
  });
});
