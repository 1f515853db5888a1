import { z } from 'zod/v4';

/** As much of JSON Schema as our schemas come to. */
interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
}

/** The places of one schema, each with the kind of value that may stand there. */
function* placesOf(schema: JsonSchema, path: string): Generator<string> {
  if (schema.const !== undefined) yield `${path} = ${JSON.stringify(schema.const)}`;
  else if (schema.enum) yield `${path} is ${schema.enum.map((value) => JSON.stringify(value)).join(' | ')}`;
  else if (typeof schema.type === 'string' && !['object', 'array'].includes(schema.type))
    yield `${path} is ${schema.type}`;
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    yield* placesOf(property, `${path}.${name}${schema.required?.includes(name) ? '' : '?'}`);
  if (typeof schema.additionalProperties === 'object')
    yield* placesOf(schema.additionalProperties, `${path}.*`);
  if (typeof schema.items === 'object') yield* placesOf(schema.items, `${path}[]`);
  for (const [at, item] of (schema.prefixItems ?? []).entries()) yield* placesOf(item, `${path}[${at}]`);
  for (const other of schema.anyOf ?? []) yield* placesOf(other, path);
  for (const other of schema.oneOf ?? []) yield* placesOf(other, path);
  for (const other of schema.allOf ?? []) yield* placesOf(other, path);
}

/**
 * Every place in what a schema takes and what may stand there, one a line, in an order that does not depend on the
 * schema's: what is compared to find out whether a stored shape has changed.
 */
export function shapeOf(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return [...new Set(placesOf(json as JsonSchema, ''))].sort();
}
