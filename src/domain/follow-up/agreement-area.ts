import type { FocusArea } from '../focus-area/focus-area';
import type { Loop } from '../loop/loop';
import type { Meeting } from '../meeting/meeting';
import type { FollowUpSchema } from './schema';

/** What is kept of an agreement that belongs to no particular focus area: people were asked, and said so. */
export const noArea = '';

/**
 * The focus areas that an agreement of a meeting can belong to: at the first dialogue those its own schema chooses,
 * later those of the loop (rule 2). What a 1:1 agrees belongs to none.
 */
export function areasFor(
  meeting: Pick<Meeting, 'kind' | 'number' | 'loopId'>,
  schema: Pick<FollowUpSchema, 'focusAreas'>,
  loop: Pick<Loop, 'id' | 'focusAreas'> | undefined,
): readonly FocusArea[] {
  if (meeting.kind === 'one-to-one') return [];
  if (meeting.number === 1) return schema.focusAreas;
  return loop?.id === meeting.loopId ? loop.focusAreas : [];
}

/** Whether people are asked which one it is: of one there is nothing to ask. */
export function asksForArea(areas: readonly unknown[]): boolean {
  return areas.length > 1;
}

/**
 * The focus area that an agreement belongs to: the one chosen, else the only one there is. One that was taken out
 * since counts as not chosen.
 * @returns undefined when it belongs to none in particular, or nobody has chosen among several
 */
export function areaIdOf(
  { focusAreaId }: { focusAreaId?: string | undefined },
  areas: readonly Pick<FocusArea, 'id'>[],
): string | undefined {
  if (focusAreaId === noArea) return undefined;
  if (areas.some(({ id }) => id === focusAreaId)) return focusAreaId;
  return areas.length === 1 ? areas[0]?.id : undefined;
}

/**
 * What is kept of the focus area that was written with an agreement.
 * @param written `noArea` is none in particular; absent where the form did not ask
 * @param before what is kept already; it stays where nothing is asked
 */
export function writtenArea(
  written: string | undefined,
  areas: readonly Pick<FocusArea, 'id'>[],
  before: string | undefined,
): string | undefined {
  if (!asksForArea(areas) || written === undefined) return before;
  const isKnown = written === noArea || areas.some(({ id }) => id === written);
  return isKnown ? written : undefined;
}
