import type { ShownCard } from '../support/bot-client';
import { expectSound, upnOf, useBot } from './bot';

/** People and their roles, as the administration finds and changes them in the chat. */

const bot = useBot();
const lone = () => bot().person('Lone Vad');

async function find(name: string): Promise<ShownCard> {
  const form = (await lone().execute((await lone().say('forvaltning')).card, 'Find person')).card;
  return (await lone().execute(form, 'Søg', { 'Navn eller e-mail': name })).card;
}

async function membersNamed(name: string, unitId = 'moellevang'): Promise<unknown[]> {
  const summary = await bot().app.deps.units.summary(unitId);
  return summary!.value.unit.members.filter((member) => member.name === name);
}

describe('finding someone', () => {
  it('shows roles with their days, whether cards arrive, and the language', async () => {
    const card = await find('karen');
    expect(card.title).toBe('Karen Riis');
    expect(card.text).toContain('pædagogisk leder, Møllevang Skole');
    expect(card.text).toMatch(/Fra \d+\. \w+ \d{4}, uden slutdato/);
    expect(card.text).toContain('Har ikke skrevet til mig endnu.');
    expect(card.text).toContain('Næste import af people.csv gælder over det');
    expectSound(card.json);
    await bot().person('Karen Riis').say('hjælp');
    expect((await find(upnOf('Karen Riis'))).text).toContain('Kort når frem.');
  });

  it('lets choose among several, and says when there is nobody', async () => {
    const card = await find('ann');
    expect(card.title).toBe('Hvem mener du?');
    expect(card.buttons.length).toBeGreaterThan(2);
    expectSound(card.json);
    const nobody = await find('Rasputin');
    expect(nobody.text).toContain('Jeg kan ikke finde nogen, der hedder det.');
    expect(nobody.inputs.map(({ value }) => value)).toEqual(['Rasputin']);
    const empty = await find(' ');
    expect(empty.text).toContain('Skriv et navn eller en e-mail');
    expect(empty.title).toBe('Find en person');
    expect(empty.buttons.map(({ title }) => title)).toContain('Til forvaltning');
  });

  it('offers no end to the role of a chef or of the administration: those come with the import', async () => {
    for (const name of ['Anders Holm', 'Lone Vad'])
      expect((await find(name)).buttons.map(({ title }) => title)).not.toContain('Slutdato');
  });
});

describe('ending a role', () => {
  it('closes the bot to them after that day, keeps the unit in step, is noted, and can be taken back', async () => {
    const form = (await lone().execute(await find('Karen Riis'), 'Slutdato')).card;
    expect(form.text).toContain('Karen Riis er pædagogisk leder, Møllevang Skole.');
    const ended = (await lone().execute(form, 'Gem', { 'Sidste dag': '2026-04-15' })).card;
    expect(ended.text).toContain('Gemt. Rollen slutter efter 15. april 2026.');
    expect(await membersNamed('Karen Riis')).toMatchObject([{ to: '2026-04-15' }]);
    expect((await bot().person('Karen Riis').say('hjælp')).card.title).toBe('Hej Karen');

    bot().clock.advanceMs(24 * 3_600_000);
    expect((await bot().person('Karen Riis').say('hjælp')).card.text).toContain('Jeg kender dig ikke endnu.');
    expect((await find('Karen Riis')).text).toContain('Tidligere roller');
    const undone = (await lone().execute(ended, 'Fortryd')).card;
    expect(undone.text).toContain('Rollen er, som den var før.');
    expect((await membersNamed('Karen Riis'))[0]).not.toHaveProperty('to');
    expect((await bot().person('Karen Riis').say('hjælp')).card.title).toBe('Hej Karen');

    const { documents } = await bot().store.query('people', { type: 'audit', limit: 1000 });
    const noted = documents.filter(({ body }) => body['action'] === 'end-role');
    expect(noted).toHaveLength(2);
    expect(JSON.stringify(noted)).not.toContain('Karen');
  });

  it('is not written over what another has written since, nor taken back over it', async () => {
    const form = (await lone().execute(await find('Karen Riis'), 'Slutdato')).card;
    const first = (await lone().execute(form, 'Gem', { 'Sidste dag': '2026-05-15' })).card;
    const stale = (await lone().execute(form, 'Gem', { 'Sidste dag': '2026-07-31' })).card;
    expect(stale.text).toContain('Rollen er ændret et andet sted siden.');
    expect(stale.inputs.map(({ value }) => value)).toEqual(['2026-07-31']);
    const again = (await lone().execute(await find('Karen Riis'), 'Slutdato')).card;
    await lone().execute(again, 'Gem', { 'Sidste dag': '2026-06-30' });
    const undone = (await lone().execute(first, 'Fortryd')).card;
    expect(undone.text).toContain('Rollen er ændret et andet sted siden.');
    expect(await membersNamed('Karen Riis')).toMatchObject([{ to: '2026-06-30' }]);
  });

  it('leaves the unit as the person is by now, when two change the same person at once', async () => {
    const { units } = bot().app.deps;
    const form = (await lone().execute(await find('Karen Riis'), 'Slutdato')).card;
    const other = (await lone().execute(await find('Karen Riis'), 'Tilføj rolle')).card;
    const role = { Rolle: 'medarbejderrepræsentant', Enhed: 'moellevang', 'Første dag': '2026-04-20' };
    const summary = units.summary.bind(units);
    units.summary = async (unitId) => {
      units.summary = summary;
      await lone().execute(other, 'Gem', role);
      return summary(unitId);
    };
    await lone().execute(form, 'Gem', { 'Sidste dag': '2026-05-15' });
    const kept = await membersNamed('Karen Riis');
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual(expect.objectContaining({ role: 'pedagogical-leader', to: '2026-05-15' }));
  });

  it.each([
    ['no day', '', 'Der mangler en dato'],
    ['a day before it began', '1999-01-01', 'Rollen slutter, før den begynder.'],
  ])('is refused with %s, and the form comes back', async (_what, day, why) => {
    const form = (await lone().execute(await find('Karen Riis'), 'Slutdato')).card;
    const refused = (await lone().execute(form, 'Gem', { 'Sidste dag': day })).card;
    expect(refused.text).toContain(why);
    expect(refused.inputs).toHaveLength(1);
    expect((await membersNamed('Karen Riis'))[0]).not.toHaveProperty('to');
  });
});

