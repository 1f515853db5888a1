import type { BotPerson, ShownCard } from '../support/bot-client';
import { expectSound, useBot } from './bot';
import { addAgreement, field } from './following-up';

/**
 * The points of the 1:1s at the dialogue (rules 7 and 8): those that chef and leader both released since the
 * dialogue before, for its participants; nothing else of a 1:1.
 */

const bot = useBot();
// The afternoon after the third 1:1 of Dagtilbud Åbrinken; its second dialogue is a week ahead.
beforeEach(() => {
  bot().clock.set('2026-04-20T11:00:00.000Z');
});
const ida = () => bot().person('Ida Bech');
const anders = () => bot().person('Anders Holm');

const shared = 'Vikardækningen om eftermiddagen';
const kept = 'Samarbejdet i ledelsen';
const release = 'Tag det med til læringssamtalen';

function typed(what: string): Record<string, string> {
  return {
    ...{ [field.what]: what, [field.children]: '', [field.owner]: 'Ida Bech' },
    [field.deadline]: '2026-05-20',
  };
}

/** Any meeting's schema, as a button would open it. */
async function schemaOf(person: BotPerson, number: number): Promise<ShownCard> {
  const card = (await person.say('hjælp')).card;
  const data = { verb: 'follow-up.open', unitId: 'aabrinken', meetingId: `meeting:2025:oo${number}` };
  const open = { ...card.buttons[0]!, verb: 'follow-up.open', data };
  return (await person.execute({ ...card, buttons: [open] }, open.title)).card;
}

/** An extra 1:1 two days ahead, put in from the chat, and held. */
async function holdExtra(): Promise<void> {
  const list = (await ida().say('kalender')).card;
  const form = (await ida().execute(list, 'Ekstra 1:1')).card;
  const wish = { Dato: '2026-04-22', Klokkeslæt: '09:00' };
  const { card } = await ida().execute(form, form.buttons[0]!.title, wish);
  expect(card.title).toBe('Den ekstra 1:1 er lagt ind');
  bot().clock.set('2026-04-22T09:00:00.000Z');
}

/** The preparation of the second dialogue. */
async function dialogueOf(name: string): Promise<ShownCard> {
  const person = bot().person(name);
  const { card } = await person.say('forbered');
  expect(card.title).toBe('Forbered: Læringssamtale 2 · Dagtilbud Åbrinken');
  expectSound(card.json);
  return card;
}

it('are those that both released, of the three 1:1s and the extra one', async () => {
  await addAgreement(ida(), await schemaOf(ida(), 2), typed(shared));
  await holdExtra();
  await addAgreement(ida(), await schemaOf(ida(), 13), typed(kept));
  for (const number of [2, 13]) await ida().execute(await schemaOf(ida(), number), release);
  expect((await dialogueOf('Lars Nygård')).text).not.toMatch(/Punkter fra 1:1|Vikardækningen/);

  await anders().execute(await schemaOf(anders(), 2), release);
  const his = await dialogueOf('Lars Nygård');
  expect(his.text).toContain(`Punkter fra 1:1\n${shared}`);
  expect(his.text).not.toContain(kept);
  expect((await dialogueOf('Ida Bech')).text).toContain(shared);
  expect((await dialogueOf('Ida Bech')).text).not.toContain(kept);

  await anders().execute(await schemaOf(anders(), 13), release);
  expect((await dialogueOf('Lars Nygård')).text).toContain(`Punkter fra 1:1\n${shared}\n${kept}`);
  await ida().execute(await schemaOf(ida(), 2), 'Tag det alligevel ikke med');
  expect((await dialogueOf('Lars Nygård')).text).not.toContain(shared);
});

it('stay out of the way of those who only give input, and out of the 1:1s themselves', async () => {
  await addAgreement(ida(), await schemaOf(ida(), 2), typed(shared));
  for (const person of [ida(), anders()]) await person.execute(await schemaOf(person, 2), release);
  for (const name of ['Anne Dahl', 'Mette Skov', 'Lone Vad', 'Peter Høj'])
    for (const word of ['input', 'forbered', 'status', 'næste'])
      expect(JSON.stringify((await bot().person(name).say(word)).cards)).not.toContain(shared);
});
