/** How the command speaks: text for people, or one JSON value for programs. */
export interface Output {
  /** @param lines what a person reads; `value` is what `--json` prints instead */
  say(lines: readonly string[], value: unknown): void;
}

export function output(isJson: boolean, write: (text: string) => void): Output {
  return {
    say: (lines, value) => {
      write(isJson ? `${JSON.stringify(value, undefined, 2)}\n` : `${lines.join('\n')}\n`);
    },
  };
}

/** Columns as wide as their widest cell. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_name, column) =>
    all.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0),
  );
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Ends the command with one line and exit code 1: what is wrong, why, how to mend it. */
export class CommandFailed extends Error {
  constructor(
    message: string,
    readonly value: unknown = { error: message },
  ) {
    super(message);
  }
}
