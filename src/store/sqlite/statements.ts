import type { ContainerName, DocumentQuery } from '../../app/ports';
import { sortWindow } from '../sort-key';

const columns = 'pk, id, type, v, state, unitId, chefId, dueAt, sort, etag, body';
const slots = columns.replace(/\w+/g, '?');
const changed = columns
  .split(', ')
  .slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

export const getSql = (table: ContainerName): string =>
  `SELECT ${columns} FROM ${table} WHERE pk = ? AND id = ?`;

/** Each puts the same columns in the same order; that nothing changed means that the expectation did not hold. */
export const putSql = {
  absent: (table: ContainerName): string =>
    `INSERT INTO ${table} (${columns}) VALUES (${slots}) ON CONFLICT DO NOTHING`,
  any: (table: ContainerName): string =>
    `INSERT INTO ${table} (${columns}) VALUES (${slots}) ON CONFLICT DO UPDATE SET ${changed}`,
  etag: (table: ContainerName): string =>
    `UPDATE ${table} SET (${columns}) = (${slots}) WHERE pk = ? AND id = ? AND etag = ?`,
};

export const deleteSql = {
  any: (table: ContainerName): string => `DELETE FROM ${table} WHERE pk = ? AND id = ?`,
  etag: (table: ContainerName): string => `DELETE FROM ${table} WHERE pk = ? AND id = ? AND etag = ?`,
};

/** One more row than the page holds, to know whether there is a next page. */
export function querySql(
  table: ContainerName,
  query: DocumentQuery,
): { sql: string; values: (string | number)[] } {
  const { from, to } = sortWindow(query);
  const conditions = ['type = ?', 'sort > ?'];
  const values: (string | number)[] = [query.type, from];
  const where = (condition: string, ...given: readonly (string | undefined)[]): void => {
    if (given.includes(undefined)) return;
    conditions.push(condition);
    values.push(...(given as string[]));
  };
  where('sort < ?', to);
  where('pk = ?', query.pk);
  where('unitId = ?', query.unitId);
  where('chefId = ?', query.chefId);
  where('substr(id, 1, length(?)) = ?', query.idPrefix, query.idPrefix);
  if (query.states) where(`state IN (${query.states.map(() => '?').join(', ')})`, ...query.states);
  values.push(query.limit + 1);
  return {
    sql: `SELECT ${columns} FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY sort LIMIT ?`,
    values,
  };
}
