import type { OutboxRow } from '../../domain/delivery/outbox';
import { StoreError } from '../ports';
import type { Delivery } from './delivery';

const usually = 5;

/**
 * Writes down what came of a row, also when the store fails for a moment; if it fails for longer, this process
 * remembers it: or the card would be sent again.
 * @param etag of the row as we leased it
 * @throws StoreError; `store/conflict` when another instance took the row
 */
export async function record(
  delivery: Delivery,
  next: OutboxRow,
  etag: string,
  tries = usually,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await delivery.deps.outbox.save(next, etag);
      delivery.unrecorded.delete(next.id);
      return;
    } catch (error) {
      const isDown = error instanceof StoreError && error.code === 'store/unavailable';
      if (isDown) delivery.unrecorded.set(next.id, { next, etag });
      else delivery.unrecorded.delete(next.id);
      if (!isDown || tried === tries) throw error;
      await delivery.pause(500 * 2 ** tried);
    }
  }
}

/** Writes down what could not be before, if the store takes it now. @throws StoreError `store/unavailable` */
export async function recordRest(delivery: Delivery): Promise<void> {
  for (const { next, etag } of [...delivery.unrecorded.values()]) {
    await record(delivery, next, etag, 1).catch((error: unknown) => {
      // The lease ran out meanwhile, and another instance has sent the card once more. It cannot be helped.
      if (!(error instanceof StoreError && error.code === 'store/conflict')) throw error;
    });
  }
}
