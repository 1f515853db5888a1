/** The least first, in a binary heap. */
export class Heap<T> {
  readonly #heap: T[] = [];

  constructor(readonly isBefore: (a: T, b: T) => boolean) {}

  get least(): T | undefined {
    return this.#heap[0];
  }

  add(one: T): void {
    const heap = this.#heap;
    let at = heap.push(one) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(heap[at]!, heap[above]!)) break;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  /** Takes the least away. */
  take(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < heap.length && this.isBefore(heap[below]!, heap[least]!)) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}
