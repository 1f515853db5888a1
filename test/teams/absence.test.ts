import { meet, postedTo } from '../jobs/posting';
import type { BotPerson, ShownCard } from '../support/bot-client';
import { expectSound, upnOf, useBot } from './bot';

/** 'fravær': Mette is away from Monday, and Karen, pedagogical leader of the same school, stands in. */

const bot = useBot();
const mette = (): BotPerson => bot().person('Mette Skov');
const karen = (): BotPerson => bot().person('Karen Riis');

const days = { 'Første dag': '2026-04-15', 'Sidste dag': '2026-04-24' };

async function awayWithKaren(): Promise<ShownCard> {
  const form = (await mette().say('fravær')).card;
  return (await mette().execute(form, 'Gem fravær', { ...days, 'Hvem træder til?': 'Karen Riis' })).card;
}

it.each(['fravær', 'ferie', 'absence'])('is told by writing ‘%s’', async (word) => {
  const { card } = await mette().say(word);
  expect(card.title).toBe('Fravær');
  expect(card.inputs.map(({ label }) => label)).toEqual(['Første dag', 'Sidste dag', 'Hvem træder til?']);
  expect(card.inputs[2]!.choices.map(({ title }) => title)).toEqual([
    'Ingen',
    'Jonas Krog',
    'Karen Riis',
    'Nadia Bruun',
    'Thomas Eg',
    'Ulla Brink',
  ]);
  expect(card.text).toContain('Det, der hører til 1:1 og status, ser de aldrig.');
  expectSound(card.json);
});

it('is kept, seen in the help, and ended there', async () => {
  const saved = await awayWithKaren();
  expect(saved.text).toContain('Du er væk fra 15. april til 24. april. Karen Riis træder til.');
  expectSound(saved.json);
  const help = (await mette().say('hjælp')).card;
  expect(help.text).toContain('Du er væk fra 15. april til 24. april. Karen Riis træder til.');
  expectSound(help.json);
  const back = (await mette().execute(help, 'Jeg er tilbage')).card;
  expect(back.text).toContain('Velkommen tilbage. Det, der har ventet, kommer nu.');
  expect(back.text).not.toContain('Du er væk');
  expect((await mette().say('fravær')).card.buttons.map(({ title }) => title)).toEqual(['Gem fravær']);
  expect((await karen().say('hjælp')).card.text).not.toContain('Du træder til');
});

it('is told to the one who stands in, who gets the leader’s card and sees whose it is', async () => {
  await meet(bot(), 'Mette Skov', 'Karen Riis');
  await awayWithKaren();
  const help = (await karen().say('hjælp')).card;
  expect(help.text).toContain('Du træder til for Mette Skov til 24. april.');
  expectSound(help.json);
  const before = postedTo(bot(), 'Karen Riis').length;
  await bot().round();
  expect(postedTo(bot(), 'Karen Riis').slice(before)).toEqual([
    'Forbered: Læringssamtale 1 · Møllevang Skole',
    'Forbered: Læringssamtale 1 · Møllevang Skole',
  ]);
  const { card } = await karen().say('forbered');
  const others = (await karen().execute(card, 'Vælg en anden samtale')).card;
  expect(others.text).toContain('leder: ikke begyndt');
  expect((await karen().say('status')).card.text).toContain('Status er for enhedens leder og chef.');
});

it('of a chef asks for a colleague’s e-mail, and gives back one that is no chef', async () => {
  const anders = bot().person('Anders Holm');
  const form = (await anders.say('fravær')).card;
  const named = { ...days, 'Hvilken chef træder til?': upnOf('Mette Skov') };
  const refused = (await anders.execute(form, 'Gem fravær', named)).card;
  expect(refused.text).toContain('Jeg kan ikke finde en anden chef med den e-mail.');
  expect(refused.inputs.map(({ value }) => value)).toEqual(Object.values(named));
  const saved = (
    await anders.execute(refused, 'Prøv igen', { 'Hvilken chef træder til?': upnOf('Birgit Dam') })
  ).card;
  expect(saved.text).toContain('Birgit Dam træder til.');
});

it.each([
  ['without days', {}, 'Datoen findes ikke.'],
  [
    'the wrong way round',
    { 'Første dag': '2026-04-24', 'Sidste dag': '2026-04-20' },
    'Den sidste dag kommer',
  ],
  ['that is over', { 'Første dag': '2026-04-01', 'Sidste dag': '2026-04-02' }, 'Perioden er allerede gået.'],
])('%s is given back with the reason', async (_what, typed, why) => {
  const form = (await mette().say('fravær')).card;
  const { card } = await mette().execute(form, 'Gem fravær', typed);
  expect(card.text).toContain(why);
  expect(card.inputs).toHaveLength(3);
  expectSound(card.json);
});

it('stands there as typed when the store is down', async () => {
  const form = (await mette().say('fravær')).card;
  bot().breakDown();
  const { card } = await mette().execute(form, 'Gem fravær', { ...days, 'Hvem træder til?': 'Karen Riis' });
  bot().mend();
  expect(card.inputs.slice(0, 2).map(({ value }) => value)).toEqual(Object.values(days));
  const again = (await mette().execute(card, 'Prøv igen')).card;
  expect(again.text).toContain('Karen Riis træder til.');
});

it('cannot be forged for a stranger: who stands in has to be of the same unit', async () => {
  const form = (await mette().say('fravær')).card;
  const [save] = form.buttons;
  const forged = {
    ...form,
    inputs: [],
    buttons: [
      { ...save!, data: { ...save!.data, from: '2026-04-20', to: '2026-04-24', coverId: 'aad-of-someone' } },
    ],
  };
  const { card } = await mette().execute(forged, 'Gem fravær');
  expect(card.text).toContain('Den person kan ikke træde til for dig.');
});
