import { z } from 'zod/v4';
import { Day } from '../calendar/instant';
import { Role } from '../people/person';
import { MeetingKind } from '../meeting/meeting';
import aarhus2021 from './aarhus-2021.json';

const MonthDay = z.string().regex(/^\d\d-\d\d$/);
const WallTime = z.string().regex(/^\d\d:\d\d$/);

/** Every card the bot posts by itself (domain.md §5). */
export const StepCard = z.enum([
  /** Elevråd, senat and board say what they have to say before a dialogue. */
  'input',
  /** A participant's guide. */
  'preparation',
  /** The one reminder of an input or a preparation. */
  'reminder',
  /** What has come in, shortly before a dialogue. */
  'brief',
  /** The follow-up schema, or the entries of a 1:1. */
  'schema',
  'schema-reminder',
  /** The organiser writes 'I sagde – vi gjorde' to those who gave input. */
  'receipts',
  /** The same, as those who gave input get it. */
  'receipt',
  /** The organiser sums the loop up and closes it. */
  'closing',
  'closing-reminder',
  /** An agreement's state, to its owner. */
  'agreement',
  /** The week, to a chef. */
  'digest',
  /** Someone else moved, added or cancelled a meeting of yours. */
  'changed',
  /** A board's tilsyn report, to the chef; and what the chef decided, to the board. */
  'supervision',
  /** A supervision point was given, changed, closed or written on, to the other side; and its one reminder. */
  'supervision-point',
]);
export type StepCard = z.infer<typeof StepCard>;

/** One line of the calendar: which card, when, to whom. */
export const CardStep = z
  .object({
    id: z.string(),
    card: StepCard,
    kind: MeetingKind,
    /** Only about the meetings of these numbers. */
    numbers: z.array(z.int().min(1)).min(1).optional(),
    /** `completed`: from the moment the schema is finished. */
    anchor: z.enum(['start', 'end', 'completed']),
    /** Calendar days or workdays from the anchor, at its time of day; one of the two. */
    days: z.int().optional(),
    workdays: z.int().optional(),
    to: z.array(Role).min(1),
    /** Those who get it a moment before the others. */
    first: z.array(Role).optional(),
  })
  .refine(({ days, workdays }) => (days === undefined) !== (workdays === undefined));
export type CardStep = z.infer<typeof CardStep>;

/** Both days are included. */
export const DayRange = z.object({ from: Day, to: Day });
export type DayRange = z.infer<typeof DayRange>;

/** At most so many within so many seconds. */
const Ceiling = z.object({ count: z.int().min(1), seconds: z.number().positive() });

/** How cards are sent (design: Teams' ceilings, and what we keep below them). */
const DeliveryRules = z.object({
  /** How long a row belongs to the instance that took it. */
  leaseSeconds: z.int(),
  /** With less than this left, the lease is renewed before a card is sent: clocks differ, and sending takes time. */
  renewSeconds: z.int(),
  /** Of one instance, so that three keep below Teams' 50. */
  perSecond: z.int(),
  conversation: z.array(Ceiling),
  /** Cards under way at the same time in one instance. */
  atOnce: z.int(),
  /** Nobody is reminded of a card that came so short a time ago, as after downtime. */
  remindAfterHours: z.int(),
  /** Before a card that may or may not have arrived is sent once more. */
  ambiguousPauseSeconds: z.int(),
  longestPauseSeconds: z.int(),
  /** After so many failures of our own a card is given up, so that it cannot stand in the way. */
  mostFailures: z.int(),
});

/** How long things are kept (domain.md §7). What may go by these goes by itself. */
const Retention = z.object({
  /** After the last that happened in a loop: its end, the confirming of its summaries, a tilsyn report. */
  closedLoopYears: z.int().min(1).max(30),
  /** After the meeting that a draft is for. */
  draftDays: z.int().min(14).max(730),
  /** After a card was sent or dropped. */
  deliveryLogDays: z.int().min(30).max(730),
  /** After something was noted in the audit. */
  auditYears: z.int().min(1).max(30),
});
export type Retention = z.infer<typeof Retention>;

/** A framework as data, versioned and chosen per loop, so that a later one is a new file. */
export const RuleSet = z.object({
  id: z.string(),
  timeZone: z.literal('Europe/Copenhagen'),
  loopYears: z.int(),
  dialogues: z.object({
    count: z.int(),
    minutes: z.int(),
    seasons: z.array(z.object({ name: z.enum(['spring', 'autumn']), from: MonthDay, to: MonthDay })),
    /** The first card goes out this long before a dialogue, so none is planned nearer than that. */
    noticeDays: z.int(),
  }),
  oneToOnes: z.object({ betweenDialogues: z.int(), minutes: z.int() }),
  meetingTimes: z.array(WallTime).min(1),
  openHours: z.object({ from: WallTime, to: WallTime }),
  closedDays: z.array(MonthDay),
  /** Parts of the year, workdays by law, in which no meeting is proposed. */
  freePeriods: z.array(z.object({ from: MonthDay, to: MonthDay })),
  /** The municipality's school holidays, which are imported: nothing is planned or sent in them. */
  schoolHolidays: z.array(DayRange).default([]),
  cards: z.array(CardStep),
  /** State cards to an agreement's owner, in workdays from its deadline. */
  agreementCards: z.array(z.object({ id: z.string(), workdays: z.int() })),
  /** `weekday` 1 is Monday. */
  digest: z.object({ weekday: z.int().min(1).max(7), at: WallTime, to: z.array(Role).min(1) }),
  /** Whether a chef can give supervision points (rule 14). */
  supervisionPoints: z.boolean(),
  reopenDays: z.int(),
  /** How long a card may be put off that has no meeting ahead of it. */
  putOffDays: z.int(),
  delivery: DeliveryRules,
  retention: Retention,
});
export type RuleSet = z.infer<typeof RuleSet>;

const known: Record<string, RuleSet> = { 'aarhus-2021': RuleSet.parse(aarhus2021) };

export const defaultRuleSet = 'aarhus-2021';

/** @throws RangeError when a stored loop names a rule set this version does not know */
export function ruleSet(id: string = defaultRuleSet): RuleSet {
  const found = known[id];
  if (!found) throw new RangeError(`unknown rule set ${id}`);
  return found;
}

const merged = new WeakMap<readonly DayRange[], Map<string, RuleSet>>();

/** A rule set with the municipality's school holidays; the same object for the same two, so that it can be a key. */
export function withHolidays(rules: RuleSet, schoolHolidays: DayRange[]): RuleSet {
  if (schoolHolidays.length === 0) return rules;
  const byId = merged.get(schoolHolidays) ?? new Map<string, RuleSet>();
  merged.set(schoolHolidays, byId);
  const known = byId.get(rules.id) ?? { ...rules, schoolHolidays };
  byId.set(rules.id, known);
  return known;
}
