import { at, dayOf, plusDays, timeOf } from '../../src/domain/calendar/copenhagen';
import { meetingTime } from '../../src/views/meeting-words';
import { wordsIn } from '../../src/views/texts';
import { byTest } from '../fixtures/app';
import { conversationOf, meet, rowsOf } from '../jobs/posting';
import { readCard, type BotPerson, type ShownCard } from '../support/bot-client';
import { expectSound, useBot, wednesday } from './bot';
import { dialogueStart, field, preparationOf, required, seen, storedTexts } from './preparing';

/** Chef and leader change the calendar in the chat; cards follow, and what was written stays where it belongs. */

const bot = useBot();

interface StoredMeeting {
  id: string;
  unitId: string;
  number: number;
  phase: string;
  start: string;
  end: string;
  isFixed?: boolean;
}

/** 'onsdag den 10. juni kl. 09.00–10.00', of a meeting where the planner put it. */
function timeIn(meeting: StoredMeeting): string {
  return meetingTime(wordsIn('da'), meeting, wednesday);
}

async function meetingOf(unitId: string, suffix: string): Promise<StoredMeeting> {
  const all = (await bot().documentsOf('meeting')) as unknown as StoredMeeting[];
  return all.find((meeting) => meeting.unitId === unitId && meeting.id.endsWith(suffix))!;
}

/** Every meeting, and every change that was made: what must stay as it is when something is refused. */
async function calendar(): Promise<unknown> {
  return [await bot().documentsOf('meeting'), await bot().documentsOf('audit')];
}

/** A button of the meeting that the card names so. */
async function press(person: BotPerson, meeting: string, title: string): Promise<ShownCard> {
  const { card } = await person.say('kalender');
  const mine = card.buttons.filter((each) => each.title === title);
  const { id } = await meetingOf('moellevang', meeting);
  const place = mine.findIndex(({ data }) => data['meetingId'] === id && data['unitId'] === 'moellevang');
  return (await person.execute(card, { title, at: place })).card;
}

async function moveTo(person: BotPerson, meeting: string, date: string, time: string): Promise<ShownCard> {
  const form = await press(person, meeting, 'Flyt');
  return (await person.execute(form, 'Flyt samtalen', { Dato: date, Klokkeslæt: time })).card;
}

/** The same, whatever speaks against it. */
async function moved(person: BotPerson, meeting: string, date: string, time: string): Promise<ShownCard> {
  const card = await moveTo(person, meeting, date, time);
  const isAsked = card.buttons.some(({ title }) => title === 'Flyt alligevel');
  const done = isAsked ? (await person.execute(card, 'Flyt alligevel')).card : card;
  expect(done.title).toBe('Samtalen er flyttet');
  return done;
}

function cardIn(activity: unknown, activityId?: string): ShownCard {
  const { attachments } = activity as { attachments: { content: Record<string, unknown> }[] };
  return readCard(attachments[0]!.content, activityId);
}

/** What the timer put in someone's chat, in order: new cards, and changes of cards that were there. */
function seenBy(name: string): { method: string; activityId: string; card: ShownCard }[] {
  return bot()
    .connector.arrived(conversationOf(name))
    .map(({ method, activityId = '', activity }) => ({
      ...{ method, activityId, card: cardIn(activity, activityId) },
    }));
}

async function roundAt(moment: string): Promise<void> {
  bot().clock.set(moment);
  await bot().round();
}

const minute = 60_000;

