import { spawnSync } from 'node:child_process';

// prettier-ignore
export const browserFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** The machine's own Chromium, or undefined when it has none. */
export function findBrowser(): string | undefined {
  const found = spawnSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], {
    encoding: 'utf8',
  });
  return found.stdout.trim() || undefined;
}
