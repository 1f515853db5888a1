import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/assets';
import { templates, type TemplateName } from '../../src/views/card';

/** Which template a card was drawn from: the card itself does not say. */

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the rest of a list is what is left of the template's: `$when` may leave out, `$data` repeats. */
function fitsList(template: readonly unknown[], drawn: readonly unknown[]): boolean {
  const [first, ...rest] = template;
  if (first === undefined) return drawn.length === 0;
  const repeats = isJson(first) && '$data' in first;
  const mayBeAbsent = repeats || (isJson(first) && '$when' in first);
  if (drawn.length > 0 && fits(first, drawn[0]) && fitsList(repeats ? template : rest, drawn.slice(1)))
    return true;
  return mayBeAbsent && fitsList(rest, drawn);
}

function fits(template: unknown, drawn: unknown): boolean {
  if (typeof template === 'string' && template.includes('${')) return true;
  if (Array.isArray(template)) return Array.isArray(drawn) && fitsList(template, drawn);
  if (!isJson(template)) return template === drawn;
  if (!isJson(drawn)) return false;
  return Object.entries(template).every(
    ([name, value]) => ['$when', '$data', 'fallback'].includes(name) || fits(value, drawn[name]),
  );
}

/** The shortest first: a card without more than a sentence fits those that may show more, too. */
const sources = templates
  .map((name) => {
    const text = readFileSync(join(projectRoot(), 'cards', 'templates', `${name}.json`), 'utf8');
    return { name, text, json: JSON.parse(text) as unknown };
  })
  .sort((a, b) => a.text.length - b.text.length);

/** @returns undefined when it comes from none */
export function templateOf(card: Json): TemplateName | undefined {
  return sources.find(({ json }) => fits(json, card))?.name;
}
