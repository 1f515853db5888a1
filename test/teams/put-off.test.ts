import { isPutOff } from '../../src/domain/delivery/put-off';
import { conversationOf, meet } from '../jobs/posting';
import { readCard, type BotPerson, type ShownCard } from '../support/bot-client';
import { expectSound, useBot } from './bot';
import { field, required, responsesIn, seen, storedTexts, valueOf } from './preparing';

/** Udsæt, from the cards that the bot posts by itself. It is Wednesday, and Mette's dialogue is on 27 April. */

const bot = useBot();
const mette = (): BotPerson => bot().person('Mette Skov');

function postedCards(name: string): ShownCard[] {
  return bot()
    .connector.arrived(conversationOf(name))
    .filter(({ method }) => method === 'POST')
    .map(({ activity, activityId }) => {
      const [attachment] = activity['attachments'] as { content: Record<string, unknown> }[];
      return readCard(attachment!.content, activityId);
    });
}

async function posted(name = 'Mette Skov'): Promise<ShownCard> {
  await meet(bot(), name);
  await bot().round();
  return postedCards(name).at(-1)!;
}

const titles = ({ buttons }: ShownCard): string[] => buttons.map(({ title }) => title);

it('is the last button of a card that the bot posts, which has no more than five at its end', async () => {
  for (const name of ['Mette Skov', 'Jonas Krog', 'Sara Lund', 'Henrik Falk', 'Martin Vang', 'Ida Bech']) {
    const card = await posted(name);
    expect([name, titles(card).at(-1)]).toEqual([name, 'Udsæt']);
    expect((card.json['actions'] as unknown[]).length).toBeLessThanOrEqual(5);
    expectSound(card.json);
  }
});

it('offers tomorrow, Monday and a date, and comes again on the day', async () => {
  const choice = (await mette().execute(await posted(), 'Udsæt')).card;
  expect(titles(choice)).toEqual([
    'I morgen, torsdag den 16. april',
    'På mandag, mandag den 20. april',
    'Til den valgte dag',
    'Behold kortet',
  ]);
  expectSound(choice.json);
  const done = (await mette().execute(choice, 'I morgen, torsdag den 16. april')).card;
  expect(done.title).toBe('Udsat');
  expect(done.text).toContain(
    'Læringssamtale 1, Møllevang Skole: jeg kommer med kortet igen torsdag den 16. april.',
  );
  expect(titles(done)).toEqual(['Åbn nu', 'Fortryd']);
  expectSound(done.json);
  const before = postedCards('Mette Skov').length;
  await bot().round();
  expect(postedCards('Mette Skov')).toHaveLength(before);
  bot().clock.set('2026-04-16T06:00:00.000Z');
  await bot().round();
  expect(postedCards('Mette Skov').at(-1)!.title).toBe('Forbered: Læringssamtale 1 · Møllevang Skole');
});

it('keeps what was typed on the card', async () => {
  const choice = (await mette().execute(await posted(), 'Udsæt', { [field.seen]: seen })).card;
  expect(Object.values(await storedTexts(bot()))).toEqual([seen]);
  const kept = (await mette().execute(choice, 'Behold kortet')).card;
  expect(valueOf(kept, field.seen)).toBe(seen);
  expect(titles(kept)).toContain('Udsæt');
});

it('gives back a typed CPR number, and keeps nothing of it', async () => {
  const typed = 'Det handler om 010203-1234';
  const { card } = await mette().execute(await posted(), 'Udsæt', { [field.seen]: typed });
  expect(card.text).toContain('Der står et CPR-nummer i teksten.');
  expect(valueOf(card, field.seen)).toBe(typed);
  const mended = (await mette().execute(card, 'Prøv igen', { [field.seen]: seen })).card;
  expect(mended.title).toBe('Udsæt til hvornår?');
});

it('shows the card now, and takes it back', async () => {
  const choice = (await mette().execute(await posted(), 'Udsæt')).card;
  const done = (await mette().execute(choice, 'På mandag, mandag den 20. april')).card;
  expect((await mette().execute(done, 'Åbn nu')).card.inputs.length).toBeGreaterThan(3);
  const undone = (await mette().execute(done, 'Fortryd')).card;
  expect(undone.title).toBe('Forbered: Læringssamtale 1 · Møllevang Skole');
  const before = postedCards('Mette Skov').length;
  bot().clock.set('2026-04-20T06:00:00.000Z');
  await bot().round();
  // The one reminder comes in its time, for nothing stands in its way any more.
  expect(postedCards('Mette Skov').length - before).toBeLessThanOrEqual(1);
});

