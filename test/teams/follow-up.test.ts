import { expectSound, useBot } from './bot';
import {
  addAgreement,
  agreed,
  agreement,
  field,
  focusTitle,
  followUpOf,
  openSchema,
  openSchemas,
  perspective,
} from './following-up';

/** Writing down what was agreed. Havblik Skole's first dialogue was yesterday; Møllevang's is to come. */

const bot = useBot();
const henrik = () => bot().person('Henrik Falk');
const mette = () => bot().person('Mette Skov');

describe('before the dialogue', () => {
  it('says when it is, and what holding it means', async () => {
    const card = await followUpOf(mette());
    expect(card.title).toBe('Opfølgning: Læringssamtale 1 · Møllevang Skole');
    expect(card.text).toMatch(/Samtalen er mandag (?:den )?27\. april kl\. 09\.00\. Når den er holdt/);
    expect(card.text).toContain('Når samtalen er holdt, kan ingen sende eller rette svar mere.');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Samtalen er holdt', 'Vælg en anden samtale']);
    expectSound(card.json);
  });

  it('can be marked as held, and as not held after all', async () => {
    const held = (await mette().execute(await followUpOf(mette()), 'Samtalen er holdt')).card;
    expect(held.buttons.map(({ title }) => title)).toContain('Tilføj aftale');
    expect((await mette().say('forbered')).card.title).not.toContain('Læringssamtale 1');
    const unheld = (await mette().execute(held, 'Den blev alligevel ikke holdt')).card;
    expect(unheld.text).toContain('Samtalen er ikke længere markeret som holdt. Svarene kan rettes igen.');
    expect((await mette().say('forbered')).card.title).toContain('Læringssamtale 1');
  });

  it('held early, has room for undo when its only agreement is removed', async () => {
    const held = (await mette().execute(await followUpOf(mette()), 'Samtalen er holdt')).card;
    const added = await addAgreement(mette(), held, { ...agreement, [field.owner]: 'Mette Skov' });
    const removed = (await mette().execute(added, 'Fjern')).card;
    expect(removed.buttons[0]?.title).toBe('Fortryd');
    expectSound(removed.json);
  });

  it('takes no agreement from a card that was drawn while it was held', async () => {
    const held = (await mette().execute(await followUpOf(mette()), 'Samtalen er holdt')).card;
    const form = (await mette().execute(held, 'Tilføj aftale')).card;
    await mette().execute(held, 'Den blev alligevel ikke holdt');
    const typed = { ...agreement, [field.owner]: 'Mette Skov' };
    const { card } = await mette().execute(form, 'Gem aftalen', typed);
    expect(card.text).toContain('Samtalen er ikke holdt endnu.');
    expect(card.inputs.find(({ id }) => id === 'what')?.value).toBe(agreed);
    expect(await openSchemas(bot())).toEqual([]);
  });
});

