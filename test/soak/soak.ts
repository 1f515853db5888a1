import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../src/assets';
import { openSqliteStore } from '../../src/store/sqlite';
import { writtenIn } from '../sim/written';
import { BotProcess } from '../support/bot-process';
import { crowdOf, type Crowd } from './crowd';
import { slopeOf, warmOf, type Measure, type Outcome, type Span } from './measures';
import { liveInFile, soakDay } from './municipality';
import { openLoop } from './open-loop';
import { Tally } from './tally';

export interface SoakOptions {
  minutes: number;
  /** Turns a second. */
  rate: number;
  seed: number;
  /** The share of the store's calls that fail. */
  failing: number;
  units: number;
  people: number;
  /** Told of each span as it ends. */
  progress?: (span: Span) => void;
}

const entry = join(projectRoot(), 'dist', 'test', 'soak', 'bot-main.js');
const minuteMs = 60_000;
/** A minute each; of a short run so many all the same, so that a slope can be seen. */
const fewestSpans = 5;
/** So little of the processor is used in so long when nothing is going on. */
const quietMs = 1000;
const quietCpuMs = 200;
const busyAtMostMs = 60_000;
const megabyte = 1024 * 1024;

/** What the log says went wrong; a text that is given back to be mended is no fault. */
const wrongInLog = /"level":"(?:error|warn)","event":"(?!given-back")([^"]+)"/g;
/** With a store that fails the log says so, and only what is a fault all the same counts. */
const wrongWhileFailing = /"event":"(turn-failed|turn-error|activity-refused|card-not-replaced|too-fast)"/g;

function openBot(file: string, { failing, seed }: SoakOptions): Promise<BotProcess> {
  return BotProcess.start(
    { STORE: 'sqlite', SQLITE_FILE: file, DEMO: 'off', PLAYGROUND: 'off', LOG_LEVEL: 'warn' },
    {
      entry,
      nodeArgs: ['--expose-gc'],
      args: ['--now', soakDay, '--failing', String(failing), '--seed', String(seed)],
      isAskable: true,
      cwd: projectRoot(),
    },
  );
}

function spanOf(tally: Tally, before: Measure, after: Measure, tookMs: number, atMs: number): Span {
  const { turns, errors, latency } = tally.endSpan();
  return {
    atMinute: atMs / minuteMs,
    turns,
    perSecond: turns / (tookMs / 1000),
    errors,
    latency,
    heapMb: after.heapBytes / megabyte,
    rssMb: after.rssBytes / megabyte,
    cpuPercent: (100 * (after.cpuMs - before.cpuMs)) / tookMs,
    loopMs: after.loopMs,
  };
}

/** Measures span by span until the run is over, the last of them with what is left. */
async function watch(
  bot: BotProcess,
  tally: Tally,
  everyMs: number,
  over: AbortSignal,
  told: (span: Span) => void,
): Promise<void> {
  const begunMs = performance.now();
  let before = (await bot.ask('how are you')) as Measure;
  let fromMs = performance.now();
  for (let nth = 1; !over.aborted; nth += 1) {
    await wait(begunMs + nth * everyMs - performance.now(), undefined, { signal: over }).catch(
      () => undefined,
    );
    const nowMs = performance.now();
    const after = (await bot.ask('how are you')) as Measure;
    told(spanOf(tally, before, after, nowMs - fromMs, nowMs - begunMs));
    before = after;
    fromMs = nowMs;
  }
}

/** Until it has caught up with what fell due while nobody ran it: two years of cards. */
async function untilQuiet(bot: BotProcess): Promise<void> {
  let before = (await bot.ask('how are you')) as Measure;
  const giveUpMs = performance.now() + busyAtMostMs;
  for (let isBusy = true; isBusy && performance.now() < giveUpMs;) {
    await wait(quietMs);
    const after = (await bot.ask('how are you')) as Measure;
    isBusy = after.cpuMs - before.cpuMs > quietCpuMs;
    before = after;
  }
}

async function oneTurn(crowd: Crowd, tally: Tally): Promise<void> {
  try {
    const told = await crowd.turn();
    if (told) tally.told(told);
    else tally.error('no answer within 15 s');
  } catch (error) {
    tally.error(error instanceof Error ? error.message : 'unknown');
  }
}

/** The marks of the texts that stand in one place. */
function tokensIn(text = ''): string {
  return text.match(/svar-\d+-/g)?.join(' ') ?? 'nothing';
}

/** What of the acknowledged answers is not in the store, and what is there instead. */
async function lostIn(file: string, crowd: Crowd): Promise<string[]> {
  const store = openSqliteStore({ file });
  try {
    const texts = await writtenIn(store);
    return [...crowd.answers.lostIn(texts)].map(({ place, token }) => {
      const elsewhere = [...texts].filter(([, text]) => text.includes(token)).map(([found]) => found);
      const where = elsewhere.length > 0 ? `; it is at ${elsewhere.join(' and ')}` : '';
      return `${token} at ${place}${where}; there is: ${tokensIn(texts.get(place))}`;
    });
  } finally {
    await store.close();
  }
}

async function run(file: string, options: SoakOptions): Promise<Outcome> {
  const { minutes, rate, seed, failing, units, people, progress } = options;
  const inhabitants = await liveInFile(file, units, seed);
  const bot = await openBot(file, options);
  const crowd = await crowdOf(inhabitants, people, seed, () => bot.url);
  const tally = new Tally(failing > 0);
  const spans: Span[] = [];
  try {
    await untilQuiet(bot);
    await crowd.arrive();
    await untilQuiet(bot);
    const durationMs = minutes * minuteMs;
    const loop = openLoop({
      ...{ rate, durationMs },
      turn: () => oneTurn(crowd, tally),
      answered: (latencyMs) => {
        tally.answered(latencyMs);
      },
    });
    const over = new AbortController();
    void loop.then(() => {
      over.abort();
    });
    await watch(bot, tally, Math.min(minuteMs, durationMs / fewestSpans), over.signal, (span) => {
      spans.push(span);
      progress?.(span);
    });
    const { tookMs } = await loop;
    const stoppingMs = performance.now();
    const exitCode = await bot.kill('SIGTERM');
    const stoppedInMs = performance.now() - stoppingMs;
    if (exitCode !== 0) tally.error(`ended with ${exitCode ?? 'a signal'}`);
    for (const [, event] of bot.output().matchAll(failing > 0 ? wrongWhileFailing : wrongInLog))
      tally.error(`logged ${event}`);
    const lost = await lostIn(file, crowd);
    const whole = tally.whole();
    const warm = warmOf(spans);
    return {
      ...{ rate, minutes, seed, failing },
      ...whole,
      perSecond: whole.turns / (tookMs / 1000),
      spans,
      heapSlope: slopeOf(warm.map(({ atMinute, heapMb }) => [atMinute, heapMb])),
      rssSlope: slopeOf(warm.map(({ atMinute, rssMb }) => [atMinute, rssMb])),
      acknowledged: crowd.answers.acknowledged,
      found: crowd.answers.acknowledged - lost.length,
      ...{ lost, stoppedInMs },
    };
  } finally {
    await bot.kill();
    await crowd.connector.close();
  }
}

/** Lets a municipality use the built bot for a while, as evenly as asked, and says how it did. */
export async function soak(options: SoakOptions): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  try {
    return await run(join(folder, 'soak.sqlite'), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
