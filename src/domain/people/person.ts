import { z } from 'zod/v4';
import { Day, Instant } from '../calendar/instant';
import { EntryChat } from '../follow-up/entry-chat';

/** Every role of domain.md §1. */
export const roles = [
  'chef',
  'leader',
  'pedagogical-leader',
  'deputy-leader',
  'centre-leader',
  'youth-school-coordinator',
  'department-head',
  'staff-rep',
  'board-rep',
  'pupil-council',
  'senate',
  'consultant',
  'administration',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Contacts of pupils and of young people: they give input, and take no part in the dialogue (rule 11). */
export const councils: readonly Role[] = ['pupil-council', 'senate'];

export const languages = ['da', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** A role held by a person, in one unit or (chef, administration) in none; both days are included. */
export const Assignment = z.object({
  role: Role,
  unitId: z.string().optional(),
  from: Day,
  to: Day.optional(),
  /** Not a role of their own: they stand in for this person, at dialogues only. */
  covers: z.string().optional(),
});
export type Assignment = z.infer<typeof Assignment>;

/** Where a person can be written to. Our own type, so that nothing of an SDK is stored. */
export const ConversationReference = z.object({
  tenantId: z.string(),
  conversationId: z.string(),
  serviceUrl: z.string(),
  botId: z.string(),
  userId: z.string(),
});
export type ConversationReference = z.infer<typeof ConversationReference>;

export const Person = z.object({
  id: z.string(),
  upn: z.string(),
  aadObjectId: z.string().optional(),
  name: z.string(),
  language: Language.optional(),
  assignments: z.array(Assignment),
  conversation: ConversationReference.optional(),
  /** Set when a card could not reach the person; cleared when the person writes. */
  unreachableSince: Instant.optional(),
  /** The app is gone from their Teams; writing to them is no use until they install it again. */
  isUninstalled: z.boolean().optional(),
  /** Away: cards wait, or go to the one who stands in. Both days are included. */
  absence: z.object({ from: Day, to: Day, coverId: z.string().optional() }).optional(),
  /** Chefs: when the next week digest is to be written. */
  dueAt: Instant.optional(),
  /** The answers the person is giving by writing in the chat; the cursor itself is in the response. */
  chat: z.object({ unitId: z.string(), meetingId: z.string(), role: Role }).optional(),
  /** The form of a follow-up schema that the person fills by writing in the chat. */
  entryChat: EntryChat.optional(),
  /** Is being erased, and is somebody for nothing else: what stands for them from then on, since when and by whom. */
  erasing: z.object({ as: z.string(), at: Instant, by: z.string() }).optional(),
});
export type Person = z.infer<typeof Person>;

/** The absence, when a day is in it. */
export function absentOn(person: Person, day: Day): Person['absence'] {
  const { absence } = person;
  return absence && absence.from <= day && day <= absence.to ? absence : undefined;
}

/** The assignments in force on a day. */
export function activeAssignments(person: Person, today: Day): Assignment[] {
  return person.assignments.filter(
    (assignment) => assignment.from <= today && (assignment.to === undefined || today <= assignment.to),
  );
}
