import { expectSound, useBot } from './bot';
import {
  dialogueStart,
  field,
  focus,
  preparationOf,
  required,
  responseIn,
  responsesIn,
  seen,
  storedTexts,
  valueOf,
} from './preparing';

/** Answering a guide in its card: drafts, sending, editing, until the dialogue begins. */

const bot = useBot();
const mette = () => bot().person('Mette Skov');

describe('the card', () => {
  it('says its purpose, who sees the answer, when, how long, and what data there is', async () => {
    const card = await preparationOf(mette());
    expect(card.title).toBe('Forbered: Læringssamtale 1 · Møllevang Skole');
    expect(card.texts[1]).toMatch(
      /^Læring: dine svar er til samtalen den 27\. april\. Deltagerne i samtalen/,
    );
    expect(card.text).toMatch(/andag (?:den )?27\. april kl\. 09\.00–11\.00\. Det tager cirka 10 minutter\./);
    expect(card.links.map(({ title }) => title)).toEqual(['Åbn datapakken']);
    expect(card.text).toContain('Vi har: datapakke (A)');
    expect(card.text).toMatch(/Mangler: egne data \(B\).*børn og unge \(E\)/);
    expectSound(card.json);
  });

  it('shows what was agreed and chosen before, at a later dialogue', async () => {
    const { card } = await bot().person('Lars Nygård').say('forbered');
    expect(card.title).toBe('Forbered: Læringssamtale 2 · Dagtilbud Åbrinken');
    expect(card.text).toContain('Sproglege i garderoben');
    expect(card.text).toContain('Vi leger en sprogleg i garderoben hver formiddag');
    expect(card.text).not.toContain('1:1 nr.');
    expectSound(card.json);
  });

  it('leaves pupils and boards out of what only participants see', async () => {
    const { card } = await bot().person('Sara Lund').say('input');
    expect(card.text).not.toContain('Data til samtalen');
  });
});

describe('a draft', () => {
  it('is kept with its time, and stands there the next day', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Gem kladde', {
      [field.why]: 'Nye klasser',
    });
    expect(card.text).toContain('Gemt kl. 10.00. Du kan fortsætte her eller skrive i chatten.');
    bot().clock.set('2026-04-16T09:00:00.000Z');
    const again = await preparationOf(mette());
    expect(valueOf(again, field.why)).toBe('Nye klasser');
    expect(await responseIn(bot())).toMatchObject({ state: 'draft', versions: [] });
  });

  it('may be about one place, and about all again', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Gem kladde', {
      [field.site]: 'Udskoling',
    });
    expect((await responseIn(bot())).siteId).toBe('udskoling');
    await mette().execute(card, 'Gem kladde', { [field.site]: 'Alle steder' });
    expect((await responseIn(bot())).siteId).toBeUndefined();
  });

  it('is what is kept when something required is missing, which is then named', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Send svar', { [field.seen]: seen });
    expect(card.text).toContain('Ikke sendt endnu, men gemt som kladde.');
    expect(card.text).toContain(`Du mangler at svare på: ${field.focus}`);
    expect(valueOf(card, field.seen)).toBe(seen);
    expect(await responseIn(bot())).toMatchObject({ state: 'draft' });
  });

  it('is seen by nobody else', async () => {
    await mette().execute(await preparationOf(mette()), 'Gem kladde', required);
    for (const name of ['Anders Holm', 'Karen Riis', 'Lone Vad', 'Sara Lund'])
      for (const word of ['forbered', 'status møllevang', 'opfølgning', 'næste', 'hjælp'])
        expect(JSON.stringify((await bot().person(name).say(word)).cards)).not.toContain(seen);
  });
});

