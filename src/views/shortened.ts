import { plain } from './card';

const signsOf = new Intl.Segmenter('da');

/**
 * A text in short; the whole of it is where it was written. Cut between signs as they are seen, so that none is cut
 * in two.
 * @param most in UTF-16 units, which also bound how much a card takes to send
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { segment, index } of signsOf.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trim()} …`;
}

/** The same as one line of our own. */
export function cut(text: string, most: number): string {
  return plain(shortened(text, most));
}