it('takes a date, and gives one back that will not do, with the reason', async () => {
  const choice = (await mette().execute(await posted(), 'Udsæt')).card;
  const late = (await mette().execute(choice, 'Til den valgte dag', { day: '2026-04-28' })).card;
  expect(late.text).toContain('Så længe kan det ikke vente, for samtalen kommer før.');
  expect(late.inputs.map(({ value }) => value)).toEqual(['2026-04-28']);
  const none = (await mette().execute(choice, 'Til den valgte dag')).card;
  expect(none.text).toContain('Datoen findes ikke.');
  const done = (await mette().execute(late, 'Prøv igen', { day: '2026-04-24' })).card;
  expect(done.text).toContain('fredag den 24. april');
});

it('says why it cannot, and how to go on, when the meeting is next', async () => {
  const card = await posted();
  bot().clock.set('2026-04-26T10:00:00.000Z');
  const refused = (await mette().execute(card, 'Udsæt')).card;
  // The next open time is Monday at 8, an hour before the dialogue.
  expect(titles(refused)[0]).toBe('I morgen, mandag den 27. april');
  bot().clock.set('2026-04-27T06:30:00.000Z');
  const late = (await mette().execute(card, 'Udsæt')).card;
  expect(late.text).toContain('Så længe kan det ikke vente');
  expect(titles(late)).toEqual(['Åbn nu']);
});

it('is no button any more when it is answered', async () => {
  const card = await posted();
  await mette().execute(card, 'Send svar', required);
  expect((await mette().execute(card, 'Udsæt')).card.text).toContain('Det er allerede gjort');
});

it('is refused to anyone else who has the card', async () => {
  const card = await posted();
  for (const name of ['Henrik Falk', 'Karen Riis', 'Sara Lund', 'Lone Vad']) {
    const answer = await bot().person(name).execute(card, 'Udsæt');
    expect(answer.card.text).toMatch(/Den enhed har du ikke adgang til\./);
  }
  const ids = (await bot().documentsOf('outbox')).map(({ id }) => String(id));
  expect(ids.filter((id) => isPutOff({ id }))).toEqual([]);
});

it('keeps nothing that was typed by who may not put the card off', async () => {
  const card = await posted();
  for (const name of ['Henrik Falk', 'Karen Riis', 'Sara Lund', 'Lone Vad'])
    await bot()
      .person(name)
      .execute(card, 'Udsæt', { [field.seen]: seen });
  expect(await responsesIn(bot())).toEqual([]);
});

it('keeps nothing that was typed on an own card which says that it is another', async () => {
  const own = await posted('Thomas Eg');
  const as = (put: string): ShownCard => ({
    ...own,
    buttons: own.buttons.map((button) => ({ ...button, data: { ...button.data, card: put } })),
  });
  const [input] = own.inputs.filter(({ id }) => id.startsWith('a_'));
  const typed = { [input!.id]: seen };
  const { card } = await bot().person('Thomas Eg').execute(as('receipts'), 'Udsæt', typed);
  expect(card.text).toMatch(/Den enhed har du ikke adgang til\./);
  expect(await responsesIn(bot())).toEqual([]);
  await bot().person('Thomas Eg').execute(own, 'Udsæt', typed);
  expect(Object.values(await storedTexts(bot()))).toEqual([seen]);
});

it('gives back what was typed about an agreement, which is said with how it goes', async () => {
  await posted('Ida Bech');
  const card = postedCards('Ida Bech').find(({ inputs }) => inputs.some(({ id }) => id === 'note'))!;
  const ida = bot().person('Ida Bech');
  const before = await bot().documentsOf('outbox');
  const back = (await ida.execute(card, 'Udsæt', { note: 'Vi er halvvejs.' })).card;
  expect(back.text).toContain('Sig først, hvordan det går');
  expect(valueOf(back, 'Vil du skrive noget om det?')).toBe('Vi er halvvejs.');
  expect(await bot().documentsOf('outbox')).toEqual(before);
});
