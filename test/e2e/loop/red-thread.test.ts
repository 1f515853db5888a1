import { at } from '../../../src/domain/calendar/copenhagen';
import { meetingsOf, type Summary } from '../../../src/domain/status/summary';
import type { BotPerson, ShownCard } from '../../support/bot-client';
import { expectSound, openBot, type Bot } from '../../teams/bot';
import { byCards } from './by-cards';
import { startUnit } from './municipality';
import { liveLoop } from './walk';

/** The red thread of a loop that was lived through the bot's own door: four dialogues, and the closing. */

jest.setTimeout(300_000);

const effect = {
  done: 'To voksne er med i garderoben',
  changed: 'Børnene siger farvel uden gråd',
  basis: 'Børnenes egne billeder',
  learnt: 'Faste voksne virker',
};

interface Sort {
  unitId: string;
  organiser: string;
  /** Who takes part in all four dialogues, beside the organiser. */
  participant: string;
}

describe.each<[string, Sort]>([
  ['kommunalt dagtilbud', { unitId: 'egelunden', organiser: 'leader', participant: 'staff-rep' }],
  ['selvejende dagtilbud', { unitId: 'solsikken', organiser: 'board-rep', participant: 'leader' }],
])('in a %s', (_sort, { unitId, organiser, participant }) => {
  let bot: Bot;
  const isSelvejende = organiser === 'board-rep';
  const summary = async (): Promise<Summary> => (await bot.app.deps.units.summary(unitId))!.value;
  async function inRole(role: string): Promise<BotPerson> {
    const { members, chefId } = (await summary()).unit;
    return bot.person(
      members.find((each) => (role === 'chef' ? each.personId === chefId : each.role === role))!.name,
    );
  }
  const threadOf = async (role: string): Promise<ShownCard> =>
    (await (await inRole(role)).say('spor alle er med')).card;
  /** What each dialogue agreed on, in their order. */
  async function agreed(kind: 'learning-dialogue' | 'one-to-one'): Promise<string[]> {
    const { agreements, ...rest } = await summary();
    const ids = meetingsOf({ agreements, ...rest })
      .filter((each) => each.kind === kind)
      .map(({ id }) => id);
    return ids.flatMap((id) =>
      Object.values(agreements)
        .filter(({ meetingId }) => meetingId === id)
        .map(({ what }) => what),
    );
  }

  beforeAll(async () => {
    bot = await openBot({ isEmpty: true, isInTeams: true, now: at('2025-03-12', '10:00') });
    await startUnit(bot, unitId, '2025-03-12');
    await liveLoop(bot, unitId, byCards);
  });
  afterAll(() => bot.close());

  it('goes over four dialogues, each with who was heard, who reflected, data and what was agreed', async () => {
    const card = await threadOf(organiser);
    expectSound(card.json);
    expect(card.text).toContain(`Tema: ${(await summary()).loop!.themes[0]!.title}`);
    const dialogues = card.texts.filter((text) => /^Læringssamtale \d den /.test(text));
    expect(dialogues.map((text) => text.slice(0, 16))).toEqual(
      [1, 2, 3, 4].map((n) => `Læringssamtale ${n}`),
    );
    const shown = card.texts.filter((text) => text.startsWith('Aftale: '));
    const whats = await agreed('learning-dialogue');
    expect(whats).toHaveLength(4);
    expect(shown).toEqual(whats.map((what) => `Aftale: ${what}`));
    expect(card.text.match(/^For børnene: Flere har nogen at være sammen med$/gm)).toHaveLength(4);
    expect(card.text.match(/^Refleksion: .*leder/gm)).toHaveLength(4);
    expect(card.text.match(/^Data: /gm)).toHaveLength(4);
    if (!isSelvejende) expect(card.text.match(/^Input: .* \(bestyrelse\)/gm)).toHaveLength(4);
    for (const what of await agreed('one-to-one')) expect(card.text).not.toContain(what);
  });

  it('opens every agreement and every schema for who holds the dialogues', async () => {
    const person = await inRole(organiser);
    const card = await threadOf(organiser);
    for (const [verb, title] of [
      ['agreement.open', 'Åbn'],
      ['follow-up.open', 'Skema'],
    ] as const) {
      const count = card.buttons.filter((each) => each.verb === verb).length;
      expect(count).toBe(4);
      for (let place = 0; place < count; place += 1) {
        const opened = (await person.execute(card, { title, at: place })).card;
        expect(opened.text).not.toContain('ikke adgang');
      }
    }
  });

  it('is the same to one who takes part; their own way into agreements apart', async () => {
    const [own, other] = [await threadOf(organiser), await threadOf(participant)];
    const told = (card: ShownCard): string[] =>
      card.texts.filter((text) => text !== 'Det er en kladde. Den er ikke bekræftet endnu.');
    expect(told(other)).toEqual(told(own));
  });

  it('shows the chef of a selvejende unit what its status does, and no more', async () => {
    const card = await threadOf('chef');
    expectSound(card.json);
    expect(card.texts.filter((text) => text.startsWith('Aftale: '))).toHaveLength(4);
    expect(card.text.includes('For børnene: ')).toBe(!isSelvejende);
    expect(card.buttons.some(({ verb }) => verb === 'follow-up.open')).toBe(!isSelvejende);
  });

  it('ends in what came of it: a draft to its writer, then to the chef as well', async () => {
    const person = await inRole(organiser);
    const thread = await threadOf(organiser);
    const opens = thread.buttons.filter(({ title }) => title === 'Åbn');
    const place = opens.findIndex(({ verb }) => verb === 'closing.open');
    const desk = (await person.execute(thread, { title: 'Åbn', at: place })).card;
    expect(desk.text).toContain('Skriv fire korte svar');
    const form = (await person.execute(desk, 'Skriv')).card;
    const saved = (await person.execute(form, 'Gem', effect)).card;
    const changed = `Anderledes for børnene: ${effect.changed}`;
    expect((await threadOf(organiser)).text).toContain(changed);
    expect((await threadOf(organiser)).text).toContain('Det er en kladde.');
    for (const role of [participant, 'chef'])
      expect((await threadOf(role)).text).not.toContain(effect.changed);

    await person.execute(saved, 'Bekræft og luk loopet');
    for (const role of [organiser, 'leader', 'chef']) {
      const { text } = await threadOf(role);
      expect(text).toContain('Loopet blev lukket den');
      expect(text).toContain(changed);
      expect(text).toContain(`Lært: ${effect.learnt}`);
      expect(text).not.toContain('Det er en kladde.');
    }
    const others = await threadOf('pedagogical-leader');
    expect(others.text).toContain('Loopet blev lukket den');
    expect(others.text).not.toContain(effect.changed);
  });
});
