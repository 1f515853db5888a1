import { addUnits } from '../fixtures/more-units';
import { personIdOf } from './agreeing';
import { expectSound, useBot } from './bot';

/** 'status' of a chef with several units: what needs attention first, by sector, a page at a time. */

const bot = useBot();

async function moreUnits(count: number): Promise<void> {
  await addUnits(bot().app.deps, await personIdOf(bot(), 'Anders Holm'), count);
}

const namesIn = (texts: readonly string[], known: RegExp): string[] =>
  texts.filter((text) => known.test(text));

describe('a chef of many units', () => {
  const anders = () => bot().person('Anders Holm');
  const area = /^Ungdomsområde \d+$/;

  it('sees why each needs attention, since when, and the meetings of the coming weeks', async () => {
    const { card } = await anders().say('status');
    expect(card.texts.slice(0, 5)).toEqual([
      '4 enheder',
      'Læring: et overblik over dine egne enheder. Kun du kan se det her kort.',
      'Sådan ser det ud den 15. april 2026 kl. 10.00',
      'Dine samtaler de næste fire uger',
      'uge 16: 0, uge 17: 1, uge 18: 2, uge 19: 1',
    ]);
    expect(card.text).toContain('Et skema mangler (siden den 14. april)');
    expect(card.text).toContain('En aftale er over fristen (siden den 5. april)');
    expect(card.text).toContain('7 har ikke svaret før Læringssamtale 2 den 27. april');
    const calm = card.texts.indexOf('De andre');
    expect(card.texts.indexOf('Her er noget at gøre')).toBeLessThan(card.texts.indexOf('Havblik Skole'));
    expect(card.texts.indexOf('Dagtilbud Egelunden')).toBe(calm + 1);
    expectSound(card.json);
  });

  it('chooses a sector, of those they have', async () => {
    const { card } = await anders().say('status');
    expect(card.buttons.slice(0, 3).map(({ title }) => title)).toEqual(['Alle', 'Dagtilbud', 'Skoler']);
    const schools = (await anders().execute(card, 'Skoler')).card;
    expect(schools.title).toBe('2 enheder');
    expect(schools.text).not.toContain('Dagtilbud Åbrinken');
    expect((await anders().execute(schools, 'Alle')).card.title).toBe('4 enheder');
  });

  it('pages through, as many at a time as two screens of a phone hold', async () => {
    await moreUnits(14);
    const { card } = await anders().say('status');
    expect(card.text).toContain('1–7 af 18');
    const second = (await anders().execute(card, 'Vis de næste 8')).card;
    const third = (await anders().execute(second, 'Vis de næste 3')).card;
    const shown = [card, second, third].flatMap(({ texts }) => namesIn(texts, area));
    expect(new Set(shown).size).toBe(14);
    expect(third.buttons.map(({ title }) => title)).not.toContain('Vis de næste 3');
    expect((await anders().execute(third, 'Vis de forrige')).card.text).toBe(second.text);
    for (const { json } of [card, second, third]) expectSound(json);
  });

  it('pages within the sector they chose', async () => {
    await moreUnits(9);
    const areas = (await anders().execute((await anders().say('status')).card, 'FU')).card;
    expect(areas.title).toBe('9 enheder');
    const last = (await anders().execute(areas, 'Vis de næste 2')).card;
    expect(namesIn(last.texts, area)).toHaveLength(2);
  });

  it('gets the last page for one that is not there any more, and all for a sector that has gone', async () => {
    const { card } = await anders().say('status');
    const forged = async (data: Record<string, unknown>) => {
      const button = { ...card.buttons[0]!, data: { verb: 'status.all', ...data } };
      return (await anders().execute({ ...card, buttons: [button] }, button.title)).card;
    };
    expect((await forged({ from: 800 })).title).toBe('4 enheder');
    expect((await forged({ sector: 'fu' })).title).toBe('4 enheder');
    expect((await forged({ sector: 'plejehjem' })).text).toContain('Jeg kunne ikke læse kortet.');
  });
});

describe('those who have no portfolio', () => {
  it('a leader of one unit gets the unit, also from a forged card', async () => {
    const henrik = bot().person('Henrik Falk');
    const { card } = await henrik.say('status');
    const data = { verb: 'status.all', sector: 'dagtilbud' };
    const button = { ...card.buttons[0]!, verb: data.verb, data };
    const answer = await henrik.execute({ ...card, buttons: [button] }, button.title);
    expect(answer.card.title).toBe('Status: Havblik Skole');
  });

  it('the administration is refused', async () => {
    const lone = bot().person('Lone Vad');
    expect((await lone.say('status')).card.text).toContain('Status er for enhedens leder og chef.');
  });

  it('a chef sees nothing of another district', async () => {
    const { card } = await bot().person('Birgit Dam').say('status');
    expect(card.text).not.toMatch(/Havblik|Møllevang|Åbrinken|Egelunden/);
  });
});