describe('the calendar', () => {
  it.each(['kalender', 'calendar', 'plan', 'næste', 'next'])('is what ‘%s’ shows', async (word) => {
    const { card } = await bot().person('Mette Skov').say(word);
    expect(card.title).toBe('Dine næste samtaler');
    expect(card.text).toContain('Læringssamtale 1, Møllevang Skole\nMandag den 27. april kl. 09.00–11.00');
    expectSound(card.json);
  });

  it('is a page at a time, and says the year where it is another', async () => {
    const mette = bot().person('Mette Skov');
    let { card } = await mette.say('kalender');
    expect(card.text).not.toContain('2026');
    const titles = [card.text];
    while (card.buttons.some(({ title }) => title === 'Senere samtaler')) {
      card = (await mette.execute(card, 'Senere samtaler')).card;
      expectSound(card.json);
      titles.push(card.text);
    }
    expect(titles).toHaveLength(3);
    expect(titles.join('\n').match(/^(?:1:1 nr\.|Læringssamtale) \d+, Møllevang Skole$/gm)).toHaveLength(16);
    expect(titles[2]).toMatch(/ 2028 kl\. /);
    const back = (await mette.execute(card, 'Tidligere samtaler')).card;
    expect(back.text).toBe(titles[1]);
  });

  it('is shown to a chef for one unit, chosen or written', async () => {
    const anders = bot().person('Anders Holm');
    const { card } = await anders.say('kalender');
    const units = (await anders.execute(card, 'Vælg enhed')).card;
    expect(units.buttons.map(({ title }) => title)).toEqual([
      ...['Dagtilbud Egelunden', 'Dagtilbud Åbrinken', 'Havblik Skole', 'Møllevang Skole', 'Tilbage'],
    ]);
    const one = (await anders.execute(units, 'Møllevang Skole')).card;
    expect(one.title).toBe('Næste samtaler: Møllevang Skole');
    expect((await anders.say('kalender mollevang')).card.text).toBe(one.text);
    expect((await anders.execute(one, 'Alle mine enheder')).card.text).toBe(card.text);
    expect((await anders.say('kalender lindehøj')).card.text).toContain('Jeg kan ikke finde en enhed');
  });

  it('changes nothing for those who only take part', async () => {
    for (const name of ['Karen Riis', 'Sara Lund', 'Jonas Krog', 'Ulla Brink']) {
      const { card } = await bot().person(name).say('kalender');
      expect(card.text).toContain('Læringssamtale 1, Møllevang Skole');
      const titles = card.buttons.map(({ title }) => title);
      for (const change of ['Flyt', 'Aflys', 'Ekstra 1:1']) expect(titles).not.toContain(change);
    }
  });

  it('lets one say that a meeting which has begun is held', async () => {
    bot().clock.set(at('2026-04-27', '09:30'));
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('kalender');
    const held = (await mette.execute(card, 'Samtalen er holdt')).card;
    expect(held.title).toBe('Opfølgning: Læringssamtale 1 · Møllevang Skole');
    expect((await mette.say('kalender')).card.buttons.map(({ title }) => title)).not.toContain(
      'Samtalen er holdt',
    );
  });
});

