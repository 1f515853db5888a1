import { startLoops } from '../../../src/app/start-loops';
import { at, dayOf } from '../../../src/domain/calendar/copenhagen';
import { isMeetingDay } from '../../../src/domain/calendar/meeting-days';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import { organiserRole } from '../../../src/domain/people/unit';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { meetingsOf, type Summary } from '../../../src/domain/status/summary';
import { expectSound, openBot, type Bot } from '../../teams/bot';
import { importAll } from '../loop/municipality';

/** Story 1: the administration imports its units, people and themes, and starts the loops; then people see theirs. */

const area = '6-18';
const decided = '2026-03-11';

let bot: Bot;
let summaries: Summary[] = [];

beforeAll(async () => {
  bot = await openBot({ isEmpty: true, isInTeams: true, now: at(decided, '10:00') });
  await importAll(bot);
});
afterAll(() => bot.close());

async function read(): Promise<Summary[]> {
  const all: Summary[] = [];
  for await (const summary of bot.app.deps.units.summaries()) all.push(summary);
  return all;
}

/** The loop's meetings of a kind, by number. */
function numbers(summary: Summary, kind: Meeting['kind']): number[] {
  return meetingsOf(summary)
    .filter((meeting) => meeting.kind === kind)
    .map(({ number }) => number);
}

it('before the loops are started nobody has a meeting', async () => {
  const { card } = await bot.person('Mette Skov').say('næste');
  expect(card.text).toContain('Du har ingen planlagte samtaler.');
});

it('starts the loops of both areas, each once however often it is asked', async () => {
  const schools = await startLoops(bot.app.deps, { area, decided });
  const daycare = await startLoops(bot.app.deps, { area: '0-6' });
  expect(schools.started).toEqual(['havblik', 'klokkebakken', 'lindehoej', 'moellevang', 'nordlyset']);
  expect(daycare.started).toEqual(['aabrinken', 'egelunden', 'solsikken']);
  expect((await startLoops(bot.app.deps, { area, decided })).started).toEqual([]);
  summaries = await read();
});

it('gives every unit four dialogues and twelve 1:1s, and a selvejende one the dialogues only', () => {
  for (const summary of summaries) {
    const isSelvejende = summary.unit.ownership === 'selvejende';
    expect([summary.unit.name, numbers(summary, 'learning-dialogue')]).toEqual([
      summary.unit.name,
      [1, 2, 3, 4],
    ]);
    expect(numbers(summary, 'one-to-one')).toHaveLength(isSelvejende ? 0 : 12);
  }
  expect(summaries.filter(({ unit }) => unit.ownership === 'selvejende')).toHaveLength(1);
});

it('on workdays outside school holidays, and with no director in two places at once', async () => {
  const calendar = { ...ruleSet(), schoolHolidays: await bot.app.deps.municipality.holidays() };
  const chefs = new Set(summaries.map(({ unit }) => unit.chefId));
  expect(chefs.size).toBe(2);
  for (const chefId of chefs) {
    const inOrder = summaries
      .filter(({ unit }) => unit.chefId === chefId)
      .flatMap((summary) =>
        // Where a board holds the dialogues, the chef is not in them (rule 13).
        meetingsOf(summary).filter(
          ({ kind }) => kind === 'one-to-one' || organiserRole(summary.unit) === 'leader',
        ),
      )
      .sort((a, b) => (a.start < b.start ? -1 : 1));
    expect(inOrder.length).toBeGreaterThan(40);
    const odd = inOrder.filter(({ start }) => !isMeetingDay(dayOf(start), calendar));
    const atOnce = inOrder.filter(({ start }, nth) => start < (inOrder[nth - 1]?.end ?? ''));
    expect([odd, atOnce]).toEqual([[], []]);
  }
});

it('shows each their own when they open the chat, and the director all of it ahead of time', async () => {
  const mette = bot.person('Mette Skov');
  expect((await mette.say('hej')).card.title).toBe('Hej Mette');
  const next = (await mette.say('næste')).card;
  expect(next.text).toContain('Læringssamtale 1, Møllevang Skole');
  expectSound(next.json);
  const { card } = await bot.person('Anders Holm').say('status');
  expect(card.title).toBe('4 enheder');
  expect(card.text).toContain('Dine samtaler de næste fire uger');
  expect((await bot.person('Martin Vang').say('næste')).card.text).not.toContain('1:1');
});

it('is nothing a leader or a stranger sees more of than their own', async () => {
  const { card } = await bot.person('Mette Skov').say('status');
  expect(card.title).toBe('Status: Møllevang Skole');
  const stranger = bot.person('Ingen Kendt', { aadObjectId: 'nobody' });
  expect((await stranger.say('næste')).card.text).toContain('Jeg kender dig ikke endnu.');
});
