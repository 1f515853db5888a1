import { z } from 'zod/v4';
import type { Meeting } from '../meeting/meeting';
import type { Role } from '../people/person';
import type { Unit } from '../people/unit';

/** How a board takes part (rule 10): it writes an udtalelse or comes. In the order they are numbered for people. */
export const BoardMode = z.enum(['statement', 'participation']);
export type BoardMode = z.infer<typeof BoardMode>;

/** Whether a role chooses how it takes part: a kommunal board, at every dialogue but the first (rule 10). */
export function choosesMode(
  { ownership }: Pick<Unit, 'ownership'>,
  { kind, number }: Pick<Meeting, 'kind' | 'number'>,
  role: Role,
): boolean {
  return role === 'board-rep' && ownership === 'kommunal' && kind === 'learning-dialogue' && number > 1;
}