describe('giving a role', () => {
  const role = { Rolle: 'medarbejderrepræsentant', Enhed: 'havblik', 'Første dag': '2026-04-15' };

  async function form(): Promise<ShownCard> {
    return (await lone().execute(await find('Karen Riis'), 'Tilføj rolle')).card;
  }

  it('opens the unit to them, and puts them among its members', async () => {
    const card = (await lone().execute(await form(), 'Gem', role)).card;
    expect(card.text).toContain('medarbejderrepræsentant, Havblik Skole');
    expect(await membersNamed('Karen Riis', 'havblik')).toMatchObject([
      { role: 'staff-rep', from: '2026-04-15' },
    ]);
    expect((await bot().person('Karen Riis').say('næste')).card.text).toContain('Havblik');
  });

  it('from today at the earliest: nobody reads the 1:1s of days before', async () => {
    const refused = (await lone().execute(await form(), 'Gem', { ...role, 'Første dag': '2026-04-14' })).card;
    expect(refused.text).toContain('Rollen kan tidligst begynde i dag.');
    expect(await membersNamed('Karen Riis', 'havblik')).toEqual([]);
  });

  it('is not for oneself', async () => {
    const own = (await lone().execute(await find('Lone Vad'), 'Tilføj rolle')).card;
    const refused = (await lone().execute(own, 'Gem', { ...role, Rolle: 'leder' })).card;
    expect(refused.text).toContain('Dine egne roller kan du ikke ændre her.');
    expect(await membersNamed('Lone Vad', 'havblik')).toEqual([]);
    expect((await lone().say('status')).card.text).not.toContain('Havblik');
  });

  it('is mended by doing it again when the unit could not be written', async () => {
    const card = await form();
    const { units } = bot().app.deps;
    const save = units.save.bind(units);
    units.save = () => Promise.reject(new Error('process gone'));
    const lost = (await lone().execute(card, 'Gem', role)).card;
    units.save = save;
    expect(await membersNamed('Karen Riis', 'havblik')).toEqual([]);
    await lone().execute(lost, 'Prøv igen');
    expect(await membersNamed('Karen Riis', 'havblik')).toHaveLength(1);
  });

  it.each([
    ['a unit nobody knows', { Enhed: 'Atlantis' }, 'den kan jeg ikke finde'],
    ['a role of another sector', { Rolle: 'senat' }, 'Den rolle findes ikke i den slags enhed.'],
    ['a role they have', { Rolle: 'pædagogisk leder', Enhed: 'moellevang' }, 'har allerede den rolle'],
    ['an end before the beginning', { 'Sidste dag': '2026-04-01' }, 'Rollen slutter, før den begynder.'],
  ])('is refused with %s', async (_what, typed, why) => {
    const refused = (await lone().execute(await form(), 'Gem', { ...role, ...typed })).card;
    expect(refused.text).toContain(why);
    expect(refused.inputs).toHaveLength(4);
    expectSound(refused.json);
  });

  it('cannot be forged: nobody becomes chef or administration in the chat', async () => {
    const card = await form();
    const [save] = card.buttons;
    for (const forged of ['chef', 'administration']) {
      const data = { ...save!.data, role: forged, unit: 'havblik', from: '2026-04-15', to: '' };
      const { card: refused } = await lone().execute(
        { ...card, inputs: [], buttons: [{ ...save!, data }] },
        'Gem',
      );
      expect(refused.text).toContain('kan ikke ændres her.');
    }
  });
});
