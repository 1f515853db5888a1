import { answerSteps, mendAt, scriptFor, startChat, stepIdOf } from '../../domain/guide/chat';
import { answerGuide, newResponse, type Answers } from '../answer-guide';
import { demandOpen, loadPreparation, type TaskKey } from '../preparation';
import type { ChatTurn } from '../results';
import { useCase } from '../use-case';
import { enterChat, savedTurn, shown } from './open-chat';

/**
 * Begins, or begins again, answering by writing: where the person was, or at the first question without an
 * answer. What stood in the card is saved first. The person's pointer is written before the cursor, so that
 * a crash between the two leaves only a pointer to answers that have no cursor, which is none.
 * @throws Refusal `access/not-yours`, `answer/locked`, and for the card's texts as `answerGuide` does
 */
export const beginChat = useCase(
  'begin-chat',
  async (deps, actor, input: Omit<Answers, 'intent'>): Promise<ChatTurn> => {
    if (Object.keys(input.texts).length > 0) {
      const saved = await answerGuide(deps, actor, { ...input, intent: 'draft' });
      // The choice between two texts comes first.
      if (saved.outcome === 'conflict')
        return { preparation: saved.preparation, said: { kind: 'conflict', intent: 'draft' } };
    }
    const { loaded, preparation } = await loadPreparation(deps, actor, input);
    demandOpen(actor, { loaded, preparation });
    await enterChat(deps, actor, input);
    const response = preparation.response ?? newResponse(preparation, actor, deps.clock.now());
    const next = startChat(response, scriptFor(preparation));
    return savedTurn(deps, actor, { loaded, preparation }, next, 'begin-chat');
  },
);

/** Which answer is to be mended: by its number, as people write it, or by its step, as a card says. */
export interface Mending {
  /** Absent in a message: then the answers that the person's messages go to. */
  key?: TaskKey;
  number?: number;
  stepId?: string;
}

/**
 * The next message takes the place of an answer; then the person is back where they were.
 * @returns undefined when the person never began, and no card says which answers are meant
 * @throws Refusal `access/not-yours`, `answer/locked`
 */
export const mendInChat = useCase(
  'mend-in-chat',
  async (
    deps,
    actor,
    { key = actor.person.chat, number, stepId }: Mending,
  ): Promise<ChatTurn | undefined> => {
    if (!key) return undefined;
    const { loaded, preparation } = await loadPreparation(deps, actor, key);
    demandOpen(actor, { loaded, preparation });
    const script = scriptFor(preparation);
    const response = preparation.response ?? newResponse(preparation, actor, deps.clock.now());
    const steps = answerSteps(script);
    const step = number === undefined ? steps.find((each) => stepIdOf(each) === stepId) : steps[number - 1];
    const chat = { loaded, preparation, response, script };
    if (!step) return shown(chat, { kind: 'no-such-answer' });
    await enterChat(deps, actor, key);
    return savedTurn(deps, actor, chat, mendAt(response, script, step), 'mend-in-chat');
  },
);
