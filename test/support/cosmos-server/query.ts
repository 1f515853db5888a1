import type Collection from '@vercel/cosmosdb-server/lib/account/collection';
import type { CosmosResource } from './documents';

export interface QueryRequest {
  query: string;
  parameters?: { name: string; value: unknown }[];
}

export interface QueryPage {
  result: unknown[];
  continuation?: { token: string } | null;
}

/**
 * Runs a query with the package's query language over the documents that it may see.
 * @throws Error whose message is for a 400
 */
export function runQuery(
  container: Collection,
  documents: CosmosResource[],
  request: QueryRequest,
  page: { maxItemCount?: number; continuation?: string },
): QueryPage {
  const query = container.documents._getQuery(request.query);
  return query.exec(documents, {
    parameters: request.parameters ?? [],
    ...(page.maxItemCount === undefined ? {} : { maxItemCount: page.maxItemCount }),
    ...(page.continuation === undefined
      ? {}
      : { continuation: JSON.parse(page.continuation) as { token: string } }),
  }) as QueryPage;
}

/** The driver asks for a plan with every query and uses it only when the service wants several partitions merged. */
export const emptyQueryPlan = {
  partitionedQueryExecutionInfoVersion: 2,
  queryInfo: { distinctType: 'None', orderBy: [], aggregates: [], hasSelectValue: false },
  queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
};
