import { z } from 'zod/v4';
import type { Setting } from '../../src/teams/turn';
import { verbs } from '../../src/teams/verbs';
import { answerPrefix } from '../../src/views/fields';
import { receiptPrefix } from '../../src/views/receipts';
import '../../src/teams/dispatch';

/** What the registered verbs take, read from their registrations, so that a new one is covered by itself. */

interface Schema {
  type?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  format?: string | undefined;
  pattern?: string | undefined;
  minimum?: number | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | Schema | undefined;
  anyOf?: Schema[] | undefined;
}

export interface VerbField {
  verb: string;
  field: string;
}

function schemaOf(verb: string): Schema {
  const data = verbs.get(verb)?.handler.data;
  if (!data) throw new Error(`no verb ${verb}`);
  return z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function isText({ type, enum: values, const: only, pattern, format }: Schema): boolean {
  return (
    type === 'string' &&
    values === undefined &&
    only === undefined &&
    pattern === undefined &&
    format === undefined
  );
}

/** Cards of questions and of receipts name their inputs after what they ask. */
function namesOf({ properties = {}, additionalProperties }: Schema): string[] {
  const own = Object.entries(properties).flatMap(([name, schema]) => (isText(schema) ? [name] : []));
  const isOpen = additionalProperties !== undefined && additionalProperties !== false;
  return isOpen ? [...own, `${answerPrefix}seen`, `${receiptPrefix}pupil-council:someone`] : own;
}

/** Every text that any verb takes, whoever writes it. */
export function everyText(): VerbField[] {
  return [...verbs.keys()].flatMap((verb) => namesOf(schemaOf(verb)).map((field) => ({ verb, field })));
}

function plausible(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return schema.anyOf[0] && plausible(schema.anyOf[0]);
  switch (schema.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'object':
      return {};
    case 'array':
      return [];
    default:
      return schema.format === 'date' || schema.pattern !== undefined ? '2026-05-04' : 'x';
  }
}

/** Data that the verb takes: what is `known` by name where it fits, and something that does for what must be there. */
export function dataFor(verb: string, known: Record<string, unknown>): Record<string, unknown> {
  const { properties = {}, required = [] } = schemaOf(verb);
  const entries = Object.entries(properties).flatMap(([name, schema]) => {
    const isFitting = name in known && (schema.type ?? 'string') === typeof known[name];
    if (isFitting) return [[name, known[name]]];
    return required.includes(name) ? [[name, plausible(schema)]] : [];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

const mark = 'Noget der kan kendes igen';

/** The fields of a verb's form that people type in: what is written there comes back as a text to be mended. */
export async function typedIn(
  setting: Setting,
  verb: string,
  known: Record<string, unknown>,
): Promise<string[]> {
  const { data, typed } = verbs.get(verb)!.handler;
  const found: string[] = [];
  for (const field of namesOf(schemaOf(verb))) {
    const parsed = data.safeParse({ ...dataFor(verb, known), [field]: mark });
    if (!typed || !parsed.success) continue;
    const fields = await typed.fields(setting, parsed.data);
    if (fields.some(({ kind, value }) => value === mark && kind !== 'choice' && kind !== 'scale'))
      found.push(field);
  }
  return found;
}
