import { writeFileSync } from 'node:fs';
import type { Playground } from './playground';
import type { ShownCard } from './playground-card';
import { contains, lately, until, withinMs, type Chat } from './playground-chat';
import { listen } from './playground-socket';
import { Transcript, type InvokeAnswer, type Post } from './playground-transcript';

/** The chat without a screen: what the Playground's page sends and receives, sent and received here. */
export class ApiChat implements Chat {
  readonly kind = 'api';
  patienceMs = withinMs;
  #stream: { close(): void } | undefined;

  private constructor(
    readonly playground: Playground,
    readonly transcript: Transcript,
  ) {}

  static async open(playground: Playground): Promise<ApiChat> {
    const transcript = new Transcript(playground.conversationId);
    const chat = new ApiChat(playground, transcript);
    const address = `${playground.url}/_ws_conversation/v1/conversations/stream`;
    chat.#stream = await listen(address, (frame) => {
      transcript.take(frame);
    });
    // The page does so each time it is opened: the bot gets installationUpdate and conversationUpdate.
    await chat.#post(
      `/_debug/conversation/${encodeURIComponent(playground.conversationId)}/installation`,
      {},
    );
    return chat;
  }

  async #post(path: string, body: object): Promise<string> {
    const response = await fetch(this.playground.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    // 502 is the bot's own failure, which a person sees under the card.
    if (!response.ok && response.status !== 502) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  }

  get #me(): { from: { id: string } } {
    return { from: { id: this.playground.userId } };
  }

  async say(text: string): Promise<void> {
    const path = `/_conversation/v1/conversations/${encodeURIComponent(this.playground.conversationId)}/messages`;
    await this.#post(path, { type: 'text', text, textFormat: 'plain', ...this.#me });
  }

  messages(): Promise<string[]> {
    return Promise.resolve(this.transcript.messages());
  }

  cards(): Promise<string[]> {
    return Promise.resolve(this.transcript.cards());
  }

  lastCard(): Promise<string> {
    return Promise.resolve(this.transcript.cards().at(-1) ?? '');
  }

  async #untilCard<T>(what: string, ask: (card: ShownCard, post: Post) => T | undefined): Promise<T> {
    return until(
      () => this.transcript.newest(ask),
      () => `No card shows ${what}.\n${lately(this.transcript.messages())}`,
      this.patienceMs,
    );
  }

  async fill(field: string, value: string): Promise<void> {
    await this.#untilCard(`an input "${field}"`, (card) => {
      const input = card.input(field);
      if (input === undefined) return undefined;
      card.fill(input, value);
      return true;
    });
  }

  async choose(field: string, option: string): Promise<void> {
    await this.#untilCard(`a choice "${option}" under "${field}"`, (card) => {
      const input = card.input(field);
      return input && card.choose(input, option);
    });
  }

  read(field: string): Promise<string> {
    return this.#untilCard(`an input "${field}"`, (card) => {
      const input = card.input(field);
      return input && card.read(input);
    });
  }

  async press(title: string): Promise<void> {
    const [card, post, action] = await this.#untilCard(`a button "${title}"`, (card, post) => {
      const action = card.action(title);
      return action && ([card, post, action] as const);
    });
    if (card.unfold(action)) return;
    const inputs = card.valuesFor(title);
    if (inputs === undefined) return;
    const values = { ...(action['data'] as object | undefined), ...inputs };
    const where = { conversation: { id: this.playground.conversationId }, replyToId: post.id, ...this.#me };
    if (action.type === 'Action.Submit') {
      await this.#post('/_conversation/v1/submit', { ...where, value: values });
      return;
    }
    const { type, id, verb } = action as { type: string; id?: string; verb?: string };
    const invoke = { action: { type, ...(id && { id }), title, verb, data: values } };
    const answer = await this.#post('/_conversation/v1/invoke', {
      name: 'adaptiveCard/action',
      value: invoke,
      ...where,
    });
    this.transcript.answer(post.id, JSON.parse(answer) as InvokeAnswer);
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await until(
      () => contains(this.transcript.messages(), text) || undefined,
      () => `The bot never posted ${String(text)}.\n${lately(this.transcript.messages())}`,
      this.patienceMs,
    );
  }

  screenshot(file: string): Promise<void> {
    writeFileSync(`${file}.txt`, this.transcript.messages().join('\n----\n'));
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#stream?.close();
    return Promise.resolve();
  }
}
