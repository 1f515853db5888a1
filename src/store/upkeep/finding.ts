/** What the doctor finds: what it is, why it matters, and how to mend it. */
export interface Finding {
  what: string;
  why: string;
  fix: string;
  /** Which, without anything that people wrote; the first few. */
  where: string[];
  /** How many there are in all. */
  count: number;
}

const mostNamed = 20;

/** Collects what is found of one kind, whatever there is of it. */
export class Findings {
  readonly #kinds = new Map<string, Finding>();

  /** @param kind says the same of all that are counted together */
  add(kind: Pick<Finding, 'what' | 'why' | 'fix'>, where?: string): void {
    const finding = this.#kinds.get(kind.what) ?? { ...kind, where: [], count: 0 };
    finding.count += 1;
    if (where !== undefined && finding.where.length < mostNamed) finding.where.push(where);
    this.#kinds.set(kind.what, finding);
  }

  all(): Finding[] {
    return [...this.#kinds.values()];
  }
}
