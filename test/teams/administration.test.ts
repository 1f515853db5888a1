import { aadKey } from '../../src/domain/people/identity';
import type { ShownCard } from '../support/bot-client';
import { aadOf, expectSound, useBot } from './bot';
import { auditsOf } from '../fixtures/audit-rows';

/** What the administration sees and changes in the chat: themes, settings, data packages, loops. */

const bot = useBot();
const lone = () => bot().person('Lone Vad');

async function open(): Promise<ShownCard> {
  return (await lone().say('forvaltning')).card;
}

async function audits(action: string): Promise<unknown[]> {
  return (await auditsOf(bot().store)).filter((row) => row.action === action);
}

describe('forvaltning', () => {
  it('is one card: themes and loops, data packages, settings, people and guides', async () => {
    const card = await open();
    expect(card.title).toBe('Forvaltning');
    for (const said of [
      'Kun forvaltningen ser det her.',
      'Temaer, 6–18 år',
      'Fællesskaber for alle · Lyst til at lære',
      'Enheder i et loop: 5 af 5',
      /6–18 år, datapakke \d: \d af \d har linket\./,
      'Tilsynspunkter: fra',
      'Resten er, som regelsættet siger.',
      'leder: ',
      /I kraft: \d+\. Jeres egne: 0\./,
      'kommunens it-support',
    ])
      expect(card.text).toMatch(said);
    expectSound(card.json);
  });

  it('is offered at home, in both languages, to those who have it', async () => {
    const home = (await lone().say('hjælp')).card;
    expect(home.text).toContain('forvaltning: temaer');
    expect((await lone().execute(home, 'Forvaltning')).card.title).toBe('Forvaltning');
    await lone().say('english');
    expect((await lone().say('administration')).card.text).toContain('Only the administration sees this.');
    expect((await bot().person('Mette Skov').say('hjælp')).card.text).not.toContain('forvaltning:');
  });

  it('is pointed to where someone of the administration writes status', async () => {
    expect((await lone().say('status')).card.text).toContain('Skriv ‘forvaltning’ for overblikket');
  });

  it('shows nothing that anyone answered', async () => {
    const mette = bot().person('Mette Skov');
    const form = (await mette.say('forbered')).card;
    const [first] = form.inputs;
    await mette.execute(form, 'Gem kladde', { [first!.id]: 'Vi har talt om frikvarteret.' });
    expect(JSON.stringify((await open()).json)).not.toContain('frikvarteret');
  });

  it.each(['Mette Skov', 'Anders Holm', 'Sara Lund', 'Jonas Krog'])('is refused for %s', async (name) => {
    expect((await bot().person(name).say('forvaltning')).card.text).toContain('Det er for forvaltningen.');
  });

  it.each([
    ['administration.open', {}],
    ['administration.guides', {}],
    ['administration.settings', { part: 'general' }],
    ['administration.save-settings', { supervisionPoints: 'true' }],
    [
      'administration.restore-settings',
      { before: { supervisionPoints: true }, after: { supervisionPoints: false } },
    ],
    ['administration.themes', { area: '6-18' }],
    [
      'administration.save-themes',
      { area: '6-18', reportYear: '2028', decided: '2028-03-01', titles: 'Noget' },
    ],
    ['administration.link', {}],
    [
      'administration.save-link',
      { area: '6-18', number: '1', url: 'https://x.dk/1', available: '2026-05-01' },
    ],
    ['administration.start', { area: '6-18' }],
    ['administration.start-now', { area: '6-18' }],
    ['administration.find', {}],
    ['administration.search', { name: 'Sara' }],
    ['administration.person', { personId: 'p1' }],
    ['administration.add-form', { personId: 'p1' }],
    [
      'administration.add-role',
      { personId: 'p1', role: 'leader', unit: 'moellevang', from: '2026-01-01', to: '' },
    ],
    [
      'administration.end-role',
      { personId: 'p1', role: 'leader', unitId: 'moellevang', from: '2024-08-01', to: '2026-04-16' },
    ],
    [
      'administration.restore-role',
      { personId: 'p1', role: 'leader', unitId: 'moellevang', from: '2024-08-01', seen: '2026-04-16' },
    ],
  ])('is refused for a leader who forges %s', async (verb, data) => {
    const before = await bot().documents();
    const forged = { title: 'x', verb, data: { ...data, verb }, sendsInputs: false, fallback: {} };
    const { card } = await bot()
      .person('Mette Skov')
      .execute({ ...(await open()), inputs: [], buttons: [forged] }, 'x');
    expect(card.text).toContain('Det er for forvaltningen.');
    expect(Object.keys(await bot().documents())).toEqual(Object.keys(before));
  });
});