describe('an agreement', () => {
  it('is added with what, for the children, who and when', async () => {
    const card = await addAgreement(henrik(), await followUpOf(henrik()));
    expect(card.text).toContain(agreed);
    expect(card.text).toContain('For børnene: Alle har nogen at være sammen med');
    expect(card.text).toContain('Henrik Falk, senest 15. juni 2026');
    expectSound(card.json);
  });

  it('is one, however often its form is sent', async () => {
    const form = (await henrik().execute(await followUpOf(henrik()), 'Tilføj aftale')).card;
    await henrik().execute(form, 'Gem aftalen', agreement, { id: 'press-1' });
    const before = await bot().documents();
    await henrik().execute(form, 'Gem aftalen', agreement, { id: 'press-1' });
    await henrik().submit(form, 'Gem aftalen', agreement);
    expect(await bot().documents()).toEqual(before);
  });

  it('is edited', async () => {
    const added = await addAgreement(henrik(), await followUpOf(henrik()));
    const form = (await henrik().execute(added, 'Ret')).card;
    expect(form.inputs.map(({ value }) => value)).toContain(agreed);
    const { card } = await henrik().execute(form, 'Gem aftalen', { [field.what]: 'To voksne mere i gården' });
    expect(card.text).toContain('To voksne mere i gården');
    expect((await openSchema(bot())).entries).toMatchObject([{ what: 'To voksne mere i gården' }]);
  });

  it('is removed, and put back with undo', async () => {
    const added = await addAgreement(henrik(), await followUpOf(henrik()));
    const removed = (await henrik().execute(added, 'Fjern')).card;
    expect(removed.text).toContain('Aftalen er fjernet.');
    expect(removed.text).toContain('Der er ingen aftaler endnu.');
    const { card } = await henrik().execute(removed, 'Fortryd');
    expect(card.text).toContain(agreed);
    expect((await openSchema(bot())).entries).toHaveLength(1);
  });

  it('edited in two places shows both texts, until one is chosen', async () => {
    const added = await addAgreement(henrik(), await followUpOf(henrik()));
    const phone = (await henrik().execute(added, 'Ret')).card;
    const desk = (await henrik().execute(added, 'Ret')).card;
    await henrik().execute(phone, 'Gem aftalen', { [field.what]: 'Skrevet på telefonen' });
    const both = (await henrik().execute(desk, 'Gem aftalen', { [field.what]: 'Skrevet ved skrivebordet' }))
      .card;
    expect(both.text).toContain('Skrevet på telefonen');
    expect(both.text).toContain('Skrevet ved skrivebordet');
    expectSound(both.json);
    await henrik().execute(both, 'Brug den nye');
    const [entry] = (await openSchema(bot())).entries;
    expect(entry).toMatchObject({ what: 'Skrevet ved skrivebordet' });
    expect(entry?.other).toBeUndefined();
  });

  it('removed by another while it was edited is not lost: it can be added anew', async () => {
    const added = await addAgreement(henrik(), await followUpOf(henrik()));
    const form = (await henrik().execute(added, 'Ret')).card;
    await henrik().execute(added, 'Fjern');
    const { card } = await henrik().execute(form, 'Gem aftalen', { [field.what]: 'Rettet for sent' });
    expect(card.text).toContain('Din tekst står her endnu.');
    expect(card.inputs.find(({ id }) => id === 'what')?.value).toBe('Rettet for sent');
  });

  it.each([
    ['nothing agreed', { [field.what]: '' }, 'Skriv, hvad I har aftalt. Så kan jeg gemme aftalen.'],
    ['no owner', { [field.owner]: '' }, 'Vælg, hvem der har ansvaret for aftalen.'],
    ['an owner from elsewhere', { [field.owner]: 'somebody' }, 'Vælg, hvem der har ansvaret for aftalen.'],
    ['no date', { [field.deadline]: '' }, 'Vælg en dato, hvor I følger op.'],
    ['a day that does not exist', { [field.deadline]: '2026-02-30' }, 'Datoen findes ikke.'],
    ['no date at all', { [field.deadline]: 'efter sommerferien' }, 'Datoen findes ikke.'],
    ['a day gone by', { [field.deadline]: '2026-04-14' }, 'Den dag er allerede gået.'],
    ['a text that is too long', { [field.children]: 'x'.repeat(5000) }, 'Teksten er for lang.'],
  ])('with %s is refused with the reason, and what was typed comes back', async (_what, wrong, reason) => {
    const form = (await henrik().execute(await followUpOf(henrik()), 'Tilføj aftale')).card;
    const before = await bot().documents();
    const typed = { ...agreement, ...wrong };
    const { card } = await henrik().execute(form, 'Gem aftalen', typed);
    expect(card.text).toContain(reason);
    for (const label of [field.what, field.children, field.deadline])
      expect(card.inputs.find((input) => input.label === label)?.value).toBe(typed[label]);
    expect(await bot().documents()).toEqual(before);
    const mended = await henrik().execute(card, 'Prøv igen', agreement);
    expect(mended.card.text).toContain('Gemt.');
    expect((await openSchema(bot())).entries).toHaveLength(1);
  });
});

