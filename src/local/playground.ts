import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Child } from './child';

const packageName = '@microsoft/m365agentsplayground';

/** The chat window's own program, or undefined in an install without development packages. */
export function findPlayground(): string | undefined {
  try {
    const file = require.resolve(`${packageName}/package.json`);
    const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: Record<string, string> };
    return bin['agentsplayground'] && join(dirname(file), bin['agentsplayground']);
  } catch {
    return undefined;
  }
}

/** True where a person sits at a screen that can show a browser. */
export function hasDesktop(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (!isTerminal || env['SSH_CONNECTION'] || env['CI']) return false;
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/** Calls between the two stay on this machine, whatever proxy it uses. */
export function withoutProxyAtHome(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = env['NO_PROXY'] ?? env['no_proxy'];
  const list = [...(others ? [others] : []), 'localhost', '127.0.0.1'].join(',');
  return { ...env, NO_PROXY: list, no_proxy: list };
}

export interface PlaygroundOptions {
  script: string;
  root: string;
  log: string;
  port: number;
  endpoint: string;
  env: NodeJS.ProcessEnv;
  opensBrowser: boolean;
}

/** Starts Microsoft's Agents Playground; what it prints goes to its log file. */
export function startPlayground(options: PlaygroundOptions): Child {
  mkdirSync(dirname(options.log), { recursive: true });
  const env = {
    ...withoutProxyAtHome(options.env),
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(options.root, '.m365agentsplayground.yml'),
    M365_AGENTS_PLAYGROUND_LOGFILE: options.log,
    ...(options.opensBrowser ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }),
  };
  const { port, endpoint } = options;
  return new Child(options.script, {
    // prettier-ignore
    args: ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--service-url',
      `http://127.0.0.1:${port}/_connector`, '--disable-telemetry'],
    env,
    preload: [join(__dirname, 'loopback.js')],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
