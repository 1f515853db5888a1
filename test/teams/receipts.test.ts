import { readCard, type BotPerson, type ShownCard } from '../support/bot-client';
import { meet, postedTo, conversationOf } from '../jobs/posting';
import { expectSound, useBot } from './bot';
import { addAgreement, agreement, field, focusTitle, followUpOf, perspective } from './following-up';

/** 'I sagde – vi gjorde': the leader writes back to the elevråd, from the card and from the chat. */

const bot = useBot();
const mette = (): BotPerson => bot().person('Mette Skov');
const sara = (): BotPerson => bot().person('Sara Lund');

const theirs = 'Være ude i frikvarteret';
const answer = 'I sagde, at der er for få voksne ude. Derfor er der nu to mere hver dag.';
const toSara = 'Derfor … (til Sara Lund (elevråd))';

async function saraSays(): Promise<void> {
  await sara().execute((await sara().say('input')).card, 'Send svar', { 'a_adults-do': theirs });
}

async function finished(): Promise<ShownCard> {
  const held = (await mette().execute(await followUpOf(mette()), 'Samtalen er holdt')).card;
  const agreed = await addAgreement(mette(), held, { ...agreement, [field.owner]: 'Mette Skov' });
  const focus = (await mette().execute(agreed, 'Tilføj fokusområde')).card;
  const chosen = (await mette().execute(focus, 'Gem fokusområdet', { 'Hvad vil I arbejde med?': focusTitle }))
    .card;
  const how = (await mette().execute(chosen, 'Skriv, hvordan børnene bliver hørt')).card;
  const heard = (await mette().execute(how, 'Gem', { 'Hvordan bliver børnene hørt?': perspective })).card;
  return (await mette().execute(heard, 'Færdig')).card;
}

function shownTo(name: string): ShownCard[] {
  return bot()
    .connector.arrived(conversationOf(name))
    .map(({ activity, activityId }) => {
      const [attachment] = activity['attachments'] as { content: Record<string, unknown> }[];
      return readCard(attachment!.content, activityId);
    });
}

