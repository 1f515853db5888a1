import { readCard, type ShownCard } from '../support/bot-client';
import type { ConnectorCall, Json } from '../support/fake-connector';
import { Random } from '../sim/random';
import { belongsTo, ownRoles } from './circles';
import { undrawn, unlisted } from './registrations';
import { emptyTally, type SecurityRun } from './tally';
import type { Walking } from './walk-around';
import { Attempts } from './walk-attempts';
import { walkCommands } from './walk-cli';
import { walkConsents } from './walk-consent';
import { walkDocuments } from './walk-documents';
import { Drawn } from './walk-drawn';
import { Judge } from './walk-judge';
import type { Moment } from './walk-moments';
import { openWorld } from './walk-municipality';
import { walkNamed } from './walk-named';
import { gather, type Walker } from './walk-people';
import { placeOf, placesOf } from './walk-places';
import { Presses } from './walk-presses';
import { walkSearches } from './walk-searches';
import { Words } from './walk-words';

/**
 * The permission walk: every card that the bot draws for those whom it is for, in every state of a loop; each of its
 * buttons pressed by everyone else, in every sort of chat, and with other ids in it. Where it goes is in
 * `walk-municipality.ts`; what is written, pressed and attempted there in `walk-words.ts`, `walk-presses.ts` and
 * `walk-attempts.ts`; what counts as wrong, in `walk-judge.ts`.
 */

const wholeFrom = 10_000;
/** Units whose likes a small run walks elsewhere. */
const onlyWhole = ['egelunden', 'nordlyset'];

/** Whether someone has to do with the units that are walked at a moment. */
function isOf({ places, isWhole }: Walking, { person }: Walker, { units }: Moment): boolean {
  if (!person) return false;
  const near = isWhole ? units : units.filter((unitId) => !onlyWhole.includes(unitId) || units.length < 4);
  return near
    .flatMap((unitId) => placeOf(places, unitId) ?? [])
    .some(
      (place) =>
        belongsTo('administration', person, place) || ownRoles(person, place, places.today).length > 0,
    );
}

function cardsTo({ personal }: Walker, delivered: readonly ConnectorCall[]): ShownCard[] {
  return (
    delivered
      .filter(({ conversationId }) => conversationId === personal.conversationId)
      .flatMap(({ activity }) => (activity['attachments'] as { content: Json }[] | undefined) ?? [])
      .map(({ content }) => JSON.stringify(content))
      // They are sent side by side, and come in any order.
      .sort()
      .map((card) => readCard(JSON.parse(card) as Json))
  );
}

/** What is of a unit, by its name, as a file or at a shell, by everyone of all units. */
async function walkAbout(walking: Walking, unitIds: readonly string[]): Promise<void> {
  await walkNamed(walking, unitIds);
  await walkConsents(walking, unitIds);
  await walkCommands(walking, unitIds);
}

class Walk {
  readonly drawn = new Drawn();
  private readonly attempts = new Attempts(this.drawn.pool);
  private callsBefore = 0;

  /** @param throughout what stays from one moment to the next */
  constructor(private readonly throughout: Omit<Walking, 'places'>) {}

  async at(moment: Moment): Promise<void> {
    const { world, walkers, isWhole } = this.throughout;
    const { units } = moment;
    const { calls } = world.bot.connector;
    const delivered = calls.slice(this.callsBefore);
    for (const walker of walkers) {
      const loaded = walker.person && (await world.bot.app.deps.people.byId(walker.person.id));
      if (loaded) walker.person = loaded.value;
    }
    const walking = { ...this.throughout, places: await placesOf(world) };
    const presses = new Presses(walking, this.attempts, this.drawn);
    const words = new Words(walking, presses);
    for (const walker of walkers.filter((each) => isOf(walking, each, moment))) {
      for (const card of cardsTo(walker, delivered)) await presses.card(walker, card);
      await words.of(walker, moment.words);
    }
    await walkDocuments(walking, units);
    if (!moment.words) await walkAbout(walking, isWhole ? units : units.slice(0, 2));
    await walkSearches(walking, isWhole ? units : units.slice(0, 1));
    this.callsBefore = calls.length;
  }
}

/** Walks through all moments. */
export const walk: SecurityRun = async ({ seed, size }) => {
  const tally = emptyTally('Permission walk');
  const { world, moments } = await openWorld();
  try {
    const walkers = await gather(world);
    const judge = new Judge(world, walkers, tally);
    const isWhole = size >= wholeFrom;
    const random = new Random(seed, 'walk');
    const steps = new Walk({ world, walkers, judge, random, isWhole });
    for (const moment of moments) {
      world.bot.clock.set(moment.at);
      await moment.live();
      await steps.at(moment);
      if (isWhole)
        process.stderr.write(
          `walk: ${moment.at.slice(0, 10)}, ${tally.tried} tries, ${tally.refused} refused\n`,
        );
    }
    for (const gap of [...unlisted(), ...undrawn(steps.drawn.verbs)]) judge.find(gap);
    for (const kind of world.secrets.kinds())
      if (!judge.read.has(kind))
        judge.find(`Nobody read a text of the sort ${kind}, so that the walk proves nothing of it`);
  } finally {
    await world.bot.close();
  }
  return tally;
};
