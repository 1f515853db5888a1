import { readFileSync } from 'node:fs';

/** What Linux tells of a process; undefined elsewhere, and for one that is gone. */
function look(pid: number): { command: string; parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    return {
      command: stat.slice(stat.indexOf('(') + 1, end),
      parent: Number(stat.slice(end + 2).split(' ')[1]),
    };
  } catch {
    return undefined;
  }
}

/**
 * Calls `gone` when the `npm start` that led here has ended. npm hands a signal to its shell, and
 * the shell ends without a word to us: the ports would stay taken, with nobody to ask.
 */
export function whenLauncherGoes(env: NodeJS.ProcessEnv, gone: () => void): void {
  if (env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const above = look(shell);
  // A shell may also have become this very process; then npm itself is the parent.
  const npm = above && /^(?:ba|da|z)?sh$/.test(above.command) ? above.parent : undefined;
  const timer = setInterval(() => {
    const isGone = process.ppid !== shell || (npm !== undefined && look(shell)?.parent !== npm);
    if (!isGone) return;
    clearInterval(timer);
    gone();
  }, 1_000);
  timer.unref();
}
