import type { Role } from '../../src/domain/people/person';
import { belongsTo, type Circle, type Place, type Reader } from './circles';

/**
 * What nobody may read but those whom domain.md §3 names. Each text in the walked municipality carries a word of its
 * own, so that wherever the word turns up, it is known whose text it is and who may see it.
 */

export type SecretKind =
  | 'draft'
  | 'answer'
  | 'one-to-one'
  | 'input'
  | 'schema'
  | 'agreement'
  | 'focus-area'
  | 'evidence'
  | 'receipt-draft'
  | 'receipt'
  | 'tilsyn-draft'
  | 'tilsyn'
  | 'point'
  | 'closing-draft'
  | 'closing';

/** Besides the circles: who wrote it, and to whom it is. */
type Sees = Circle | 'author' | 'addressee';

/** domain.md §3, a line a text. */
export const seenBy: Record<SecretKind, readonly Sees[]> = {
  draft: ['author'],
  answer: ['author', 'participants'],
  'one-to-one': ['pair'],
  input: ['author', 'participants'],
  schema: ['participants'],
  // An agreement stands in the unit's status, and its owner is asked about it.
  agreement: ['participants', 'status', 'addressee'],
  // Overview of focus areas; whoever prepares, or is told what came of it, reads what is worked on.
  'focus-area': ['administration', 'chefs', 'unit'],
  evidence: ['author', 'participants'],
  'receipt-draft': ['organiser'],
  receipt: ['organiser', 'addressee'],
  // Any of the board's representatives goes on with it.
  'tilsyn-draft': ['tilsyn-board'],
  tilsyn: ['tilsyn'],
  point: ['points'],
  'closing-draft': ['closers'],
  closing: ['administration', 'chefs', 'closers', 'status'],
};

export interface Secret {
  kind: SecretKind;
  unitId: string;
  /** Of which meeting; absent where it is the unit's. */
  meetingId?: string | undefined;
  authorId?: string | undefined;
  addresseeId?: string | undefined;
  role?: Role | undefined;
}

const marker = 'kanarie';

/** Letters only, so that it is no number, no name and no address to the rules about what people write. */
function wordOf(index: number): string {
  const letters = Array.from(index.toString(26), (digit) => String.fromCharCode(97 + parseInt(digit, 26)));
  return `${marker}${letters.join('').padStart(3, 'a')}`;
}

/** The words that were given out, and what each of them says of the text it stands in. */
export class Secrets {
  private readonly known = new Map<string, Secret>();

  /** @returns a sentence with a word of its own */
  text(secret: Secret, about = 'Prøve af hvem der læser'): string {
    const word = wordOf(this.known.size);
    this.known.set(word, secret);
    return `${about} ${word}`;
  }

  /** What a unit has written is given to others from now on. */
  become(before: SecretKind, now: SecretKind, unitId: string): void {
    for (const [word, secret] of this.known)
      if (secret.kind === before && secret.unitId === unitId) this.known.set(word, { ...secret, kind: now });
  }

  /** Which sorts of texts there are. */
  kinds(): ReadonlySet<SecretKind> {
    return new Set([...this.known.values()].map(({ kind }) => kind));
  }

  /** The secrets in what was sent, each once. */
  in(sent: string): { word: string; secret: Secret }[] {
    const words = new Set(sent.match(new RegExp(`${marker}[a-z]{3}`, 'g')) ?? []);
    return [...words].flatMap((word) => {
      const secret = this.known.get(word);
      return secret ? [{ word, secret }] : [];
    });
  }
}

/** Whether §3 gives a text to a reader; to nobody whom the municipality does not list. */
export function maySee(reader: Reader | undefined, secret: Secret, place: Place | undefined): boolean {
  if (!reader || !place) return false;
  return seenBy[secret.kind].some((sees) => {
    if (sees === 'author') return secret.authorId === reader.id;
    if (sees === 'addressee') return secret.addresseeId === reader.id;
    return belongsTo(sees, reader, place);
  });
}
