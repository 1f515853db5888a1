import type { ConversationReference, Person } from '../../domain/people/person';
import type { Deps } from '../deps';
import { StoreError } from '../ports';

const tries = 5;

/**
 * Changes what is known about reaching someone, from how it is stored now.
 * @returns the person as stored; undefined when there is none any more
 * @throws StoreError
 */
async function changed(
  { people }: Pick<Deps, 'people'>,
  personId: string,
  change: (person: Person) => Person,
): Promise<Person | undefined> {
  for (let tried = 1; ; tried += 1) {
    const loaded = await people.byId(personId);
    if (!loaded) return undefined;
    const value = change(loaded.value);
    if (value === loaded.value) return value;
    try {
      return (await people.save({ value, etag: loaded.etag })).value;
    } catch (error) {
      // They wrote at the same moment.
      if (!(error instanceof StoreError && error.code === 'store/conflict') || tried === tries) throw error;
    }
  }
}

/** Notes that no card reaches a person, so that writing again makes their rows due. @throws StoreError */
export async function markUnreachable(deps: Pick<Deps, 'people' | 'clock'>, personId: string): Promise<void> {
  await changed(deps, personId, (person) =>
    person.unreachableSince ? person : { ...person, unreachableSince: deps.clock.now() },
  );
}

/** Notes that the app is gone from a person's Teams. @throws StoreError */
export async function markUninstalled(deps: Pick<Deps, 'people' | 'clock'>, personId: string): Promise<void> {
  await changed(deps, personId, (person) =>
    person.isUninstalled
      ? person
      : { ...person, isUninstalled: true, unreachableSince: person.unreachableSince ?? deps.clock.now() },
  );
}

/**
 * Keeps a chat that was opened with a person, unless they have written from another one meanwhile.
 * @param person as they were when it was opened
 * @throws StoreError
 */
export async function keepConversation(
  deps: Pick<Deps, 'people'>,
  person: Person,
  conversation: ConversationReference,
): Promise<Person> {
  const before = person.conversation?.conversationId;
  const kept = await changed(deps, person.id, (now) =>
    now.conversation && now.conversation.conversationId !== before ? now : { ...now, conversation },
  );
  return kept ?? { ...person, conversation };
}
