import type { BotPerson, ShownCard } from '../../support/bot-client';
import type { Json } from '../../support/fake-connector';
import { expectSound, openBot, type Bot } from '../../teams/bot';
import { dialogueStart } from '../../teams/preparing';

/**
 * Story 2: the contact of an elevråd gets the input card, is stopped for a CPR number and warned about naming a child,
 * sends, and edits until the dialogue locks.
 */

let bot: Bot;
let receipt: ShownCard;
const sara = (): BotPerson => bot.person('Sara Lund');
const questions = {
  good: 'Hvad er godt ved at gå på jeres skole?',
  more: 'Hvad skal de voksne gøre mere af?',
  unheard: 'Hvem har vi ikke hørt? Hvordan kan vi høre dem?',
};
const answers = {
  [questions.good]: 'Vi har gode venner, og gården er stor.',
  [questions.more]: 'Være ude i frikvarteret',
  [questions.unheard]: 'De små klasser kan tegne det.',
};

interface Sent {
  state: string;
  role: string;
  meetingId: string;
  dataTypes: string[];
  versions: { answers: Record<string, string> }[];
}

async function given(): Promise<Sent[]> {
  const all = (await bot.documentsOf('response')) as unknown as Sent[];
  return all.filter(({ role }) => role === 'pupil-council');
}

async function audited(): Promise<string[]> {
  return (await bot.documentsOf('audit')).map(({ action }: Json) => String(action));
}

function valueAt(card: ShownCard, label: string): string | undefined {
  return card.inputs.find((input) => input.label === label)?.value;
}

beforeAll(async () => {
  bot = await openBot({ isInTeams: true });
});
afterAll(() => bot.close());

it('the contact reads what it is for, who sees it, and where the datapakke is', async () => {
  const { card } = await sara().say('input');
  expect(card.texts[1]).toBe(
    'Læring: jeres svar er til samtalen den 27. april. De, der er med til samtalen, kan se dem, når de er sendt.',
  );
  expect(card.links.map(({ title }) => title)).toEqual(['Åbn datapakken']);
});

it('is stopped for a CPR number, which is stored nowhere', async () => {
  const before = await bot.documents();
  const typed = 'En dreng i 3. b, 010216-1234, er tit alene';
  const stopped = (
    await sara().execute((await sara().say('input')).card, 'Send svar', {
      ...answers,
      [questions.unheard]: typed,
    })
  ).card;
  expect(stopped.text).toContain('Der står et CPR-nummer i teksten. Jeg har ikke gemt det.');
  expect(stopped.buttons.map(({ title }) => title)).not.toContain('Send alligevel');
  expect(valueAt(stopped, questions.unheard)).toBe(typed);
  expect(await bot.documents()).toEqual(before);
  expectSound(stopped.json, typed);
});

it('is warned about naming a child, with what was found, and nothing is sent yet', async () => {
  const before = await bot.documents();
  const typed = 'Emma fra 3. b. Hendes mor har 20 12 12 34';
  const form = (await sara().say('input')).card;
  const warned = (await sara().execute(form, 'Send svar', { ...answers, [questions.unheard]: typed })).card;
  expect(warned.text).toContain('Det ligner et navn på et barn: ‘Emma’.');
  expect(warned.text).toContain('Det ligner et telefonnummer: ‘20 12 12 34’.');
  expect(warned.text).toContain('Skriv hellere en elev');
  expect(valueAt(warned, questions.unheard)).toBe(typed);
  expect(await bot.documents()).toEqual(before);
  expectSound(warned.json, typed);

  // The number taken out, another child named: that is another warning.
  const other = { [questions.unheard]: 'Emma og Malthe fra 3. b' };
  const again = (await sara().execute(warned, 'Send alligevel', other)).card;
  expect(again.text).toContain('‘Emma’, ‘Malthe’');
  expect(await given()).toEqual([]);
});

it('sends it all the same when it is no child: once, as what children say, and the audit tells that', async () => {
  const typed = 'Klasserådet Emma, som står på væggen';
  const form = (await sara().say('input')).card;
  const warned = (await sara().execute(form, 'Send svar', { ...answers, [questions.unheard]: typed })).card;
  const sent = (await sara().execute(warned, 'Send alligevel')).card;
  expect(sent.text).toContain('Tak for jeres svar.');
  receipt = sent;
  expect(await given()).toMatchObject([{ state: 'submitted', dataTypes: ['E'], versions: [{}] }]);
  expect(await audited()).toContain('submit-answers-anyway');
  expect(JSON.stringify(await bot.documentsOf('audit'))).not.toContain('Emma');
});

it('edits until the dialogue locks, and is not asked about the same again', async () => {
  const edit = (await sara().execute(receipt, 'Ret svarene')).card;
  const more = 'Være ude i frikvarteret og i regnvejr';
  const sent = (await sara().execute(edit, 'Send rettelser', { [questions.more]: more })).card;
  expect(sent.text).toContain('Tak for jeres svar.');
  const [response] = await given();
  expect(response!.versions.map(({ answers: texts }) => texts['adults-do'])).toEqual([
    'Være ude i frikvarteret',
    more,
  ]);
  bot.clock.set(dialogueStart);
  const before = await given();
  const late = (await sara().execute(edit, 'Send rettelser', { [questions.more]: 'For sent' })).card;
  expect(late.text).toContain('Samtalen er begyndt');
  expect(await given()).toEqual(before);
});
