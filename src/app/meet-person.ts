import { dayOf } from '../domain/calendar/copenhagen';
import { revive, settleRow } from '../domain/delivery/outbox';
import { aadKey, upnKey } from '../domain/people/identity';
import {
  activeAssignments,
  type ConversationReference,
  type Language,
  type Person,
} from '../domain/people/person';
import { Refusal } from '../domain/errors';
import { markUninstalled } from './delivery/contact';
import { rowsAround, saveUnlessTaken } from './delivery/rows-around';
import type { Actor, Deps } from './deps';
import { withRetry } from './use-case';

/** Someone who writes, as the edge sees them. */
export interface Caller {
  aadObjectId: string;
  /** Local mode: who sits at the chat, whoever's part they play. */
  seat?: string;
  /** Asked only for people not recognised by their object id. */
  upn(): Promise<string | undefined>;
  /** Absent in channels and groups. */
  conversation?: ConversationReference;
  language?: Language;
}

async function recognise(deps: Deps, caller: Caller): Promise<string | undefined> {
  const known = await deps.people.idBehind(aadKey(caller.aadObjectId));
  if (known) return known;
  const upn = await caller.upn();
  const imported = upn && (await deps.people.idBehind(upnKey(upn)));
  if (!imported) return undefined;
  const person = await deps.people.byId(imported);
  // Whoever is being erased is nobody: a new way to them would outlive them.
  if (!person) return undefined;
  // A UPN can be handed on to a new colleague; the object id cannot.
  const behind = person.value.aadObjectId;
  if (behind !== undefined && aadKey(behind) !== aadKey(caller.aadObjectId)) return undefined;
  await deps.people.link(aadKey(caller.aadObjectId), imported);
  return imported;
}

function isSameConversation(a: ConversationReference | undefined, b: ConversationReference): boolean {
  return (
    a?.conversationId === b.conversationId &&
    a.serviceUrl === b.serviceUrl &&
    a.tenantId === b.tenantId &&
    a.userId === b.userId
  );
}

/** The person with what this turn tells about how to reach them; the same object when it tells nothing new. */
function refreshed(person: Person, caller: Caller): Person {
  const { unreachableSince, isUninstalled, ...reachable } = person;
  const { conversation, language, aadObjectId } = caller;
  const moved = conversation !== undefined && !isSameConversation(person.conversation, conversation);
  const back = conversation !== undefined && unreachableSince !== undefined;
  const speaks = person.language === undefined && language !== undefined;
  const named = person.aadObjectId !== aadObjectId;
  if (!moved && !back && !speaks && !named) return person;
  return {
    ...reachable,
    aadObjectId,
    ...(speaks && { language }),
    // In a team channel they may write without having the app themselves.
    ...(conversation
      ? { conversation }
      : { ...(unreachableSince && { unreachableSince }), ...(isUninstalled && { isUninstalled }) }),
  };
}

/**
 * Cards that could not reach the person are due again now that they have written. Each is sent only if it still
 * has its meaning; there is one a matter, since what fell due meanwhile gave way to it, and of
 * week digests the last.
 */
async function reviveRows(deps: Deps, person: Person): Promise<void> {
  const rows = await rowsAround(deps, person, ['unreachable']);
  const lastWeek = rows.reduce((last, { value: { week = '' } }) => (week > last ? week : last), '');
  const now = deps.clock.now();
  for (const { value, etag } of rows) {
    const isOver = value.week !== undefined && value.week < lastWeek;
    const next = isOver
      ? settleRow(value, { state: 'dropped', reason: 'superseded' }, now)
      : revive(value, now);
    await saveUnlessTaken(deps, next, etag);
  }
}

/**
 * Who is this? Imported people with a role today, and nobody else (domain.md §3).
 * Keeps how to reach them. Two point reads; a write only when something changed.
 * @returns the actor, and whether they are to be welcomed: the bot has not met them, or was removed since
 * @throws Refusal `access/unknown-person`, `store/unavailable`
 */
export function meetPerson(deps: Deps, caller: Caller): Promise<{ actor: Actor; isNew: boolean }> {
  return withRetry(deps, 'meet-person', async () => {
    const personId = await recognise(deps, caller);
    const loaded = personId ? await deps.people.byId(personId) : undefined;
    const today = dayOf(deps.clock.now());
    if (!loaded || activeAssignments(loaded.value, today).length === 0)
      throw new Refusal('access/unknown-person');
    const person = refreshed(loaded.value, caller);
    // Before the mark is cleared: if the store fails in between, the next message does it again.
    if (loaded.value.unreachableSince && !person.unreachableSince) await reviveRows(deps, person);
    if (person !== loaded.value) await deps.people.save({ value: person, etag: loaded.etag });
    return {
      actor: { person, today },
      isNew:
        caller.conversation !== undefined &&
        (loaded.value.conversation === undefined || loaded.value.isUninstalled === true),
    };
  });
}

/**
 * Someone has removed the app from their Teams: nothing is sent to them until they write or install it again.
 * Nothing happens when the bot does not know them.
 * @throws Refusal `store/unavailable`
 */
export function partWith(deps: Deps, { aadObjectId }: Pick<Caller, 'aadObjectId'>): Promise<void> {
  return withRetry(deps, 'part-with', async () => {
    const personId = await deps.people.idBehind(aadKey(aadObjectId));
    if (personId !== undefined) await markUninstalled(deps, personId);
  });
}