describe('moving a meeting', () => {
  it('starts from the present time and keeps the length', async () => {
    const mette = bot().person('Mette Skov');
    const form = await press(mette, 'ld1', 'Flyt');
    expect(form.inputs.map(({ label, value }) => [label, value])).toEqual([
      ['Dato', '2026-04-27'],
      ['Klokkeslæt', '09:00'],
    ]);
    expectSound(form.json);
    const done = (await mette.execute(form, 'Flyt samtalen', { Dato: '2026-04-28', Klokkeslæt: '10:30' }))
      .card;
    expect(done.title).toBe('Samtalen er flyttet');
    expect(done.text).toContain('Tirsdag den 28. april kl. 10.30–12.30');
    expect(done.text).toContain('Anders Holm får besked.');
    expect(new URL(done.links[0]!.url).searchParams.get('startTime')).toBe('2026-04-28T10:30:00+02:00');
    expectSound(done.json);
    expect(await meetingOf('moellevang', 'ld1')).toMatchObject({
      start: at('2026-04-28', '10:30'),
      isFixed: true,
    });
  });

  it('is taken back by one press', async () => {
    const mette = bot().person('Mette Skov');
    const done = await moveTo(mette, 'ld1', '2026-04-28', '10:30');
    expect((await mette.execute(done, 'Fortryd')).card.title).toBe('Samtalen er flyttet');
    expect((await meetingOf('moellevang', 'ld1')).start).toBe(dialogueStart);
  });

  it('is one move when pressed twice', async () => {
    const mette = bot().person('Mette Skov');
    const form = await press(mette, 'ld1', 'Flyt');
    const typed = { Dato: '2026-04-28', Klokkeslæt: '10:30' };
    const first = (await mette.execute(form, 'Flyt samtalen', typed)).card;
    const before = await calendar();
    const second = (await mette.execute(form, 'Flyt samtalen', typed)).card;
    expect(second.text).toBe(first.text);
    expect(await calendar()).toEqual(before);
  });

  it.each([
    ['a day that is none', '2026-02-30', '10:00', 'Datoen findes ikke.'],
    ['no day', '', '10:00', 'Datoen findes ikke.'],
    ['an hour that is none', '2026-04-28', '25:00', 'Klokkeslættet kan jeg ikke læse.'],
    ['no hour', '2026-04-28', '', 'Klokkeslættet kan jeg ikke læse.'],
    ['a time that is past', '2026-04-15', '09:59', 'Den tid er allerede gået.'],
    ['this very minute', '2026-04-15', '10:00', 'Den tid er allerede gået.'],
    ['a slip of the year', '2206-04-28', '10:00', 'mere end tre år'],
  ])('is refused for %s, with what was typed', async (_what, date, time, said) => {
    const before = await calendar();
    const mette = bot().person('Mette Skov');
    const refused = await moveTo(mette, 'ld1', date, time);
    expect(refused.text).toContain(said);
    expect(refused.inputs.map(({ value }) => value)).toEqual([date, time]);
    expectSound(refused.json);
    expect(await calendar()).toEqual(before);
    const again = await mette.execute(refused, 'Prøv igen', { Dato: '2026-04-28', Klokkeslæt: '10.30' });
    expect(again.card.title).toBe('Samtalen er flyttet');
  });

  it.each([
    ['ld1', 'ld2', 1, 'Læringssamtale 1 skal ligge før Læringssamtale 2'],
    ['oo2', 'oo1', -1, '1:1 nr. 2 skal ligge efter 1:1 nr. 1'],
    ['oo2', 'oo3', 1, '1:1 nr. 2 skal ligge før 1:1 nr. 3'],
    ['oo2', 'oo3', 0, '1:1 nr. 2 skal ligge før 1:1 nr. 3'],
  ])('keeps the order: %s not past %s', async (meeting, other, days, said) => {
    const before = await calendar();
    const there = await meetingOf('moellevang', other);
    const date = plusDays(dayOf(there.start), days);
    const time = timeOf(there.start);
    const refused = await moveTo(bot().person('Mette Skov'), meeting, date, time);
    expect(refused.text).toContain(`${said}, som er ${timeIn(there)}.`);
    expect(refused.inputs.map(({ value }) => value)).toEqual([date, time]);
    expectSound(refused.json);
    expect(await calendar()).toEqual(before);
  });

  it.each([
    ['a weekend', 'ld1', '2026-05-02', '09:00', 'Det er i en weekend.'],
    ['a public holiday', 'ld1', '2026-05-14', '09:00', 'Det er en helligdag'],
    ['a closed day', 'ld1', '2026-06-05', '09:00', 'lukkedag'],
    ['the school holidays', 'oo2', '2026-07-07', '09:00', 'Det er i skolernes ferie.'],
    ['the evening', 'ld1', '2026-04-28', '19:00', 'uden for den tid på dagen'],
  ])('asks twice before %s, and suggests better', async (_what, meeting, date, time, said) => {
    const before = await calendar();
    const mette = bot().person('Mette Skov');
    const asked = await moveTo(mette, meeting, date, time);
    expect(asked.text).toContain(said);
    expectSound(asked.json);
    expect(await calendar()).toEqual(before);
    const free = asked.buttons.filter(({ title }) => / kl\. /.test(title));
    expect(free).toHaveLength(3);
    const other = (await mette.execute(asked, 'Vælg en anden tid')).card;
    expect(other.inputs.map(({ value }) => value)).toEqual([date, time]);
    expect((await mette.execute(asked, 'Flyt alligevel')).card.title).toBe('Samtalen er flyttet');
    expect((await meetingOf('moellevang', meeting)).start).toBe(at(date, time));
  });

  it('asks twice before the chef’s other meeting, and does not say what it is', async () => {
    const other = await meetingOf('egelunden', 'ld2');
    const mette = bot().person('Mette Skov');
    const asked = await moveTo(mette, 'oo1', dayOf(other.start), timeOf(other.start));
    expect(asked.text).toContain('Anders Holm er optaget kl. ');
    expect(asked.text).not.toContain('Egelunden');
  });

  it('asks twice before the far side of a 1:1', async () => {
    const oneToOne = await meetingOf('moellevang', 'oo1');
    const after = plusDays(dayOf(oneToOne.start), 1);
    const asked = await moveTo(bot().person('Mette Skov'), 'ld1', after, '09:00');
    expect(asked.text).toContain(`Så ligger den efter 1:1 nr. 1, som er ${timeIn(oneToOne)}.`);
  });

  it('takes a suggested time without another question', async () => {
    const mette = bot().person('Mette Skov');
    const asked = await moveTo(mette, 'ld1', '2026-05-02', '09:00');
    const [title = ''] = asked.buttons.map((each) => each.title);
    expect(title).toMatch(/dag den \d+\. (?:april|maj) kl\. [\d.]+–[\d.]+$/);
    expect((await mette.execute(asked, title)).card.title).toBe('Samtalen er flyttet');
  });

  it('is kept out of the school holidays that were imported', async () => {
    await bot().app.deps.municipality.saveHolidays([{ from: '2026-04-28', to: '2026-04-30' }], byTest);
    bot().clock.advanceMs(2 * minute);
    const asked = await moveTo(bot().person('Mette Skov'), 'ld1', '2026-04-29', '09:00');
    expect(asked.text).toContain('Det er i skolernes ferie.');
    const free = asked.buttons.map(({ title }) => title).filter((title) => / kl\. /.test(title));
    expect(free.join()).not.toMatch(/den (?:28|29|30)\. april/);
  });

  it('names the chef’s own clash to the chef', async () => {
    const { start } = await meetingOf('egelunden', 'ld2');
    const asked = await moveTo(bot().person('Anders Holm'), 'ld1', dayOf(start), timeOf(start));
    expect(asked.text).toContain('Du er til Læringssamtale 2, Dagtilbud Egelunden, kl. ');
  });

  it('does not overwrite a move that another made meanwhile', async () => {
    const mette = bot().person('Mette Skov');
    const form = await press(mette, 'ld1', 'Flyt');
    await moveTo(bot().person('Anders Holm'), 'ld1', '2026-04-29', '10:30');
    const typed = { Dato: '2026-04-28', Klokkeslæt: '10:30' };
    const met = (await mette.execute(form, 'Flyt samtalen', typed)).card;
    expect(met.text).toContain('En anden har flyttet samtalen i mellemtiden.');
    expect(met.text).toContain('onsdag den 29. april kl. 10.30');
    expect(met.inputs.map(({ value }) => value)).toEqual(['2026-04-28', '10:30']);
    expect((await meetingOf('moellevang', 'ld1')).start).toBe(at('2026-04-29', '10:30'));
    expect((await mette.execute(met, 'Flyt samtalen')).card.title).toBe('Samtalen er flyttet');
  });

  it('is not for a meeting that was held', async () => {
    const mette = bot().person('Mette Skov');
    const form = await press(mette, 'ld1', 'Flyt');
    await mette.execute((await mette.say('opfølgning')).card, 'Samtalen er holdt');
    const typed = { Dato: '2026-04-28', Klokkeslæt: '10:30' };
    expect((await mette.execute(form, 'Flyt samtalen', typed)).card.text).toContain('Samtalen er holdt, så');
  });

  it.each([[[]], [['batch']], [['get', 'query']]] as const)(
    'gives back what was typed when the store fails (%p)',
    async (calls) => {
      const mette = bot().person('Mette Skov');
      const form = await press(mette, 'ld1', 'Flyt');
      bot().breakDown(...calls);
      const typed = { Dato: '2026-04-28', Klokkeslæt: '10:30' };
      const failed = (await mette.submit(form, 'Flyt samtalen', typed)).card;
      expect(failed.text).toMatch(/ikke gemt, prøv igen/i);
      expect(failed.inputs.map(({ value }) => value)).toEqual(['2026-04-28', '10:30']);
      bot().mend();
      expect((await mette.submit(failed, 'Prøv igen')).card.title).toBe('Samtalen er flyttet');
    },
  );
});

