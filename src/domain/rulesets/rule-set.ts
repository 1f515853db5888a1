import { z } from 'zod/v4';
import { Role } from '../people/person';
import { MeetingKind } from '../meeting/meeting';
import aarhus2021 from './aarhus-2021.json';

const MonthDay = z.string().regex(/^\d\d-\d\d$/);
const WallTime = z.string().regex(/^\d\d:\d\d$/);

/** The cards that a timer posts before and after a meeting (domain.md §5). */
export const StepCard = z.enum(['input', 'preparation', 'schema']);
export type StepCard = z.infer<typeof StepCard>;

/** One line of the calendar: which card, when, to whom. */
export const CardStep = z.object({
  id: z.string(),
  card: StepCard,
  kind: MeetingKind,
  anchor: z.enum(['start', 'end']),
  offsetDays: z.int(),
  to: z.array(Role).min(1),
});
export type CardStep = z.infer<typeof CardStep>;

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
  cards: z.array(CardStep),
  reopenDays: z.int(),
  leaseSeconds: z.int(),
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
