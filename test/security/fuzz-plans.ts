import fc from 'fast-check';
import { aMutation, type Mutation } from './fuzz-mutations';
import { wireNames } from './fuzz-bodies';

/** What is sent, before it is known what the bot's cards look like then: numbers that are counted round. */

/** Why an activity must be refused; the generator knows, since it broke it so. */
export const forbiddenWays = [
  'stranger',
  'guest',
  'other tenant',
  'unknown verb',
  'other unit',
  'other person',
  'stranger at last',
] as const;
export type ForbiddenWay = (typeof forbiddenWays)[number];

export type Plan =
  /** A recorded activity, with places of it changed. */
  | { kind: 'recorded'; at: number; mutations: readonly Mutation[] }
  /** Any verb with what a recorded one had for data. */
  | { kind: 'crossed'; at: number; other: number }
  /** A recorded activity from somebody else of the municipality. */
  | { kind: 'borrowed'; at: number; who: number }
  | { kind: 'forbidden'; at: number; way: ForbiddenWay; who: number; mutations: readonly Mutation[] }
  /** Some of a recording, in order, so that what comes after meets what they left. */
  | { kind: 'in order'; at: number; length: number }
  /** A button of the card that somebody got last, with texts of theirs. */
  | { kind: 'pressed'; who: number; button: number; typed: readonly number[]; mutations: readonly Mutation[] }
  | { kind: 'said'; who: number; text: number }
  /** Something that was sent before, with the id that it had. */
  | { kind: 'again'; back: number }
  | { kind: 'on the wire'; at: number; name: string };

const at = fc.nat(5_000);
const who = fc.nat(100);
const mutations = (minLength: number, maxLength: number) => fc.array(aMutation, { minLength, maxLength });

/** A few people, so that they meet in the same meetings. */
const fewWho = fc.nat(5);

export const aPlan: fc.Arbitrary<Plan> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({ kind: fc.constant('recorded' as const), at, mutations: mutations(1, 3) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('crossed' as const), at, other: at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('borrowed' as const), at, who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ kind: fc.constant('forbidden' as const), at, who, way: fc.constantFrom(...forbiddenWays) },
      mutations: mutations(0, 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('in order' as const),
      at,
      length: fc.integer({ min: 2, max: 8 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      ...{ kind: fc.constant('pressed' as const), who: fewWho, button: fc.nat(30) },
      ...{ typed: fc.array(fc.nat(60), { maxLength: 6 }), mutations: mutations(0, 1) },
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('said' as const), who: fewWho, text: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), back: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('on the wire' as const),
      at,
      name: fc.constantFrom(...wireNames),
    }),
  },
);

/** A few people's turns, one after another. */
export const somePlans = fc.array(aPlan, { minLength: 1, maxLength: 8 });
