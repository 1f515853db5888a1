import { at } from '../../../src/domain/calendar/copenhagen';
import { openBot, type Bot } from '../../teams/bot';
import { byCards } from './by-cards';
import { byWriting } from './by-writing';
import { startUnit } from './municipality';
import { leftBy, liveLoop, type Way } from './walk';

/** One whole loop of each sort of unit, lived twice: by cards only and by writing only. */

jest.setTimeout(300_000);

async function lived(unitId: string, decided: string, way: Way) {
  const bot: Bot = await openBot({ isEmpty: true, isInTeams: true, now: at(decided, '10:00') });
  try {
    await startUnit(bot, unitId, decided);
    const counts = await liveLoop(bot, unitId, way);
    return { counts, left: await leftBy(bot) };
  } finally {
    await bot.close();
  }
}

describe.each([
  ['skole', 'havblik', '2026-03-11'],
  ['kommunalt dagtilbud', 'egelunden', '2025-03-12'],
  ['selvejende dagtilbud', 'solsikken', '2025-03-12'],
  ['FU', 'nordlyset', '2026-03-11'],
  ['specialskole', 'klokkebakken', '2026-03-11'],
])('the loop of a %s', (_sort, unitId, decided) => {
  it('leaves the same whether it is lived by cards or by writing', async () => {
    const cards = await lived(unitId, decided, byCards);
    const writing = await lived(unitId, decided, byWriting);
    expect(cards.counts.answers).toBeGreaterThan(16);
    expect(writing).toEqual(cards);
    const { answers, schemas } = cards.counts;
    process.stdout.write(
      `${unitId}: ${answers} answers, ${schemas} schemas, the same by cards and by writing\n`,
    );
  });
});
