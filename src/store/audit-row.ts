import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { auditChains, type AuditChain, type AuditEntry, type AuditHead, type AuditPlace } from '../app/ports';
import { Instant } from '../domain/calendar/instant';

/**
 * A person in a row. The chain covers the seal alone, so the person can be taken out of the row and the chain still
 * fits. Ids of people can be guessed (they are made from the UPN), so it is the salt that keeps the seal shut: it goes
 * together with the person.
 */
const Sealed = z.strictObject({
  seal: z.string(),
  of: z.strictObject({ personId: z.string(), salt: z.string() }).optional(),
});
export type Sealed = z.infer<typeof Sealed>;

/** A row in its chain. `prev` is the hash of the row before, `hash` that of this one; nothing else stands in it. */
export const ChainedRow = z.strictObject({
  chain: z.enum(auditChains),
  seq: z.int().min(1),
  at: Instant,
  action: z.string(),
  /** The id of the record; where it holds a person's id, `~1` stands for the first of `about`. */
  subject: z.string(),
  who: Sealed,
  about: z.array(Sealed).default([]),
  prev: z.string(),
  hash: z.string(),
});
export type ChainedRow = z.infer<typeof ChainedRow>;

/** A row of before rows were chained: its own words, and nothing that holds it. Without `personId`: erased. */
export const FormerRow = z.object({
  at: Instant,
  personId: z.string().optional(),
  action: z.string(),
  subjectId: z.string(),
});
export type FormerRow = z.infer<typeof FormerRow>;

export const StoredRow = z.union([ChainedRow, FormerRow]);
export type StoredRow = z.infer<typeof StoredRow>;

export const StoredHead: z.ZodType<AuditHead> = z.object({
  seq: z.int().min(0),
  hash: z.string(),
  from: z.object({ seq: z.int().min(1), prev: z.string() }),
});

/** A look of this hour, so that looking again within it is no row more. */
const RecentLook = z.object({ at: Instant, personId: z.string(), action: z.string(), subjectId: z.string() });
export type RecentLook = z.infer<typeof RecentLook>;

/** The head of a chain whose writes no summary orders, as a document of its own. */
export const HeadDocument = z.object({ head: StoredHead, recent: z.array(RecentLook).default([]) });
export type HeadDocument = z.infer<typeof HeadDocument>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function sealOf(personId: string, salt: string): string {
  return sha256(`${salt}|${personId}`);
}

function sealed(personId: string): Sealed {
  const salt = randomBytes(16).toString('base64url');
  return { seal: sealOf(personId, salt), of: { personId, salt } };
}

/** What the first row of a chain follows on: its place, so that no chain can be moved to another. */
export function beginning({ container, pk }: AuditPlace, chain: AuditChain): AuditHead {
  const prev = sha256(JSON.stringify(['audit', container, pk, chain]));
  return { seq: 0, hash: prev, from: { seq: 1, prev } };
}

/** The hash of a row: over everything in it but the people, of whom it has the seals. */
export function hashOf(row: Omit<ChainedRow, 'hash'>): string {
  const seals = [row.who, ...row.about].map(({ seal }) => seal);
  return sha256(
    JSON.stringify(['audit', row.chain, row.seq, row.at, row.action, row.subject, seals, row.prev]),
  );
}

/** Ten digits, so that the order of ids is the order of rows. */
export function rowId(chain: AuditChain, seq: number): string {
  return `audit:${chain}:${String(seq).padStart(10, '0')}`;
}

/** Ids are made of parts; those that are people's are sealed one by one. */
function withoutPeople(
  subjectId: string,
  isPerson: (part: string) => boolean,
): { subject: string; about: Sealed[] } {
  const about: Sealed[] = [];
  const parts = subjectId.split(':').map((part) => {
    if (!isPerson(part)) return part;
    about.push(sealed(part));
    return `~${about.length}`;
  });
  return { subject: parts.join(':'), about };
}

/** The row that follows on a head, and the head after it. @param isPerson whether a part of an id is a person's */
export function nextRow(
  chain: AuditChain,
  head: AuditHead,
  { at, personId, action, subjectId }: AuditEntry,
  isPerson: (part: string) => boolean,
): { row: ChainedRow; head: AuditHead } {
  const unhashed = {
    chain,
    seq: head.seq + 1,
    at,
    action,
    ...withoutPeople(subjectId, (part) => part === personId || isPerson(part)),
    who: sealed(personId),
    prev: head.hash,
  };
  const row = { ...unhashed, hash: hashOf(unhashed) };
  return { row, head: { ...head, seq: row.seq, hash: row.hash } };
}
