import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A Bot Connector as Teams has it, on the loopback address: keeps what the bot sends, and fails as told. */

export type Json = Readonly<Record<string, unknown>>;

/** One call of the bot about an activity, whether it was taken or not. */
export interface ConnectorCall {
  method: 'POST' | 'PUT' | 'DELETE';
  conversationId: string;
  /** The activity that was changed, or the id that a new one got; absent when it was not taken. */
  activityId?: string;
  activity: Json;
  wasTaken: boolean;
}

/** How the next call about an activity goes wrong. */
export type Fault =
  | {
      status: number;
      code?: string;
      message?: string;
      retryAfterSeconds?: number;
      /** The header as it is sent, where it is no number. */
      retryAfter?: string;
      /** Instead of the usual shape of an error. */
      body?: Json;
      /** True: the activity arrives all the same, and only the answer is lost. */
      isTaken?: boolean;
    }
  /** Takes the call and never answers; ended by `close`. */
  | 'never-answers'
  | 'hangs-up';

/** A chat that the bot has asked for. */
export interface Opened {
  conversationId: string;
  /** The parameters as they came. */
  body: Json;
}

export interface FakeConnector {
  url: string;
  /** What the bot sent along with each request, to be searched for what should not be there. */
  readonly headers: readonly IncomingHttpHeaders[];
  /** How many connections the bot has made, and how many of them there are now. */
  connections(): { opened: number; open: number };
  /** Every chat that was opened, in order. */
  readonly opened: readonly Opened[];
  /** Every call about an activity, in order. */
  readonly calls: readonly ConnectorCall[];
  /** What arrived in a conversation, changes and deletions included. */
  arrived(conversationId: string): ConnectorCall[];
  /** Faults of the next calls, in order, of those that open chats too; then all goes well again. */
  fail(...faults: Fault[]): void;
  /** Decides on each call about an activity that no fault was planned for, and how long it takes. */
  decide(how: (call: Omit<ConnectorCall, 'wasTaken'>) => { fault?: Fault; afterMs?: number }): void;
  /** Takes back the faults that have not come yet. */
  forgive(): void;
  /** Who a user of a conversation is, when the bot asks. */
  addMember(userId: string, userPrincipalName: string | null, userRole?: string | null): void;
  /** Ends calls that wait, and stops. */
  close(): Promise<void>;
}

const activityPath = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/;
const openingPath = /^\/v3\/conversations\/?$/;
const memberPath = /^\/v3\/conversations\/[^/]+\/(?:pagedmembers|members)(?:\/([^/?]+))?/;

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Json);
}

function answer(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function retryAfterOf({ retryAfter, retryAfterSeconds }: Exclude<Fault, string>): Record<string, string> {
  const header = retryAfter ?? retryAfterSeconds?.toString();
  return header === undefined ? {} : { 'retry-after': header };
}

function isMethod(method: string | undefined): method is ConnectorCall['method'] {
  return method === 'POST' || method === 'PUT' || method === 'DELETE';
}

/** @param keep takes each call instead of `calls`, so that a long run need not hold all that ever came */
export async function fakeConnector(keep?: (call: ConnectorCall) => void): Promise<FakeConnector> {
  const calls: ConnectorCall[] = [];
  const opened: Opened[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let decide: Parameters<FakeConnector['decide']>[0] = () => ({});
  const faults: Fault[] = [];
  const members = new Map<string, { userPrincipalName: string | null; userRole?: string | null }>();
  let sequence = 0;

  function kept(call: Omit<ConnectorCall, 'wasTaken'>, fault: Fault | undefined): ConnectorCall {
    const wasTaken = fault === undefined || (typeof fault === 'object' && fault.isTaken === true);
    const { activityId, ...rest } = call;
    const id = activityId ?? (wasTaken ? `activity-${(sequence += 1)}` : undefined);
    const whole = { ...rest, ...(id !== undefined && { activityId: id }), wasTaken };
    if (keep) keep(whole);
    else calls.push(whole);
    return whole;
  }

  /** @returns false when the fault says all there is to say */
  function answersWell(response: ServerResponse, fault: Fault | undefined): boolean {
    if (fault === undefined) return true;
    if (fault === 'hangs-up') response.destroy();
    else if (fault !== 'never-answers')
      answer(
        response,
        fault.status,
        fault.body ?? {
          error: { code: fault.code ?? `Status${fault.status}`, message: fault.message ?? 'made to fail' },
        },
        retryAfterOf(fault),
      );
    return false;
  }

  async function answerActivity(
    response: ServerResponse,
    call: Omit<ConnectorCall, 'wasTaken'>,
  ): Promise<void> {
    const planned = faults.shift();
    const { fault = planned, afterMs = 0 } = planned ? {} : decide(call);
    if (afterMs > 0) await wait(afterMs);
    const { activityId } = kept(call, fault);
    if (answersWell(response, fault))
      answer(response, call.method === 'POST' ? 201 : 200, { id: activityId });
  }

  /** Opened twice, a chat is the same; its name here is made of the member's. */
  function answerOpening(response: ServerResponse, body: Json): void {
    const [member] = body['members'] as { id: string }[];
    const conversationId = `a:${member?.id ?? ''}`;
    const fault = faults.shift();
    if (fault === undefined || (typeof fault === 'object' && fault.isTaken))
      opened.push({ conversationId, body });
    if (answersWell(response, fault)) answer(response, 201, { id: conversationId });
  }

  function answerMember(response: ServerResponse, userId: string): void {
    const member = members.get(userId);
    if (member) answer(response, 200, { id: userId, name: userId, ...member });
    else
      answer(response, 404, { error: { code: 'MemberNotFoundInConversation', message: 'no such member' } });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method } = request;
    if (!keep) headers.push(request.headers);
    const activity = await bodyOf(request);
    const ofActivity = activityPath.exec(url);
    const ofMember = memberPath.exec(url);
    if (ofActivity?.[1] && isMethod(method)) {
      const activityId = ofActivity[2];
      // A POST to an activity is a reply to it: a new activity, with an id of its own.
      const changed = method === 'POST' || activityId === undefined ? {} : { activityId };
      const call = { method, conversationId: decodeURIComponent(ofActivity[1]), activity };
      await answerActivity(response, { ...call, ...changed });
    } else if (openingPath.test(url) && method === 'POST') answerOpening(response, activity);
    else if (ofMember && method === 'GET') answerMember(response, decodeURIComponent(ofMember[1] ?? ''));
    else answer(response, 404, { error: { code: 'NotFound', message: url } });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const connections = { opened: 0, open: 0 };
  server.on('connection', (socket) => {
    connections.opened += 1;
    connections.open += 1;
    socket.once('close', () => (connections.open -= 1));
  });
  // A call on a line that is just being closed would break off, and nobody would know whether it arrived.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    calls,
    opened,
    headers,
    connections: () => ({ ...connections }),
    arrived: (conversationId) =>
      calls.filter((call) => call.wasTaken && call.conversationId === conversationId),
    fail: (...next) => void faults.push(...next),
    decide: (how) => {
      decide = how;
    },
    forgive: () => void faults.splice(0),
    addMember: (userId, userPrincipalName, userRole) =>
      void members.set(userId, { userPrincipalName, ...(userRole !== undefined && { userRole }) }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
