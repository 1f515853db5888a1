import type { BotPerson, ShownCard, Typed } from '../support/bot-client';
import { useBot } from './bot';
import { agreed, agreement, followUpOf } from './following-up';
import { field, preparationOf, required, seen, storedTexts } from './preparing';

/** A store that fails: the person is told that nothing was stored, has the text in hand, and can send it again. */

const bot = useBot();

const notStored = /ikke gemt, prøv igen/i;

const followUpForm = (press: string) => async (person: BotPerson) =>
  (await person.execute(await followUpOf(person), press)).card;

const forms: [
  string,
  { name: string; open: (person: BotPerson) => Promise<ShownCard>; press: string; typed: Typed },
][] = [
  [
    'a draft',
    {
      name: 'Mette Skov',
      open: preparationOf,
      press: 'Gem kladde',
      typed: { [field.why]: 'Nye klasser i år' },
    },
  ],
  ['answers', { name: 'Mette Skov', open: preparationOf, press: 'Send svar', typed: required }],
  [
    'answers on their way to the chat',
    {
      name: 'Mette Skov',
      open: preparationOf,
      press: 'Svar i chatten',
      typed: { [field.why]: 'Nye klasser i år' },
    },
  ],
  [
    'an agreement',
    { name: 'Henrik Falk', open: followUpForm('Tilføj aftale'), press: 'Gem aftalen', typed: agreement },
  ],
  [
    'a focus area',
    {
      name: 'Henrik Falk',
      open: followUpForm('Tilføj fokusområde'),
      press: 'Gem fokusområdet',
      typed: { 'Hvad vil I arbejde med?': 'Læselyst i hverdagen' },
    },
  ],
  [
    'the children’s perspective',
    {
      name: 'Henrik Falk',
      open: followUpForm('Skriv, hvordan børnene bliver hørt'),
      press: 'Gem',
      typed: { 'Hvordan bliver børnene hørt?': 'Hver klasse taler om gården' },
    },
  ],
];

describe.each(forms)('%s', (_what, { name, open, press, typed }) => {
  describe.each([
    ['the store is down', []],
    ['the store cannot be written to', ['batch', 'put']],
    ['the store cannot be read', ['get', 'query']],
  ] as const)('when %s', (_how, calls) => {
    it.each(['execute', 'submit'] as const)(
      'comes back by %s with what was typed, and is stored by ‘Prøv igen’',
      async (how) => {
        const someone = bot().person(name);
        const card = await open(someone);
        const before = await bot().documents();
        bot().breakDown(...calls);
        const failed = await someone[how](card, press, typed);
        expect(failed.status).toBe(200);
        expect(failed.card.text).toMatch(notStored);
        for (const [label, value] of Object.entries(typed)) {
          const input = failed.card.inputs.find((candidate) => candidate.label === label)!;
          expect(input.choices.find((choice) => choice.value === input.value)?.value ?? input.value).toBe(
            input.choices.length > 0 ? input.value : value,
          );
          expect(input.value).not.toBe('');
        }
        bot().mend();
        expect(await bot().documents()).toEqual(before);
        const again = await someone[how](failed.card, 'Prøv igen');
        expect(again.card.text).not.toMatch(notStored);
        const after = JSON.stringify(await bot().documents());
        for (const value of Object.values(typed).filter((text) => text !== 'Henrik Falk'))
          expect(after).toContain(value);
      },
    );
  });
});

it('stores an answer once, also when it is sent again though the first try arrived', async () => {
  const mette = bot().person('Mette Skov');
  const card = await preparationOf(mette);
  bot().breakDown('batch');
  const failed = (await mette.execute(card, 'Send svar', required)).card;
  bot().mend();
  await mette.execute(card, 'Send svar', required);
  const before = await bot().documents();
  await mette.execute(failed, 'Prøv igen');
  expect(await bot().documents()).toEqual(before);
});

it('keeps an agreement’s owner through a failure of the store', async () => {
  const henrik = bot().person('Henrik Falk');
  const form = await followUpForm('Tilføj aftale')(henrik);
  bot().breakDown();
  const failed = (await henrik.execute(form, 'Gem aftalen', agreement)).card;
  bot().mend();
  expect((await henrik.execute(failed, 'Prøv igen')).card.text).toContain(
    'Henrik Falk, senest 15. juni 2026',
  );
  expect(JSON.stringify(await bot().documents())).toContain(agreed);
});

describe.each([
  ['the store is down', []],
  ['the store cannot be written to', ['batch', 'put']],
] as const)('a message in the chat, when %s', (_how, calls) => {
  it('comes back as a form, and is stored as the answer by ‘Prøv igen’', async () => {
    const mette = bot().person('Mette Skov');
    await mette.execute(await preparationOf(mette), 'Svar i chatten');
    const before = await bot().documents();
    bot().breakDown(...calls);
    const failed = (await mette.say(seen)).card;
    expect(failed.text).toMatch(notStored);
    expect(failed.inputs.map(({ value }) => value)).toEqual([seen]);
    bot().mend();
    expect(await bot().documents()).toEqual(before);
    const again = (await mette.execute(failed, 'Prøv igen')).card;
    expect(again.text).toContain('Spørgsmål 2 af 6');
    expect(await storedTexts(bot())).toEqual({ 'data-package': seen });
    await mette.execute(failed, 'Prøv igen');
    expect(await storedTexts(bot())).toEqual({ 'data-package': seen });
  });
});

it.each(['hjælp', 'forbered', 'status', 'opfølgning', 'næste', 'kalender'])(
  'answers ‘%s’ in words, and well again later',
  async (word) => {
    const mette = bot().person('Mette Skov');
    bot().breakDown();
    const { card, status } = await mette.say(word);
    expect(status).toBe(200);
    expect(card.text).toMatch(/prøv igen/i);
    bot().mend();
    expect((await mette.say(word)).card.text).not.toMatch(/prøv igen/i);
  },
);

it('says the same to a press without a form', async () => {
  const mette = bot().person('Mette Skov');
  const held = (await mette.say('opfølgning')).card;
  bot().breakDown('batch');
  expect((await mette.execute(held, 'Samtalen er holdt')).card.text).toMatch(/prøv igen/i);
  bot().mend();
  expect((await mette.say('forbered')).card.title).toContain('Læringssamtale 1');
});
