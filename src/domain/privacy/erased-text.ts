/** Taking one person's id out of what is stored, wherever it stands; and finding their name in what people wrote. */

/** Ids are made of others, with these between: `response:meeting:2026:ld1:leader:p1f…`. */
const between = /([: ])/;

function renamedText(text: string, from: string, to: string): string {
  if (!text.includes(from)) return text;
  return text
    .split(between)
    .map((part) => (part === from ? to : part))
    .join('');
}

/** The same with another id for the person: in values, in ids made of it, and in names of fields. */
export function renamed<T>(value: T, from: string, to: string): T {
  if (typeof value === 'string') return renamedText(value, from, to) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => renamed(each, from, to)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    renamedText(key, from, to),
    renamed(each as unknown, from, to),
  ]);
  return Object.fromEntries(entries) as T;
}

const erasedPrefix = 'erased-';

/** What stands for someone who was erased. @param random hex digits that follow from nothing that is known of them */
export function anonymousIdOf(random: string): string {
  return `${erasedPrefix}${random}`;
}

export function isErasedId(personId: string): boolean {
  return personId.startsWith(erasedPrefix);
}

/** Whether the id stands anywhere in it. */
export function holds(value: unknown, id: string): boolean {
  return JSON.stringify(value).includes(id);
}

/**
 * Where a name stands in texts: the places, and nothing of the texts. Upper and lower case are the same.
 * @returns as `answers.seen.text`
 */
export function placesOf(value: unknown, names: readonly string[]): string[] {
  const wanted = names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const found: string[] = [];
  function look(each: unknown, path: readonly string[]): void {
    if (typeof each === 'string') {
      const text = each.toLowerCase();
      if (wanted.some((name) => text.includes(name))) found.push(path.join('.'));
    } else if (typeof each === 'object' && each !== null)
      for (const [key, inner] of Object.entries(each)) look(inner, [...path, key]);
  }
  look(value, []);
  return found;
}
