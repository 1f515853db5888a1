/** Putting a file where Teams says, which is hostile input: an activity can name any place. */

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The address of a place that files may go to: OneDrive for Business and SharePoint, where the people of a tenant have
 * their files. National clouds and private OneDrives have other hosts; nobody who uses the bot is there.
 * @param isLocal also a server on this machine, as when the bot is tried
 * @returns undefined for any other place
 */
export function filePlace(address: string, isLocal: boolean): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return undefined;
  if (isLocal && url.protocol === 'http:' && loopback.includes(url.hostname)) return url;
  const isSharePoint = /^[a-z0-9-]+\.sharepoint\.com$/.test(url.hostname);
  return url.protocol === 'https:' && url.port === '' && isSharePoint ? url : undefined;
}

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
