import type { IncomingMessage, ServerResponse } from 'node:http';
import route from '@vercel/cosmosdb-server/lib/routes';
import type { Change, ContainerResource, LocalAccount } from './account';
import { refusal, type Answer } from './document-requests';
import { pathOf } from './signature';

type Handler = (
  account: LocalAccount['packaged'],
  request: IncomingMessage,
  response: ServerResponse,
  parameters: unknown,
) => Promise<unknown>;

/** Requests about the account, databases and containers: the package answers them. */
export async function answerMetaRequest(
  account: LocalAccount,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ answer: Answer; changes: Change[] }> {
  const matched = route(request) as [parameters: unknown, handler: Handler] | undefined;
  // Deleting and changing containers is left out, so that the journal has no more to say than creation.
  if (!matched || !['GET', 'POST'].includes(request.method ?? ''))
    return { answer: refusal(400, 'This server cannot do that'), changes: [] };
  const [parameters, handler] = matched;
  const body = await handler(account.packaged, request, response, parameters);
  const status = response.statusCode;
  if (status >= 400) {
    const { message } = (body ?? {}) as { message?: string };
    return { answer: refusal(status, message ?? 'Not found'), changes: [] };
  }
  return {
    answer: { status, body },
    changes: status === 201 ? created(request, body as ContainerResource) : [],
  };
}

function created(request: IncomingMessage, resource: ContainerResource): Change[] {
  const [, database] = pathOf(request);
  return database === undefined
    ? [{ kind: 'database', database: resource.id }]
    : [{ kind: 'container', database, container: resource.id, resource }];
}
