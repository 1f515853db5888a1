const signsInALine = 38;

/** About how many lines a text takes on a phone, 320 pixels wide. */
export function phoneLines(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / signsInALine)), 0);
}
