import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The texts that a WebSocket sends. Only that: Node 20 has no client of its own, and this project
 * needs none outside its tests.
 */
export function listen(url: string, onText: (text: string) => void): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const request = get(url.replace(/^ws/, 'http'), {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      reject(new Error(`${url} answered ${response.statusCode ?? ''} instead of opening a stream`));
    });
    request.once('upgrade', (_response, socket: Socket, head: Buffer) => {
      let rest = head;
      const read = (chunk: Buffer): void => {
        rest = takeFrames(Buffer.concat([rest, chunk]), onText);
      };
      read(Buffer.alloc(0));
      socket.on('data', read);
      socket.on('error', () => socket.destroy());
      resolve({ close: () => socket.destroy() });
    });
  });
}

/** Hands out each whole text frame, and returns the bytes of the one that is still to come. */
function takeFrames(buffer: Buffer, onText: (text: string) => void): Buffer {
  let rest = buffer;
  for (;;) {
    const [first, second] = rest;
    if (first === undefined || second === undefined) return rest;
    const short = second & 0x7f;
    const header = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (rest.length < header) return rest;
    const length =
      short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
    if (rest.length < header + length) return rest;
    const isText = (first & 0x0f) === 1;
    if (isText) onText(rest.subarray(header, header + length).toString());
    rest = rest.subarray(header + length);
  }
}
