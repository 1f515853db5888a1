import { randomUUID } from 'node:crypto';
import type { Deps } from '../app/deps';
import { Refusal } from '../domain/errors';
import { dayOf } from '../domain/calendar/copenhagen';
import { plusMs, type Instant } from '../domain/calendar/instant';
import { wordsIn, type Words } from '../views/texts';
import { contentTypes, makeDocument } from './documents';
import type { DocumentKey, Turn } from './turn';

/** A file on its way to a browser on this machine. */
export interface Download {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

/** Local mode only: the chat window takes no files, so a document is fetched by a link, once. */
export interface Downloads {
  /** Told when the door is open. */
  servedFrom(origin: string): void;
  link(turn: Turn, key: DocumentKey): string;
  /** @returns undefined when it was fetched already, is too old, or is not the person's any more */
  take(id: string): Promise<Download | undefined>;
}

const validMs = 10 * 60_000;
/** Nobody tries more at a time, and memory is not for filling. */
const mostOffers = 100;

interface Offer {
  personId: string;
  words: Words;
  key: DocumentKey;
  until: Instant;
}

export function localDownloads(deps: Deps): Downloads {
  const offers = new Map<string, Offer>();
  let origin = '';

  async function make({ personId, words, key }: Offer): Promise<Download | undefined> {
    const loaded = await deps.people.byId(personId);
    if (!loaded) return undefined;
    const actor = { person: loaded.value, today: dayOf(deps.clock.now()) };
    const { fileName, bytes } = await makeDocument({ deps, actor, words }, key);
    return { fileName, bytes, contentType: contentTypes[key.format] };
  }

  return {
    servedFrom(address) {
      origin = address;
    },
    link({ actor, words }, key) {
      const id = randomUUID();
      const [oldest] = offers.keys();
      if (offers.size >= mostOffers && oldest !== undefined) offers.delete(oldest);
      const until = plusMs(deps.clock.now(), validMs);
      offers.set(id, { personId: actor.person.id, words: wordsIn(words.language), key, until });
      return `${origin}/download/${id}`;
    },
    async take(id) {
      const offer = offers.get(id);
      offers.delete(id);
      if (!offer || offer.until < deps.clock.now()) return undefined;
      return make(offer).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        deps.log.info('refused', { code: error.code });
        return undefined;
      });
    },
  };
}
