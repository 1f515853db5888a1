import type { Json } from '../support/fake-connector';
import {
  aboutUnits,
  activities,
  around,
  called,
  fromOther,
  partyOf,
  summaryOf,
  turnOf,
  withCall,
  type Turn,
} from './fuzz-activities';
import { isIn, townsmanOf, type Forbidden } from './fuzz-judge';
import type { ForbiddenWay, Plan } from './fuzz-plans';
import { townsmen, unitIds, type Town } from './fuzz-town';
import { calledIn } from './recorded';

/** What must be refused: from whom, about what, or by which verb. */

const stranger = { id: '29:fremmed', name: 'Fremmed', aadObjectId: 'ffffffff-0000-4000-8000-00000000ffff' };
const unknownVerbs = ['no.such', 'constructor', '__proto__', 'toString'];

/** A recorded activity, once it is broken in the way that makes it forbidden. */
type Break = (broken: (whole: Json) => Json, forbidden: Forbidden) => Turn;

export async function forbiddenTurn(
  town: Town,
  { at, way, who, mutations }: Extract<Plan, { kind: 'forbidden' }>,
): Promise<Turn> {
  const isCall = way === 'unknown verb';
  const isElsewhere = way === 'other unit' || way === 'other person';
  const activity = around(isElsewhere ? aboutUnits : isCall ? called : activities, at);
  // What is changed is changed before it is broken: the one thing that is wrong must stay so.
  const changes = isCall || way.startsWith('other ') ? [] : mutations;
  const turn: Break = (broken, forbidden) => ({
    ...turnOf(town, activity, `${summaryOf(activity)} (${way})`, changes, broken),
    forbidden,
  });
  switch (way) {
    case 'stranger':
      return turn((whole) => fromOther(whole, stranger), { isStranger: true });
    case 'guest':
      return turn((whole) => fromOther(whole, { id: '29:gæst', name: 'Gæst' }), { isStranger: true });
    case 'other tenant':
      return turn((whole) => fromOther(whole, partyOf(around(townsmen, who)), 'tenant-other'), {
        isStranger: true,
      });
    case 'unknown verb':
      return turn((whole) => withCall(whole, (own) => ({ ...own, verb: around(unknownVerbs, who) })), {
        isStranger: false,
        unitIds: [],
      });
    case 'stranger at last': {
      const { body, what, ...rest } = turn((whole) => whole, { isStranger: true });
      const conversation = { id: 'a:fremmed', conversationType: 'personal', tenantId: 'tenant-demo' };
      const last = JSON.stringify({ from: stranger, conversation }).slice(1);
      return { ...rest, what, body: `${body.slice(0, -1)},${last}` };
    }
    case 'other unit':
    case 'other person':
      return elsewhere(town, activity, way, who, turn);
  }
}

/** About a unit that the sender has nothing to do with, in the files and in the store. */
async function elsewhere(
  { bot }: Town,
  activity: Json,
  way: ForbiddenWay,
  index: number,
  turn: Break,
): Promise<Turn> {
  const own = String(calledIn(activity)!.data['unitId']);
  const sender =
    way === 'other person' ? around(townsmen, index) : (townsmanOf(activity) ?? around(townsmen, index));
  const foreign = unitIds.filter((id) => !sender.unitIds.includes(id));
  const unitId = way === 'other person' ? own : around([...foreign, own], index);
  const broken = (whole: Json): Json =>
    fromOther(
      withCall(whole, ({ verb, data }) => ({ verb, data: { ...data, unitId } })),
      partyOf(sender),
    );
  const made = turn(broken, { isStranger: false, unitIds: [unitId] });
  const isAllowed =
    sender.isEverywhere || sender.unitIds.includes(unitId) || (await isIn(bot, sender, unitId));
  if (!isAllowed) return made;
  const { forbidden: _allowed, ...rest } = made;
  return rest;
}
