import { ownInUnit, type OwnInUnit } from '../../../src/domain/privacy/held';
import { emptySummary } from '../../../src/domain/status/summary';
import { aMember, aResponse, aUnit, monday } from '../../fixtures/builders';

/** What of a unit's records is a person's own (domain.md §7). */

const text = 'Tilsynet er gennemført';
const answers = { basis: { text, revision: 1, via: 'card' as const, at: monday } };
const report = {
  ...{ id: 'supervision:loop-1:1', unitId: 'moellevang', loopId: 'loop-1', number: 1 },
  report: { ...aResponse({}, { personId: 'mie', role: 'board-rep' }), answers },
};

function ownWith(...board: string[]): OwnInUnit {
  const unit = aUnit({ members: board.map((personId) => aMember('board-rep', { personId })) });
  return ownInUnit(emptySummary(unit), [{ type: 'supervision-report', record: report }], 'mie');
}

describe('a tilsyn report', () => {
  it('is the own words of who is the board alone', () => {
    expect(ownWith('mie').notes).toEqual([{ about: 'supervision-report', text, at: monday }]);
  });

  it('is named and not shown to who began it when others may have written in it', () => {
    const { notes, named } = ownWith('mie', 'bo');
    expect(notes).toEqual([]);
    expect(named).toEqual({ 'supervision-report': 1 });
  });
});
