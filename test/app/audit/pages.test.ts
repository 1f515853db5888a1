import fc from 'fast-check';
import type { Audit, AuditRow } from '../../../src/app/ports';
import { pageOfPlace, readCursor, writtenCursor, type Cursor } from '../../../src/app/audit/pages';
import { fixedSeed } from '../../fixtures/records';

const place = { container: 'units', pk: 'moellevang' } as const;

/** As much of an audit as is read, from lists: the repository's own is tested over the stores. */
function auditOf(chains: Record<'changes' | 'looks', AuditRow[]>): Audit {
  const rows: Audit['rows'] = (_place, chain, { before = Infinity, limit }) =>
    Promise.resolve(
      chains[chain]
        .filter(({ seq }) => seq < before)
        .slice(-limit)
        .reverse(),
    );
  return { rows } as Audit;
}

const minutes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 });

function chainFrom(name: string, at: readonly number[]): AuditRow[] {
  return at.map((minute, index) => ({
    seq: index + 1,
    at: new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString(),
    personId: index % 3 === 0 ? 'leader' : 'chef',
    action: name,
    subjectId: `${name}-${index + 1}`,
  }));
}

it('gives every row of both chains once, page by page, in the order of each chain, whatever the clocks said', async () => {
  await fc.assert(
    fc.asyncProperty(
      minutes,
      minutes,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('leader', undefined),
      async (changes, looks, count, scan, personId) => {
        const all = { changes: chainFrom('changes', changes), looks: chainFrom('looks', looks) };
        const isMeant = (row: AuditRow): boolean => personId === undefined || row.personId === personId;
        const seen: AuditRow[] = [];
        let from: Cursor | undefined = {};
        for (let pages = 0; from && pages < 500; pages += 1) {
          const page: Awaited<ReturnType<typeof pageOfPlace>> = await pageOfPlace(auditOf(all), place, from, {
            ...{ count, scan, isMeant },
          });
          expect(page.rows.length).toBeLessThanOrEqual(count);
          seen.push(...page.rows);
          from = page.next && readCursor(writtenCursor(page.next));
        }
        for (const chain of ['changes', 'looks'] as const)
          expect(seen.filter(({ action }) => action === chain)).toEqual(all[chain].filter(isMeant).reverse());
      },
    ),
    fixedSeed,
  );
});

it('takes anything else for the end', () => {
  expect(readCursor('12')).toEqual({});
  expect(readCursor('1.x')).toEqual({});
  expect(readCursor(undefined)).toEqual({});
});
