import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BotPerson, ShownCard } from '../support/bot-client';
import { expectSound, openBot, useBot, type Bot } from './bot';
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

/** Writing the follow-up schema in the chat, without a card. Havblik Skole's first dialogue was yesterday. */

const bot = useBot();
const henrik = () => bot().person('Henrik Falk');
const mette = () => bot().person('Mette Skov');

async function sayAll(person: BotPerson, ...written: string[]): Promise<ShownCard> {
  let card: ShownCard | undefined;
  for (const each of written) ({ card } = await person.say(each));
  return card!;
}

const anAgreement = [agreed, agreement[field.children], 'henrik', '15. juni'] as const;

/** What is stored of units, without what tells when which card was sent or pressed. */
async function stored(of: Bot): Promise<unknown[]> {
  const types = ['schema', 'meeting', 'agreement', 'loop'];
  return Promise.all(types.map((type) => of.documentsOf(type)));
}

async function theme(person: BotPerson): Promise<string> {
  const form = (await person.execute(await followUpOf(person), 'Tilføj fokusområde')).card;
  return form.inputs.find(({ label }) => label === 'Hvilket tema hører det under?')!.choices[0]!.title;
}

describe('a dialogue’s schema', () => {
  it('is filled and finished by writing only, and stored as by the cards', async () => {
    const theirs = await theme(henrik());
    await sayAll(henrik(), 'ny aftale', ...anAgreement);
    await sayAll(henrik(), 'nyt fokusområde', focusTitle, theirs);
    await sayAll(henrik(), 'børnenes perspektiv', perspective);
    const finished = (await henrik().say('færdig')).card;
    expect(finished.text).toContain('Skemaet er færdigt.');
    expectSound(finished.json);

    const byCards = await openBot();
    const other = byCards.person('Henrik Falk');
    const added = await addAgreement(other, await followUpOf(other));
    const focus = (await other.execute(added, 'Tilføj fokusområde')).card;
    const chosen = (await other.execute(focus, 'Gem fokusområdet', { 'Hvad vil I arbejde med?': focusTitle }))
      .card;
    const form = (await other.execute(chosen, 'Skriv, hvordan børnene bliver hørt')).card;
    const decided = (await other.execute(form, 'Gem', { 'Hvordan bliver børnene hørt?': perspective })).card;
    await other.execute(decided, 'Færdig');
    expect(await stored(bot())).toEqual(await stored(byCards));
    await byCards.close();
  });

  it('asks in the words of the card, says what it is for, and shows the schema at the end', async () => {
    const first = (await henrik().say('ny aftale')).card;
    expect(first.title).toBe('Ny aftale: Læringssamtale 1 · Havblik Skole');
    expect(first.text).toMatch(/Læring: her står, hvad I aftaler til samtalen den .* kan se det\./);
    expect(first.text).toContain('Spørgsmål 1 af 4');
    expect(first.text).toContain(field.what);
    expect(first.buttons.map(({ title }) => title)).toEqual(['Annullér']);
    const third = await sayAll(henrik(), agreed, 'Alle har nogen');
    expect(third.text).toContain('2: Henrik Falk');
    expect(third.text).toContain('Skriv tallet, navnet eller ‘mig’.');
    for (const card of [first, third]) expectSound(card.json);
    const saved = await sayAll(henrik(), 'mig', '15. juni');
    expect(saved.title).toBe('Opfølgning: Læringssamtale 1 · Havblik Skole');
    expect(saved.text).toContain('Gemt i skemaet.');
    expect(saved.text).toContain('Henrik Falk, senest 15. juni 2026');
    const removed = (await henrik().execute(saved, 'Fjern')).card;
    expect(removed.buttons.map(({ title }) => title)).toContain('Fortryd');
  });

  it('is not finished before it has what it must have', async () => {
    const { card } = await henrik().say('færdig');
    expect(card.text).toContain('Skemaet mangler en aftale med en ansvarlig og en dato.');
    expect(card.text).toContain('Skriv, hvordan børnene bliver hørt.');
  });

  it('can be written in English', async () => {
    await henrik().say('english');
    const last = await sayAll(henrik(), 'new agreement', agreed, 'Everyone has someone', 'me', '15 June');
    expect(last.text).toContain('Saved in the form.');
    expect((await henrik().say('new focus area')).card.title).toContain('New focus area');
    expect((await henrik().say('cancel')).card.text).toContain('I have not saved it.');
    expect((await henrik().say('children’s perspective')).card.text).toContain('How are the children heard?');
    expect((await openSchema(bot())).entries).toMatchObject([{ deadline: '2026-06-15' }]);
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await henrik().say('ny aftale');
  });

  it('with a CPR number is kept nowhere, and comes back to be mended', async () => {
    const before = await bot().documents();
    const typed = 'Tal med 010203-1234 om det';
    const { card } = await henrik().say(typed);
    expect(card.text).toContain('Der står et CPR-nummer i teksten. Jeg har ikke gemt det.');
    expect(card.inputs.map(({ label, value }) => [label, value])).toEqual([[field.what, typed]]);
    expectSound(card.json, typed);
    expect(await bot().documents()).toEqual(before);
    const next = (await henrik().execute(card, 'Prøv igen', { [field.what]: agreed })).card;
    expect(next.text).toContain(field.children);
    await sayAll(henrik(), ...anAgreement.slice(1));
    expect((await openSchema(bot())).entries).toMatchObject([{ what: agreed }]);
  });

  it('mended too late, when the form is gone, comes back once more', async () => {
    const { card } = await henrik().say('Tal med 010203-1234 om det');
    await henrik().say('annullér');
    const again = (await henrik().execute(card, 'Prøv igen', { [field.what]: agreed })).card;
    expect(again.text).toContain('Det er du ikke i gang med at skrive mere.');
    expect(again.inputs[0]?.value).toBe(agreed);
  });

  it('comes back when the store is down, and counts once it is sent again', async () => {
    bot().breakDown('put');
    const failed = (await henrik().say(agreed)).card;
    expect(failed.text).toMatch(/ikke gemt, prøv igen/i);
    expect(failed.inputs.map(({ value }) => value)).toEqual([agreed]);
    bot().mend();
    expect((await henrik().execute(failed, 'Prøv igen')).card.text).toContain(field.children);
  });

  it('comes back when the store does not even say who writes', async () => {
    bot().breakDown();
    const failed = (await henrik().say(agreed)).card;
    bot().mend();
    expect((await henrik().execute(failed, 'Prøv igen')).card.text).toContain(field.children);
  });

  it('that is no day is asked for again, with an example, and what was typed stays', async () => {
    const asked = await sayAll(henrik(), ...anAgreement.slice(0, 3), 'efter sommerferien');
    expect(asked.text).toContain('Den dag kan jeg ikke læse. Skriv den fx sådan: 15. juni.');
    expect(asked.text).toContain('Spørgsmål 4 af 4');
    expect((await henrik().say('14. april 2026')).card.text).toContain('Den dag er allerede gået.');
    expect((await henrik().say('om tre uger')).card.text).toContain('Gemt i skemaet.');
    expect((await openSchema(bot())).entries).toMatchObject([{ deadline: '2026-05-06' }]);
  });

  it('that begins like a word of ours is an answer', async () => {
    expect((await henrik().say('Ny aftale om gårdvagter')).card.text).toContain(field.children);
    expect((await henrik().say('Børnenes perspektiv bliver hørt')).card.text).toContain(field.owner);
  });

  it.each(['status mollevang', 'log mollevang', 'status Møllevang Skole', 'ny aftale møllevang'])(
    'that is rather the command ‘%s’ is asked about, and is the answer when one says so',
    async (written) => {
      const { cards } = await henrik().say(written);
      expect(cards).toHaveLength(2);
      const [refused, asked] = cards;
      expect(refused!.text).not.toContain(field.children);
      expect(asked!.text).toContain(`Jeg venter på dit svar på ‘${field.what}’. Du skrev ‘${written}’.`);
      expect(asked!.buttons.map(({ title }) => title)).toEqual(['Fortsæt', 'Det var mit svar']);
      expectSound(asked!.json);
      expect((await henrik().execute(asked!, 'Fortsæt')).card.text).toContain(field.what);
      await henrik().execute(asked!, 'Det var mit svar');
      const next = (await henrik().execute(asked!, 'Det var mit svar')).card;
      expect(next.text).toContain(field.children);
      await sayAll(henrik(), ...anAgreement.slice(1));
      expect((await openSchema(bot())).entries).toMatchObject([{ what: written }]);
    },
  );

  it('that is nearly a command is neither run nor taken before one says which', async () => {
    const { card } = await henrik().say('vis status');
    expect(card.text).toContain(`Eller er det dit svar på ‘${field.what}’?`);
    expect(card.buttons.map(({ title }) => title)).toEqual(['Status', 'Det er mit svar']);
    const { cards } = await henrik().execute(card, 'Status');
    expect(cards[0]?.title).toBe('Status: Havblik Skole');
    expect(cards[1]?.text).toContain(field.what);
    expect((await henrik().execute(card, 'Det er mit svar')).card.text).toContain(field.children);
    // Sending is of a guide's answers: here it is an answer.
    expect((await henrik().say('Send det')).card.text).toContain(field.owner);
  });

  it('waits while another word is answered, and the form goes on', async () => {
    await henrik().say(agreed);
    const { cards } = await henrik().say('næste');
    expect(cards.map(({ title }) => title)).toEqual([
      'Dine næste samtaler',
      'Ny aftale: Læringssamtale 1 · Havblik Skole',
    ]);
    expect((await henrik().say('fortsæt')).card.text).toContain(field.children);
    expect((await henrik().say('pause')).card.text).toContain('Skriv ‘fortsæt’, når du vil videre.');
    expect((await henrik().say('fortsæt')).card.text).toContain(field.children);
  });

  it('delivered twice is one', async () => {
    await henrik().say(agreed, { id: 'm1' });
    expect((await henrik().say(agreed, { id: 'm1' })).card.text).toContain(field.children);
    await sayAll(henrik(), ...anAgreement.slice(1, 3));
    await henrik().say('15. juni', { id: 'm2' });
    await henrik().say('15. juni', { id: 'm2' });
    expect((await openSchema(bot())).entries).toHaveLength(1);
  });

  it('can be gone back to, by word and by button', async () => {
    await henrik().say(agreed);
    const back = (await henrik().say('tilbage')).card;
    expect(back.text).toContain(agreed);
    expect(back.text).toContain('skriv ‘spring over’ for at beholde det');
    const kept = (await henrik().execute(back, 'Spring over')).card;
    expect(kept.text).toContain(field.children);
    const old = (await henrik().execute(back, 'Spring over')).card;
    expect(old.text).toContain(field.children);
  });

  it('is not lost to another form, nor to finishing', async () => {
    await henrik().say(agreed);
    for (const word of ['nyt fokusområde', 'færdig']) {
      const { card } = await henrik().say(word);
      expect(card.text).toContain('Du er midt i det her. Gør det færdigt først, eller skriv ‘annullér’.');
      expect(card.text).toContain(field.children);
    }
  });
});

