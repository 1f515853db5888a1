import { z } from 'zod/v4';
import { Instant } from '../calendar/instant';
import { Role } from '../people/person';
import { BoardMode } from './board-mode';
import { TakenMessage } from './chat-message';
import { AskedQuestion, DataType } from './question';

export const maxAnswerLength = 4000;

/** One answer with the revision that last changed it. `other` is a text that met a newer one: none is lost. */
export const Answer = z.object({
  text: z.string(),
  revision: z.int(),
  via: z.enum(['card', 'chat']),
  at: Instant,
  other: z.string().optional(),
  /** The question as it was asked, since guides change; absent in answers from before it was kept. */
  asked: AskedQuestion.optional(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * One person's answers, in one role, to one meeting's guide: a leader's preparation as well as the
 * input of a council or a board.
 */
export const Response = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  personId: z.string(),
  role: Role,
  /** Who stood in wrote it: for this person, who is not asked any more. */
  insteadOf: z.string().optional(),
  guideId: z.string(),
  guideVersion: z.int(),
  /** A board's choice at dialogues 2–4 (rule 10). */
  mode: BoardMode.optional(),
  siteId: z.string().optional(),
  state: z.enum(['draft', 'submitted']),
  /** Counts every change; a card carries the one it was drawn from. */
  revision: z.int(),
  answers: z.record(z.string(), Answer),
  startedAt: Instant,
  submittedAt: Instant.optional(),
  /** What the submitted answers give the dialogue (rule 7). */
  dataTypes: z.array(DataType),
  /** Where the submitted answers say that there is no data, and why. */
  noData: z.array(z.object({ type: DataType, because: z.string() })).optional(),
  /** What was submitted before, newest last. */
  versions: z.array(
    z.object({
      at: Instant,
      answers: z.record(z.string(), z.string()),
      /** What was asked, and by which version of the guide; absent in versions from before it was kept. */
      guideVersion: z.int().optional(),
      asked: z.array(AskedQuestion).optional(),
    }),
  ),
  /** Where the person is when answering in the chat; absent while they are not, or pause. */
  chat: z
    .object({
      /** A question's id, or one of the chat's own steps (chat.ts). */
      questionId: z.string(),
      /** The mark of the answer that stood there when the question was shown. */
      base: z.string().optional(),
      /** The question as it was asked there: it is still answered when it leaves the guide meanwhile. */
      asked: AskedQuestion.optional(),
      /** An answer is added to, or mended; then one is back where one was, or paused as before. */
      aside: z.object({ does: z.enum(['add', 'mend']), returnTo: z.string().optional() }).optional(),
    })
    .optional(),
  /** The chat messages taken last, so that one delivered twice is one answer, also after the last question. */
  lastMessages: z.array(TakenMessage).optional(),
});
export type Response = z.infer<typeof Response>;

export function responseIdOf(meetingId: string, role: Role, personId: string): string {
  return `response:${meetingId}:${role}:${personId}`;
}
