import { startLoops } from '../../src/app/start-loops';
import { emptyClosing, type Closing } from '../../src/domain/closing/closing';
import { emptySummary, type UnitRecord } from '../../src/domain/status/summary';
import type { BotPerson, ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { expectSound, useBot } from './bot';

/** Closing summaries are read by administration and chefs, once they are confirmed (domain.md §3). */

const bot = useBot({ isInTeams: true });
const learnt = 'Faste voksne virker bedre end nye lege';
const draftText = 'Det her er kun en kladde';

const chef = (): BotPerson => bot().person('Anders Holm');
const otherChef = (): BotPerson => bot().person('Birgit Dam');
const administration = (): BotPerson => bot().person('Lone Vad');

/** A unit's loop, closed by its organiser or still a draft, without living the two years before it. */
async function sumUp(unitId: string, state: 'draft' | 'confirmed'): Promise<void> {
  const { units } = bot().app.deps;
  const summary = (await units.summary(unitId))!;
  const now = bot().clock.now();
  const { loop } = summary.value;
  const focusAreas = [
    { id: 'f1', title: 'Alle er med', themeId: loop!.themes[0]!.id },
    { id: 'f2', title: 'Ro i garderoben' },
  ];
  const text = state === 'draft' ? draftText : learnt;
  const summaries = focusAreas.map(({ id }) => ({
    ...{ areaId: id, done: 'To voksne ude', changed: 'Færre er alene', basis: 'Samtaler', learnt: text },
  }));
  const confirmed = state === 'confirmed' && { confirmedAt: now, confirmedBy: 'someone' };
  const closing: Closing = { ...emptyClosing(unitId, loop!.id), summaries, state, ...confirmed };
  const closed = { ...loop!, focusAreas, state: state === 'confirmed' ? 'closed' : 'running' } as const;
  const records: UnitRecord[] = [
    { type: 'loop', record: closed },
    { type: 'closing', record: closing },
  ];
  const audit = { at: now, personId: 'test', action: 'close', subjectId: closing.id };
  await units.save({ summary, records, audit });
}

/** One more school, closed. */
async function alike(id: string): Promise<void> {
  const { units } = bot().app.deps;
  const { unit, loop } = (await units.summary('moellevang'))!.value;
  const record = { ...unit, id, name: id };
  await units.save({
    summary: { value: emptySummary(record), etag: 'absent' },
    records: [
      { type: 'unit', record },
      { type: 'loop', record: { ...loop!, id: `${id}-loop`, unitId: id } },
    ],
    audit: { at: bot().clock.now(), personId: 'test', action: 'import', subjectId: id },
  });
  await sumUp(id, 'confirmed');
}

function forged(verb: string, data: Json): ShownCard {
  const button = { title: 'X', verb, data, sendsInputs: false, fallback: { verb, ...data } };
  return { json: {}, title: '', texts: [], text: '', inputs: [], links: [], buttons: [button] };
}

async function chefOf(unitId: string): Promise<BotPerson> {
  const { chefId } = (await bot().app.deps.units.summary(unitId))!.value.unit;
  return bot().person((await bot().app.deps.people.byId(chefId))!.value.name);
}

async function opened(person: BotPerson, list: ShownCard): Promise<ShownCard> {
  return (await person.execute(list, 'Åbn')).card;
}

it('a chef finds own units’ by the word, and reads one', async () => {
  await sumUp('aabrinken', 'confirmed');
  const theirs = await chefOf('aabrinken');
  const home = (await theirs.say('hjælp')).card;
  expect((await theirs.execute(home, 'Opsamling')).card.title).toBe('Opsamlinger på loop');
  const list = (await theirs.say('opsamling')).card;
  expect(list.text).toContain('1 af ');
  expect(list.text).toContain('Åbrinken');
  expectSound(list.json);
  const one = await opened(theirs, list);
  expect(one.title).toContain('Opsamling: ');
  expect(one.text).toContain('Alle er med (');
  expect(one.text).toContain(learnt);
  expect(one.buttons.map(({ title }) => title)).toEqual(['Alle opsamlinger']);
  expectSound(one.json);
});

it('says so when none is closed yet; a draft is its writer’s alone', async () => {
  await sumUp('aabrinken', 'draft');
  const theirs = await chefOf('aabrinken');
  const list = (await theirs.say('opsamling')).card;
  expect(list.text).toContain('Ingen har lukket deres loop endnu.');
  const pressed = (await theirs.execute(forged('closing.read', { unitId: 'aabrinken' }), 'X')).card;
  expect(pressed.text).toContain('Enheden har ikke lukket sit loop endnu.');
  expect(JSON.stringify(pressed.json)).not.toContain(draftText);
});

it('the administration reads all, by area', async () => {
  for (const unitId of ['aabrinken', 'moellevang', 'solsikken']) await sumUp(unitId, 'confirmed');
  const list = (await administration().say('opsamling')).card;
  for (const name of ['Åbrinken', 'Møllevang', 'Solsikken']) expect(list.text).toContain(name);
  const schools = (await administration().execute(list, '6–18 år')).card;
  expect(schools.text).toContain('Møllevang');
  expect(schools.text).not.toContain('Åbrinken');
  expect((await opened(administration(), schools)).text).toContain(learnt);
});

it('the administration pages through many', async () => {
  for (let number = 1; number <= 11; number += 1) await alike(`skole-${number}`);
  const first = (await administration().say('opsamling')).card;
  const next = first.buttons.find(({ title }) => title.includes('næste'))!;
  const second = (await administration().execute(first, next.title)).card;
  const named = (card: ShownCard): string[] => card.texts.filter((text) => text.includes(', lukket den'));
  expect(named(first)).toHaveLength(8);
  expect(named(second)).toHaveLength(3);
  expect(named(second).some((text) => named(first).includes(text))).toBe(false);
  expectSound(first.json);
});

it('is refused to the chef of another district, and to all others', async () => {
  await sumUp('aabrinken', 'confirmed');
  const theirs = await chefOf('aabrinken');
  const list = (await theirs.say('opsamling')).card;
  const names = [chef(), otherChef()].filter(
    ({ conversationId }) => conversationId !== theirs.conversationId,
  );
  for (const someone of [...names, bot().person('Mette Skov'), bot().person('Yusuf Aydin')]) {
    const { card } = await someone.execute(list, 'Åbn');
    expect(card.text).toContain('Den enhed har du ikke adgang til.');
    expect((await someone.say('opsamling')).card.text).not.toContain('Åbrinken');
  }
});

it('is, to the leader, the own closing', async () => {
  await sumUp('aabrinken', 'confirmed');
  const ida = bot().person('Ida Bech');
  expect((await ida.say('opsamling')).card.text).toBe((await ida.say('luk loop')).card.text);
});

it('is still there when the next loop has begun', async () => {
  await sumUp('aabrinken', 'confirmed');
  await startLoops(bot().app.deps, { area: '0-6', decided: '2027-03-10' });
  const theirs = await chefOf('aabrinken');
  const one = await opened(theirs, (await theirs.say('opsamling')).card);
  expect(one.text).toContain('Alle er med (');
  expect(one.text).toContain(learnt);
});