describe('an extra 1:1', () => {
  const add = async (
    person: BotPerson,
    typed: Record<string, string>,
    mayClash = true,
  ): Promise<ShownCard> => {
    const form = (await person.execute((await person.say('kalender')).card, 'Ekstra 1:1')).card;
    expectSound(form.json);
    const card = (await person.execute(form, 'Læg den ind', typed)).card;
    const isAsked = mayClash && card.buttons.some(({ title }) => title === 'Læg den ind alligevel');
    return isAsked ? (await person.execute(card, 'Læg den ind alligevel')).card : card;
  };
  const typed = { Dato: '2026-04-21', Klokkeslæt: '10:30' };

  it('comes after the twelve, and both get its cards', async () => {
    await meet(bot(), 'Mette Skov', 'Anders Holm');
    const done = await add(bot().person('Mette Skov', { expectsReplies: true }), typed);
    expect(done.title).toBe('Den ekstra 1:1 er lagt ind');
    expect(done.text).toContain('1:1 nr. 13, Møllevang Skole\nTirsdag den 21. april kl. 10.30–11.30');
    expect(await meetingOf('moellevang', 'oo13')).toMatchObject({ number: 13, isFixed: true });
    await bot().round();
    expect(seenBy('Anders Holm').map(({ card }) => card.title)).toEqual(
      expect.arrayContaining([
        'Ny samtale: 1:1 nr. 13 · Møllevang Skole',
        'Forbered: 1:1 nr. 13 · Møllevang Skole',
      ]),
    );
    expect(seenBy('Mette Skov').map(({ card }) => card.title)).not.toContain(
      'Ny samtale: 1:1 nr. 13 · Møllevang Skole',
    );
  });

  it('is chosen a unit by those who have several, and is one when pressed twice', async () => {
    const anders = bot().person('Anders Holm');
    const wanted = { Enhed: 'Møllevang Skole', ...typed };
    const first = await add(anders, wanted);
    const second = await add(anders, wanted);
    expect(second.text).toBe(first.text);
    expect(await meetingOf('moellevang', 'oo14')).toBeUndefined();
    expect((await anders.execute(first, 'Fortryd')).card.title).toBe('Samtalen er aflyst');
    await add(anders, wanted);
    expect(await meetingOf('moellevang', 'oo14')).toMatchObject({ phase: 'planned' });
  });

  it('asks when someone is elsewhere then', async () => {
    const anders = bot().person('Anders Holm');
    const asked = await add(
      anders,
      { Enhed: 'Havblik Skole', Dato: '2026-04-27', Klokkeslæt: '09:30' },
      false,
    );
    expect(asked.text).toContain('Du er til Læringssamtale 1, Møllevang Skole, kl. 09.00–11.00.');
    expect((await anders.execute(asked, 'Læg den ind alligevel')).card.title).toBe(
      'Den ekstra 1:1 er lagt ind',
    );
    expect(await meetingOf('havblik', 'oo13')).toMatchObject({ start: at('2026-04-27', '09:30') });
  });

  it('is not for a selvejende dagtilbud', async () => {
    const tove = bot().person('Tove Lykke');
    const { card } = await tove.say('kalender');
    expect(card.buttons.map(({ title }) => title)).not.toContain('Ekstra 1:1');
    const before = await calendar();
    const form = (await bot().person('Anders Holm').say('kalender')).card;
    const forged = forge(form, 'Ekstra 1:1', 'planning.add-at', {
      unitId: 'solsikken',
      date: '2026-04-21',
      time: '10:30',
    });
    for (const name of ['Tove Lykke', 'Birgit Dam'])
      expect((await bot().person(name).execute(forged, 'Ekstra 1:1')).card.text).toContain(
        'Et selvejende dagtilbud har ingen 1:1 her.',
      );
    expect(await calendar()).toEqual(before);
  });
});

