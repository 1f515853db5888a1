import { Refusal, type ErrorCode } from '../domain/errors';
import type { Reply, Setting, Turn, VerbHandler } from './turn';
import { retryView } from '../views/forms';

export interface Verb {
  run(turn: Turn, raw: unknown): Promise<Reply>;
  /** The card that gives back what was typed, with what went wrong; undefined where nothing is typed. */
  giveBack(setting: Setting, raw: unknown, code: ErrorCode): Promise<Reply | undefined>;
}

/** Every verb that cards may use; what is not here is answered as unknown. */
export const verbs = new Map<string, Verb>();

/**
 * Registers a verb. Data that does not fit is refused; when a form's action is refused or fails, what
 * the person typed comes back with the reason and a button that sends it again.
 */
export function onVerb<D>(name: string, handler: VerbHandler<D>): void {
  const { data, typed } = handler;
  async function giveBack(setting: Setting, raw: unknown, code: ErrorCode): Promise<Reply | undefined> {
    const parsed = data.safeParse(raw);
    if (!typed || !parsed.success) return undefined;
    const fields = await typed.fields(setting, parsed.data);
    if (fields.length === 0) return undefined;
    const ids = fields.map(({ id }) => id);
    const again = { verb: name, data: withoutFields(raw, ids) };
    const { title, tone } = typed;
    const back = typed.back?.(setting, parsed.data);
    return { card: retryView(setting.words, code, fields, again, { back, title, tone }) };
  }

  async function runOrGiveBack(turn: Turn, raw: unknown): Promise<Reply> {
    const parsed = data.safeParse(raw);
    if (!parsed.success) throw new Refusal('input/unreadable');
    try {
      return await handler.run(turn, parsed.data);
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'bot/failed';
      const reply = code === 'access/not-yours' ? undefined : await giveBack(turn, raw, code);
      if (!reply) throw error;
      turn.deps.log.warn('given-back', {
        verb: name,
        code,
        reason: error instanceof Error ? error.name : 'unknown',
      });
      return reply;
    }
  }

  verbs.set(name, { run: runOrGiveBack, giveBack });
}

/** The card's own data without what was typed, which comes anew from the fields. */
function withoutFields(raw: unknown, ids: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(typeof raw === 'object' && raw !== null ? raw : {});
  return Object.fromEntries(entries.filter(([name]) => !ids.includes(name)));
}
