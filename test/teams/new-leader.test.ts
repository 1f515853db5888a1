import { at, dayOf } from '../../src/domain/calendar/copenhagen';
import { plusMinutes } from '../../src/domain/calendar/instant';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { meetingsOf, type Summary } from '../../src/domain/status/summary';
import { verbs } from '../../src/teams/verbs';
import type { BotPerson } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { forged } from '../support/forged';
import { handOver } from '../support/hand-over';
import { livedToSecond } from '../e2e/loop/second-dialogue';
import type { Bot } from './bot';

/** Story 13 and domain.md §3: what chef and predecessor said in their 1:1s is on no card of the leader who comes after. */

jest.setTimeout(300_000);

const unitId = 'egelunden';
const note = 'Det blev vi enige om at lade ligge';

let bot: Bot;
let took = '';
let oneToOnes: Meeting[] = [];
/** All that was written in the 1:1s: answers, agreements, and what was said of one of them. */
let matters: string[] = [];

const summary = async (): Promise<Summary> => (await bot.app.deps.units.summary(unitId))!.value;
const oldLeader = (): BotPerson => bot.person('Peter Høj');
const newLeader = (): BotPerson => bot.person('Mette Skov');
const theChef = async (): Promise<BotPerson> => {
  const { chefId } = (await summary()).unit;
  return bot.person((await bot.app.deps.people.byId(chefId))!.value.name);
};

function expectNothing(json: unknown): void {
  const written = JSON.stringify(json);
  for (const text of matters) expect(written).not.toContain(text);
}

/** All that any verb asks for; each takes its own. */
async function dataFor(meeting: Meeting): Promise<Record<string, unknown>[]> {
  const { agreements, loop, schemas } = await summary();
  const own = Object.entries(agreements).filter(([, { meetingId }]) => meetingId === meeting.id);
  const entry = own[0]?.[1].entryId ?? Object.keys(schemas)[0];
  const shared = {
    ...{ unitId, meetingId: meeting.id, loopId: loop!.id, role: 'leader', number: 1, areaId: 'f1' },
    ...{ entryId: entry, agreementId: own[0]?.[0], choice: 'stored', intent: 'draft', held: true },
    ...{ released: true, how: 'on-track', note: '', form: 'agreement', word: 'aftaler', questionId: 'data' },
    ...{ card: 'agreement', to: 'tomorrow', date: '2026-12-01', time: '10:00', from: meeting.start },
    ...{ text: 'x', what: 'x', forChildren: 'x', ownerId: 'x', deadline: '2027-01-10', anyway: true },
  };
  return [
    { ...shared, base: {} },
    { ...shared, base: '', from: 0, card: 'schema' },
  ];
}

beforeAll(async () => {
  const lived = await livedToSecond(unitId, '2025-03-12');
  ({ bot } = lived);
  const list = (await oldLeader().say('aftaler')).card;
  const open = list.buttons.findIndex(({ data }) => String(data['agreementId']).includes('oo3'));
  const before = list.buttons.slice(0, open).filter(({ title }) => title === list.buttons[open]!.title);
  const press = { title: list.buttons[open]!.title, at: before.length };
  const { card } = await oldLeader().execute(list, press);
  await oldLeader().execute(card, 'På vej', { note });
  oneToOnes = lived.before.filter(({ kind }) => kind === 'one-to-one');
  const ids = new Set(oneToOnes.map(({ id }) => id));
  const isOfOne = (body: Json): boolean => ids.has(String(body['meetingId']));
  const agreed = (await bot.documentsOf('agreement')).filter(isOfOne).map(({ what }) => String(what));
  const answers = (await bot.documentsOf('response'))
    .filter(isOfOne)
    .flatMap(({ answers: given }) =>
      Object.values(given as Record<string, { text: string }>).map(({ text }) => text.split('\n')[0]!),
    )
    .filter((text) => text.length > 20);
  matters = [...new Set([note, ...agreed, ...answers])];
  took = await handOver(bot, unitId, 'Mette Skov');
});
afterAll(() => bot.close());

