import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { upload } from '../../src/teams/upload';

/** A place that does not answer, or that names another. */

let server: Server;
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Somewhere to put a file; `paths` are those it was put to. */
async function place(answer: (response: ServerResponse) => void): Promise<{ at: URL; paths: string[] }> {
  const paths: string[] = [];
  server = createServer((request, response) => {
    paths.push(request.url ?? '');
    request.resume().once('end', () => {
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { at: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/first`), paths };
}

it('gives up after two tries that nobody answers', async () => {
  const { at, paths } = await place(() => undefined);
  expect(await upload(at, Buffer.from('x'), 'text/csv', 400)).toBe(false);
  expect(paths).toEqual(['/first', '/first']);
});

it.each([301, 302, 307, 308])('goes nowhere else when it is sent on with %i', async (status) => {
  const { at, paths } = await place((response) => {
    // In two steps: where restify was loaded before, in the same process, writeHead returns nothing.
    response.writeHead(status, { location: '/elsewhere' });
    response.end();
  });
  expect(await upload(at, Buffer.from('x'), 'text/csv', 5000)).toBe(false);
  expect(paths).toEqual(['/first']);
});
