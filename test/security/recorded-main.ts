import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tours } from '../gallery/scenes';
import { playTours, type Tour } from '../gallery/stage';
import type { Json } from '../support/fake-connector';
import { calledIn, recordedFolder, teamsAddress } from './recorded';
import { otherKinds } from './recorded-kinds';
import { recordPlayground } from './recorded-playground';

/** `node dist/test/security/recorded-main.js`: records anew what clients send, after buttons came or went. */

/** Of activities alike, of so many the fuzzer has enough. */
const mostAlike = 3;

function likeness(activity: Json): string {
  const { type, name, action, value, text } = activity;
  const called = calledIn(activity);
  const said = called ? [called.verb, ...Object.keys(called.data)] : [typeof text === 'string' ? text : ''];
  return JSON.stringify([type, name, action, typeof value, ...said]);
}

function write(subject: string, activities: readonly Json[]): void {
  const lines = activities.map(
    (activity) => `${JSON.stringify({ ...activity, serviceUrl: teamsAddress })}\n`,
  );
  if (lines.length > 0)
    writeFileSync(
      join(recordedFolder, `${subject.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.jsonl`),
      lines.join(''),
    );
}

async function record(tour: Tour, seen: Map<string, number>): Promise<Json[]> {
  const kept: Json[] = [];
  const onSent = (activity: Json): void => {
    const alike = likeness(activity);
    const times = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, times);
    if (times <= mostAlike) kept.push(activity);
  };
  await playTours([{ ...tour, bot: { isInTeams: true, ...tour.bot, onSent } }], ['da']);
  return kept;
}

async function main(): Promise<void> {
  rmSync(recordedFolder, { recursive: true, force: true });
  mkdirSync(recordedFolder);
  const seen = new Map<string, number>();
  for (const tour of [...tours, otherKinds]) write(tour.subject, await record(tour, seen));
  write('playground', await recordPlayground());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