describe('beside answering a guide', () => {
  const question = 'Spørgsmål 1 af';

  it('takes what is written while it is the newest, and lets the guide go', async () => {
    const { cards } = await henrik().say('svar');
    expect(cards.at(-1)?.text).toContain(question);
    const began = await henrik().say('ny aftale');
    expect(began.cards.map(({ title }) => title)).toEqual(['Ny aftale: Læringssamtale 1 · Havblik Skole']);
    await sayAll(henrik(), ...anAgreement);
    expect((await openSchema(bot())).entries).toMatchObject([{ what: agreed }]);
    expect((await henrik().say('Ord til ingen af dem')).card.text).toContain('Det forstod jeg ikke.');
  });

  it('waits when the guide is the newest, with what was typed', async () => {
    await sayAll(henrik(), 'ny aftale', agreed);
    expect((await henrik().say('svar')).cards.at(-1)?.text).toContain(question);
    await henrik().say('Det her er et svar til guiden');
    const again = (await henrik().say('ny aftale')).card;
    expect(again.text).toContain('Du er i gang med det her.');
    await sayAll(henrik(), ...anAgreement.slice(1));
    expect((await openSchema(bot())).entries).toMatchObject([{ what: agreed }]);
  });
});

it('goes on after a restart, with what was typed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entry-chat-'));
  const file = join(folder, 'store.sqlite');
  const before = await openBot({ file });
  await sayAll(before.person('Henrik Falk'), 'ny aftale', ...anAgreement.slice(0, 2));
  await before.close();
  const after = await openBot({ file });
  await sayAll(after.person('Henrik Falk'), ...anAgreement.slice(2));
  expect((await openSchema(after)).entries).toMatchObject([{ what: agreed, deadline: '2026-06-15' }]);
  await after.close();
  rmSync(folder, { recursive: true });
});

