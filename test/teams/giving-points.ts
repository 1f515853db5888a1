import { saveSettings } from '../../src/app/rules';
import type { BotPerson, ShownCard } from '../support/bot-client';
import { useBot, type Bot } from './bot';

/** Supervision points as people give and meet them. */

export const given = {
  what: 'Hegnet ud mod vejen er løst.',
  reason: 'Legepladsen skal gås efter en gang om året.',
  support: 'Ejendomsafdelingen kommer og hjælper.',
  deadline: '2026-05-20',
};
export const note = 'Vi har lavet hegnet, og legepladsen bliver set på fredag.';
export const finding = 'Jeg har set legepladsen. Den er i orden.';
/** What nobody else may read. */
export const confidential = [given.what, given.reason, given.support, note, finding];

/** The municipality uses supervision points, or does not any more. */
export async function turnPoints(bot: Bot, supervisionPoints: boolean): Promise<void> {
  const { deps } = bot.app;
  const { value, etag } = await deps.municipality.settings();
  const audit = { at: deps.clock.now(), personId: 'lone', action: 'set-settings', subjectId: 'settings' };
  await saveSettings(deps, { value: { ...value, supervisionPoints }, etag }, audit);
}

/** A bot for each test, the people who give and meet points, and what there is of them. */
export function usePoints() {
  const bot = useBot({ isInTeams: true });
  const named = (name: string) => (): BotPerson => bot().person(name);
  return {
    bot,
    anders: named('Anders Holm'),
    mette: named('Mette Skov'),
    birgit: named('Birgit Dam'),
    martin: named('Martin Vang'),
    turnOn: (isOn = true): Promise<void> => turnPoints(bot(), isOn),
    stored: (): Promise<StoredPoint[]> => storedPoints(bot()),
    arrived: (someone: BotPerson): string[] => pointCards(bot(), someone),
  };
}

export async function giving(chef: BotPerson): Promise<ShownCard> {
  return (await chef.execute((await chef.say('tilsynspunkter')).card, 'Nyt tilsynspunkt')).card;
}

export async function give(
  chef: BotPerson,
  toUnit = 'Møllevang Skole',
  typed: Record<string, string> = given,
): Promise<ShownCard> {
  return (await chef.execute(await giving(chef), 'Giv tilsynspunktet', { toUnit, ...typed })).card;
}

/** The one point there is, as this person opens it. */
export async function opened(someone: BotPerson): Promise<ShownCard> {
  return (await someone.execute((await someone.say('tilsynspunkter')).card, 'Åbn')).card;
}

/** The button of a point that asks, and then the one that does. */
export async function done(
  someone: BotPerson,
  ask: string,
  save: string,
  typed: Record<string, string>,
): Promise<ShownCard> {
  const form = (await someone.execute(await opened(someone), ask)).card;
  return (await someone.execute(form, save, typed)).card;
}

export const writes = (someone: BotPerson): Promise<ShownCard> =>
  done(someone, 'Skriv, hvad I har gjort', 'Send til chefen', { text: note });
export const closes = (someone: BotPerson): Promise<ShownCard> =>
  done(someone, 'Luk punktet', 'Luk punktet nu', { text: finding });

interface StoredPoint {
  id: string;
  unitId: string;
  state: string;
  deadline: string;
  events: { kind: string; personId: string; text: string }[];
}

async function storedPoints(bot: Bot): Promise<StoredPoint[]> {
  return (await bot.documentsOf('supervision-point')) as unknown as StoredPoint[];
}

/** The cards about points that came to someone by themselves. */
function pointCards(bot: Bot, someone: BotPerson): string[] {
  return bot.connector
    .arrived(someone.conversationId)
    .filter(({ method }) => method === 'POST')
    .map(({ activity }) => JSON.stringify(activity))
    .filter((text) => text.includes('"summary":"Tilsynspunkt ·'));
}
