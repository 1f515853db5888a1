import type { IncomingHttpHeaders } from 'node:http';
import type { LocalAccount } from './account';
import { operate, operateBatch, type DocumentOperation } from './operations';
import { emptyQueryPlan, runQuery, type QueryRequest } from './query';

/** A request to `/dbs/{database}/colls/{container}/docs[/{id}]`. */
export interface DocumentRequest {
  database: string;
  container: string;
  id?: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const partitionHeader = 'x-ms-documentdb-partitionkey';

export function isQuery(headers: IncomingHttpHeaders): boolean {
  return isOn(headers, 'x-ms-documentdb-isquery') || headers['content-type'] === 'application/query+json';
}

export function isQueryPlan(headers: IncomingHttpHeaders): boolean {
  return isOn(headers, 'x-ms-cosmos-is-query-plan-request');
}

export function isBatch(headers: IncomingHttpHeaders): boolean {
  return isOn(headers, 'x-ms-cosmos-is-batch-request');
}

export function answerDocumentRequest(account: LocalAccount, request: DocumentRequest): Answer {
  const { database, container: name, headers, method } = request;
  const container = account.container(database, name);
  // With this substatus the service tells a missing container from a missing document.
  if (!container)
    return { ...refusal(404, 'Owner resource does not exist'), headers: { 'x-ms-substatus': '1003' } };
  if (isQueryPlan(headers)) return { status: 200, body: emptyQueryPlan };
  if (isQuery(headers)) return answerQuery(account, request);
  const partition = one(headers, partitionHeader);
  if (partition === undefined) return refusal(400, 'The partition key is missing');
  const documents = account.documents(database, name);
  if (isBatch(headers)) {
    const operations = JSON.parse(request.body) as DocumentOperation[];
    if (operations.length > 100) return refusal(400, 'More than 100 operations');
    const { failed, results } = operateBatch(documents, normal(partition), operations);
    return { status: failed ? 207 : 200, body: results };
  }
  const post = isOn(headers, 'x-ms-documentdb-is-upsert') ? 'Upsert' : 'Create';
  const operationType = { POST: post, PUT: 'Replace', GET: 'Read', DELETE: 'Delete' }[method] ?? method;
  const ifMatch = one(headers, 'if-match');
  const outcome = operate(documents, normal(partition), {
    operationType,
    ...(request.id === undefined ? {} : { id: request.id }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(request.body === '' ? {} : { resourceBody: JSON.parse(request.body) as Record<string, unknown> }),
  });
  if (outcome.status >= 400) return refusal(outcome.status, outcome.message ?? 'Not found');
  const { resource } = outcome;
  return { status: outcome.status, ...(resource && { body: resource, headers: { etag: resource._etag } }) };
}

function answerQuery(
  account: LocalAccount,
  { database, container: name, headers, body }: DocumentRequest,
): Answer {
  const container = account.container(database, name);
  const partition = one(headers, partitionHeader);
  const maxItemCount = Number(one(headers, 'x-ms-max-item-count') ?? Number.NaN);
  const continuation = one(headers, 'x-ms-continuation');
  if (!container) return refusal(404, 'Owner resource does not exist');
  try {
    const seen = account.documents(database, name).list(partition && normal(partition));
    const page = runQuery(container, seen, JSON.parse(body) as QueryRequest, {
      ...(maxItemCount > 0 ? { maxItemCount } : {}),
      ...(continuation === undefined ? {} : { continuation }),
    });
    const next = page.continuation ? { 'x-ms-continuation': JSON.stringify(page.continuation) } : {};
    return { status: 200, body: { Documents: page.result, _count: page.result.length }, headers: next };
  } catch (error) {
    return refusal(400, error instanceof Error ? error.message : 'The query is wrong');
  }
}

export function refusal(status: number, message: string): Answer {
  return { status, body: { code: String(status), message } };
}

/** Escapes and spaces may differ between the header and what we write ourselves. */
function normal(partition: string): string {
  return JSON.stringify(JSON.parse(partition));
}

function one(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function isOn(headers: IncomingHttpHeaders, name: string): boolean {
  return one(headers, name)?.toLowerCase() === 'true';
}
