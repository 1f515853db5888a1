import type { Pressable } from './walk-cards';

/** A card whose data says something else than the bot drew. */
export interface Swapped {
  pressable: Pressable;
  /** Of what. */
  name: string;
}

const odd = [
  '',
  'constructor',
  '__proto__',
  'x'.repeat(300),
  '../units/egelunden',
  'a/b?c#d',
  '\u0000',
  '%2e%2e',
];
/** What is typed, and marks of what was there; all else names something. */
const free = [
  'verb',
  'text',
  'base',
  'question',
  'messageId',
  'word',
  'language',
  'title',
  'note',
  'day',
  'date',
  'time',
];

/** Of each id in a card's data: others that the bot has drawn elsewhere, and what no id is. */
export function swapsOf(pressable: Pressable, pool: ReadonlyMap<string, ReadonlySet<string>>): Swapped[] {
  const swap = (name: string, value: string): Swapped => ({
    name,
    pressable: {
      ...pressable,
      data: { ...pressable.data, [name]: value },
      fallback: { ...pressable.fallback, [name]: value },
    },
  });
  return Object.entries(pressable.data).flatMap(([name, value], at) => {
    if (typeof value !== 'string' || free.includes(name)) return [];
    const others = [...(pool.get(name) ?? [])].filter((other) => other !== value).slice(0, 5);
    const strange = [odd[at % odd.length]!, odd[(at + value.length) % odd.length]!];
    return [...others, ...strange].map((other) => swap(name, other));
  });
}
