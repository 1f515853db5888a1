import { beginChat, mendInChat } from '../../../src/app/chat/begin-chat';
import { moveInChat, type ChatMove } from '../../../src/app/chat/move-in-chat';
import { sendInChat } from '../../../src/app/chat/send-in-chat';
import { answerInChat } from '../../../src/app/chat/take-in-chat';
import { answerGuide } from '../../../src/app/answer-guide';
import type { Deps } from '../../../src/app/deps';
import type { ChatTurn } from '../../../src/app/results';
import { stepIdOf } from '../../../src/domain/guide/chat';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { responseIdOf, type Response } from '../../../src/domain/guide/response';
import type { Unit } from '../../../src/domain/people/unit';
import { ld1, openApp, seedSchool, type App } from '../../fixtures/builders';

/** The leader of a school, who answers the guide of the first dialogue by writing. */
export const key = { unitId: 'moellevang', meetingId: ld1.id, role: 'leader' } as const;
export const [first, second, third] = ['data-package', 'own-observations', 'why'] as const;
export const allQuestions = [first, second, third, 'voices', 'focus', 'hope'];

/** Where the person is. */
export function at(turn: ChatTurn | undefined): string | undefined {
  return turn?.step && stepIdOf(turn.step);
}

/** What the message just sent was kept under. */
export function under(turn: ChatTurn | undefined): string | undefined {
  return turn?.said?.kind === 'kept' ? stepIdOf(turn.said.under) : undefined;
}

export interface Chatting {
  app: App;
  readonly begin: (texts?: Record<string, string>) => Promise<ChatTurn>;
  readonly write: (text: string, message?: { id?: string; deps?: Deps }) => Promise<ChatTurn | undefined>;
  readonly move: (move: ChatMove) => Promise<ChatTurn | undefined>;
  readonly mend: (number: number) => Promise<ChatTurn | undefined>;
  readonly send: () => Promise<ChatTurn | undefined>;
  /** A text in the card, drawn when there was none. */
  readonly fromCard: (text: string, id?: string) => Promise<void>;
  readonly stored: () => Promise<Response | undefined>;
  /** Every answer's text as stored, by question. */
  readonly texts: () => Promise<Record<string, string>>;
}

/** A school of its own for each test. */
export function useChat(unit?: Unit): () => Chatting {
  let chatting: Chatting;
  beforeEach(async () => {
    const app = openApp();
    await seedSchool(app, unit ? { unit } : {});
    chatting = open(app);
  });
  afterEach(() => chatting.app.close());
  return () => chatting;
}

function open(app: App): Chatting {
  let messages = 0;
  const leader = () => app.actor('leader');
  const stored = () =>
    app.deps.units.record('response', key.unitId, responseIdOf(key.meetingId, 'leader', 'leader'));
  return {
    app,
    async begin(texts = {}) {
      const base = Object.fromEntries(Object.keys(texts).map((id) => [id, fingerprint('')]));
      return beginChat(app.deps, await leader(), { ...key, texts, base });
    },
    async write(text, { id = `m${(messages += 1)}`, deps = app.deps } = {}) {
      return answerInChat(deps, await leader(), { id, text, at: app.clock.now() });
    },
    move: async (move) => moveInChat(app.deps, await leader(), { move }),
    mend: async (number) => mendInChat(app.deps, await leader(), { number }),
    send: async () => sendInChat(app.deps, await leader(), {}),
    async fromCard(text, id = first) {
      const texts = { [id]: text };
      const base = { [id]: fingerprint('') };
      await answerGuide(app.deps, await leader(), { ...key, texts, base, intent: 'draft' });
    },
    stored,
    async texts() {
      const { answers } = { answers: {}, ...(await stored()) } as Pick<Response, 'answers'>;
      return Object.fromEntries(Object.entries(answers).map(([id, { text }]) => [id, text]));
    },
  };
}
