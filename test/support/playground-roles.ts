import { lately, until, type Chat } from './playground-chat';

/** Waits until the newest card reads all of this. */
export async function shows(chat: Chat, ...texts: (string | RegExp)[]): Promise<void> {
  const missing = async (): Promise<(string | RegExp)[]> => {
    const card = await chat.lastCard();
    return texts.filter((text) => (typeof text === 'string' ? !card.includes(text) : !text.test(card)));
  };
  await until(
    async () => (await missing()).length === 0 || undefined,
    async () => `The last card lacks: ${(await missing()).join(' | ')}\n${lately(await chat.messages())}`,
    chat.patienceMs,
  );
}

/** Plays someone else from now on. @param person as the card 'Hvem er du?' names them */
export async function become(chat: Chat, person: string): Promise<void> {
  await chat.say('hvem');
  await shows(chat, 'Hvem er du?');
  await chat.choose('Person', person);
  await chat.press('Vær den person');
  await chat.waitForText(`Du er nu ${person.split(',')[0] ?? ''}.`);
}
