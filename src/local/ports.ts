import { createServer } from 'node:net';

const host = '127.0.0.1';

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    });
  });
}

/** Whether this machine's own address is free at that port now. */
export async function isFree(port: number): Promise<boolean> {
  return (await tryPort(port)) !== undefined;
}

/** The port itself; for 0 any free one. */
export async function chosenPort(port: number): Promise<number> {
  return port === 0 ? ((await tryPort(0)) ?? 0) : port;
}

export interface Wait {
  withinMs: number;
  /** Ends the wait at once, without an answer. */
  until: AbortSignal;
}

/** Waits until an address answers 200. */
export async function answers(address: string, { withinMs, until }: Wait): Promise<boolean> {
  const deadline = AbortSignal.timeout(withinMs);
  const signal = AbortSignal.any([deadline, until]);
  while (!signal.aborted) {
    const isOk = await fetch(address, { signal }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false,
    );
    if (isOk) return true;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
}
