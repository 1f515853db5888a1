import type { DocumentStore, StoredDocument } from '../../src/app/ports';
import { Closing } from '../../src/domain/closing/closing';
import { Receipts } from '../../src/domain/input/receipts';

/** Where an answer is kept: which unit's document, and which part of it. */
export function placeOf(unitId: string, documentId: string, part: string): string {
  return `${unitId} ${documentId}|${part}`;
}

/** Every document of a type. */
export async function allOf(store: DocumentStore, type: string): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  let after: string | undefined;
  do {
    const page = await store.query('units', { type, limit: 1000, ...(after && { after }) });
    found.push(...page.documents);
    after = page.next;
  } while (after);
  return found;
}

/** What people wrote, by place, as it is stored. */
export async function writtenIn(store: DocumentStore): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { pk, id, body } of await allOf(store, 'response')) {
    const given = body['answers'] as Record<string, { text: string; other?: string }>;
    for (const [question, { text, other = '' }] of Object.entries(given))
      texts.set(placeOf(pk, id, question), text + other);
  }
  for (const { pk, id, body } of await allOf(store, 'schema'))
    texts.set(placeOf(pk, id, 'entries'), JSON.stringify([body['entries'], body['removed']]));
  for (const { pk, id, body } of await allOf(store, 'agreement'))
    texts.set(placeOf(pk, id, 'note'), JSON.stringify(body['note'] ?? ''));
  for (const { pk, id, body } of await allOf(store, 'receipts'))
    for (const { personId, role, text } of Receipts.parse(body).items)
      texts.set(placeOf(pk, id, `${personId} ${role}`), text);
  for (const { pk, id, body } of await allOf(store, 'closing'))
    for (const { areaId, done } of Closing.parse(body).summaries) texts.set(placeOf(pk, id, areaId), done);
  return texts;
}
