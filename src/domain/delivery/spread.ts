/** A number from 0 up to 1 that is the same for the same key, and otherwise as good as random. */
export function spread(key: string): number {
  // FNV-1a, with a last mixing, since keys differ mostly at their end.
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * How long to wait before the next try: twice as long each time, by chance a little more, so that many who
 * were refused at once do not come back at once.
 * @param key names the one who waits
 * @param attempt from 1
 */
export function backoffMs(key: string, attempt: number, longestMs: number): number {
  const base = Math.min(longestMs, 1000 * 2 ** Math.min(attempt, 20));
  return Math.round(base * (1 + spread(`${key} ${attempt}`) / 2));
}
