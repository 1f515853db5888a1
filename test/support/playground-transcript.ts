import { ShownCard, type Node } from './playground-card';

export interface Post {
  id: string;
  text?: string;
  card?: ShownCard;
  /** What a press was answered with, when that was not a card. */
  note?: string;
}

interface Frame {
  action: string;
  actionConversationId?: string;
  message?: {
    messageId: string;
    text?: string;
    attachments?: { contentType: string; content: Node }[];
  };
}

export interface InvokeAnswer {
  type?: string;
  value?: unknown;
  code?: string;
  message?: string;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

/** What the bot has posted in one conversation, as the Playground tells it. */
export class Transcript {
  readonly #posts = new Map<string, Post>();

  constructor(readonly conversationId: string) {}

  get posts(): readonly Post[] {
    return [...this.#posts.values()];
  }

  /** Takes a frame of the Playground's stream. */
  take(frame: string): void {
    const { action, actionConversationId, message } = JSON.parse(frame) as Frame;
    if (actionConversationId !== this.conversationId || message === undefined) return;
    if (action !== 'createMessage' && action !== 'updateMessage') return;
    const card = message.attachments?.find(({ contentType }) => contentType === cardType)?.content;
    this.#posts.set(message.messageId, {
      id: message.messageId,
      ...(message.text && { text: message.text }),
      ...(card && { card: new ShownCard(card) }),
    });
  }

  /** Takes the bot's answer to a press of an Execute button. */
  answer(id: string, answer: InvokeAnswer): void {
    const post = this.#posts.get(id);
    if (post === undefined) return;
    if (answer.type === cardType) {
      this.#posts.set(id, { id, card: new ShownCard(answer.value as Node) });
      return;
    }
    const value = answer.value as string | { message?: string } | undefined;
    const note = typeof value === 'string' ? value : (value?.message ?? answer.message);
    this.#posts.set(id, { ...post, ...(note !== undefined && { note }) });
  }

  messages(): string[] {
    return this.posts.map(({ text, card, note }) => [text, card?.text(), note].filter(Boolean).join('\n'));
  }

  cards(): string[] {
    return this.posts.flatMap(({ card }) => (card ? [card.text()] : []));
  }

  /** The newest post for which there is an answer. */
  newest<T>(ask: (card: ShownCard, post: Post) => T | undefined): T | undefined {
    for (const post of this.posts.toReversed()) {
      const answer = post.card && ask(post.card, post);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}
