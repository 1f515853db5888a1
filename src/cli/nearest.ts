/** How many letters must be put in, taken out or changed to make one word of the other. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_none, at) => at);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (b[j - 1] === a[i] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The names, the one that was most likely meant first: those that hold what was written, then the least misspelt. */
export function nearestFirst(names: readonly string[], written: string): string[] {
  const lower = written.toLowerCase();
  const far = (name: string): number => (name.includes(lower) ? 0 : editsBetween(lower, name));
  return [...names].sort((a, b) => far(a) - far(b) || a.localeCompare(b));
}