describe('that a meeting is held', () => {
  it('is shown with what it means, when it lies days ahead', async () => {
    const { card } = await mette().say('samtalen er holdt');
    expect(card.text).toContain('Når samtalen er holdt, kan ingen sende eller rette svar mere.');
    expect(card.buttons.map(({ title }) => title)).toContain('Samtalen er holdt');
  });

  it('is said in words on the day itself, and taken back in words', async () => {
    bot().clock.set('2026-04-27T06:00:00.000Z');
    const held = (await mette().say('samtalen er holdt møllevang')).card;
    expect(held.text).toContain('Samtalen er markeret som holdt.');
    expect((await mette().say('samtalen er ikke holdt')).card.text).toContain(
      'Samtalen er ikke længere markeret som holdt.',
    );
    expect((await mette().say('ny aftale')).card.text).toContain('Når den er holdt, kan I skrive');
    await mette().say('held');
    expect((await mette().say('ny aftale')).card.text).toContain(field.what);
  });
});

describe('a schema that is not yours', () => {
  it('is written in by nobody but whoever holds the meeting', async () => {
    const council = bot().person('Emil Bang');
    for (const word of ['ny aftale', 'nyt fokusområde', 'børnenes perspektiv', 'færdig'])
      expect((await council.say(word)).card.text).toContain(
        'Det er den, der holder samtalen, som skriver i skemaet.',
      );
    expect((await mette().say('ny aftale havblik')).card.text).toContain('Jeg kan ikke finde en enhed');
    expect((await bot().person('Stine Mark').say('ny aftale')).card.text).not.toContain(field.what);
    expect(await openSchemas(bot())).toEqual([]);
  });

  it('is not reached by a button that someone else was given', async () => {
    const card = (await henrik().say('ny aftale')).card;
    const { card: answer } = await mette().execute(card, 'Annullér');
    expect(answer.text).toContain('Du er ikke i gang med at skrive i et skema lige nu.');
    expect((await henrik().say(agreed)).card.text).toContain(field.children);
  });
});

