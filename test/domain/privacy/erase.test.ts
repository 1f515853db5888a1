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
