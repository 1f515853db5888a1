import type { BotPerson, ShownCard, Typed } from '../support/bot-client';
import { expectSound, useBot } from './bot';
import { agreement, field as agreementField, followUpOf } from './following-up';
import { field, preparationOf, required } from './preparing';

/** What people type, in every field there is: given back when refused, shown as it was written, logged nowhere. */

const bot = useBot();

interface Form {
  name: string;
  open(person: BotPerson): Promise<ShownCard>;
  press: string;
  /** Fields with free text, by label. */
  fields: string[];
  rest: Typed;
}

const followUpForm = (press: string) => async (person: BotPerson) =>
  (await person.execute(await followUpOf(person), press)).card;

const forms: readonly Form[] = [
  {
    name: 'Mette Skov',
    open: preparationOf,
    press: 'Gem kladde',
    fields: [field.seen, field.hope],
    rest: {},
  },
  { name: 'Mette Skov', open: preparationOf, press: 'Send svar', fields: [field.why], rest: required },
  { name: 'Mette Skov', open: preparationOf, press: 'Svar i chatten', fields: [field.package], rest: {} },
  {
    name: 'Sara Lund',
    open: async (person) => (await person.say('input')).card,
    press: 'Send svar',
    fields: ['Hvad skal de voksne gøre mere af?', 'Hvem har vi ikke hørt? Hvordan kan vi høre dem?'],
    rest: { 'a_adults-do': 'Være ude i frikvarteret' },
  },
  {
    name: 'Henrik Falk',
    open: followUpForm('Tilføj aftale'),
    press: 'Gem aftalen',
    fields: [agreementField.what, agreementField.children],
    rest: agreement,
  },
  {
    name: 'Henrik Falk',
    open: followUpForm('Tilføj fokusområde'),
    press: 'Gem fokusområdet',
    fields: ['Hvad vil I arbejde med?'],
    rest: {},
  },
  {
    name: 'Henrik Falk',
    open: followUpForm('Skriv, hvordan børnene bliver hørt'),
    press: 'Gem',
    fields: ['Hvordan bliver børnene hørt?'],
    rest: {},
  },
];

const everyField = forms.flatMap((form) => form.fields.map((label) => [form.press, label, form] as const));

/** The text with a label, wherever it stands in a card. */
function valueAt(card: ShownCard, label: string): string | undefined {
  return card.inputs.find((input) => input.label === label)?.value;
}

it.each(['0102031234', '010203 1234', '０１０２０３-１２３４', '01\u200b0203-1234', 'Nr.010203-1234.'])(
  'knows a CPR number however it is written: %j',
  async (cpr) => {
    const mette = bot().person('Mette Skov');
    const card = await preparationOf(mette);
    const before = await bot().documents();
    const answer = await mette.execute(card, 'Gem kladde', { [field.why]: cpr });
    expect(answer.card.text).toContain('Der står et CPR-nummer i teksten.');
    expect(await bot().documents()).toEqual(before);
  },
);

describe('a CPR number', () => {
  const cpr = '010203-1234';
  it.each(everyField)(
    'by ‘%s’ in ‘%s’ is not stored, and stands there to be taken out',
    async (press, label, form) => {
      const someone = bot().person(form.name);
      const card = await form.open(someone);
      const before = await bot().documents();
      const typed = `Det handler om ${cpr} i sjette`;
      const answer = await someone.execute(card, press, { ...form.rest, [label]: typed });
      expect(answer.card.text).toContain('Der står et CPR-nummer i teksten. Jeg har ikke gemt det.');
      expect(valueAt(answer.card, label)).toBe(typed);
      expect(await bot().documents()).toEqual(before);
      const mended = await someone.execute(answer.card, 'Prøv igen', { [label]: 'Det handler om sjette' });
      expect(mended.card.title).not.toBe('Det blev ikke sendt');
      expect(JSON.stringify(await bot().documents())).toContain('Det handler om sjette');
    },
  );
});

describe('a text of 5,000 characters', () => {
  it.each(everyField)('by ‘%s’ in ‘%s’ is refused whole, with the reason', async (press, label, form) => {
    const someone = bot().person(form.name);
    const card = await form.open(someone);
    const before = await bot().documents();
    const typed = 'Langt. '.repeat(715).trim();
    const answer = await someone.submit(card, press, { ...form.rest, [label]: typed });
    expect(answer.card.text).toContain('Teksten er for lang.');
    expect(valueAt(answer.card, label)).toBe(typed);
    expect(await bot().documents()).toEqual(before);
  });
});

