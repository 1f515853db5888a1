import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { filePlace, upload } from '../../src/teams/upload';

/** Where files may go, and how long we wait for a place that does not answer. */

it.each([
  'https://contoso-my.sharepoint.com/personal/x/_api/v2.0/drive?guid=1&overwrite=true',
  'https://contoso.sharepoint.com/',
])('%s is a place for files', (address) => {
  expect(filePlace(address, false)?.href).toBe(address);
});

it('takes a server on this machine only where the bot is tried', () => {
  expect(filePlace('http://127.0.0.1:4000/x', true)?.port).toBe('4000');
  expect(filePlace('http://127.0.0.1:4000/x', false)).toBeUndefined();
  expect(filePlace('http://127.0.0.1.evil.dk/x', true)).toBeUndefined();
});

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
