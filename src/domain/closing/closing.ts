import { z } from 'zod/v4';
import { epochMs, Instant } from '../calendar/instant';
import type { FocusArea } from '../focus-area/focus-area';
import { bothKept } from '../guide/both-kept';
import type { RuleSet } from '../rulesets/rule-set';

/** Longer is no summary. */
export const maxClosingLength = 2000;
/** Two texts that met stand one after the other until someone makes one of them; a third has no room. */
export const maxKeptLength = 2 * maxClosingLength + 2;

/** What is told of a focus area when its loop is closed (story 12), in the order it is asked. */
export const closingFields = ['done', 'changed', 'basis', 'learnt'] as const;
export type ClosingField = (typeof closingFields)[number];

/** What was done, what changed for the children, on which data that rests, and what was learnt. */
export const AreaSummary = z.object({
  areaId: z.string(),
  done: z.string(),
  changed: z.string(),
  basis: z.string(),
  learnt: z.string(),
});
export type AreaSummary = z.infer<typeof AreaSummary>;
export type ClosingTexts = Omit<AreaSummary, 'areaId'>;

/** The closing summaries of a loop: a draft of its organiser's until they are confirmed (rule 4). */
export const Closing = z.object({
  id: z.string(),
  unitId: z.string(),
  loopId: z.string(),
  state: z.enum(['draft', 'confirmed']),
  revision: z.int(),
  /** A summary a focus area that something is written about. */
  summaries: z.array(AreaSummary),
  confirmedAt: Instant.optional(),
  confirmedBy: z.string().optional(),
});
export type Closing = z.infer<typeof Closing>;

export function closingIdOf(loopId: string): string {
  return `closing:${loopId}`;
}

export function emptyClosing(unitId: string, loopId: string): Closing {
  return { id: closingIdOf(loopId), unitId, loopId, state: 'draft', revision: 0, summaries: [] };
}

/** What is written about a focus area; empty texts where nothing is. */
export function summaryOf({ summaries }: Pick<Closing, 'summaries'>, areaId: string): AreaSummary {
  return (
    summaries.find((each) => each.areaId === areaId) ?? {
      areaId,
      done: '',
      changed: '',
      basis: '',
      learnt: '',
    }
  );
}

/**
 * Puts what was written about one focus area in. A text that met another one stands after it.
 * @param base marks of the texts that the form was drawn from
 * @returns the same closing when nothing new was written
 */
export function writeSummary(
  closing: Closing,
  areaId: string,
  written: ClosingTexts,
  base: Readonly<Partial<Record<ClosingField, string | undefined>>>,
): Closing {
  const before = summaryOf(closing, areaId);
  const texts = Object.fromEntries(
    closingFields.map((field) => [field, bothKept(before[field], written[field], base[field] ?? '')]),
  );
  const next: AreaSummary = { ...before, ...texts };
  if (closingFields.every((field) => next[field] === before[field])) return closing;
  const others = closing.summaries.filter((each) => each.areaId !== areaId);
  return { ...closing, summaries: [...others, next], revision: closing.revision + 1 };
}

/** The fields that nothing is written in. 'Ingen data, fordi …' is a text like any other (rule 7). */
export function lacksIn(closing: Pick<Closing, 'summaries'>, areaId: string): ClosingField[] {
  const texts = summaryOf(closing, areaId);
  return closingFields.filter((field) => texts[field] === '');
}

/** Whether every focus area has its four texts; a loop without any has nothing to tell. */
export function isWhole(closing: Pick<Closing, 'summaries'>, focusAreas: readonly FocusArea[]): boolean {
  return focusAreas.length > 0 && focusAreas.every(({ id }) => lacksIn(closing, id).length === 0);
}

export function confirm(closing: Closing, by: string, at: Instant): Closing {
  const revision = closing.revision + 1;
  return { ...closing, state: 'confirmed', revision, confirmedAt: at, confirmedBy: by };
}

/** A closed loop can be opened again for as many days as a finished schema can. */
export function canReopenLoop(
  { state, confirmedAt }: Pick<Closing, 'state' | 'confirmedAt'>,
  rules: Pick<RuleSet, 'reopenDays'>,
  now: Instant,
): boolean {
  return (
    state === 'confirmed' &&
    confirmedAt !== undefined &&
    epochMs(now) - epochMs(confirmedAt) <= rules.reopenDays * 86_400_000
  );
}

/** A draft again, with every text as it stood. */
export function reopenClosing(closing: Closing): Closing {
  const { confirmedAt: _at, confirmedBy: _by, ...rest } = closing;
  return { ...rest, state: 'draft', revision: closing.revision + 1 };
}