describe('sending', () => {
  it('thanks, shows what was sent, and says until when it can be changed', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Send svar', required);
    expect(card.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
    expect(card.text).toContain('Du kan rette dem, indtil samtalen begynder.');
    expect(card.text).toContain(seen);
    expect(card.text).toContain('Ikke besvaret');
    expectSound(card.json);
    expect(await responseIn(bot())).toMatchObject({ state: 'submitted', dataTypes: ['B'] });
  });

  it('stores the same from Execute and from Submit', async () => {
    await mette().execute(await preparationOf(mette()), 'Send svar', required);
    const executed = await responseIn(bot());
    const other = bot().person('Henrik Falk');
    bot().clock.set('2026-04-15T08:00:00.000Z');
    expect(executed.versions).toHaveLength(1);
    const karen = bot().person('Karen Riis');
    const card = await preparationOf(karen);
    await karen.submit(card, 'Send svar', { 'a_own-observations': seen, a_focus: focus });
    const submitted = (await responsesIn(bot())).find(({ role }) => role === 'pedagogical-leader');
    expect(submitted).toMatchObject({ state: 'submitted', revision: executed.revision });
    expect(submitted?.versions[0]?.answers).toEqual(executed.versions[0]?.answers);
    expect((await preparationOf(other)).title).toContain('Havblik Skole');
  });

  it('puts the receipt in the place of the card for old clients too', async () => {
    const card = await preparationOf(mette());
    const answer = await mette().submit(card, 'Send svar', required);
    expect(answer.cards).toHaveLength(1);
    expect(answer.card.activityId).toBe(card.activityId);
    expect(answer.card.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
  });

  it('can be done with the replies in the answer itself', async () => {
    const direct = bot().person('Mette Skov', { expectsReplies: true });
    const { card } = await direct.submit(await preparationOf(direct), 'Send svar', required);
    expect(card.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
  });

  it('posts the receipt anew when the old card is gone', async () => {
    const card = await preparationOf(mette());
    bot().connector.fail({ status: 404, code: 'ActivityNotFoundInConversation' });
    const answer = await mette().submit(card, 'Send svar', required);
    expect(answer.card.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
    expect(answer.card.activityId).not.toBe(card.activityId);
  });

  it.each([500, 502, 429])(
    'answers a press at once when Teams says %d to changing the card',
    async (status) => {
      const card = await preparationOf(mette());
      bot().connector.fail({ status, retryAfterSeconds: 30 }, { status, retryAfterSeconds: 30 });
      const before = bot().connector.calls.length;
      const answer = await mette().execute(card, 'Send svar', required);
      expect(answer.card.title).toBe('Sendt: Læringssamtale 1 · Møllevang Skole');
      expect(bot().connector.calls.length - before).toBe(1);
      bot().connector.forgive();
    },
  );
});

describe('what a client leaves out', () => {
  it('is left as it was', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Gem kladde', required);
    await mette().execute(card, 'Gem kladde', { [field.why]: 'Vinteren' }, { omitsUntouched: true });
    expect(await storedTexts(bot())).toEqual({ 'own-observations': seen, focus, why: 'Vinteren' });
  });

  it('is, when nothing at all comes, still an answer', async () => {
    const { card, status } = await mette().submit(
      await preparationOf(mette()),
      'Gem kladde',
      {},
      { omitsUntouched: true },
    );
    expect(status).toBe(200);
    expect(card.text).toContain('Gemt kl. 10.00.');
  });

  it('is taken out when the field was emptied', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Gem kladde', {
      ...required,
      [field.why]: 'Vinteren',
    });
    await mette().execute(card, 'Gem kladde', { [field.why]: '' });
    expect(await storedTexts(bot())).toEqual({ 'own-observations': seen, focus });
  });
});

describe('after sending', () => {
  it('can be edited, and the others keep what was sent until it is sent again', async () => {
    const sent = (await mette().execute(await preparationOf(mette()), 'Send svar', required)).card;
    const edit = (await mette().execute(sent, 'Ret svarene')).card;
    expect(valueOf(edit, field.seen)).toBe(seen);
    const draft = (await mette().execute(edit, 'Gem kladde', { [field.hope]: 'Ro i gården' })).card;
    expect(draft.text).toContain('Du har rettet noget, som ikke er sendt endnu.');
    expect((await responseIn(bot())).versions).toHaveLength(1);
    await mette().execute(draft, 'Send rettelser');
    const { versions } = await responseIn(bot());
    expect(versions).toHaveLength(2);
    expect(versions[1]?.answers).toMatchObject({ hope: 'Ro i gården' });
  });

  it('is locked from the minute the dialogue begins, and says so with the text in hand', async () => {
    const card = await preparationOf(mette());
    bot().clock.set('2026-04-27T06:59:59.999Z');
    const open = (await mette().execute(card, 'Gem kladde', required)).card;
    expect(open.text).toContain('Gemt kl.');
    bot().clock.set(dialogueStart);
    const before = await bot().documents();
    const { card: locked } = await mette().execute(open, 'Send svar', { [field.why]: 'For sent skrevet' });
    expect(locked.text).toContain('Samtalen er begyndt, så svarene kan ikke rettes mere.');
    expect(valueOf(locked, field.why)).toBe('For sent skrevet');
    const old = (await mette().execute(card, 'Svar i chatten')).card;
    expect(old.text).toContain('Samtalen er begyndt');
    expect(await bot().documents()).toEqual(before);
  });
});
