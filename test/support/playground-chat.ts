/** What a person does in a chat with the bot, whichever way the chat is driven. */
export interface Chat {
  readonly kind: 'browser' | 'api';
  /** How long it waits for what is not there yet. */
  patienceMs: number;
  say(text: string): Promise<void>;
  /** All that the bot has posted, oldest first, as it reads now: texts, cards, and notes under cards. */
  messages(): Promise<string[]>;
  /** The visible text of each card, oldest first. */
  cards(): Promise<string[]>;
  /** The newest card's text; empty when there is none. */
  lastCard(): Promise<string>;
  /**
   * Fills a text, number, date (`2026-12-24`), time (`14:30`) or toggle (`true`) in the newest card that has it.
   * @param field the label that the person sees, or the input's id
   */
  fill(field: string, value: string): Promise<void>;
  /** Picks an option by its title; in a list of several choices it is added or taken away. */
  choose(field: string, option: string): Promise<void>;
  /** What stands in a text of the newest card that has it; a choice by its title. */
  read(field: string): Promise<string>;
  /** Presses a button of the newest card that shows it, and waits for the answer to an Execute; a Submit's comes later. */
  press(title: string): Promise<void>;
  /** Waits until the bot has posted a text. */
  waitForText(text: string | RegExp): Promise<void>;
  /** A picture of the screen; where there is no screen, what it would read, in `<file>.txt`. */
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

export const withinMs = 10_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until there is an answer. @throws with `problem` when there is none in time */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  problem: () => string | Promise<string>,
  timeoutMs = withinMs,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${await problem()}\n(after ${timeoutMs} ms)`);
    await pause(40);
  }
}

/** The end of the conversation, for an error message. */
export function lately(messages: readonly string[], count = 3): string {
  const last = messages.slice(-count).map((message) => message.replace(/^/gm, '  | '));
  return last.length === 0 ? 'The bot has posted nothing.' : `Last from the bot:\n${last.join('\n  --\n')}`;
}

export function contains(messages: readonly string[], text: string | RegExp): boolean {
  return messages.some((message) => (typeof text === 'string' ? message.includes(text) : text.test(message)));
}
