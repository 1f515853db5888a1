const usually = 8;

/** Does work on each of many, a few at a time, so that a store far away is waited for less. */
export async function inParallel<T>(
  many: Iterable<T>,
  work: (one: T) => Promise<void>,
  atOnce = usually,
): Promise<void> {
  const rest = many[Symbol.iterator]();
  async function worker(): Promise<void> {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await work(next.value);
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
}
