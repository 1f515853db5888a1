import { z } from 'zod/v4';
import { Instant } from '../calendar/instant';
import { fingerprint } from '../guide/fingerprint';
import { tidy } from '../guide/answering';
import { Role } from '../people/person';

/** What is written back has to be read by children; a page is more than enough. */
export const maxReceiptLength = 2000;

/** What is written back to one of those who gave input. */
export const ReceiptItem = z.object({
  personId: z.string(),
  role: Role,
  /** As it is written now; after it was sent perhaps a correction that is not sent yet. */
  text: z.string(),
  /** What they have got; absent while it is a draft. */
  sentText: z.string().optional(),
  /** When it was sent first. */
  sentAt: Instant.optional(),
  /** Who sent it last. */
  sentBy: z.string().optional(),
});
export type ReceiptItem = z.infer<typeof ReceiptItem>;

/** 'I sagde – vi gjorde': what the organiser of a dialogue writes back to each who gave input (rule 11). */
export const Receipts = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  /** Counts every change. */
  revision: z.int().default(0),
  items: z.array(ReceiptItem),
});
export type Receipts = z.infer<typeof Receipts>;

/** One who gave input, in the role they gave it in. */
export type Giver = Pick<ReceiptItem, 'personId' | 'role'>;

/** A text to one of them, with the mark of the text it was written over. */
export interface WrittenReceipt extends Giver {
  text: string;
  base: string;
}

export function receiptsIdOf(meetingId: string): string {
  return `receipts:${meetingId}`;
}

export function isTo(item: Giver, { personId, role }: Giver): boolean {
  return item.personId === personId && item.role === role;
}

const bothGap = '\n\n';

/** Where two wrote to the same one at once, both texts stand, for people to make one of them. */
function merged(current: string, { text, base }: WrittenReceipt): string {
  const isCurrent = current === '' || fingerprint(current) === base;
  if (isCurrent || fingerprint(text) === base || current.split(bothGap).includes(text))
    return isCurrent ? text : current;
  return `${current}${bothGap}${text}`;
}

/**
 * Takes texts as a draft. What was sent cannot be taken back, so an empty text there means the sent one.
 * @returns the same object when nothing changed
 */
export function writeDrafts(receipts: Receipts, texts: readonly WrittenReceipt[]): Receipts {
  let items = receipts.items;
  for (const written of texts) {
    const before = items.find((item) => isTo(item, written));
    const text = merged(before?.text ?? '', { ...written, text: tidy(written.text) });
    const next = text === '' ? (before?.sentText ?? '') : text;
    if (next === (before?.text ?? '')) continue;
    const { personId, role } = written;
    items = before
      ? items.map((item) => (item === before ? { ...before, text: next } : item))
      : [...items, { personId, role, text: next }];
  }
  return items === receipts.items ? receipts : { ...receipts, items, revision: receipts.revision + 1 };
}

/** Whether something is written that its receiver has not got. */
export function isUnsent({ text, sentText }: ReceiptItem): boolean {
  return text !== '' && text !== sentText;
}

export interface SentReceipts {
  receipts: Receipts;
  /** Those who get theirs now for the first time. */
  first: Giver[];
  /** Those whose card says something else from now on. */
  corrected: Giver[];
}

/** Sends all that is written; what is not written stays to be written. */
export function sendWritten(receipts: Receipts, by: string, now: Instant): SentReceipts {
  const unsent = receipts.items.filter(isUnsent);
  if (unsent.length === 0) return { receipts, first: [], corrected: [] };
  const items = receipts.items.map((item) =>
    isUnsent(item) ? { ...item, sentText: item.text, sentAt: item.sentAt ?? now, sentBy: by } : item,
  );
  return {
    receipts: { ...receipts, items, revision: receipts.revision + 1 },
    first: unsent.filter(({ sentAt }) => sentAt === undefined),
    corrected: unsent.filter(({ sentAt }) => sentAt !== undefined),
  };
}
