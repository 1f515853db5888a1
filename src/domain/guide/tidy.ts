/** People's line endings and stray blanks at the ends carry no meaning. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