/** The same card with a button that says something else to the bot. */
function forge(card: ShownCard, title: string, verb: string, data: Record<string, unknown>): ShownCard {
  const buttons = card.buttons.map((button) =>
    button.title === title ? { ...button, verb, data: { ...data, verb }, sendsInputs: false } : button,
  );
  return { ...card, buttons };
}

describe('calling a 1:1 off', () => {
  it('asks once, says what it leaves, and can be taken back', async () => {
    const mette = bot().person('Mette Skov');
    const asked = await press(mette, 'oo1', 'Aflys');
    expect(asked.text).toContain(`Aflys 1:1 ${timeIn(await meetingOf('moellevang', 'oo1'))}?`);
    expect(asked.text).toContain('Der skal være mindst 12 1:1, seks om året.');
    expectSound(asked.json);
    const done = (await mette.execute(asked, 'Aflys samtalen')).card;
    expect(done.title).toBe('Samtalen er aflyst');
    expect(await meetingOf('moellevang', 'oo1')).toMatchObject({ phase: 'cancelled' });
    expect((await mette.say('kalender')).card.text).not.toContain('1:1 nr. 1,');
    expect((await mette.execute(done, 'Fortryd')).card.title).toBe('Samtalen er på igen');
    expect(await meetingOf('moellevang', 'oo1')).toMatchObject({ phase: 'planned' });
  });

  it('warns of nothing while there are more than twelve', async () => {
    const mette = bot().person('Mette Skov');
    const form = (await mette.execute((await mette.say('kalender')).card, 'Ekstra 1:1')).card;
    await mette.execute(form, 'Læg den ind', { Dato: '2026-04-21', Klokkeslæt: '10:30' });
    expect((await press(mette, 'oo13', 'Aflys')).text).not.toContain('mindst');
  });

  it('cannot be taken back when others lie there now, or when its time is past', async () => {
    const mette = bot().person('Mette Skov');
    const { start } = await meetingOf('moellevang', 'oo1');
    const done = (await mette.execute(await press(mette, 'oo1', 'Aflys'), 'Aflys samtalen')).card;
    await moved(mette, 'oo2', plusDays(dayOf(start), -1), '13:00');
    expect((await mette.execute(done, 'Fortryd')).card.text).toContain('passer ikke ind mere');
    bot().clock.set(start);
    expect((await mette.execute(done, 'Fortryd')).card.text).toContain('Den tid er allerede gået.');
  });

  it('is not for a dialogue', async () => {
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('kalender');
    const { id } = await meetingOf('moellevang', 'ld1');
    for (const verb of ['planning.ask-cancel', 'planning.cancel']) {
      const forged = forge(card, 'Aflys', verb, { unitId: 'moellevang', meetingId: id });
      expect((await mette.execute(forged, 'Aflys')).card.text).toContain(
        'En læringssamtale kan ikke aflyses, for der skal være fire i et loop.',
      );
    }
    expect((await meetingOf('moellevang', 'ld1')).phase).toBe('planned');
  });
});

