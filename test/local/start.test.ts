import { createServer, type AddressInfo } from 'node:net';
import { hasDesktop, withoutProxyAtHome } from '../../src/local/playground';
import { answers, chosenPort, isFree } from '../../src/local/ports';
import { say, welcome, words } from '../../src/local/words';

describe('what npm start says', () => {
  it('puts values in the slots, and leaves a slot it has no value for', () => {
    expect(say('Port {port}, {who}', { port: 1 })).toBe('Port 1, {who}');
  });

  it('tells the address once, and names both ports’ settings when one is taken', () => {
    expect(welcome.filter((line) => line.includes('{address}'))).toHaveLength(1);
    expect(words.botPortTaken).toContain('PORT={next} npm start');
    expect(words.playgroundPortTaken).toContain('PLAYGROUND={next} npm start');
  });
});

describe('the ports', () => {
  it('sees that a port is taken, and finds a free one', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await isFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isFree(port)).toBe(true);
    expect(await chosenPort(port)).toBe(port);
    expect(await chosenPort(0)).toBeGreaterThan(0);
  });

  it('stops waiting for an answer when there will be none', async () => {
    const gone = AbortSignal.abort();
    expect(await answers('http://127.0.0.1:9/', { withinMs: 10_000, until: gone })).toBe(false);
    const never = new AbortController().signal;
    expect(await answers('http://127.0.0.1:9/', { withinMs: 200, until: never })).toBe(false);
  });
});

describe('the browser', () => {
  it('opens only for a person at a screen', () => {
    expect(hasDesktop({ DISPLAY: ':0' }, false)).toBe(false);
    expect(hasDesktop({ DISPLAY: ':0', SSH_CONNECTION: 'x' }, true)).toBe(false);
    expect(hasDesktop({ DISPLAY: ':0', CI: 'true' }, true)).toBe(false);
    expect(hasDesktop({ DISPLAY: ':0' }, true)).toBe(true);
  });

  it('keeps the two programs’ talk off a proxy, and the rest as it was', () => {
    expect(withoutProxyAtHome({ no_proxy: 'a.test' })['NO_PROXY']).toBe('a.test,localhost,127.0.0.1');
  });
});
