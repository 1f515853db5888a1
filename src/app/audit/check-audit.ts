import { createHash } from 'node:crypto';
import type { Deps } from '../deps';
import {
  auditChains,
  municipalityPk,
  type Audit,
  type AuditChain,
  type AuditPlace,
  type ChainCheck,
} from '../ports';
import { rowsOf } from './list-audit';

/** What is kept elsewhere of one chain, to see later whether it was cut off or written anew. */
export interface KeptHead {
  /** A mark of where it lies, without a person's id in it. */
  chain: string;
  seq: number;
  hash: string;
}

/** A chain that does not fit. `since`: against what was kept elsewhere. */
export interface BrokenChain {
  place: AuditPlace;
  chain: AuditChain;
  seq: number;
  how: NonNullable<ChainCheck['broken']>['how'] | 'cut-since' | 'changed-since';
}

export interface AuditReport {
  chains: number;
  rows: number;
  broken: BrokenChain[];
  /** Chains that were kept elsewhere and are gone, but those of people who were erased. */
  gone: number;
  heads: KeptHead[];
  /** One line for all heads: the same only when every chain is the same. */
  fingerprint: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function markOf({ container, pk }: AuditPlace, chain: AuditChain): string {
  return sha256(JSON.stringify(['chain', container, pk, chain]));
}

/** Whether a chain goes on from what was kept of it. Where retention has taken that row, nothing can be said. */
async function since(
  audit: Audit,
  place: AuditPlace,
  chain: AuditChain,
  { head }: ChainCheck,
  kept: KeptHead | undefined,
): Promise<BrokenChain | undefined> {
  if (!kept) return undefined;
  if (head.seq < kept.seq) return { place, chain, seq: head.seq + 1, how: 'cut-since' };
  if (head.from.seq > kept.seq + 1) return undefined;
  const hash = await audit.hashAt(place, chain, kept.seq);
  return hash === kept.hash ? undefined : { place, chain, seq: kept.seq, how: 'changed-since' };
}

/** How many people were erased: each takes the chain of their own partition along. */
async function erasedPeople({ audit }: Pick<Deps, 'audit'>): Promise<number> {
  const place: AuditPlace = { container: 'units', pk: municipalityPk };
  let erased = 0;
  for (const chain of auditChains) {
    const rows = await rowsOf({ audit }, place, chain);
    erased += rows.filter(({ action }) => action === 'erase-person').length;
  }
  return erased;
}

/**
 * Walks every chain there is: each place's two, one after the other.
 * @param kept what an earlier run said of the heads
 */
export async function checkAudit(
  { audit }: Pick<Deps, 'audit'>,
  kept: readonly KeptHead[] = [],
): Promise<AuditReport> {
  const unseen = new Map(kept.map((head) => [head.chain, head]));
  const report = { chains: 0, rows: 0, broken: [] as BrokenChain[], heads: [] as KeptHead[] };
  for await (const place of audit.places())
    for (const chain of auditChains) {
      const check = await audit.check(place, chain);
      const mark = markOf(place, chain);
      const known = unseen.get(mark);
      unseen.delete(mark);
      const broken = check.broken
        ? { place, chain, ...check.broken }
        : await since(audit, place, chain, check, known);
      if (broken) report.broken.push(broken);
      if (check.head.seq === 0) continue;
      report.chains += 1;
      report.rows += check.rows;
      report.heads.push({ chain: mark, seq: check.head.seq, hash: check.head.hash });
    }
  const gone = unseen.size === 0 ? 0 : Math.max(0, unseen.size - (await erasedPeople({ audit })));
  const heads = report.heads.sort((a, b) => (a.chain < b.chain ? -1 : 1));
  const fingerprint = sha256(JSON.stringify(heads.map(({ chain, seq, hash }) => [chain, seq, hash])));
  return { ...report, gone, heads, fingerprint };
}
