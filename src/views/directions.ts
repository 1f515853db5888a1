/**
 * Signs that turn the direction of writing. Left open, they would turn round what stands after them too: our own
 * sentence, or who said it. What is stored keeps them; here they are kept to the text they stand in.
 */
const embeddings = /[\u202a\u202b\u202d\u202e]/u;
const isolates = /[\u2066-\u2068]/u;
const [endOfEmbedding, endOfIsolate] = ['\u202c', '\u2069'];

/** A text inside one of our sentences: it stands in the direction that its letters have by themselves. */
export function withoutTurns(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** A line of a text by itself, as it was written, with everything closed that it leaves open. */
export function contained(line: string): string {
  const open: string[] = [];
  for (const sign of line) {
    if (embeddings.test(sign)) open.push(endOfEmbedding);
    else if (isolates.test(sign)) open.push(endOfIsolate);
    else if (sign === endOfEmbedding && open.at(-1) === endOfEmbedding) open.pop();
    // An isolate's end closes the embeddings that were opened in it as well.
    else if (sign === endOfIsolate && open.includes(endOfIsolate))
      open.length = open.lastIndexOf(endOfIsolate);
  }
  return line + open.reverse().join('');
}