describe('finishing', () => {
  it('is refused with each thing that is missing, until nothing is', async () => {
    let card = (await henrik().execute(await followUpOf(henrik()), 'Færdig')).card;
    expect(card.text).toContain('Skemaet mangler en aftale med en ansvarlig og en dato.');
    expect(card.text).toContain('Skemaet mangler et fokusområde under et af temaerne.');
    expect(card.text).toContain('Skriv, hvordan børnene bliver hørt.');

    card = await addAgreement(henrik(), card);
    const own = (await henrik().execute(card, 'Tilføj fokusområde')).card;
    card = (
      await henrik().execute(own, 'Gem fokusområdet', {
        'Hvad vil I arbejde med?': 'Skolehaven',
        'Hvilket tema hører det under?': 'Intet tema, eget lokalt initiativ',
      })
    ).card;
    expect(card.text).toMatch(/eget lokalt initiativ/i);
    card = (await henrik().execute(card, 'Færdig')).card;
    expect(card.text).not.toContain('Skemaet mangler en aftale');
    expect(card.text).toContain('Skemaet mangler et fokusområde under et af temaerne.');

    const themed = (await henrik().execute(card, 'Tilføj fokusområde')).card;
    card = (await henrik().execute(themed, 'Gem fokusområdet', { 'Hvad vil I arbejde med?': focusTitle }))
      .card;
    expect(card.text).toContain('Tema: Fællesskaber for alle');
    const form = (await henrik().execute(card, 'Skriv, hvordan børnene bliver hørt')).card;
    card = (await henrik().execute(form, 'Gem', { 'Hvordan bliver børnene hørt?': perspective })).card;
    expect(card.text).toContain(perspective);
    card = (await henrik().execute(card, { title: 'Fjern', at: 1 })).card;
    expect(card.text).not.toContain('Skolehaven');

    card = (await henrik().execute(card, 'Færdig')).card;
    expect(card.text).toContain('Skemaet er færdigt.');
    expectSound(card.json);
    expect(await bot().documentsOf('agreement')).toContainEqual(
      expect.objectContaining({ what: agreed, state: 'open' }),
    );
    expect((await bot().person('Henrik Falk').say('status')).card.text).toContain(focusTitle);
    const twice = await henrik().execute(card, 'Åbn skemaet igen');
    expect(twice.card.buttons.map(({ title }) => title)).toContain('Tilføj aftale');
    expect((await openSchema(bot())).entries).toHaveLength(1);
  });

  it('can be undone for fourteen days', async () => {
    const ida = bot().person('Ida Bech');
    const choose = (await ida.execute(await followUpOf(ida), 'Vælg en anden samtale')).card;
    const finished = choose.buttons.find(({ data }) => data['meetingId'] === 'meeting:2025:ld1')!;
    const { card } = await ida.execute(choose, {
      title: finished.title,
      at: choose.buttons.filter(({ title }) => title === finished.title).indexOf(finished),
    });
    expect(card.text).toMatch(/Skemaet blev færdigt den /);
    expect(card.buttons.map(({ title }) => title)).toEqual(['Vælg en anden samtale']);
    const before = await bot().documents();
    const forged = {
      ...card,
      buttons: [
        {
          ...finished,
          title: 'Åbn skemaet igen',
          verb: 'follow-up.reopen',
          data: { ...finished.data, verb: 'follow-up.reopen' },
        },
      ],
    };
    expect((await ida.execute(forged, 'Åbn skemaet igen')).card.text).toContain(
      'Skemaet er lukket for rettelser.',
    );
    expect(await bot().documents()).toEqual(before);
  });

  it('is not for those who only read', async () => {
    const stine = bot().person('Stine Mark');
    const own = await followUpOf(henrik());
    const before = await bot().documents();
    const { card } = await stine.execute(own, 'Færdig');
    expect(card.text).toContain('Den enhed har du ikke adgang til.');
    expect(Object.keys(await bot().documents())).toEqual(Object.keys(before));
  });
});

it('keeps both when two people decide on the children’s perspective at once', async () => {
  const martin = bot().person('Martin Vang');
  const held = (await martin.execute(await followUpOf(martin), 'Samtalen er holdt')).card;
  const phone = (await martin.execute(held, 'Skriv, hvordan børnene bliver hørt')).card;
  const desk = (await martin.execute(held, 'Skriv, hvordan børnene bliver hørt')).card;
  const label = 'Hvordan bliver børnene hørt?';
  await martin.execute(phone, 'Gem', { [label]: 'Børnene tegner deres bedste sted' });
  const { card } = await martin.execute(desk, 'Gem', { [label]: 'Vi går en tur med hver stue' });
  expect(JSON.stringify(card.json)).toContain('Børnene tegner deres bedste sted');
  expect(JSON.stringify(card.json)).toContain('Vi går en tur med hver stue');
});
