import { z } from 'zod/v4';
import { Day, Instant } from '../calendar/instant';
import { DataType } from '../guide/question';
import { Role } from '../people/person';

/** What own practice gives a dialogue beside the datapakke (rule 7, type B): stories weigh as much as numbers. */
export const evidenceKinds = ['observation', 'practice-story', 'picture', 'measurement'] as const;
export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** One thing that was seen, told, shown or measured, with where it comes from. */
export const Evidence = z.object({
  id: z.string(),
  unitId: z.string(),
  /** The dialogue it is for. */
  meetingId: z.string(),
  kind: EvidenceKind,
  /** What was seen; of a picture what it shows. At most 4000 characters. */
  text: z.string(),
  /** Who or what it comes from: 'personalet på Solstuen', 'trivselsmålingen'. */
  source: z.string(),
  /** How it was collected: 'fem formiddage i garderoben'. May be empty. */
  method: z.string(),
  date: Day,
  /** Of a picture: where it is. Only https. */
  link: z.string().optional(),
  siteId: z.string().optional(),
  personId: z.string(),
  role: Role,
  at: Instant,
  /** A removed one can be put back, and is shown to nobody. */
  state: z.enum(['kept', 'removed']),
});
export type Evidence = z.infer<typeof Evidence>;

/** What is said of a dialogue's data beside the data itself. */
export const BasisNotes = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  /** 'No data, because …' is a valid answer, above all for specialtilbud (rule 7). One a type. */
  noData: z.array(
    z.object({
      type: DataType,
      because: z.string(),
      personId: z.string(),
      at: Instant,
    }),
  ),
  /** The organiser reminded those who had not answered; once a dialogue. */
  nudged: z.object({ at: Instant, personId: z.string() }).optional(),
});
export type BasisNotes = z.infer<typeof BasisNotes>;

export function basisNotesIdOf(meetingId: string): string {
  return `basis:${meetingId}`;
}
