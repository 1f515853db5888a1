import { at } from '../../../src/domain/calendar/copenhagen';
import type { Day } from '../../../src/domain/calendar/instant';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { meetingsOf } from '../../../src/domain/status/summary';
import { openBot, type Bot } from '../../teams/bot';
import { byCards } from './by-cards';
import { startUnit } from './municipality';
import { liveLoop } from './walk';

interface Lived {
  bot: Bot;
  /** What has been held, in order. */
  before: readonly Meeting[];
  second: Meeting;
}

/** A bot with one unit that has lived, by cards, up to its second dialogue. @param decided the council's day */
export async function livedToSecond(unitId: string, decided: Day): Promise<Lived> {
  const bot = await openBot({ isEmpty: true, isInTeams: true, now: at(decided, '10:00') });
  await startUnit(bot, unitId, decided);
  const inOrder = meetingsOf((await bot.app.deps.units.summary(unitId))!.value);
  const place = inOrder.findIndex(({ kind, number }) => kind === 'learning-dialogue' && number === 2);
  await liveLoop(bot, unitId, byCards, place);
  return { bot, before: inOrder.slice(0, place), second: inOrder[place]! };
}
