import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The key of every Cosmos emulator, published by Microsoft; it protects nothing. */
export const emulatorKey =
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

/** Whether the request is signed with `key`, as the service checks it for master keys. */
export function isSigned(request: IncomingMessage, key: string): boolean {
  const given = /^type=master&ver=1\.0&sig=(.*)$/.exec(
    decodeURIComponent(request.headers.authorization ?? ''),
  )?.[1];
  const path = pathOf(request);
  // An address with an odd number of parts ends in a kind of resource, one with an even number in a resource.
  const isFeed = path.length % 2 === 1;
  const kind = (isFeed ? path.at(-1) : path.at(-2)) ?? '';
  const link = (isFeed ? path.slice(0, -1) : path).join('/');
  const date = String(request.headers['x-ms-date'] ?? '').toLowerCase();
  const text = `${(request.method ?? '').toLowerCase()}\n${kind}\n${link}\n${date}\n\n`;
  const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest();
  const signature = Buffer.from(given ?? '', 'base64');
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

/** The parts of the address, decoded: `['dbs', 'kvalitetsloop', 'colls', 'units', 'docs', '…']`. */
export function pathOf(request: IncomingMessage): string[] {
  const [path = ''] = (request.url ?? '').split('?');
  return path.split('/').filter(Boolean).map(decodeURIComponent);
}
