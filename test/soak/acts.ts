import { responseIdOf } from '../../src/domain/guide/response';
import { schemaIdOf } from '../../src/domain/follow-up/schema';
import type { Role } from '../../src/domain/people/person';
import { partsOf } from '../support/adaptive-cards';
import type { BotAnswer, BotPerson, ShownButton, ShownCard } from '../support/bot-client';
import type { Answers } from '../sim/answers';
import type { Random } from '../sim/random';
import { placeOf } from '../sim/written';
import { refusalIn, says } from './refusals';

/** What people do with a card in front of them. */

export interface Doing {
  client: BotPerson;
  personId: string;
  card: ShownCard;
  button: ShownButton;
  random: Random;
  answers: Answers;
}

export interface Act {
  /** How often it is done, beside what else could be. */
  weight: number;
  /** Whether this button is for it; any is when absent. */
  fits?(card: ShownCard, button: ShownButton): boolean;
  do(doing: Doing): Promise<BotAnswer>;
}

/** As long as answers are. */
const filling =
  'De små står ofte alene ved hegnet i det store frikvarter, og det siger de selv, når man spørger dem. '.repeat(
    2,
  );

function textOf(answers: Answers): { token: string; text: string } {
  const token = answers.token();
  return { token, text: `${token} ${filling}` };
}

