import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/assets';
import type { Json } from '../support/fake-connector';

/** Activities as they came to the bot, in the order of what they are about; made anew by `recorded-main.ts`. */
export interface Recording {
  /** The tour they were sent on, or the client. */
  subject: string;
  activities: readonly Json[];
}

/** Teams' own address stands in for the test's, which is another one each time. */
export const teamsAddress = 'https://smba.trafficmanager.net/emea/';

/** One file a subject, one activity a line. */
export const recordedFolder = join(projectRoot(), 'test/security/recorded');

export function recordings(): Recording[] {
  return readdirSync(recordedFolder)
    .sort()
    .map((name) => ({
      subject: name.replace(/\.jsonl$/, ''),
      activities: readFileSync(join(recordedFolder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Json),
    }));
}

/** The data that a button sent along, by Execute or by Submit; undefined for all that is no button. */
export function calledIn(activity: Json): { verb: string; data: Json } | undefined {
  const { value } = activity as { value?: { verb?: unknown; action?: { verb?: unknown; data?: Json } } };
  const { verb, data } = value?.action ?? { verb: value?.verb, data: value as Json | undefined };
  return typeof verb === 'string' ? { verb, data: data ?? {} } : undefined;
}