describe.each([
  ['templating', '${title} og $(name) og ${$root.alert}'],
  ['markdown', '**fed** _kursiv_ [link](https://x.test) # 1. - `kode`'],
  ['HTML', '<b>fed</b><script>alert(1)</script> &amp; <at>Mette</at>'],
  ['a message format', "{count, plural, one {x}} {{DATE(2026-01-01)}} '{}"],
  ['JSON', '"}],"actions":[{"type":"Action.OpenUrl","url":"https://x.test"}]'],
  ['signs that join and are not seen', 'a\u200bb\u200d 👩‍👧‍👦 🏳️‍🌈 og \ufeff\u2060 slut'],
  ['marks upon marks', `Z${'\u0335\u0321\u034f'.repeat(40)}algo er skrevet af nogen`],
  ['control signs and halves of signs', 'nul \u0000, klokke \u0007, halv \ud83d og \ude00 her'],
  ['a very long word', `Speciallæge${'praksisplan'.repeat(14)}udvalg`],
  ['a direction that is turned and turned back', '\u2067tekst \u202d(1)\u202c\u2069 og \u200fmere'],
  ['signs of all kinds', 'Æøå ñ 漢字 🙂‍↕️ \u202Ebagvendt\u202C “citat”'],
])('%s', (_what, typed) => {
  it('in an answer is shown as it was written', async () => {
    const mette = bot().person('Mette Skov');
    const draft = (
      await mette.execute(await preparationOf(mette), 'Gem kladde', { ...required, [field.why]: typed })
    ).card;
    expect(valueAt(draft, field.why)).toBe(typed);
    expectSound(draft.json, typed);
    const receipt = (await mette.execute(draft, 'Send svar')).card;
    expect(receipt.texts).toContain(typed);
    expect(receipt.links).toEqual([]);
    expectSound(receipt.json, typed);
  });

  it('in an agreement, a focus area and a unit’s status is shown as it was written', async () => {
    const henrik = bot().person('Henrik Falk');
    const form = await followUpForm('Tilføj aftale')(henrik);
    const added = (await henrik.execute(form, 'Gem aftalen', { ...agreement, [agreementField.what]: typed }))
      .card;
    expect(added.texts).toContain(typed);
    const focus = await followUpForm('Tilføj fokusområde')(henrik);
    const both = (await henrik.execute(focus, 'Gem fokusområdet', { 'Hvad vil I arbejde med?': typed })).card;
    expect(both.texts.filter((text) => text === typed)).toHaveLength(2);
    expectSound(both.json, typed);
  });

  it('in a message that is no word of ours changes nothing', async () => {
    const { card } = await bot().person('Mette Skov').say(typed);
    expect(card.text).toContain('Det forstod jeg ikke.');
  });
});

describe('50,000 characters', () => {
  const limit = 80 * 1024;
  const size = (json: unknown): number => Buffer.byteLength(JSON.stringify(json));

  it.each([
    ['letters', 'Langt. '.repeat(7143).trim()],
    ['one word', 'å'.repeat(50_000)],
    ['signs of four bytes', '👧'.repeat(25_000)],
    ['signs that are not seen', '\u200b'.repeat(50_000)],
  ])(
    'of %s are refused in the chat, come back as far as a card holds them, and are stored nowhere',
    async (_of, typed) => {
      const mette = bot().person('Mette Skov');
      await mette.execute(await preparationOf(mette), 'Svar i chatten', {});
      const before = await bot().documents();
      const { card } = await mette.say(`a${typed}b`);
      expect(card.text).toContain('Teksten er for lang. Der er plads til 4.000 tegn');
      expect(size(card.json)).toBeLessThan(limit);
      for (const { value } of card.inputs) {
        expect(`a${typed}b`.startsWith(value)).toBe(true);
        expect(value.length).toBeGreaterThan(4000);
      }
      if (card.inputs.some(({ value }) => value.endsWith('b')))
        expect(card.text).not.toContain('kun begyndelsen');
      else expect(card.text).toContain('kun begyndelsen kan stå her. Intet af den er gemt.');
      // Sent again as it came back, it is still too long.
      const again = (await mette.execute(card, 'Prøv igen')).card;
      expect(again.text).toContain('Teksten er for lang.');
      expect(await bot().documents()).toEqual(before);
    },
  );

  it('in every field of a card leave room for the rest of it', async () => {
    const mette = bot().person('Mette Skov');
    const card = await preparationOf(mette);
    const before = await bot().documents();
    const labels = Object.values(field).filter((label) => label !== field.site);
    const typed = Object.fromEntries(labels.map((label) => [label, 'Langt. '.repeat(2500)]));
    const refused = (await mette.submit(card, 'Send svar', typed)).card;
    expect(refused.text).toContain('Teksten er for lang.');
    expect(refused.text).toContain('kun begyndelsen kan stå her');
    expect(size(refused.json)).toBeLessThan(limit);
    expect(refused.inputs.length).toBeGreaterThan(5);
    expect(await bot().documents()).toEqual(before);
  });
});

it('keeps line breaks, and takes blanks off the ends', async () => {
  const mette = bot().person('Mette Skov');
  const typed = '  Først\r\nså\n\ntil sidst \n';
  const draft = (await mette.execute(await preparationOf(mette), 'Gem kladde', { [field.why]: typed })).card;
  expect(valueAt(draft, field.why)).toBe('Først\nså\n\ntil sidst');
});

it('logs no word of what was typed, also when the bot itself fails', async () => {
  const mette = bot().person('Mette Skov');
  const card = await preparationOf(mette);
  const secret = 'at Emma fra sjette har det svært';
  const units = bot().app.deps.units;
  const save = jest
    .spyOn(units, 'save')
    .mockRejectedValue(new Error(`no\n    at Emma fra sjette (${secret})`));
  const answer = await mette.execute(card, 'Gem kladde', { [field.why]: secret });
  save.mockRestore();
  expect(answer.card.text).toContain('Noget gik galt hos mig, og det blev ikke gemt.');
  expect(valueAt(answer.card, field.why)).toBe(secret);
  expect(bot().logged.join('\n')).not.toContain('Emma');
  expect(bot().logged.join('\n')).toContain('bot/failed');
});

it('logs where it failed and not with what, also without a form', async () => {
  const mette = bot().person('Mette Skov');
  const card = await followUpOf(mette);
  const message = 'no\n    at Emma fra sjette har det svært';
  const save = jest.spyOn(bot().app.deps.units, 'save').mockRejectedValue(new Error(message));
  const answer = await mette.execute(card, 'Samtalen er holdt');
  save.mockRestore();
  expect(answer.card.text).toContain('Noget gik galt hos mig');
  expect(bot().logged.join('\n')).toContain('turn-failed');
  expect(bot().logged.join('\n')).not.toContain('Emma');
});
