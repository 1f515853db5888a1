import { makeExport } from '../../../src/app/exports/make-export';
import { startLoops } from '../../../src/app/start-loops';
import { at, dayOf } from '../../../src/domain/calendar/copenhagen';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import { meetingsOf, type Summary } from '../../../src/domain/status/summary';
import { jsonOf } from '../../../src/exports/json';
import { readZip } from '../../cli/zip-reader';
import type { BotPerson } from '../../support/bot-client';
import { forged } from '../../support/forged';
import { openBot, type Bot } from '../../teams/bot';
import { byCards } from '../loop/by-cards';
import { importAll, startUnit } from '../loop/municipality';
import { liveLoop } from '../loop/walk';

/**
 * Story 7: the administration takes the overview of local focus areas to the committee. Missing first dialogues are
 * in it; nothing that was answered, said in a 1:1, or told by children is.
 */

jest.setTimeout(120_000);

const unitId = 'moellevang';
const decided = '2026-03-11';

let bot: Bot;
/** Everything that anybody wrote in the loop so far, but the titles of the focus areas. */
let written: string[] = [];
const summaryOf = async (id: string): Promise<Summary> => (await bot.app.deps.units.summary(id))!.value;
const lone = (): BotPerson => bot.person('Lone Vad');

/** Texts that people wrote, line by line, wherever they stand in a record. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split('\n').filter((line) => / .* /.test(line));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

beforeAll(async () => {
  bot = await openBot({ isEmpty: true, now: at(decided, '10:00') });
  await startUnit(bot, unitId, decided);
  await liveLoop(bot, unitId, byCards, 3);
  // Then the others begin, and the day comes when some should have held theirs and some have theirs ahead.
  await importAll(bot);
  const { started } = await startLoops(bot.app.deps, { area: '6-18', decided });
  const firsts = await Promise.all(started.map(async (id) => meetingsOf(await summaryOf(id))[0]!.end));
  bot.clock.set(plusMinutes(firsts.sort()[1]!, 60));
  const types = ['response', 'schema', 'agreement', 'evidence', 'basis-notes', 'receipts'] as const;
  const records = (await Promise.all(types.map((type) => bot.documentsOf(type)))).flat();
  const focusAreas = (await summaryOf(unitId)).loop!.focusAreas;
  const titles = new Set(focusAreas.map(({ title }) => title));
  const asked = new Set(
    bot.app.deps.guides.flatMap(({ questions }) => questions.flatMap((question) => textsIn(question))),
  );
  written = [...new Set(textsIn(records))].filter((text) => !titles.has(text) && !asked.has(text));
});
afterAll(() => bot.close());

/** Asks for the document in the chat, and takes the file. */
async function taken(format: 'docx' | 'xlsx' | 'csv'): Promise<string> {
  const { card } = await lone().say('eksport');
  const ready = (await lone().execute(card, 'Lav dokumentet', { document: 'overview:6-18', format })).card;
  const bytes = Buffer.from(await (await fetch(ready.links[0]!.url)).arrayBuffer());
  return format === 'csv' ? bytes.toString('utf8') : [...readZip(bytes).values()].join('\n');
}

async function asJson(): Promise<string> {
  const personId = (await bot.documentsOf('person')).find(({ name }) => name === 'Lone Vad')!['id'] as string;
  const person = (await bot.app.deps.people.byId(personId))!.value;
  const actor = { person, today: dayOf(bot.clock.now()) };
  return jsonOf(await makeExport(bot.app.deps, actor, { kind: 'overview', area: '6-18' })).toString('utf8');
}

it('there is much that must not be in it: answers, input, agreements, what was said in 1:1s', () => {
  expect(written.length).toBeGreaterThan(60);
  expect(written).toContain('Børnene tegner et kort i maj');
  expect(written.join('\n')).toContain('pupil-council');
  expect(written.join('\n')).toMatch(/Vi prøver noget nyt efter meeting:.*oo1/);
});

it.each([
  ['Word', () => taken('docx')],
  ['Excel', () => taken('xlsx')],
  ['CSV', () => taken('csv')],
  ['JSON', asJson],
])('has the focus area, who is missing, and nothing else, as %s', async (_format, file) => {
  const text = await file();
  expect(text).toContain('Alle er med');
  for (const name of ['Møllevang Skole', 'Havblik Skole', 'FU Nordlyset']) expect(text).toContain(name);
  expect(text).toMatch(/Mangler|"state": ?"(?:late|planned|none)"/);
  for (const secret of written) expect(text).not.toContain(secret);
  for (const { name } of await bot.documentsOf('person')) expect(text).not.toContain(String(name));
});

it('shows each unit that has not held its first dialogue, and since when', async () => {
  const csv = await taken('csv');
  const states = csv
    .split('\r\n')
    .flatMap((line) => /Mangler: ([^;]+);\d\d\.\d\d\.\d{4}$/.exec(line)?.[1] ?? []);
  expect(states).toHaveLength(4);
  expect(new Set(states)).toEqual(new Set(['ikke meldt holdt', 'planlagt']));
  expect(csv).toMatch(/^Møllevang Skole;.*;Alle er med;.*;Holdt;\d\d\.\d\d\.2026/m);
});

describe('is refused', () => {
  it('to the administration: what was written in a 1:1, by its card and by words', async () => {
    const oneToOne = meetingsOf(await summaryOf(unitId)).find(({ kind }) => kind === 'one-to-one')!;
    const key = { unitId, meetingId: oneToOne.id };
    for (const [verb, data] of [
      ['follow-up.open', key],
      ['prepare.open', { ...key, role: 'leader' }],
      ['status.open', { unitId }],
    ] as const)
      expect((await lone().execute(forged(verb, data), 'X')).card.text).toContain(
        'Den enhed har du ikke adgang til.',
      );
    expect((await lone().say('status møllevang')).card.text).toContain('Jeg kan ikke finde en enhed');
  });

  it('to a leader, who gets the own unit’s loop only', async () => {
    const mette = bot.person('Mette Skov');
    const { card } = await mette.say('eksport');
    const choices = card.inputs.find(({ id }) => id === 'document')!.choices;
    expect(choices.map(({ title }) => title)).toEqual(['Hele loopet: Møllevang Skole']);
    const data = { document: 'overview:6-18', format: 'csv' };
    const { verb } = card.buttons.find(({ title }) => title === 'Lav dokumentet')!;
    const { card: refused } = await mette.execute(forged(verb, data), 'X');
    expect(refused.links).toEqual([]);
    expect(refused.text).toContain('kan jeg ikke give dig');
  });
});
