import { deliverTo } from '../app/delivery/deliver-to';
import { openDelivery } from '../app/delivery/delivery';
import type { Deps } from '../app/deps';
import { meetPerson, type Caller } from '../app/meet-person';
import { readPersonas, type PersonaFacts } from '../app/personas';
import type { Messenger } from '../app/ports';
import { withRetry } from '../app/use-case';
import { Refusal } from '../domain/errors';
import { wordsIn, type Words } from '../views/texts';
import type { Downloads } from './downloads';
import type { LocalMode, Turn } from './turn';
import { type Persona } from '../views/forms';

/** Which person is played at a seat; kept, so that a restart remembers it. */
function seatKey(seat: string): string {
  return `local:${seat}`;
}

function labelled(words: Words, { personId, name, roles }: PersonaFacts): Persona {
  const parts = roles.map(({ role, unit }) => [words.t(`role.${role}`), ...(unit ? [unit] : [])].join(', '));
  return { personId, label: [name, ...parts].join(', ') };
}

/** Local mode, with no app id and on the loopback address only: one person tries all roles. */
export function localMode(
  deps: Deps,
  messenger: Messenger,
  instance: string,
  personaIds: readonly string[],
  downloads: Pick<Downloads, 'link'>,
): LocalMode {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const delivery = openDelivery({ deps, messenger, instance, pause });

  async function playing(caller: Caller, personId: string): Promise<Caller> {
    const person = await deps.people.byId(personId);
    if (!person) throw new Refusal('access/unknown-person');
    const seat = caller.seat ?? caller.aadObjectId;
    return {
      ...caller,
      aadObjectId: person.value.aadObjectId ?? person.value.id,
      seat,
      upn: () => Promise.resolve(person.value.upn),
    };
  }

  /** Cards of the part just left are not for this chat any more. */
  async function leave({ actor }: Turn): Promise<void> {
    const left = await deps.people.byId(actor.person.id);
    if (!left) return;
    const { conversation: _conversation, ...rest } = left.value;
    await deps.people.save({ ...left, value: rest });
  }

  return {
    async personas(words) {
      return (await readPersonas(deps, personaIds)).map((facts) => labelled(words, facts));
    },
    seated: (caller) =>
      withRetry(deps, 'find-seat', async () => {
        const personId = await deps.people.idBehind(seatKey(caller.aadObjectId));
        // The chat window always says it speaks English; the sample people are Danish.
        const { language: _language, ...quiet } = caller;
        return personId ? playing(quiet, personId) : { ...quiet, seat: caller.aadObjectId };
      }),
    async become(turn, personId) {
      const caller = await playing(turn.caller, personId);
      await leave(turn);
      await deps.people.link(seatKey(caller.seat ?? caller.aadObjectId), personId);
      const { actor } = await meetPerson(deps, caller);
      return { ...turn, actor, caller, words: wordsIn(actor.person.language ?? turn.words.language) };
    },
    showDue({ actor }) {
      return deliverTo(delivery, actor.person);
    },
    link: (turn, key) => downloads.link(turn, key),
  };
}
