import type { DocumentStore, Operation, StoreDocument } from '../../src/app/ports';
import type { Instant } from '../../src/domain/calendar/instant';
import { Heap } from './heap';

interface Entry {
  at: Instant;
  key: string;
}

function isEarlier(a: Entry, b: Entry): boolean {
  return a.at < b.at;
}

/**
 * When something falls due next, from what is written: so that an instance's rounds, every 15 seconds in life,
 * need not be run through the years in which they find nothing.
 */
export class DueIndex {
  readonly #due = new Map<string, Instant>();
  readonly #posts = new Heap<Entry>(isEarlier);
  readonly #others = new Heap<Entry>(isEarlier);
  #waiting: { moment: Instant; resolve: () => void }[] = [];

  /** The earliest moment at which a card is to be posted; it may be past. */
  nextPost(): Instant | undefined {
    return this.#least(this.#posts);
  }

  /** The earliest moment at which anything else is due, which needs no open hours; it may be past. */
  nextOther(): Instant | undefined {
    return this.#least(this.#others);
  }

  #least(heap: Heap<Entry>): Instant | undefined {
    for (let { least } = heap; least; { least } = heap) {
      if (this.#due.get(least.key) === least.at) return least.at;
      heap.take();
    }
    return undefined;
  }

  /** When something is written that falls due before a moment. */
  earlierThan(moment: Instant): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ moment, resolve }));
  }

  #note({ pk, id, type, state, dueAt, body }: StoreDocument): void {
    if (!['meeting', 'agreement', 'outbox', 'person'].includes(type)) return;
    const key = `${pk} ${id}`;
    const isDue = dueAt !== undefined && (type !== 'outbox' || state === 'pending');
    if (!isDue) {
      this.#due.delete(key);
      return;
    }
    if (this.#due.get(key) === dueAt) return;
    this.#due.set(key, dueAt);
    const isPost = type === 'outbox' && body['action'] === 'post';
    (isPost ? this.#posts : this.#others).add({ at: dueAt, key });
    for (const { resolve } of this.#waiting.filter(({ moment }) => dueAt < moment)) resolve();
    this.#waiting = this.#waiting.filter(({ moment }) => dueAt >= moment);
  }

  /** The store, watched. */
  watching(store: DocumentStore): DocumentStore {
    const noteAll = (pk: string, operations: readonly Operation[]): void => {
      for (const operation of operations) {
        if (operation.op === 'put') this.#note(operation.document);
        else this.#due.delete(`${pk} ${operation.id}`);
      }
    };
    return {
      get: (...given) => store.get(...given),
      query: (...given) => store.query(...given),
      delete: (...given) => store.delete(...given),
      scrub: () => store.scrub(),
      ready: () => store.ready(),
      close: () => store.close(),
      put: async (container, document, expect) => {
        const stored = await store.put(container, document, expect);
        this.#note(document);
        return stored;
      },
      batch: async (container, pk, operations) => {
        await store.batch(container, pk, operations);
        noteAll(pk, operations);
      },
    };
  }
}