describe('a forged card', () => {
  const changes: [string, Record<string, unknown>][] = [
    ['planning.move', {}],
    ['planning.move-to', { from: dialogueStart, date: '2026-04-28', time: '10:30', anyway: true }],
    ['planning.ask-cancel', {}],
    ['planning.cancel', {}],
    ['planning.restore', {}],
    ['planning.add-at', { date: '2026-04-28', time: '10:30', anyway: true }],
  ];
  const strangers = ['Karen Riis', 'Sara Lund', 'Jonas Krog', 'Henrik Falk', 'Birgit Dam', 'Lone Vad'];

  it.each(changes)('changes nothing with %s', async (verb, more) => {
    const before = await calendar();
    const { card } = await bot().person('Mette Skov').say('kalender');
    const { id } = await meetingOf('moellevang', 'ld1');
    const key = { unitId: 'moellevang', meetingId: id, ...more };
    for (const name of strangers) {
      const forged = forge(card, 'Flyt', verb, key);
      expect((await bot().person(name).execute(forged, 'Flyt')).card.text).toContain(
        'Den enhed har du ikke adgang til.',
      );
    }
    for (const unitId of ['nowhere', '../moellevang', 'constructor', '']) {
      const forged = forge(card, 'Flyt', verb, { ...key, unitId });
      expect((await bot().person('Mette Skov').execute(forged, 'Flyt')).card.text).toContain('ikke adgang');
    }
    expect(await calendar()).toEqual(before);
  });

  it.each(changes.filter(([verb]) => verb !== 'planning.add-at'))(
    'finds no meeting of that name with %s',
    async (verb, more) => {
      const before = await calendar();
      const mette = bot().person('Mette Skov');
      const { card } = await mette.say('kalender');
      for (const meetingId of ['meeting:2026:ld9', 'constructor', '__proto__']) {
        const forged = forge(card, 'Flyt', verb, { unitId: 'moellevang', meetingId, ...more });
        expect((await mette.execute(forged, 'Flyt')).card.text).toContain('Den samtale findes ikke mere.');
      }
      expect(await calendar()).toEqual(before);
    },
  );

  it('lets the chef of a selvejende dagtilbud move none of its dialogues, and its board all', async () => {
    const { id, start } = await meetingOf('solsikken', 'ld1');
    const { card } = await bot().person('Mette Skov').say('kalender');
    const data = { unitId: 'solsikken', meetingId: id, from: start, date: '2026-04-28', time: '10:30' };
    const forged = forge(card, 'Flyt', 'planning.move-to', data);
    const refused = (await bot().person('Birgit Dam').execute(forged, 'Flyt')).card;
    expect(refused.text).toContain('ikke adgang');
    expect((await meetingOf('solsikken', 'ld1')).start).toBe(start);
    const done = (await bot().person('Martin Vang').execute(forged, 'Flyt')).card;
    expect(done.title).toBe('Samtalen er flyttet');
  });
});