it('is written by the board of a selvejende dagtilbud', async () => {
  const martin = bot().person('Martin Vang');
  bot().clock.set('2026-06-30T10:00:00.000Z');
  const first = (await martin.say('ny aftale')).card;
  expect(first.title).toContain('Solsikken');
  await sayAll(martin, agreed, 'Alle har nogen', 'mig', '1. september');
  expect((await openSchemas(bot())).flatMap(({ entries }) => entries)).toMatchObject([
    { what: agreed, deadline: '2026-09-01' },
  ]);
});

it('of a 1:1 asks what the children feel without insisting, and chooses no focus areas', async () => {
  bot().clock.set('2026-04-20T11:00:00.000Z');
  const ida = bot().person('Ida Bech');
  const second = await sayAll(ida, 'ny aftale åbrinken', 'Vikardækningen om eftermiddagen');
  expect(second.text).toContain('Kun leder og chef kan se det.');
  expect(second.text).toContain('Du kan også skrive ‘spring over’.');
  await sayAll(ida, 'spring over', 'ida bech', '20. maj');
  expect((await openSchema(bot())).entries).toMatchObject([{ what: 'Vikardækningen om eftermiddagen' }]);
  expect((await ida.say('færdig')).card.text).toContain('Skemaet er færdigt.');
});