it('there is something to keep to themselves', async () => {
  expect(oneToOnes.length).toBeGreaterThanOrEqual(3);
  expect(matters.length).toBeGreaterThan(10);
  const status = await (await theChef()).say('status egelunden');
  expect(status.card.text).toContain('efter meeting:2025:oo3');
});

it.each([
  ...[
    'hej',
    'forbered',
    'opfølgning',
    'aftaler',
    'aftale',
    'næste',
    'kalender',
    'status',
    'status egelunden',
  ],
  ...[
    'overlevering',
    'data',
    'tilbagemelding',
    'luk loop',
    'tilsyn',
    'spor',
    'spor alle er med',
    'samtalen er holdt',
  ],
])('‘%s’ says nothing of it', async (word) => {
  expectNothing((await newLeader().say(word)).cards.map(({ json }) => json));
});

it('no verb of any card does, whatever it is pressed with', async () => {
  const before = await bot.documentsOf('schema');
  for (const meeting of oneToOnes)
    for (const data of await dataFor(meeting))
      for (const verb of verbs.keys()) {
        const { status, cards } = await newLeader().execute(forged(verb, data), 'X');
        expect([verb, status]).toEqual([verb, 200]);
        expectNothing(cards.map(({ json }) => json));
      }
  const theirs = (all: readonly Json[]): Json[] =>
    all.filter(({ meetingId }) => oneToOnes.some(({ id }) => id === meetingId));
  expect(theirs(await bot.documentsOf('schema'))).toEqual(theirs(before));
});

it('is told whose it was, and where to begin', async () => {
  const [first] = oneToOnes;
  const { card } = await newLeader().execute(forged('follow-up.open', { unitId, meetingId: first!.id }), 'X');
  expect(card.text).toContain('den leder, der var her før dig');
});

it('no card that comes by itself does; the chef is asked how the open agreements go', async () => {
  await newLeader().say('hej');
  await (await theChef()).say('hej');
  const before = bot.connector.calls.length;
  for (let week = 1; week <= 12; week += 1) {
    bot.clock.set(plusMinutes(at(took, '09:00'), week * 7 * 24 * 60));
    await bot.round();
  }
  const calls = bot.connector.calls.slice(before).map((call) => JSON.stringify(call));
  const toNew = calls.filter((call) => call.includes(newLeader().conversationId));
  const toChef = calls.filter((call) => call.includes('efter meeting:2025:oo'));
  expect(toNew.length).toBeGreaterThan(0);
  for (const call of toNew) expectNothing(call);
  expect(toChef.length).toBeGreaterThan(0);
});

it('the former leader is refused everywhere after the last day', async () => {
  for (const word of ['status', 'aftaler', 'opfølgning', 'forbered', 'næste', 'overlevering', 'data'])
    expectNothing((await oldLeader().say(word)).cards.map(({ json }) => json));
  const [first] = oneToOnes;
  for (const verb of ['follow-up.open', 'prepare.open', 'status.open', 'status.agreements']) {
    const data = { unitId, meetingId: first!.id, role: 'leader' };
    const { card } = await oldLeader().execute(forged(verb, data), 'X');
    expectNothing(card.json);
    expect(card.text).toMatch(/^Jeg kender dig ikke endnu|^Den enhed har du ikke adgang til/m);
  }
});

it('has 1:1s of their own from then on, and sees what is agreed in those', async () => {
  const next = meetingsOf(await summary()).find(
    ({ kind, start }) => kind === 'one-to-one' && start > bot.clock.now(),
  )!;
  bot.clock.set(plusMinutes(next.end, 30));
  const schema = (await newLeader().execute(forged('follow-up.open', { unitId, meetingId: next.id }), 'X'))
    .card;
  const form = (await newLeader().execute(schema, 'Tilføj aftale')).card;
  const owner = form.inputs
    .find(({ id }) => id === 'ownerId')!
    .choices.find(({ title }) => title.includes('Mette'))!;
  const typed = {
    what: 'Et nyt personalemøde',
    ownerId: owner.value,
    deadline: dayOf(plusMinutes(next.end, 60 * 24 * 40)),
  };
  const added = (await newLeader().execute(form, 'Gem aftalen', typed)).card;
  await newLeader().execute(added, 'Færdig');
  expect((await newLeader().say('status')).card.text).toContain('Et nyt personalemøde');
});
