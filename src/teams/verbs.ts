import { Refusal } from '../domain/errors';
import { retryView } from '../views/notice';
import type { Reply, Turn, VerbHandler } from './turn';

export type HandleVerb = (turn: Turn, raw: unknown) => Promise<Reply>;

/** Every verb that cards may use; what is not here is answered as unknown. */
export const verbs = new Map<string, HandleVerb>();

/**
 * Registers a verb. Data that does not fit is refused; when a form's action is refused or fails, what
 * the person typed comes back with the reason and a button that sends it again.
 */
export function onVerb<D>(name: string, handler: VerbHandler<D>): void {
  verbs.set(name, async (turn, raw) => {
    const parsed = handler.data.safeParse(raw);
    if (!parsed.success) throw new Refusal('input/unreadable');
    try {
      return await handler.run(turn, parsed.data);
    } catch (error) {
      if (!handler.typed) throw error;
      const code = error instanceof Refusal ? error.code : 'bot/failed';
      if (code === 'access/not-yours') throw error;
      if (!(error instanceof Refusal))
        turn.deps.log.error('verb-failed', {
          verb: name,
          reason: error instanceof Error ? error.name : 'unknown',
        });
      const fields = await handler.typed.fields(turn, parsed.data);
      const again = {
        verb: name,
        data: withoutFields(
          raw,
          fields.map(({ id }) => id),
        ),
      };
      return { card: retryView(turn.words, code, fields, again, handler.typed.back?.(turn, parsed.data)) };
    }
  });
}

/** The card's own data without what was typed, which comes anew from the fields. */
function withoutFields(raw: unknown, ids: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(typeof raw === 'object' && raw !== null ? raw : {});
  return Object.fromEntries(entries.filter(([name]) => !ids.includes(name)));
}