describe('settings', () => {
  it('are changed within bounds, told with what they were, noted, and taken back', async () => {
    const form = (await lone().execute(await open(), 'Ret')).card;
    expectSound(form.json);
    const typed = { Tilsynspunkter: 'true', 'Læringssamtalens længde i minutter': '90' };
    const saved = (await lone().execute(form, 'Gem', typed)).card;
    expect(saved.text).toContain('Tilsynspunkter: til (før fra)');
    expect(saved.text).toContain('Læringssamtalens længde i minutter: 90 (før 120)');
    const personId = await bot().app.deps.people.idBehind(aadKey(aadOf('Lone Vad')));
    const subjectId = 'settings:supervisionPoints,dialogueMinutes';
    expect(await audits('change-settings')).toEqual([
      { at: bot().clock.now(), personId, action: 'change-settings', subjectId },
    ]);
    expect((await open()).text).toContain('90 (regelsættet siger 120)');
    const undone = (await lone().execute(saved, 'Fortryd')).card;
    expect(undone.text).toContain('Tilsynspunkter: fra (før til)');
    expect((await open()).text).not.toContain('regelsættet siger 120');
  });

  it('are not taken back over what was changed since', async () => {
    const form = (await lone().execute(await open(), 'Ret')).card;
    const first = (await lone().execute(form, 'Gem', { 'Læringssamtalens længde i minutter': '90' })).card;
    const newer = (await lone().execute(form, 'Gem', { 'Læringssamtalens længde i minutter': '100' })).card;
    const refused = (await lone().execute(first, 'Fortryd')).card;
    expect(refused.text).toContain('Nogen har ændret indstillingerne siden.');
    expect((await open()).text).toContain('100 (regelsættet siger 120)');
    expect((await lone().execute(newer, 'Fortryd')).card.text).toContain('90 (før 100)');
    expect((await lone().execute(newer, 'Fortryd')).card.text).toContain('Der var ikke noget at ændre.');
  });

  it('of the cards are a form of their own, and what is outside the limits comes back with the reason', async () => {
    const general = (await lone().execute(await open(), 'Ret')).card;
    const form = (await lone().execute(general, 'Hvornår kort kommer')).card;
    expect(form.inputs.map(({ value }) => value)).toEqual(['28', '14', '7', '2', '3', '7', '1']);
    const refused = (await lone().execute(form, 'Gem', { 'leadDays.ld-reminder': '20' })).card;
    expect(refused.text).toContain('Antallet af dage ligger uden for grænserne.');
    expect(refused.inputs.map(({ value }) => value)).toContain('20');
    const saved = (await lone().execute(refused, 'Prøv igen', { 'leadDays.ld-reminder': '5' })).card;
    expect(saved.text).toContain('Påmindelse: dage før læringssamtalen: 5 (før 7)');
  });

  it('that are as they were are not written', async () => {
    const form = (await lone().execute(await open(), 'Ret')).card;
    expect((await lone().execute(form, 'Gem')).card.text).toContain('Der var ikke noget at ændre.');
    expect(await audits('change-settings')).toEqual([]);
  });

  it('stand there as typed when the store is down', async () => {
    const form = (await lone().execute(await open(), 'Ret')).card;
    bot().breakDown('batch');
    const { card } = await lone().execute(form, 'Gem', { dialogueMinutes: '90' });
    bot().mend();
    expect(card.inputs.find(({ id }) => id === 'dialogueMinutes')?.value).toBe('90');
    expect((await lone().execute(card, 'Prøv igen')).card.text).toContain('90 (før 120)');
  });
});

describe('themes', () => {
  const decided = { 'Kvalitetsrapportens år': '2028', 'Hvornår besluttede byrådet det?': '2028-03-08' };

  async function form(): Promise<ShownCard> {
    return (await lone().execute(await open(), { title: 'Skriv temaer', at: 1 })).card;
  }

  it('are written with their adoption; loops under way keep theirs', async () => {
    const before = await bot().documentsOf('loop');
    const saved = (await lone().execute(await form(), 'Gem', { ...decided, Temaer: 'Natur\nSprog *og* leg' }))
      .card;
    expect(saved.text).toContain('6–18 år har nu temaerne: Natur · Sprog \\*og\\* leg.');
    expect(saved.text).toContain('Loops, der er i gang, beholder deres.');
    expect(await bot().documentsOf('loop')).toEqual(before);
    expect((await open()).text).toContain('5 loops går videre med de temaer, de begyndte med.');
    expect(await audits('adopt-themes')).toHaveLength(1);
    expect(JSON.stringify(await audits('adopt-themes'))).not.toContain('Natur');
  });

  it('that are as they were are not written', async () => {
    expect((await lone().execute(await form(), 'Gem')).card.text).toContain('Der var ikke noget at ændre.');
    expect(await audits('adopt-themes')).toEqual([]);
  });

  it('are not written over what somebody else has written since; what was typed comes back', async () => {
    const older = await form();
    await lone().execute(await form(), 'Gem', { ...decided, Temaer: 'Natur' });
    const refused = (await lone().execute(older, 'Gem', { ...decided, Temaer: 'Leg' })).card;
    expect(refused.text).toContain('Nogen har rettet temaerne, siden du åbnede dem.');
    expect(refused.inputs.map(({ value }) => value)).toContain('Leg');
    expect((await open()).text).toContain('Natur');
    expect(await audits('adopt-themes')).toHaveLength(1);
  });

  it.each([
    ['a date', { ...decided, 'Hvornår besluttede byrådet det?': '' }, 'Der mangler en dato.'],
    ['a title', { ...decided, Temaer: ' \n ' }, 'Der mangler et tema.'],
    ['a year of theirs', { ...decided, 'Kvalitetsrapportens år': '2027' }, 'Året passer ikke.'],
  ])('are refused without %s, and what was typed comes back', async (_what, typed, why) => {
    const refused = (await lone().execute(await form(), 'Gem', typed)).card;
    expect(refused.text).toContain(why);
    expect(refused.inputs).toHaveLength(3);
    expectSound(refused.json);
    expect(await audits('adopt-themes')).toEqual([]);
  });
});

