const signsInALine = 38;

/** Two screens of a phone, in lines of text: what is longer is folded, or comes on another page. */
export const mostPhoneLines = 64;

/**
 * About how many lines a text takes on a phone, 320 pixels wide.
 * @param signs in a line, where it is not the card's whole width
 */
export function phoneLines(text: string, signs = signsInALine): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / signs)), 0);
}
