/** Where progress is told: standard error, so that a file on standard output stays whole. */
export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** So many units are read in an instant, and need no words. */
const every = 25;

/** Counts what is done for the one who waits at a terminal; a script's log gets nothing. */
export function progress(stream: ProgressStream): { count: (done: number) => void; end: () => void } {
  let isShown = false;
  return {
    count(done): void {
      if (stream.isTTY !== true || done % every !== 0) return;
      isShown = true;
      stream.write(`\rRead ${done} units …`);
    },
    end(): void {
      // Back to the beginning of the line, and clear it.
      if (isShown) stream.write('\r\u001b[K');
    },
  };
}