describe('links to data packages', () => {
  const link = { 'Hvilken datapakke?': 'Datapakke 2', 'Hvornår virker det fra?': '2026-09-15' };

  async function form(): Promise<ShownCard> {
    return (await lone().execute(await open(), 'Læg link ind')).card;
  }

  it('go to all of an area, and later to one unit alone, which then keeps its own', async () => {
    const all = (await lone().execute(await form(), 'Gem', { ...link, url: 'https://lis.dk/alle' })).card;
    expect(all.text).toContain('Datapakke 2: 5 enheder har fået linket.');
    const one = { ...link, url: 'https://lis.dk/m', Enhed: 'mollevang' };
    expect((await lone().execute(await form(), 'Gem', one)).card.text).toContain('1 enhed har fået linket');
    const again = (await lone().execute(await form(), 'Gem', { ...link, url: 'https://lis.dk/ny' })).card;
    expect(again.text).toContain('4 enheder har fået');
    expect(again.text).toContain('De har deres eget link og beholder det: Møllevang');
    expect(await audits('put-link')).toHaveLength(5 + 1 + 4); // One a unit, each time.
  });

  it.each([
    ['a link that is not https', { url: 'http://lis.dk/1' }, 'Linket virker ikke.'],
    ['no link', { url: '' }, 'Skriv linket'],
    ['a unit nobody knows', { url: 'https://lis.dk/1', Enhed: 'Atlantis' }, 'Jeg kan ikke finde den enhed.'],
    ['no date', { url: 'https://lis.dk/1', 'Hvornår virker det fra?': '' }, 'Skriv den dag'],
  ])('give back %s', async (_what, typed, why) => {
    const refused = (await lone().execute(await form(), 'Gem', { ...link, ...typed })).card;
    expect(refused.text).toContain(why);
    expect(refused.inputs.map(({ value }) => value)).toContain(typed.url);
    expect(await audits('put-link')).toEqual([]);
  });
});

describe('starting loops', () => {
  it('is shown before it is done, and gives a loop to those without one', async () => {
    const { units } = bot().app.deps;
    const summary = (await units.summary('moellevang'))!;
    const record = { ...summary.value.loop!, state: 'closed' as const };
    const audit = { at: bot().clock.now(), personId: 'test', action: 'close', subjectId: record.id };
    await units.save({ summary, records: [{ type: 'loop', record }], audit });

    const preview = (await lone().execute(await open(), 'Start loops, 6–18 år')).card;
    expect(preview.text).toContain('1 enhed får et loop på to år.');
    expect(preview.text).toContain('4 enheder er allerede i et loop og beholder det.');
    expect(await audits('start-loop')).not.toContainEqual(expect.objectContaining({ at: bot().clock.now() }));
    const started = (await lone().execute(preview, 'Start dem nu')).card;
    expect(started.text).toContain('1 loop er startet.');
    expect((await units.summary('moellevang'))?.value.loop?.state).toBe('running');
    const personId = await bot().app.deps.people.idBehind(aadKey(aadOf('Lone Vad')));
    expect(await audits('start-loop')).toContainEqual(
      expect.objectContaining({ at: bot().clock.now(), personId }),
    );
    expect((await lone().execute(preview, 'Start dem nu')).card.text).toContain('0 loops er startet.');
  });
});

it('lists the guides in force, meeting by meeting', async () => {
  const { card } = await lone().execute(await open(), 'Se guides');
  expect(card.texts).toEqual(
    expect.arrayContaining([
      'Første læringssamtale',
      'Læringssamtale 2–4',
      '1:1',
      'Tilsyn i selvejende dagtilbud',
    ]),
  );
  expect(card.text).toMatch(/: udgave \d+, .*leder/);
  expectSound(card.json);
});
