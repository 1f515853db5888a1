import type { BotPerson, ShownCard } from '../support/bot-client';
import type { Bot } from './bot';

/** The first dialogue of Møllevang Skole, as its leader prepares it: the fields by their labels. */
export const field = {
  package: 'Hvad lægger du mest mærke til i datapakken?',
  seen: 'Hvad har I selv set og hørt, som tallene ikke viser?',
  why: 'Hvad tror du, det skyldes? Og hvad kunne det ellers være?',
  voices: 'Hvad siger børnene og forældrene selv?',
  focus: 'Hvilke fokusområder peger du på inden for temaerne, og hvorfor netop dem?',
  hope: 'Hvad håber du, at børnene mærker om et halvt år?',
  site: 'Gælder det ét sted? Så vælg det her.',
} as const;

export const seen = 'Flere sidder alene ved bordtennis i frikvarteret';
export const focus = 'Fællesskaber i frikvarteret, for dér sker det';

/** What must be answered before it can be sent. */
export const required = { [field.seen]: seen, [field.focus]: focus };

/** When Møllevang Skole's first dialogue begins. */
export const dialogueStart = '2026-04-27T07:00:00.000Z';

export function valueOf(card: ShownCard, label: string): string {
  const input = card.inputs.find((candidate) => candidate.label === label);
  if (!input) throw new Error(`'${card.title}' has no '${label}'`);
  return input.value;
}

export async function preparationOf(person: BotPerson): Promise<ShownCard> {
  return (await person.say('forbered')).card;
}

interface StoredResponse {
  state: string;
  revision: number;
  role: string;
  siteId?: string;
  dataTypes: string[];
  answers: Record<string, { text: string; other?: string; via: string }>;
  versions: { answers: Record<string, string> }[];
}

export async function responsesIn(bot: Bot): Promise<StoredResponse[]> {
  return (await bot.documentsOf('response')) as unknown as StoredResponse[];
}

/** The one response there is. */
export async function responseIn(bot: Bot): Promise<StoredResponse> {
  const all = await responsesIn(bot);
  expect(all).toHaveLength(1);
  return all[0]!;
}

/** The texts as stored, without those that are empty. */
export async function storedTexts(bot: Bot): Promise<Record<string, string>> {
  const { answers } = await responseIn(bot);
  return Object.fromEntries(Object.entries(answers).flatMap(([id, { text }]) => (text ? [[id, text]] : [])));
}
