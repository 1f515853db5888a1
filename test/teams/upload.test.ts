import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { upload } from '../../src/teams/upload';

/** How long we wait for a place that does not answer. */

it('gives up after two tries that nobody answers', async () => {
  let calls = 0;
  const server = createServer((request) => {
    calls += 1;
    request.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await upload(place, Buffer.from('x'), 'text/csv', 400)).toBe(false);
  expect(calls).toBe(2);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
