import type { Person } from '../../domain/people/person';
import type { UnitErasure } from './erase-in-unit';
import type { Erasure } from './results';

/** What erasing someone does in all units together. @param found of each unit, also of those that they are not in */
export function sumUp({ id, name, upn }: Person, found: readonly UnitErasure[]): Erasure {
  const touched = found.filter(
    ({ written, removed, rows }) => written.length + removed.length + rows.length > 0,
  );
  const kept: Erasure['kept'] = {};
  const count = (kind: keyof Erasure['kept'], more = 1): void => {
    kept[kind] = (kept[kind] ?? 0) + more;
  };
  const all = touched.flatMap(({ written }) => written.map(({ record }) => record));
  for (const { type } of all) count(type);
  const waiting = touched.flatMap(({ rows }) =>
    rows.filter(({ row: { value } }) => value.state === 'pending' && value.personId === id),
  ).length;
  const rows = touched.reduce((sum, each) => sum + each.rows.length, 0);
  if (rows > waiting) count('outbox', rows - waiting);
  return {
    ...{ personId: id, name, upn, kept, waiting },
    units: found
      .filter((each) => touched.includes(each) || each.mentions.length > 0)
      .map(({ summary: { value } }) => ({ id: value.unit.id, name: value.unit.name })),
    drafts: touched.reduce((sum, { removed }) => sum + removed.length, 0),
    ownerless: touched.reduce(
      (sum, { summary: { value } }) =>
        sum +
        Object.values(value.agreements).filter(({ ownerId, state }) => ownerId === id && state === 'open')
          .length,
      0,
    ),
    chefOf: touched.flatMap(({ summary: { value } }) => (value.unit.chefId === id ? [value.unit.id] : [])),
    mentions: found.flatMap(({ mentions }) => mentions),
    unreadable: found.flatMap(({ unreadable }) => unreadable),
  };
}
