import type { Language } from '../../src/domain/people/person';
import { readCard, type BotPerson, type ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { aadOf, openBot, type Bot, type BotOptions } from '../teams/bot';

/** Where a tour plays: the real bot behind its HTTP door, in one language, with a clock that is moved by hand. */

/** A card as the bot sent it, in one language. */
export interface Scene {
  /** Names its snapshot and picture: 'follow-up.finished'. */
  name: string;
  language: Language;
  card: Json;
}

/** Someone at a Teams client. Buttons are told by their verb and fields by their id: those are the same in every language. */
export interface Player {
  say: (written: string) => Promise<ShownCard>;
  /** @param at which of several buttons with that verb; -1 is the last */
  press: (
    card: ShownCard,
    verb: string,
    typed?: Readonly<Record<string, string>>,
    at?: number,
  ) => Promise<ShownCard>;
  /** The cards the bot posted to this person by itself, oldest first. */
  delivered: () => ShownCard[];
}

export interface Stage {
  bot: Bot;
  language: Language;
  /** What people write, in the language of the tour. */
  says: (da: string, en: string) => string;
  /** Someone of the sample municipality, who has met the bot and chosen the tour's language. */
  player: (name: string) => Promise<Player>;
  /** Someone the municipality has not listed. */
  stranger: (who?: { tenant: string }) => Player;
  /** The timer's round at that moment. */
  roundAt: (moment: string) => Promise<void>;
  show: (name: string, card: ShownCard) => void;
}

/** One subject, told as people meet it; shows a scene wherever a card is worth looking at. */
export interface Tour {
  subject: string;
  bot?: BotOptions;
  play(stage: Stage): Promise<void>;
}

/** In Teams everyone is who they are, unless a tour is about one's own machine. */
const inTeams: BotOptions = { isInTeams: true };

function placeOf(card: ShownCard, verb: string, at: number): { title: string; at: number } {
  const wanted = card.buttons.filter((button) => button.verb === verb).at(at);
  if (!wanted)
    throw new Error(
      `'${card.title}' has no ${verb} at ${at}, but ${card.buttons.map((each) => each.verb).join(', ')}`,
    );
  const alike = card.buttons.filter(({ title }) => title === wanted.title);
  return { title: wanted.title, at: alike.indexOf(wanted) };
}

function playerOf(bot: Bot, client: BotPerson): Player {
  return {
    say: async (written) => (await client.say(written)).card,
    press: async (card, verb, typed = {}, at = 0) =>
      (await client.execute(card, placeOf(card, verb, at), typed)).card,
    delivered: () =>
      bot.connector.arrived(client.conversationId).map(({ activity, activityId }) => {
        const [attachment] = activity['attachments'] as { content: Json }[];
        return readCard(attachment!.content, activityId);
      }),
  };
}

/** The ids that a form or a record gets by chance, as one that is always the same. */
function withoutChance(card: Json): Json {
  const byChance = /(?!0{8})[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;
  return JSON.parse(JSON.stringify(card).replace(byChance, 'ffffffff-ffff-4fff-bfff-ffffffffffff')) as Json;
}

async function playIn(tour: Tour, language: Language): Promise<Scene[]> {
  const bot = await openBot(tour.bot ?? inTeams);
  const scenes: Scene[] = [];
  const players = new Map<string, Player>();
  // What is answered comes back in the response, so that the connector holds only what was posted.
  const locale = { locale: language === 'da' ? 'da-DK' : 'en-GB', expectsReplies: true };
  try {
    await tour.play({
      bot,
      language,
      says: (da, en) => (language === 'da' ? da : en),
      async player(name) {
        const known = players.get(name);
        if (known) return known;
        const someone = playerOf(bot, bot.person(name, { aadObjectId: aadOf(name), ...locale }));
        players.set(name, someone);
        await someone.say(language === 'da' ? 'dansk' : 'english');
        return someone;
      },
      stranger: (who) =>
        playerOf(bot, bot.person('Ingen Kendt', { aadObjectId: 'nobody', ...locale, ...who })),
      async roundAt(moment) {
        bot.clock.set(moment);
        await bot.round();
      },
      show(name, { json }) {
        scenes.push({ name, language, card: withoutChance(json) });
      },
    });
    // A card that says something went wrong at our end is no scene, however well it looks.
    const failed = bot.logged.filter((line) => /"turn-failed"|"code":"bot\/failed"/.test(line));
    if (failed.length > 0) throw new Error(failed.join('\n'));
  } catch (error) {
    throw new Error(`The tour of ${tour.subject} (${language}) broke off.`, { cause: error });
  } finally {
    await bot.close();
  }
  return scenes;
}

/** Plays every tour, in both languages unless told which. @throws when a name is used twice */
export async function playTours(
  tours: readonly Tour[],
  languages: readonly Language[] = ['da', 'en'],
): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const tour of tours) for (const language of languages) scenes.push(...(await playIn(tour, language)));
  const names = scenes.map(({ name, language }) => `${name}.${language}`);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) throw new Error(`Shown twice: ${twice.join(', ')}`);
  return scenes;
}