describe('after the schema', () => {
  beforeEach(async () => {
    await meet(bot(), 'Mette Skov', 'Sara Lund');
    await saraSays();
  });

  it('the card comes by itself, with what was said, a place to write, help and an example', async () => {
    await finished();
    await bot().round();
    const desk = shownTo('Mette Skov').find(({ title }) => title.startsWith('I sagde'))!;
    expect(desk.title).toBe('I sagde – vi gjorde: Læringssamtale 1 · Møllevang Skole');
    expect(desk.texts).toEqual(
      expect.arrayContaining(['Sara Lund (elevråd)', 'Hvad skal de voksne gøre mere af?', theirs]),
    );
    expect(desk.inputs.map(({ label }) => label)).toEqual([toSara]);
    expect(desk.text).toContain('Derfor er der nu to mere hver dag. Vi ser på det igen til oktober.');
    expectSound(desk.json);
  });

  it('can be reached from the finished schema, and by its word', async () => {
    const schema = await finished();
    const desk = (await mette().execute(schema, 'Skriv tilbage til dem, der gav input')).card;
    expect((await mette().say('tilbagemelding')).card.title).toBe(desk.title);
    expectSound(desk.json);
  });

  it('is sent to the elevråd in their own words, and can be mended: their card is changed', async () => {
    const desk = (await mette().execute(await finished(), 'Skriv tilbage til dem, der gav input')).card;
    const kept = (await mette().execute(desk, 'Gem kladde', { [toSara]: 'Derfor er der' })).card;
    expect(kept.text).toContain('Gemt kl. 10.00. Send det, når du er klar.');
    const sent = (await mette().execute(kept, 'Send det, du har skrevet', { [toSara]: answer })).card;
    expect(sent.text).toContain('Tak. Svaret er på vej til en.');
    expect(sent.text).toContain('Sendt den 15. april');
    await bot().round();
    expect(postedTo(bot(), 'Sara Lund').filter((title) => title.startsWith('I sagde'))).toEqual([
      'I sagde – vi gjorde · Møllevang Skole',
    ]);
    const theirCard = shownTo('Sara Lund').at(-1)!;
    expect(theirCard.text).toContain('Mette Skov skriver til jer:');
    expect(theirCard.text).toContain(answer);
    expectSound(theirCard.json);
    expect((await sara().execute(theirCard, 'Se, hvad I sagde')).card.text).toContain(theirs);
    const better = `${answer} Vi ser på det igen til oktober.`;
    await mette().execute(sent, 'Send det, du har skrevet', { [toSara]: better });
    await bot().round();
    const changed = bot().connector.arrived(conversationOf('Sara Lund')).at(-1)!;
    expect([changed.method, changed.activityId]).toEqual(['PUT', theirCard.activityId]);
    expect(shownTo('Sara Lund').at(-1)!.text).toContain('til oktober');
  });

  it.each([
    ['a CPR number', 'Det var 010203-1234', 'Der står et CPR-nummer i teksten. Jeg har ikke gemt det.'],
    ['a text that is too long', 'Langt. '.repeat(300).trim(), 'Teksten er for lang.'],
  ])('gives back %s, to be mended and sent', async (_what, typed, why) => {
    const desk = (await mette().execute(await finished(), 'Skriv tilbage til dem, der gav input')).card;
    const back = (await mette().execute(desk, 'Send det, du har skrevet', { [toSara]: typed })).card;
    expect(back.text).toContain(why);
    expect(back.inputs.map(({ value }) => value)).toEqual([typed]);
    expectSound(back.json);
    const [input] = back.inputs;
    const sent = (await mette().execute(back, 'Prøv igen', { [input!.id]: answer })).card;
    expect(sent.text).toContain('Tak. Svaret er på vej til en.');
  });

  it('keeps what was typed when the store is down', async () => {
    const desk = (await mette().execute(await finished(), 'Skriv tilbage til dem, der gav input')).card;
    bot().breakDown();
    const { card } = await mette().execute(desk, 'Gem kladde', { [toSara]: answer });
    bot().mend();
    expect(card.text).toContain('Det blev ikke gemt, prøv igen om lidt.');
    expect(card.inputs.map(({ value }) => value)).toEqual([answer]);
  });

  it('is nobody else’s to open or send', async () => {
    const desk = (await mette().execute(await finished(), 'Skriv tilbage til dem, der gav input')).card;
    for (const name of ['Anders Holm', 'Karen Riis', 'Sara Lund', 'Henrik Falk']) {
      const { card } = await bot()
        .person(name)
        .execute(desk, 'Send det, du har skrevet', { [toSara]: answer });
      expect(card.text).toMatch(/Den enhed har du ikke adgang til\./);
    }
    expect(await bot().documentsOf('receipts')).toEqual([]);
  });
});

it('is no button and no card where nobody gave input', async () => {
  await meet(bot(), 'Mette Skov');
  const schema = await finished();
  expect(schema.buttons.map(({ title }) => title)).not.toContain('Skriv tilbage til dem, der gav input');
  await bot().round();
  expect(postedTo(bot(), 'Mette Skov').filter((title) => title.startsWith('I sagde'))).toEqual([]);
  expect((await mette().say('tilbagemelding')).card.text).toContain(
    'Der er ingen at skrive tilbage til endnu.',
  );
});

it.each([
  ['an input that is no text', { 'r_pupil-council:x': 7 }],
  ['a role that is none', { 'r_king:x': 'Derfor' }],
  ['an input without a person', { r_nobody: 'Derfor' }],
])('refuses %s', async (_what, more) => {
  const card = readCard({
    type: 'AdaptiveCard',
    actions: [
      {
        type: 'Action.Execute',
        title: 'Send',
        verb: 'receipts.send',
        data: { verb: 'receipts.send', unitId: 'moellevang', meetingId: 'x', ...more },
        fallback: { data: {} },
      },
    ],
  });
  expect((await mette().execute(card, 'Send')).card.text).toContain('Jeg kunne ikke læse kortet.');
});
