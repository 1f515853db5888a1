import type { BotPerson, ShownCard } from '../support/bot-client';
import { expectSound, useBot } from './bot';
import { addAgreement, agreed, agreement, field, focusTitle, followUpOf, perspective } from './following-up';

/** To which focus area an agreement belongs: asked only where there are several, on a card and in the chat. */

const bot = useBot();
const henrik = () => bot().person('Henrik Falk');
const label = 'Hvilket fokusområde hører aftalen til?';
const other = 'Flere læser af lyst';

async function addFocus(person: BotPerson, title: string): Promise<ShownCard> {
  const form = (await person.execute(await followUpOf(person), 'Tilføj fokusområde')).card;
  return (await person.execute(form, 'Gem fokusområdet', { 'Hvad vil I arbejde med?': title })).card;
}

async function formOf(person: BotPerson): Promise<ShownCard> {
  return (await person.execute(await followUpOf(person), 'Tilføj aftale')).card;
}

async function finish(person: BotPerson): Promise<ShownCard> {
  const form = (await person.execute(await followUpOf(person), 'Skriv, hvordan børnene bliver hørt')).card;
  const card = (await person.execute(form, 'Gem', { 'Hvordan bliver børnene hørt?': perspective })).card;
  return (await person.execute(card, 'Færdig')).card;
}

/** By what was agreed: the title of the focus area that the finished agreement belongs to. */
async function areasOfAgreements(): Promise<Record<string, string | undefined>> {
  const loops = await bot().documentsOf('loop');
  const titles = new Map(
    loops.flatMap(({ id, focusAreas }) =>
      (focusAreas as { id: string; title: string }[]).map((area) => [`${String(id)} ${area.id}`, area.title]),
    ),
  );
  const loop = loops.find(({ unitId }) => unitId === 'havblik');
  const agreements = (await bot().documentsOf('agreement')).filter(({ unitId }) => unitId === 'havblik');
  return Object.fromEntries(
    agreements.map(({ what, focusAreaId }) => [
      String(what),
      focusAreaId === '' ? 'none' : titles.get(`${String(loop?.['id'])} ${String(focusAreaId)}`),
    ]),
  );
}

it('is asked for on no form while there is one focus area, or none; finishing links the only one', async () => {
  expect((await formOf(henrik())).inputs.map((input) => input.label)).not.toContain(label);
  await addAgreement(henrik(), await followUpOf(henrik()));
  const one = await addFocus(henrik(), focusTitle);
  expect(one.text).not.toContain('Fokusområde:');
  expect((await formOf(henrik())).inputs.map((input) => input.label)).not.toContain(label);
  await finish(henrik());
  expect(await areasOfAgreements()).toEqual({ [agreed]: focusTitle });
});

