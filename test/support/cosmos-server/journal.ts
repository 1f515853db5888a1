import {
  appendFileSync,
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Change } from './account';

/**
 * A file with one line for each request that wrote something. A line is on the disk before its request is
 * answered, and the cost of a write does not grow with the data, as it would if the file held a whole picture.
 */
export class Journal {
  #file: number | undefined;

  constructor(private readonly path: string) {}

  /** All changes so far, oldest first. A last line cut off by a crash was never acknowledged, so it is left out. */
  read(): Change[] {
    if (!existsSync(this.path)) return [];
    const lines = readFileSync(this.path, 'utf8').split('\n');
    return lines.slice(0, -1).flatMap((line) => JSON.parse(line) as Change[]);
  }

  /** Begins a new file with only what is left of the past, and puts it in place of the old in one step. */
  compact(changes: readonly Change[]): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const fresh = `${this.path}.new`;
    this.#file = openSync(fresh, 'w');
    for (const change of changes) appendFileSync(this.#file, `${JSON.stringify([change])}\n`);
    fdatasyncSync(this.#file);
    renameSync(fresh, this.path);
  }

  append(changes: readonly Change[]): void {
    if (this.#file === undefined) throw new Error('compact() opens the journal');
    if (changes.length === 0) return;
    appendFileSync(this.#file, `${JSON.stringify(changes)}\n`);
    fdatasyncSync(this.#file);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
