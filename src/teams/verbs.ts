import { PersonalFound, refuseCpr } from '../app/check-written';
import { Refusal } from '../domain/errors';
import { containsCpr } from '../domain/privacy/cpr';
import type { Field } from '../views/fields';
import { retryView } from '../views/forms';
import { warningView } from '../views/warning';
import type { Reply, Setting, Turn, VerbHandler } from './turn';

export interface Verb {
  run(turn: Turn, raw: unknown): Promise<Reply>;
  /** The card that gives back what was typed, with what went wrong; undefined where nothing is typed. */
  giveBack(setting: Setting, raw: unknown, why: Refusal): Promise<Reply | undefined>;
  /** The handler as it was registered: which data it takes, and which of it people type. */
  readonly handler: Pick<VerbHandler<unknown>, 'data' | 'typed'>;
}

/** Every verb that cards may use; what is not here is answered as unknown. */
export const verbs = new Map<string, Verb>();

/**
 * Registers a verb. Data that does not fit is refused; when a form's action is refused or fails, what
 * the person typed comes back with the reason and a button that sends it again. A CPR number that was typed is
 * refused before the handler is asked; what may point at one person can be sent all the same (domain.md §7).
 */
export function onVerb<D>(name: string, handler: VerbHandler<D>): void {
  const { data, typed } = handler;

  async function fieldsOf(setting: Setting, raw: unknown): Promise<Field[]> {
    const parsed = data.safeParse(raw);
    return typed && parsed.success ? typed.fields(setting, parsed.data) : [];
  }

  async function giveBack(setting: Setting, raw: unknown, why: Refusal): Promise<Reply | undefined> {
    const parsed = data.safeParse(raw);
    const fields = await fieldsOf(setting, raw);
    if (!typed || !parsed.success || fields.length === 0) return undefined;
    const ids = [...fields.map(({ id }) => id), consent];
    const again = { verb: name, data: without(raw, ids) };
    const { title, tone } = typed;
    const back = typed.back?.(setting, parsed.data);
    const warning = why instanceof PersonalFound ? { warning: why } : {};
    return { card: retryView(setting.words, why.code, fields, again, { back, title, tone, ...warning }) };
  }

  async function run(turn: Turn, raw: unknown): Promise<Reply> {
    const parsed = data.safeParse(raw);
    if (!parsed.success) throw new Refusal('input/unreadable');
    // Which fields are typed in may be a question to the store, so only where there is something to ask for.
    if (stringsIn(raw).some(containsCpr))
      refuseCpr((await fieldsOf(turn, raw)).filter(isTypedIn).map(({ value }) => value));
    return handler.run(agreeing(turn, raw), parsed.data);
  }

  async function runOrGiveBack(turn: Turn, raw: unknown): Promise<Reply> {
    try {
      return await run(turn, raw);
    } catch (error) {
      const why = error instanceof Refusal ? error : new Refusal('bot/failed');
      const reply = why.code === 'access/not-yours' ? undefined : await giveBack(turn, raw, why);
      if (!reply && why instanceof PersonalFound) {
        const again = { verb: name, data: without(raw, [consent]) };
        return { card: warningView(turn.words, why, again) };
      }
      if (!reply) throw error;
      turn.deps.log.warn('given-back', {
        verb: name,
        code: why.code,
        reason: error instanceof Error ? error.name : 'unknown',
      });
      return reply;
    }
  }

  verbs.set(name, { run: runOrGiveBack, giveBack, handler });
}

/** In an action's data: the mark of what the person was warned about and sends all the same. */
const consent = 'sendAnyway';

function agreeing(turn: Turn, raw: unknown): Turn {
  const mark = isRecord(raw) ? raw[consent] : undefined;
  return typeof mark === 'string' ? { ...turn, actor: { ...turn.actor, sendsAnyway: mark } } : turn;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Deeper than this no form of ours has anything that was typed. */
const deepest = 2;

function stringsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > deepest || !isRecord(value)) return [];
  return Object.values(value).flatMap((inner) => stringsIn(inner, depth + 1));
}

/** What is chosen among what we offer, as a person or a site, was not written by anyone. */
function isTypedIn({ kind }: Field): boolean {
  return kind !== 'choice' && kind !== 'scale';
}

/** The card's own data without what was typed, which comes anew from the fields, and without what was agreed to. */
function without(raw: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(isRecord(raw) ? raw : {}).filter(([name]) => !names.includes(name)),
  );
}
