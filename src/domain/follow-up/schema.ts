import { z } from 'zod/v4';
import { Day, Instant } from '../calendar/instant';
import { FocusArea } from '../focus-area/focus-area';

export const maxEntryLength = 1000;
export const maxPerspectiveLength = 4000;
export const maxFocusTitleLength = 200;

/** A concrete agreement: what, for the children, who, by when (rule 5; domain.md §4). */
export const Entry = z.object({
  id: z.string(),
  what: z.string().min(1).max(maxEntryLength),
  forChildren: z.string().max(maxEntryLength),
  ownerId: z.string(),
  ownerName: z.string(),
  deadline: Day,
  /** Absent while nobody has chosen one, and `noArea` when it belongs to none in particular. */
  focusAreaId: z.string().optional(),
  /** Counts the entry's own changes; a card carries the one it was drawn from. */
  revision: z.int(),
  /** A text that met a newer one, with who wrote it: none is lost. */
  other: z
    .object({
      what: z.string(),
      forChildren: z.string(),
      ownerId: z.string(),
      deadline: Day,
      focusAreaId: z.string().optional(),
    })
    .optional(),
  /** In a 1:1: who has released the point to the next dialogue (rule 8). */
  releasedBy: z.array(z.enum(['chef', 'leader'])),
});
export type Entry = z.infer<typeof Entry>;

/** What was decided at a meeting. Its entries become agreements when it is finished. */
export const FollowUpSchema = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  state: z.enum(['open', 'finished']),
  revision: z.int(),
  entries: z.array(Entry),
  /** Entries taken out, so that taking out can be undone. */
  removed: z.array(Entry),
  /** Numbers entries and focus areas; never reused, so that a late card cannot hit another entry. */
  nextNumber: z.int(),
  /** Chosen at dialogue 1 only. */
  focusAreas: z.array(FocusArea),
  /** How children's perspective is included: deciding is compulsory, the method is local (rule 5). */
  childrensPerspective: z.string(),
  finishedAt: Instant.optional(),
  finishedBy: z.string().optional(),
});
export type FollowUpSchema = z.infer<typeof FollowUpSchema>;

/** An agreement as it lives on after the meeting. */
export const Agreement = z.object({
  id: z.string(),
  unitId: z.string(),
  meetingId: z.string(),
  entryId: z.string(),
  /** 1:1 agreements are between chef and leader only (domain.md §3). */
  confidential: z.boolean(),
  what: z.string(),
  forChildren: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  deadline: Day,
  /** As in the entry; where the loop had only one focus area, that one. Never in a 1:1. */
  focusAreaId: z.string().optional(),
  /** The deadline as the schema said it last; the one in force may have been moved since. */
  entryDeadline: Day.optional(),
  state: z.enum(['open', 'done', 'dropped']),
  /** The owner has said that it is on its way. */
  isOnTrack: z.boolean().optional(),
  /** What was said last, above all why it was dropped. */
  note: z.string().optional(),
  notedAt: Instant.optional(),
  notedBy: z.string().optional(),
  /** State cards that are decided on, for the deadline as it is. */
  stepsDone: z.array(z.string()).default([]),
  /** When the next state card falls due; absent when none is left. */
  dueAt: Instant.optional(),
  /** How often the deadline was moved. */
  moves: z.int().optional(),
  /** How often anything was said of it; tells one replacing of its cards from the next. */
  timesSaid: z.int().optional(),
});
export type Agreement = z.infer<typeof Agreement>;

export function schemaIdOf(meetingId: string): string {
  return `schema:${meetingId}`;
}

export function agreementIdOf(meetingId: string, entryId: string): string {
  return `agreement:${meetingId}:${entryId}`;
}