/** Those in which one writes freely. */
function proseInputs(card: ShownCard): string[] {
  const prose = new Set(
    partsOf(card.json).flatMap(({ json }) =>
      json['type'] === 'Input.Text' && json['isMultiline'] === true ? [String(json['id'])] : [],
    ),
  );
  return card.inputs.map(({ id }) => id).filter((id) => prose.has(id));
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Any of the cards says it: what the bot sends by itself may come in between. */
function isTaken({ status, cards }: BotAnswer, ...said: Parameters<typeof says>[1][]): boolean {
  return status === 200 && cards.some((card) => refusalIn(card) === undefined && says(card, ...said));
}

function press({ client, card, button }: Doing, typed: Record<string, string> = {}): Promise<BotAnswer> {
  const at = card.buttons.filter(({ title }) => title === button.title).indexOf(button);
  return client.execute(card, { title: button.title, at }, typed);
}

/**
 * The answers that stand beside one another until the person has chosen.
 * @returns undefined when there are none
 */
function metIn({ status, cards }: BotAnswer): string[] | undefined {
  const card = cards.find(({ buttons }) => buttons.some(({ verb }) => verb === 'prepare.settle'));
  return status === 200 && card ? card.inputs.map(({ id }) => id.replace(/^c_/, 'a_')) : undefined;
}

/** Writes some answers of a preparation card, and presses. @param isWhole all that is empty, else one of them */
async function writeAnswers(doing: Doing, isWhole: boolean): Promise<BotAnswer> {
  const { card, button, personId, random, answers } = doing;
  const { unitId, meetingId, role } = button.data;
  const documentId = responseIdOf(string(meetingId), string(role) as Role, personId);
  const prose = proseInputs(card);
  const empty = prose.filter((id) => card.inputs.find((input) => input.id === id)?.value === '');
  const chosen = isWhole || prose.length === 0 ? empty : [random.pick(prose)];
  const written = chosen.map((id) => ({
    ...{ id, place: placeOf(string(unitId), documentId, id.replace(/^a_/, '')) },
    ...textOf(answers),
  }));
  const choices = card.inputs
    .filter((input) => isWhole && input.value === '' && input.choices.length > 0)
    .map(({ id, choices: [first] }) => [id, first?.value ?? ''] as const);
  const typed = Object.fromEntries([...choices, ...written.map(({ id, text }) => [id, text] as const)]);
  for (const { place, token } of written) answers.tried(place, token);
  const answer = await press(doing, typed);
  const met = metIn(answer);
  const isKept = isTaken(
    answer,
    ...([
      'prepare.saved',
      'prepare.missing',
      'receipt.dialogue',
      'receipt.one-to-one',
      'receipt.council',
    ] as const),
  );
  for (const { id, place, token } of written)
    if (met?.includes(id)) answers.added(place, token);
    else if (isKept || met) answers.replaced(place, token);
  return answer;
}

/** Whether the question under which an answer was kept is the one on the card. */
function isUnder({ text }: ShownCard, { cards }: BotAnswer): boolean {
  const [, question] = cards.map((card) => /(?:under|til) ‘([^’…]+)/u.exec(card.text)).find(Boolean) ?? [];
  return question !== undefined && text.includes(question);
}

/** Writes in the chat what the question that stands there asks for. */
async function answerInChat({ client, card, button, personId, answers }: Doing): Promise<BotAnswer> {
  const { unitId, meetingId, role, questionId } = button.data;
  if (card.texts.some((text) => text.startsWith('1: '))) return client.say('1');
  const { token, text } = textOf(answers);
  const documentId = responseIdOf(string(meetingId), string(role) as Role, personId);
  const place = placeOf(string(unitId), documentId, string(questionId));
  answers.tried(place, token);
  const answer = await client.say(text);
  // After an answer of which nobody was told, another question may wait than the one on the card; it says which.
  if (!isUnder(card, answer)) return answer;
  if (isTaken(answer, 'chat.kept-beside', 'chat.added')) answers.added(place, token);
  else if (isTaken(answer, 'chat.kept')) answers.replaced(place, token);
  return answer;
}

/** A new one: what is edited is gone, and rightly. */
function isNewEntry(_card: ShownCard, { data }: ShownButton): boolean {
  return data['entryId'] === undefined;
}

async function writeEntry(doing: Doing): Promise<BotAnswer> {
  const { card, button, answers } = doing;
  const { token, text } = textOf(answers);
  const place = placeOf(
    string(button.data['unitId']),
    schemaIdOf(string(button.data['meetingId'])),
    'entries',
  );
  const chosen = card.inputs.flatMap(({ id, choices: [first] }) =>
    first ? [[id, first.value] as const] : [],
  );
  const answer = await press(doing, {
    ...{ what: text, forChildren: 'Flere har nogen at være sammen med.', deadline: '2028-12-01' },
    ...Object.fromEntries(chosen),
  });
  if (isTaken(answer, 'common.saved')) answers.added(place, token);
  return answer;
}

const saying = { 'on-track': 'agreement.thanks.on-track', done: 'agreement.thanks.done' } as const;

/** Only where a note is asked for: without one, what was noted before goes. */
function asksForNote({ inputs }: ShownCard, { data }: ShownButton): boolean {
  return string(data['how']) in saying && inputs.some(({ id }) => id === 'note');
}

async function sayHowItGoes(doing: Doing): Promise<BotAnswer> {
  const { button, answers } = doing;
  const { unitId, agreementId, how } = button.data;
  const { token, text } = textOf(answers);
  const place = placeOf(string(unitId), string(agreementId), 'note');
  answers.tried(place, token);
  const answer = await press(doing, { note: text });
  if (isTaken(answer, saying[string(how) as keyof typeof saying])) answers.replaced(place, token);
  return answer;
}

/** Of two texts that met both are wanted: one that is not chosen is gone, and rightly. */
function keepBoth(doing: Doing): Promise<BotAnswer> {
  const asked = doing.card.inputs.filter(({ choices }) => choices.some(({ value }) => value === 'both'));
  return press(doing, Object.fromEntries(asked.map(({ id }) => [id, 'both'])));
}

const look = (weight: number): Act => ({ weight, do: (doing) => press(doing) });

/** By the verb of a button. What is not here is not pressed. */
export const acts: Readonly<Record<string, Act>> = {
  'prepare.save': { weight: 4, do: (doing) => writeAnswers(doing, false) },
  'prepare.submit': { weight: 1, do: (doing) => writeAnswers(doing, true) },
  'prepare.settle': { weight: 6, do: keepBoth },
  'prepare.chat': look(2),
  'prepare.open': look(3),
  'prepare.edit': look(1),
  'prepare.others': look(0.3),
  'prepare.data': look(0.5),
  // The way back from a question stands on each of them, and says which it is.
  'chat.back': { weight: 8, do: answerInChat },
  'chat.skip': look(1),
  'chat.pause': look(0.5),
  'follow-up.open': look(3),
  'follow-up.entry': { ...look(3), fits: isNewEntry },
  'follow-up.save-entry': { weight: 8, fits: isNewEntry, do: writeEntry },
  'agreement.open': look(2),
  'agreement.settle': { weight: 1.5, fits: asksForNote, do: sayHowItGoes },
  'status.open': look(3),
  'status.all': look(1),
  'thread.open': look(1.5),
  'thread.areas': look(1),
  'basis.open': look(1),
  'next.open': look(0.5),
  'home.open': look(0.3),
};
