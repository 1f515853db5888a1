import type { ShownCard } from '../support/bot-client';
import { agree, agreementCard, personIdOf } from './agreeing';
import { expectSound, useBot } from './bot';

/** 'spor': the red thread of a focus area of Dagtilbud Åbrinken, whose first dialogue was before the demo began. */

const bot = useBot({ isInTeams: true });
const ida = () => bot().person('Ida Bech');
const title = 'Den røde tråd: Sproglege i garderoben · Dagtilbud Åbrinken';

/** The ids of what a card has folded away. */
function foldedIn({ json }: ShownCard): string[] {
  return [...JSON.stringify(json).matchAll(/"id":"([^"]+)","isVisible":false/g)].map(([, id]) => id!);
}

/** The leader of Dagtilbud Åbrinken until yesterday leads another unit today. */
async function moveOn(name: string): Promise<void> {
  const stored = (await bot().app.deps.people.byId(await personIdOf(bot(), name)))!;
  const before = stored.value.assignments.map((role) => ({ ...role, to: '2026-04-14' }));
  const now = { role: 'leader', unitId: 'moellevang', from: '2026-04-15' } as const;
  await bot().app.deps.people.save({ ...stored, value: { ...stored.value, assignments: [...before, now] } });
}

describe('spor', () => {
  it('asks which focus area when there are several, and opens the one that is chosen', async () => {
    const which = (await ida().say('spor')).card;
    expectSound(which.json);
    expect(which.text).toContain('Sproglege i garderoben (Tema: Sprog og leg), Dagtilbud Åbrinken');
    expect((await ida().execute(which, { title: 'Åbn', at: 0 })).card.title).toBe(title);
  });

  it.each(['spor garderobe', 'Spor SPROGLEGE', 'thread sproglege i garderoben', 'spor garderoben aabrinken'])(
    'finds it by %j',
    async (written) => {
      const { card } = await ida().say(written);
      expectSound(card.json);
      expect(card.title).toBe(title);
    },
  );

  it('tells the theme, the dialogue, what was agreed, how it goes, and what it is to come to', async () => {
    const { text } = (await ida().say('spor garderobe')).card;
    expect(text).toContain('Tema: Sprog og leg');
    expect(text).toContain('Valgt ved Læringssamtale 1 den 16. december 2025');
    expect(text).toContain('Aftale: Vi leger en sprogleg i garderoben hver formiddag');
    expect(text).toContain('Ida Bech: åben, fristen var den 5. april');
    expect(text).toContain('For børnene: Flere børn tager ordet, når vi er få sammen.');
    expect(text).not.toContain('Vi ser på legen ude på legepladsen');
    expect(text).toContain('Det bliver skrevet, når loopet lukkes efter den sidste læringssamtale.');
  });

  it('says what was said of an agreement last', async () => {
    await ida().execute(await agreementCard(ida()), 'På vej', {
      'Vil du skrive noget om det?': 'Det går fint',
    });
    const { text } = (await ida().say('spor garderobe')).card;
    expect(text).toContain('Ida Bech: åben, fristen var den 5. april');
    expect(text).toContain('Sagt den 15. april 2026: Det går fint');
  });

  it('counts what belongs to no particular focus area, and shows nothing of a 1:1', async () => {
    await agree(bot(), 'Ida Bech', { what: 'Fælles morgenmøde', focusAreaId: '' });
    await agree(bot(), 'Ida Bech', { what: 'Fra før der blev spurgt' });
    await agree(
      bot(),
      'Ida Bech',
      { what: 'Noget mellem os to', confidential: true, focusAreaId: 'f1' },
      {
        unitId: 'aabrinken',
        meetingId: 'meeting:2025:oo1',
      },
    );
    const { card } = await ida().say('spor garderobe');
    expect(card.text).toContain('2 andre aftaler hører ikke til et bestemt fokusområde.');
    expect(card.text).not.toMatch(/Fælles morgenmøde|Fra før|Noget mellem/);
    expect(foldedIn(card)).not.toEqual([]);
  });

  it('is still there when the only focus areas it knew are gone', async () => {
    const card = (await ida().say('spor garderobe')).card;
    const summary = (await bot().app.deps.units.summary('aabrinken'))!;
    const { loop } = summary.value;
    const focusAreas = loop!.focusAreas.map((area) => ({
      ...area,
      id: `${area.id}-new`,
      title: `${area.title} II`,
    }));
    await bot().app.deps.units.save({
      summary,
      records: [{ type: 'loop', record: { ...loop!, focusAreas } }],
      audit: { at: bot().clock.now(), personId: 'test', action: 'test', subjectId: 'loop' },
    });
    const old = card.buttons.find(({ verb }) => verb === 'thread.areas')!;
    expect((await ida().execute(card, old.title)).card.text).toContain('Sproglege i garderoben II');
    const renamed = (await ida().say('spor garderobe')).card;
    expect(renamed.text).toContain('2 andre aftaler hører ikke til et bestemt fokusområde.');
    expect((await agreementCard(ida())).buttons.map(({ verb }) => verb)).not.toContain('thread.open');
  });

  it('asks a chef of several units which one, and finds a focus area of any of them by its name', async () => {
    const anders = bot().person('Anders Holm');
    const which = (await anders.say('spor')).card;
    expectSound(which.json);
    expect(which.buttons.map((each) => each.title)).toEqual(['Dagtilbud Egelunden', 'Dagtilbud Åbrinken']);
    const only = (await anders.execute(which, 'Dagtilbud Egelunden')).card;
    expect(only.title).toBe('Den røde tråd: Ro og tid til højtlæsning · Dagtilbud Egelunden');
    expect((await anders.say('spor højtlæsning')).card.title).toBe(only.title);
  });

  it('says where it will be while none are chosen', async () => {
    const { card } = await bot().person('Mette Skov').say('spor');
    expect(card.text).toContain('De bliver valgt ved læringssamtale 1');
    expectSound(card.json);
  });

  it('leaves an answer that begins so to the question that is open', async () => {
    await bot().person('Mette Skov').say('svar');
    const { card } = await bot().person('Mette Skov').say('spor i sneen fra børnene');
    expect(card.text).not.toContain('Det fokusområde kan jeg ikke finde');
  });

  it('costs a chef or a leader one more query than finding their units', async () => {
    await ida().say('hjælp');
    bot().store.forget();
    await ida().say('spor garderobe');
    expect(bot().store.calls).toMatchObject({ get: 3, query: 1, batch: 0 });
  });
});