describe('the cards of a dialogue that is moved', () => {
  const near = ['2026-04-28', '10:30'] as const;
  const far = ['2026-05-27', '10:30'] as const;

  it('are changed where they are, when their time is past still', async () => {
    await meet(bot(), 'Mette Skov', 'Karen Riis', 'Anders Holm');
    await bot().round();
    const [mettes] = seenBy('Mette Skov');
    expect(mettes?.card.text).toContain('27. april');
    await moved(bot().person('Mette Skov', { expectsReplies: true }), 'ld1', ...near);
    await roundAt(at('2026-04-15', '10:02'));
    for (const name of ['Mette Skov', 'Karen Riis']) {
      const [first, second, ...more] = seenBy(name);
      expect(second).toMatchObject({ method: 'PUT', activityId: first?.activityId });
      expect(second?.card.title).toBe('Forbered: Læringssamtale 1 · Møllevang Skole');
      expect(second?.card.text).toContain('28. april');
      expect(second?.card.text).not.toContain('27. april');
      expect(more).toEqual([]);
    }
  });

  it('are withdrawn when their time comes again, and come then', async () => {
    await meet(bot(), 'Mette Skov', 'Sara Lund');
    await bot().round();
    expect(seenBy('Sara Lund').map(({ card }) => card.title)).toEqual([
      'Input: Læringssamtale 1 · Møllevang Skole',
    ]);
    await moved(bot().person('Mette Skov', { expectsReplies: true }), 'ld1', ...far);
    await roundAt(at('2026-04-15', '10:02'));
    for (const name of ['Mette Skov', 'Sara Lund']) {
      const [first, second, ...more] = seenBy(name);
      expect(second).toMatchObject({ method: 'PUT', activityId: first?.activityId });
      expect(second?.card.text).toContain('Samtalen er flyttet til onsdag den 27. maj kl. 10.30–12.30.');
      expectSound(second!.card.json);
      expect(more).toEqual([]);
    }
    expect(seenBy('Mette Skov')[1]?.card.text).toContain('Du får kortet igen onsdag den 13. maj.');
    expect(seenBy('Sara Lund')[1]?.card.text).toContain('Du får kortet igen onsdag den 29. april.');
    await roundAt(at('2026-04-29', '10:29'));
    expect(seenBy('Sara Lund')).toHaveLength(2);
    await roundAt(at('2026-04-29', '10:30'));
    expect(seenBy('Sara Lund')[2]).toMatchObject({ method: 'POST' });
    expect(seenBy('Sara Lund')[2]?.card.title).toBe('Input: Læringssamtale 1 · Møllevang Skole');
    await roundAt(at('2026-05-13', '10:30'));
    expect(seenBy('Mette Skov')[2]?.card.title).toBe('Forbered: Læringssamtale 1 · Møllevang Skole');
    expect(seenBy('Mette Skov')[2]?.card.text).toContain('27. maj');
  });

  it('that wait are dropped, and come again at the new time, once', async () => {
    await meet(bot(), 'Mette Skov', 'Sara Lund');
    // After hours: what fell due waits for the morning.
    await roundAt(at('2026-04-15', '18:00'));
    expect(seenBy('Sara Lund')).toEqual([]);
    expect((await rowsOf(bot(), 'Sara Lund')).map(({ state }) => state)).toEqual(['pending']);
    await moved(bot().person('Mette Skov', { expectsReplies: true }), 'ld1', ...far);
    await roundAt(at('2026-04-15', '18:01'));
    expect((await rowsOf(bot(), 'Sara Lund')).map(({ state, reason }) => [state, reason])).toEqual([
      ['dropped', 'meeting-moved'],
    ]);
    await roundAt(at('2026-04-16', '08:00'));
    expect(seenBy('Sara Lund')).toEqual([]);
    await roundAt(at('2026-04-29', '10:30'));
    await roundAt(at('2026-04-29', '11:30'));
    expect(seenBy('Sara Lund').map(({ method, card }) => [method, card.title])).toEqual([
      ['POST', 'Input: Læringssamtale 1 · Møllevang Skole'],
    ]);
  });

  it.each([
    ['nearer days', near],
    ['another month', far],
  ])('that are answered afterwards, as they were before, land in the meeting: %s', async (_how, to) => {
    await meet(bot(), 'Mette Skov');
    await bot().round();
    const old = seenBy('Mette Skov')[0]!.card;
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    await mette.execute(old, 'Gem kladde', { [field.seen]: seen });
    const [date, time] = to;
    await moved(mette, 'ld1', date, time);
    await roundAt(at('2026-04-15', '10:02'));
    // The draft is kept, and the old card is one that a slow client still shows.
    expect(Object.values(await storedTexts(bot()))).toEqual([seen]);
    const sent = (await mette.execute(old, 'Send svar', required)).card;
    expect(sent.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
    expect(sent.text).toContain(date === near[0] ? '28. april' : '27. maj');
    const [response, ...others] = await bot().documentsOf('response');
    expect(others).toEqual([]);
    const { id } = await meetingOf('moellevang', 'ld1');
    expect(response).toMatchObject({ meetingId: id, state: 'submitted' });
  });

  it('keep a draft open to be gone on with', async () => {
    await meet(bot(), 'Mette Skov');
    await bot().round();
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    await mette.execute(await preparationOf(mette), 'Gem kladde', { [field.seen]: seen });
    await moved(mette, 'ld1', ...far);
    await roundAt(at('2026-04-15', '10:02'));
    const [, withdrawn] = seenBy('Mette Skov');
    const opened = (await mette.execute(withdrawn!.card, 'Svar allerede nu')).card;
    expect(opened.inputs.map(({ value }) => value)).toContain(seen);
  });

  it('lock for answers at the new time, not the old', async () => {
    const mette = bot().person('Mette Skov');
    const card = await preparationOf(mette);
    await moved(mette, 'ld1', ...far);
    bot().clock.set(at('2026-04-27', '12:00'));
    expect((await mette.execute(card, 'Gem kladde', { [field.seen]: seen })).card.text).toContain('Gemt kl.');
    bot().clock.set(at('2026-05-27', '10:30'));
    const late = (await mette.execute(card, 'Gem kladde', { [field.seen]: seen })).card;
    expect(late.text).toContain('Samtalen er begyndt');
  });
});

describe('the other one', () => {
  const newsTo = (name: string): ShownCard[] =>
    seenBy(name)
      .map(({ card }) => card)
      .filter(({ title }) => /^(?:Flyttet|Aflyst|Ny samtale|På igen): /.test(title));

  it('is told who moved it, from when to when, and can move it again', async () => {
    await meet(bot(), 'Anders Holm', 'Mette Skov');
    await moved(bot().person('Mette Skov', { expectsReplies: true }), 'ld1', '2026-04-28', '10:30');
    await bot().round();
    expect(newsTo('Mette Skov')).toEqual([]);
    const [news, ...more] = newsTo('Anders Holm');
    expect(more).toEqual([]);
    expect(news?.title).toBe('Flyttet: Læringssamtale 1 · Møllevang Skole');
    expect(news?.text).toContain(
      'Mette Skov har flyttet samtalen. Før var den mandag den 27. april kl. 09.00.',
    );
    expect(news?.text).toContain('Tirsdag den 28. april kl. 10.30–12.30');
    expectSound(news!.json);
    const anders = bot().person('Anders Holm', { expectsReplies: true });
    const form = (await anders.execute(news!, 'Flyt den igen')).card;
    expect(form.inputs.map(({ value }) => value)).toEqual(['2026-04-28', '10:30']);
  });

  it('is not told of a move that was taken back at once', async () => {
    await meet(bot(), 'Anders Holm', 'Mette Skov');
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    await mette.execute(await moved(mette, 'ld1', '2026-04-28', '10:30'), 'Fortryd');
    await bot().round();
    expect(newsTo('Anders Holm')).toEqual([]);
  });

  it('is told of a 1:1 that is called off, whose cards are withdrawn, and that it is on again', async () => {
    await meet(bot(), 'Anders Holm', 'Mette Skov');
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    const oneToOne = await meetingOf('moellevang', 'oo1');
    const day = plusDays(dayOf(oneToOne.start), -7);
    await roundAt(at(day, '14:00'));
    const card = seenBy('Anders Holm').find(({ card: { title } }) => title.includes('1:1 nr. 1 · Møllevang'));
    expect(card?.card.title).toBe('Forbered: 1:1 nr. 1 · Møllevang Skole');
    const done = (await mette.execute(await press(mette, 'oo1', 'Aflys'), 'Aflys samtalen')).card;
    await roundAt(at(day, '14:02'));
    const changed = seenBy('Anders Holm').findLast(({ activityId }) => activityId === card?.activityId);
    expect(changed).toMatchObject({ method: 'PUT' });
    expect(changed?.card.text).toContain(`Samtalen ${timeIn(oneToOne)} er aflyst.`);
    expect(newsTo('Anders Holm')[0]?.text).toContain('Mette Skov har aflyst samtalen ');
    await mette.execute(done, 'Fortryd');
    await roundAt(at(day, '14:04'));
    expect(newsTo('Anders Holm')[1]?.title).toBe('På igen: 1:1 nr. 1 · Møllevang Skole');
    const again = seenBy('Anders Holm').findLast(({ activityId }) => activityId === card?.activityId);
    expect(again?.card.title).toBe('Forbered: 1:1 nr. 1 · Møllevang Skole');
  });
});

it('costs a move one query and one batch', async () => {
  const mette = bot().person('Mette Skov');
  const form = await press(mette, 'ld1', 'Flyt');
  bot().store.forget();
  await mette.execute(form, 'Flyt samtalen', { Dato: '2026-04-28', Klokkeslæt: '10:30' });
  expect(bot().store.calls).toMatchObject({ query: 1, batch: 1 });
  expect(bot().clock.now()).toBe(wednesday);
});
