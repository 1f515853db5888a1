import type { StoreDocument } from '../../src/app/ports';
import { OutboxRow } from '../../src/domain/delivery/outbox';
import { keyOfRow, textOf, type CardKey } from './cards';
import type { Watcher } from './faulty-store';
import type { Life } from './life';

/** Why a card may have come twice. */
export type Excuse = 'ambiguous' | 'crash' | 'store';

/**
 * What Teams took, held against what was recorded. A card may come once more than it was recorded only where
 * nobody could know that it had come: the answer was ambiguous, or the process died, or the store failed,
 * between sending and recording. Losing a lease is no excuse.
 */
export class Ledger {
  readonly taken = new Map<string, number>();
  readonly excused = new Map<string, number>();
  readonly excuses: Record<Excuse, number> = { ambiguous: 0, crash: 0, store: 0 };
  readonly #unrecorded = new Map<Life, string[]>();
  readonly #prevented = new Set<string>();

  /** Teams took a card from this process, which does not know it yet. */
  took(life: Life, key: CardKey): void {
    const text = textOf(key);
    this.taken.set(text, (this.taken.get(text) ?? 0) + 1);
    const pending = this.#unrecorded.get(life);
    if (pending) pending.push(text);
    else {
      this.#unrecorded.set(life, [text]);
      life.onCrash(() => {
        this.#crashed(life);
      });
    }
    if (life.isOver) this.#crashed(life);
  }

  /** The answer to a card that Teams took said neither yes nor no. */
  unclear(life: Life, key: CardKey): void {
    if (this.#settle(life, textOf(key))) this.#excuse(textOf(key), 'ambiguous');
  }

  #crashed(life: Life): void {
    for (const text of this.#unrecorded.get(life)?.splice(0) ?? []) this.#excuse(text, 'crash');
  }

  #settle(life: Life, text: string): boolean {
    const pending = this.#unrecorded.get(life) ?? [];
    const at = pending.indexOf(text);
    if (at >= 0) pending.splice(at, 1);
    return at >= 0;
  }

  #excuse(text: string, why: Excuse): void {
    this.excused.set(text, (this.excused.get(text) ?? 0) + 1);
    this.excuses[why] += 1;
  }

  /** At the end: what a living process could not record because the store failed each time it tried. */
  close(): void {
    for (const pending of this.#unrecorded.values())
      for (const text of pending.splice(0)) if (this.#prevented.has(text)) this.#excuse(text, 'store');
  }

  watcherOf(life: Life): Watcher {
    const sentKey = (document: StoreDocument): string | undefined => {
      if (document.type !== 'outbox' || document.state !== 'sent') return undefined;
      const row = OutboxRow.parse(document.body);
      return row.action === 'post' ? textOf(keyOfRow(row)) : undefined;
    };
    return {
      written: (document) => {
        const text = sentKey(document);
        if (text !== undefined) this.#settle(life, text);
      },
      prevented: (document) => {
        const text = sentKey(document);
        if (text !== undefined) this.#prevented.add(text);
      },
    };
  }
}
