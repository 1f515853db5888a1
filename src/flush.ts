import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Waits until a file, or with 'r' what a folder lists, is on the disk.
 * Windows flushes what may be written, and has no folders to flush.
 */
export function flush(path: string, flags: 'r+' | 'r' = 'r+'): void {
  if (flags === 'r' && process.platform === 'win32') return;
  const descriptor = openSync(path, flags);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
