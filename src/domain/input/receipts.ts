import { z } from 'zod/v4';
import { Instant } from '../calendar/instant';
import { Role } from '../people/person';

/** 'I sagde – vi gjorde': what the organiser of a dialogue writes back to each who gave input (rule 11). */
export const Receipts = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  items: z.array(
    z.object({
      personId: z.string(),
      role: Role,
      text: z.string(),
      /** Absent while it is a draft. */
      sentAt: Instant.optional(),
    }),
  ),
});
export type Receipts = z.infer<typeof Receipts>;

export function receiptsIdOf(meetingId: string): string {
  return `receipts:${meetingId}`;
}
