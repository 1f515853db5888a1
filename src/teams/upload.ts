/** Putting a file where Teams says; whether it may go there is asked before (`filePlace`). */

/** How one try ended; after `unknown` it may be there all the same. */
type Attempt = 'taken' | 'refused' | 'unknown';

async function put(place: URL, bytes: Buffer, contentType: string, withinMs: number): Promise<Attempt> {
  try {
    const { status } = await fetch(place, {
      method: 'PUT',
      headers: {
        'content-type': contentType,
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: new Uint8Array(bytes),
      // Another place than the one that was checked is no place.
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    if (status >= 500) return 'unknown';
    return status >= 200 && status < 300 ? 'taken' : 'refused';
  } catch {
    return 'unknown';
  }
}

/**
 * Puts a file in one piece. Doing that twice is the same as once, so what fails for now or does not answer is tried
 * once more.
 * @param withinMs for each try
 * @returns whether it was taken
 */
export async function upload(
  place: URL,
  bytes: Buffer,
  contentType: string,
  withinMs: number,
): Promise<boolean> {
  const first = await put(place, bytes, contentType, withinMs);
  return (first === 'unknown' ? await put(place, bytes, contentType, withinMs) : first) === 'taken';
}
