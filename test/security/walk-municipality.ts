import { openBot, type Bot } from '../teams/bot';
import { rewindableStore, type RewindableStore } from '../fixtures/rewindable-store';
import { Secrets } from './secrets';
import { addsUnit, comeAndGo, formerPeople, standIn } from './walk-comings';
import { Life } from './walk-life';
import { moments, type Moment } from './walk-moments';

/**
 * The sample municipality, lived until all sorts of texts are in it and all sorts of people around it: those who came
 * yesterday and those who left, and those who stand in (`walk-comings.ts`). What people write is in `walk-life-*.ts`,
 * when, in `walk-moments.ts`.
 */

export const tenant = 'tenant-demo';

/** Where the walk goes: the bot, what is secret in it, and the way back after each step. */
export interface World {
  bot: Bot;
  secrets: Secrets;
  store: RewindableStore;
  /** By name. */
  listed: ReadonlyMap<string, string>;
}

async function everyone(bot: Bot): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for await (const { id, name } of bot.app.deps.people.all()) ids.set(name, id);
  for (const { name, id } of formerPeople()) ids.set(name, id);
  return ids;
}

/** Opens the municipality as it is before the first moment. */
export async function openWorld(): Promise<{ world: World; moments: Moment[] }> {
  let store: RewindableStore | undefined;
  const bot = await openBot({
    isInTeams: true,
    tenantIds: [tenant],
    behind: (opened) => (store = rewindableStore(opened)),
  });
  const { deps } = bot.app;
  const listed = await everyone(bot);
  const secrets = new Secrets();
  const world: World = { bot, secrets, store: store!, listed };
  const life = new Life(deps, listed, secrets);
  await comeAndGo(life);
  await standIn(life);
  await addsUnit(life);
  return { world, moments: moments(life, bot) };
}