describe('where there are several', () => {
  const eachChoice = { Læsebånd: other, 'Fælles morgen': 'none', 'Endnu ikke valgt': undefined };

  beforeEach(async () => {
    await addFocus(henrik(), focusTitle);
    await addFocus(henrik(), other);
  });

  it('is chosen on the card, and none in particular is a choice', async () => {
    const form = await formOf(henrik());
    expectSound(form.json);
    const asked = form.inputs.find((input) => input.label === label)!;
    expect(asked.choices.map(({ title }) => title)).toEqual([
      focusTitle,
      other,
      'Ikke et bestemt fokusområde',
    ]);
    const save = async (what: string, area: string) =>
      addAgreement(henrik(), await followUpOf(henrik()), {
        ...agreement,
        [field.what]: what,
        [label]: area,
      });
    await save('Læsebånd', other);
    await save('Fælles morgen', 'Ikke et bestemt fokusområde');
    const card = await save('Endnu ikke valgt', '');
    expect(card.text).toContain(`Fokusområde: ${other}`);
    expect(card.text).toContain('Fokusområdet er ikke valgt');
    expectSound(card.json);
    const edit = (await henrik().execute(card, { title: 'Ret', at: 1 })).card;
    expect(edit.inputs.find((input) => input.label === label)?.value).toBe('none');
    await finish(henrik());
    expect(await areasOfAgreements()).toEqual(eachChoice);
  });

  it('is asked for last in the chat, and may be passed over', async () => {
    const say = async (...written: string[]): Promise<ShownCard> => {
      let card: ShownCard | undefined;
      for (const each of written) ({ card } = await henrik().say(each));
      return card!;
    };
    const asked = await say('ny aftale', 'Læsebånd', 'Flere læser', 'mig', '15. juni');
    expect(asked.text).toContain(`Spørgsmål 5 af 5`);
    expect(asked.text).toContain(label);
    expect(asked.text).toContain('3: Ikke et bestemt fokusområde');
    expectSound(asked.json);
    expect((await say('vejret')).text).toContain('Det står ikke på listen.');
    expect((await say('lyst')).text).toContain(`Fokusområde: ${other}`);
    await say('ny aftale', 'Fælles morgen', 'Flere læser', 'mig', '15. juni', '3');
    await say('ny aftale', 'Endnu ikke valgt', 'Flere læser', 'mig', '15. juni', 'spring over');
    await finish(henrik());
    expect(await areasOfAgreements()).toEqual(eachChoice);
  });

  it('keeps both choices when two edit the agreement at once', async () => {
    const card = await addAgreement(henrik(), await followUpOf(henrik()), {
      ...agreement,
      [label]: focusTitle,
    });
    const form = (await henrik().execute(card, 'Ret')).card;
    await henrik().execute(form, 'Gem aftalen', { [label]: other });
    const both = (
      await henrik().execute(form, 'Gem aftalen', { [field.what]: 'Rettet', [label]: focusTitle })
    ).card;
    expect(both.text).toContain(`Fokusområde: ${other}`);
    expect(both.text).toContain(`Fokusområde: ${focusTitle}`);
    await henrik().execute(both, 'Brug den nye');
    await finish(henrik());
    expect(await areasOfAgreements()).toEqual({ Rettet: focusTitle });
  });

  it('is linked to what is left when a focus area is taken out', async () => {
    const card = await addAgreement(henrik(), await followUpOf(henrik()), { ...agreement, [label]: other });
    const removes = card.buttons.filter(({ verb }) => verb === 'follow-up.remove-focus');
    const at = card.buttons.filter(({ title }) => title === 'Fjern').indexOf(removes[1]!);
    const left = (await henrik().execute(card, { title: 'Fjern', at })).card;
    expect(left.text).not.toContain(other);
    await finish(henrik());
    expect(await areasOfAgreements()).toEqual({ [agreed]: focusTitle });
  });

  it('comes back with what was typed when the form is refused, the store down or not', async () => {
    const form = await formOf(henrik());
    const lacks = { ...agreement, [field.deadline]: '', [label]: other };
    const again = (await henrik().execute(form, 'Gem aftalen', lacks)).card;
    expect(again.inputs.find((input) => input.label === label)?.value).toBe(
      form.inputs.find((input) => input.label === label)!.choices[1]!.value,
    );
    bot().breakDown();
    const down = (await henrik().execute(form, 'Gem aftalen', { ...agreement, [label]: other })).card;
    bot().mend();
    const saved = (await henrik().execute(down, 'Prøv igen')).card;
    expect(saved.text).toContain(`Fokusområde: ${other}`);
  });
});

it('is never asked for in a 1:1', async () => {
  bot().clock.set('2026-04-20T11:00:00.000Z');
  const ida = bot().person('Ida Bech');
  const opened = await followUpOf(ida);
  expect(opened.title).toBe('Opfølgning: 1:1 nr. 3 · Dagtilbud Åbrinken');
  const form = (await ida.execute(opened, 'Tilføj aftale')).card;
  expect(form.inputs.map((input) => input.label)).not.toContain(label);
});
