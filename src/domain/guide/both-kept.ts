import { fingerprint } from './fingerprint';
import { tidy } from './tidy';

const gap = '\n\n';

/**
 * A text that is written over one that is there. If that was changed since the form was drawn, both stand, one
 * after the other, for people to make one of them.
 * @param base the mark of the text that the form was drawn from
 * @returns the text there is, the same, when nothing new was written
 */
export function bothKept(current: string, written: string, base: string): string {
  const text = tidy(written);
  if (text === current) return current;
  if (current === '' || fingerprint(current) === base) return text;
  // An emptied field takes nothing from what was written elsewhere, and the same form sent twice is sent once.
  return text === '' || current.split(gap).includes(text) ? current : `${current}${gap}${text}`;
}
