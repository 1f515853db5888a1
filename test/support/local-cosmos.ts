import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './playground-chat';

const command = join(__dirname, '..', '..', 'dist', 'test', 'support', 'cosmos-server', 'main.js');

export interface LocalCosmos {
  /** The settings that start the bot on it. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** The line that `npm run cosmos:local` tells people to start the bot with. */
function settingsIn(said: string): Record<string, string> | undefined {
  const line = /^ +(STORE=cosmos .*) npm start$/m.exec(said)?.[1];
  const settings = line?.split(' ').map((setting) => {
    const [name = '', ...value] = setting.split('=');
    return [name, value.join('=').replaceAll("'", '')];
  });
  return settings && (Object.fromEntries(settings) as Record<string, string>);
}

/** What `npm run cosmos:local` runs once it is built, on a free port. */
export async function startLocalCosmos(cwd: string, ...args: string[]): Promise<LocalCosmos> {
  const child = spawn(process.execPath, [command, '--port', '0', ...args], { cwd });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const env = await until(
    () => settingsIn(said),
    () => `The local Cosmos DB did not start:\n${said}`,
  );
  return {
    env,
    async stop() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill()) await ended;
    },
  };
}
