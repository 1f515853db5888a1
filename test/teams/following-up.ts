import type { BotPerson, ShownCard } from '../support/bot-client';
import type { Bot } from './bot';

/** The fields of an agreement by their labels, and one that is as it should be. */
export const field = {
  what: 'Hvad har I aftalt?',
  children: 'Hvad skal børnene mærke?',
  owner: 'Hvem har ansvaret?',
  deadline: 'Hvornår følger I op?',
} as const;

export const agreed = 'En voksen mere ude i det store frikvarter';

export const agreement = {
  [field.what]: agreed,
  [field.children]: 'Alle har nogen at være sammen med',
  [field.owner]: 'Henrik Falk',
  [field.deadline]: '2026-06-15',
} as const;

export const focusTitle = 'Fællesskaber i frikvarteret';
export const perspective = 'Hver klasse taler om gården i maj';

export async function followUpOf(person: BotPerson): Promise<ShownCard> {
  return (await person.say('opfølgning')).card;
}

export async function addAgreement(
  person: BotPerson,
  card: ShownCard,
  typed: Readonly<Record<string, string>> = agreement,
): Promise<ShownCard> {
  const form = (await person.execute(card, 'Tilføj aftale')).card;
  return (await person.execute(form, 'Gem aftalen', typed)).card;
}

interface StoredSchema {
  id: string;
  state: string;
  entries: {
    what: string;
    ownerId: string;
    deadline: string;
    other?: { what: string };
    releasedBy: string[];
  }[];
  focusAreas: { title: string; themeId?: string }[];
  childrensPerspective: string;
}

/** The schemas that are written in a test; those of the sample's past are finished. */
export async function openSchemas(bot: Bot): Promise<StoredSchema[]> {
  const all = (await bot.documentsOf('schema')) as unknown as StoredSchema[];
  return all.filter(({ state }) => state === 'open');
}

export async function openSchema(bot: Bot): Promise<StoredSchema> {
  const [schema, ...more] = await openSchemas(bot);
  expect(more).toEqual([]);
  return schema!;
}
