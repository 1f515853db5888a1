import type { Field } from './fields';

/** How much of what was typed goes back in one card: Teams takes 80 KB, and the rest of a card takes some of that. */
const roomInBytes = 60_000;
/** In UTF-16 units, more than any field may be sent with: what is cut can never be stored cut off. */
const leastShown = 4200;

function bytesOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

/** As much of a text as has room, without the half of a sign at its end; undefined when that is too little. */
function beginning(text: string, room: number): string | undefined {
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (bytesOf(text.slice(0, middle)) <= room) least = middle;
    else most = middle - 1;
  }
  const end = /[\ud800-\udbff]$/.test(text.slice(0, least)) ? least - 1 : least;
  return end < leastShown ? undefined : text.slice(0, end);
}

/**
 * The fields of a form that gives back what was typed, as far as one card can hold them. A text that is cut is still
 * too long to be sent; one of which so little would stand there that it could be, is left out.
 * @returns the fields, and of how many of them there was more
 */
export function fitting(fields: readonly Field[]): { fields: Field[]; cutCount: number } {
  let room = roomInBytes;
  let cutCount = 0;
  const kept = new Map<Field, Field>();
  // The short ones first: they come back whole, whatever stands in the others.
  const byLength = [...fields].sort((a, b) => a.value.length - b.value.length);
  for (const [at, each] of byLength.entries()) {
    const share = room / (byLength.length - at);
    const isWhole = bytesOf(each.value) <= share;
    const value = isWhole ? each.value : beginning(each.value, share);
    if (!isWhole) cutCount += 1;
    if (value === undefined) continue;
    kept.set(each, { ...each, value, maxLength: Math.max(each.maxLength, value.length) });
    room -= bytesOf(value);
  }
  return { fields: fields.flatMap((each) => kept.get(each) ?? []), cutCount };
}
