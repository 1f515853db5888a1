import type { Role } from '../../src/domain/people/person';
import type { Random } from '../sim/random';
import type { Judge } from './walk-judge';
import type { World } from './walk-municipality';
import type { Walker } from './walk-people';
import type { Places } from './walk-places';

/** What every part of the walk has around it. */
export interface Around {
  world: World;
  walkers: readonly Walker[];
  /** As they are just now: a part that changes them, and takes it back, puts back these too. */
  places: Places;
  judge: Judge;
}

/** What those parts have too that leave something to chance, or leave out in a small run what is alike. */
export interface Walking extends Around {
  random: Random;
  isWhole: boolean;
}

/** Roles in which one does more than answer: a small run does not take those for alike. */
export const duties: readonly Role[] = ['leader', 'chef', 'board-rep', 'administration'];
