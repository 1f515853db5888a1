import { fingerprint } from '../../../src/domain/guide/fingerprint';
import {
  basisNotesOf,
  maxBecauseLength,
  sayNoData,
  takeBackNoData,
} from '../../../src/domain/input/basis-notes';
import { dataBasis, evidenceFor } from '../../../src/domain/input/data-basis';
import type { BasisNotes, Evidence } from '../../../src/domain/input/evidence';
import { project } from '../../../src/domain/status/summary';
import { aSummary, ld1, ld2, monday } from '../../fixtures/builders';

const summary = aSummary();
const none = basisNotesOf(summary, ld1);
const because = 'Gruppen er så lille, at tal ville pege på det enkelte barn';

function say(notes: BasisNotes, text: string, base = '', by = 'leader'): BasisNotes {
  const said = sayNoData(notes, { type: 'E', because: text, base: fingerprint(base) }, by, monday);
  if (!said.ok) throw new Error(said.code);
  return said.value;
}

describe('no data, because … (rule 7)', () => {
  it('is said with a reason, by someone, once a type', () => {
    const said = say(none, ` ${because}\r\n`);
    expect(said.noData).toEqual([{ type: 'E', because, personId: 'leader', at: monday }]);
    expect(say(said, because)).toBe(said);
    const changed = say(said, 'Elevrådet er ikke valgt', because, 'staff-rep');
    expect(changed.noData).toMatchObject([{ because: 'Elevrådet er ikke valgt', personId: 'staff-rep' }]);
  });

  it('keeps both reasons when two say it at once', () => {
    const both = say(say(none, 'Elevrådet er ikke valgt'), because);
    expect(both.noData).toMatchObject([{ because: `Elevrådet er ikke valgt / ${because}` }]);
    expect(say(both, because)).toBe(both);
  });

  it.each([
    ['', 'basis/no-reason'],
    [' \n', 'basis/no-reason'],
    ['a'.repeat(maxBecauseLength + 1), 'input/too-long'],
  ])('is refused with the reason %j', (text, code) => {
    expect(sayNoData(none, { type: 'E', because: text, base: '' }, 'leader', monday)).toEqual({
      ok: false,
      code,
    });
  });

  it('can be taken back, twice as well', () => {
    const back = takeBackNoData(say(none, because), 'E');
    expect(back.noData).toEqual([]);
    expect(takeBackNoData(back, 'E')).toBe(back);
  });

  it('is an answer of its own in the basis: neither there nor missing, until there is data', () => {
    const noted = project(summary, { type: 'basis-notes', record: say(none, because) });
    expect(basisNotesOf(noted, ld1)).toEqual(say(none, because));
    expect(dataBasis(noted, ld1, monday)).toMatchObject({
      D: { state: 'missing' },
      E: { state: 'no-data', because },
    });
    expect(dataBasis(noted, ld2, monday).E).toEqual({ state: 'missing' });
  });
});

const evidence = (id: string, changes: Partial<Evidence> = {}): Evidence => ({
  id,
  unitId: 'moellevang',
  meetingId: ld1.id,
  kind: 'observation',
  text: 'De leger ved porten. '.repeat(20),
  source: 'gårdvagterne',
  method: '',
  date: '2026-02-27',
  personId: 'leader',
  role: 'leader',
  at: monday,
  state: 'kept',
  ...changes,
});

it('has the own data of its dialogue, the newest first, as headlines; what was removed is nobody’s', () => {
  const all = [
    evidence('a'),
    evidence('b', { date: '2026-03-01' }),
    evidence('c', { meetingId: ld2.id }),
    evidence('d', { state: 'removed' }),
    evidence('e', { at: '2026-03-02T10:00:00.000Z' }),
  ].reduce((now, record) => project(now, { type: 'evidence', record }), summary);
  expect(evidenceFor(all, ld1).map(({ id, text }) => [id, text.length])).toEqual([
    ['b', 160],
    ['e', 160],
    ['a', 160],
  ]);
  expect(dataBasis(all, ld1, monday).B).toEqual({ state: 'there' });
  const without = project(project(all, { type: 'evidence', record: evidence('c', { state: 'removed' }) }), {
    type: 'evidence',
    record: evidence('x', { meetingId: ld2.id, state: 'removed' }),
  });
  expect(dataBasis(without, ld2, monday).B).toEqual({ state: 'missing' });
});
