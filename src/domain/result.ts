/** The outcome of a rule: a value, or a code that people read a text for. */
export type Result<T, Code extends string> = { ok: true; value: T } | { ok: false; code: Code };

export function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused<Code extends string>(code: Code): { ok: false; code: Code } {
  return { ok: false, code };
}
