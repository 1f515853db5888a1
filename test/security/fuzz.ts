import fc from 'fast-check';
import type { Json } from '../support/fake-connector';
import type { Turn } from './fuzz-activities';
import { putOnWire } from './fuzz-bodies';
import {
  cardFaults,
  cardsOf,
  lastingFaults,
  leakFaults,
  letThrough,
  loggedFaults,
  serverErrors,
  townsmanOf,
  type Answer,
  type Fault,
} from './fuzz-judge';
import { somePlans, type Plan } from './fuzz-plans';
import { openTown, type Town } from './fuzz-town';
import { Turns } from './fuzz-turns';
import { emptyTally, type SecurityRun, type Tally } from './tally';

/** Activities that nobody should ever send, from real ones and a seed, put through the bot's own door. */

/** Teams waits ten seconds for an answer; whoever takes half of that hangs. */
const answersWithinMs = 5_000;
/** After so many the town is looked through, and another one opened. */
const mostInTown = 400;
const mostFindings = 20;

class Faulty extends Error {
  constructor(
    readonly faults: readonly Fault[],
    readonly turn: Turn,
  ) {
    super(faults.map(({ what }) => what).join('; '));
  }
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

async function put({ bot }: Town, { body, wire }: Turn): Promise<Answer> {
  const before = bot.connector.calls.length;
  if (wire) {
    const status = await putOnWire(bot.url, wire, answersWithinMs);
    return { status, body: '', cards: cardsOf('', bot.connector.calls.slice(before)) };
  }
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(answersWithinMs),
  });
  const text = await response.text();
  const posted = bot.connector.calls.slice(before).map(({ activity }) => activity);
  return { status: response.status, body: text, cards: cardsOf(text, posted) };
}

/** Sends one thing, and says all that is wrong with what came of it. */
async function judged(town: Town, turns: Turns, turn: Turn): Promise<Fault[]> {
  const { bot } = town;
  const before = bot.logged.length;
  town.written();
  let answer: Answer;
  try {
    answer = await put(town, turn);
  } catch (error) {
    return [{ in: 'crashes', what: error instanceof Error ? error.message : String(error) }];
  }
  const sent = turn.wire ? undefined : parsed(turn.body);
  const who = townsmanOf(sent);
  const lines = bot.logged.slice(before);
  const [card] = answer.cards;
  if (who && card && card.buttons.length > 0) turns.shown.set(who.aadObjectId, card);
  return [
    ...serverErrors(sent, answer),
    ...loggedFaults(lines),
    ...cardFaults(answer, sent),
    ...(turn.wire ? [] : await leakFaults(bot, who, answer)),
    ...(turn.forbidden ? letThrough(town, turn.forbidden, answer, lines) : []),
  ];
}

/** Plays plans in one town until it has had enough, and adds up; a plan that fails is made as short as can be. */
async function playTown(tally: Tally, seed: number, size: number): Promise<void> {
  const town = await openTown();
  const turns = new Turns(town);
  let isShrinking = false;
  let left = Math.min(mostInTown, size);

  async function play(plans: readonly Plan[]): Promise<void> {
    for (const plan of plans)
      for (const turn of await turns.of(plan)) {
        const faults = await judged(town, turns, turn);
        if (!isShrinking) {
          tally.tried += 1;
          left -= 1;
          if (turn.forbidden && faults.length === 0) tally.refused += 1;
        }
        if (faults.length > 0) {
          isShrinking = true;
          throw new Faulty(faults, turn);
        }
      }
  }

  function note(error: unknown, place: string): void {
    const { faults, turn } = error instanceof Faulty ? error : { faults: [], turn: undefined };
    for (const fault of faults) if (fault.in !== 'findings') tally[fault.in] += 1;
    const why = error instanceof Error ? (error.stack ?? '') : String(error);
    const what = turn ? `${turn.what}: ${faults.map((each) => each.what).join('; ')}` : why;
    tally.findings.push(`${place}: ${what}`);
  }

  try {
    for (let at = 0; left > 0 && tally.findings.length < mostFindings; at += 1) {
      isShrinking = false;
      const details = await fc.check(fc.asyncProperty(somePlans, play), {
        ...{ seed: seed + at, numRuns: Math.max(1, Math.ceil(left / 6)), interruptAfterTimeLimit: 60_000 },
      });
      if (details.failed) note(details.errorInstance, `seed ${seed + at}`);
    }
    const lasting = await lastingFaults(town);
    for (const fault of lasting) note(new Faulty([fault], { what: 'afterwards', body: '' }), `seed ${seed}`);
  } finally {
    await town.close();
  }
}

export const fuzz: SecurityRun = async ({ seed, size }) => {
  const tally = emptyTally('hostile input');
  const onCrash = (error: unknown): void => {
    tally.crashes += 1;
    tally.findings.push(`nothing caught ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  };
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
  try {
    for (let town = 0; tally.tried < size && tally.findings.length < mostFindings; town += 1)
      await playTown(tally, seed * 1_000_000 + town * 1_000, size - tally.tried);
  } finally {
    process.off('uncaughtException', onCrash);
    process.off('unhandledRejection', onCrash);
  }
  return tally;
};
