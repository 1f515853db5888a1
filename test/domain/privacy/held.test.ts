import { ownInUnit, type OwnInUnit } from '../../../src/domain/privacy/held';
import { emptySummary, type UnitRecord } from '../../../src/domain/status/summary';
import { aMember, anAgreement, aResponse, aUnit, monday } from '../../fixtures/builders';
import { aPoint, writtenPoint } from '../../fixtures/supervision-point';

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

describe('own words', () => {
  const ownIn = (...records: UnitRecord[]): OwnInUnit => ownInUnit(emptySummary(aUnit()), records, 'mie');

  it('are what was said last of an agreement, of whoever said it and nobody else', () => {
    const said = { note: 'Vi nåede det ikke', notedAt: monday };
    const byMie = { ...anAgreement('a1', { ownerId: 'bo' }), ...said, notedBy: 'mie' };
    const toMie = { ...anAgreement('a2', { ownerId: 'mie' }), ...said, notedBy: 'bo' };
    expect(ownIn({ type: 'agreement', record: byMie }).notes).toEqual([
      { about: 'agreement', text: said.note, at: monday },
    ]);
    expect(ownIn({ type: 'agreement', record: toMie }).notes).toEqual([]);
  });

  it('are a supervision point of the chef who gave it, and what others said of it theirs', () => {
    const note = { kind: 'note' as const, personId: 'bo', at: monday, text: 'Hegnet er lavet' };
    const point = aPoint({ givenBy: 'mie', events: [note] });
    const { notes } = ownIn({ type: 'supervision-point', record: point });
    const { what, reason, support } = writtenPoint;
    expect(notes.map((each) => each.text)).toEqual([what, reason, support]);
  });

  it('are both texts of an answer while they wait for a choice', () => {
    const record = {
      ...aResponse({}, { personId: 'mie' }),
      answers: { basis: { ...answers.basis, other: 'Et andet' } },
    };
    const { answers: own } = ownIn({ type: 'response', record });
    expect(own[0]?.answers.map((each) => each.text)).toEqual([text, 'Et andet']);
  });
});
