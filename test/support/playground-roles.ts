import { lately, until, type Chat } from './playground-chat';

const reads = (card: string, texts: readonly (string | RegExp)[]): boolean =>
  texts.every((text) => (typeof text === 'string' ? card.includes(text) : text.test(card)));

/**
 * Waits until a card reads all of this, whichever: what falls due comes when it comes.
 * @param before the cards as they read then, which do not count
 */
export async function shows(
  chat: Chat,
  texts: readonly (string | RegExp)[],
  before: readonly string[] = [],
): Promise<void> {
  await until(
    async () =>
      (await chat.cards()).some((card, at) => card !== before[at] && reads(card, texts)) || undefined,
    async () => `No card reads: ${texts.join(' | ')}\n${lately(await chat.messages())}`,
    chat.patienceMs,
  );
}

/** Writes a message, and waits for the card that answers it. */
export async function say(chat: Chat, text: string, ...answer: (string | RegExp)[]): Promise<void> {
  const before = await chat.cards();
  await chat.say(text);
  await shows(chat, answer, before);
}

/** Presses a button, and waits for the card that comes of it. */
export async function press(chat: Chat, title: string, ...answer: (string | RegExp)[]): Promise<void> {
  const before = await chat.cards();
  await chat.press(title);
  await shows(chat, answer, before);
}

/**
 * Plays someone else from now on.
 * @param person as the card 'Hvem er du?' names them
 * @returns the cards as they read before
 */
export async function become(chat: Chat, person: string): Promise<string[]> {
  const before = await chat.cards();
  await say(chat, 'hvem', 'Hvem er du?');
  await chat.choose('Person', person);
  await press(chat, 'Vær den person', `Du er nu ${person.split(',')[0] ?? ''}.`);
  return before;
}
