import type { Log } from './app/ports';
import { withoutSecrets } from './secrets';

const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

/** One JSON line an event, to standard error: codes, ids and counts only. */
export function jsonLog(
  least: Level,
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Log {
  const at =
    (level: Level) =>
    (event: string, fields: Record<string, unknown> = {}): void => {
      if (levels.indexOf(level) < levels.indexOf(least)) return;
      write(withoutSecrets(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