describe('both ways', () => {
  it('leads from the status to the thread, and back', async () => {
    const status = (await ida().say('status')).card;
    const which = (await ida().execute(status, 'Den røde tråd')).card;
    const card = (await ida().execute(which, { title: 'Åbn', at: 0 })).card;
    expect(card.title).toBe(title);
    expect((await ida().execute(card, 'Status')).card.title).toBe(status.title);
  });

  it('leads from an agreement to the thread, and from there to the agreement and the schema', async () => {
    const agreement = await agreementCard(ida());
    expectSound(agreement.json);
    const card = (await ida().execute(agreement, 'Den røde tråd')).card;
    expect(card.title).toBe(title);
    expect((await ida().execute(card, 'Åbn')).card.title).toBe(agreement.title);
    expect((await ida().execute(card, 'Skema')).card.title).toContain('Opfølgning: Læringssamtale 1');
  });
});

describe('who may follow', () => {
  it.each(['Lars Nygård', 'Maria Holt', 'Ulla Brink'])('%s takes part in the dialogues', async (name) => {
    const { card } = await bot().person(name).say('spor garderobe');
    expect(card.title).toBe(title);
    expect(card.buttons.map((each) => each.title)).not.toContain('Status');
    // Whose the agreement is, and who holds the dialogue, say how it goes.
    expect(card.buttons.map(({ verb }) => verb)).not.toContain('agreement.open');
    expectSound(card.json);
  });

  it('a board sees of the dialogues it took part in, and that there were others', async () => {
    bot().clock.set('2026-05-04T08:00:00.000Z');
    const { card } = await bot().person('Anne Dahl').say('spor garderobe');
    expect(card.text).toContain('Aftale: Vi leger en sprogleg');
    expect(card.text).toMatch(
      /Læringssamtale 2 den 27\. april 2026\nKun de, der er med til samtalen, kan se det\./,
    );
  });

  it.each([
    ['Lone Vad', 'of the administration'],
    ['Sara Lund', 'of a council'],
    ['Birgit Dam', 'chef of others'],
    ['Mette Skov', 'leader of another unit'],
  ])('not %s, %s', async (name) => {
    const other = bot().person(name);
    expect((await other.say('spor garderobe')).card.text).toContain('Det fokusområde kan jeg ikke finde');
    const card = (await ida().say('spor')).card;
    expect((await other.execute(card, { title: 'Åbn', at: 0 })).card.text).toContain(
      'Den enhed har du ikke adgang til.',
    );
    const thread = (await ida().say('spor garderobe')).card;
    expect((await other.execute(thread, 'Andre fokusområder')).card.text).toContain(
      'Den enhed har du ikke adgang til.',
    );
  });

  it('those who follow none are told whose it is', async () => {
    for (const name of ['Lone Vad', 'Sara Lund'])
      expect((await bot().person(name).say('spor')).card.text).toContain('Den røde tråd er for lederen');
  });

  it('not a former leader, nor by a card from before', async () => {
    const card = (await ida().say('spor')).card;
    await moveOn('Ida Bech');
    expect((await ida().execute(card, { title: 'Åbn', at: 0 })).card.text).toContain(
      'Den enhed har du ikke adgang til.',
    );
    expect((await ida().say('spor garderobe')).card.text).toContain('Det fokusområde kan jeg ikke finde');
  });
});
