import { isDeepStrictEqual } from 'node:util';
import { roles, type Person } from '../../domain/people/person';
import { areaOf, type DataPackage, type Member, type Unit } from '../../domain/people/unit';
import { emptySummary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import type { ImportPlan, PlannedPackage } from './plan';
import { withRetry } from '../use-case';

export interface UnitCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/** What a unit is without its people and packages. */
type UnitFrame = Omit<Unit, 'members' | 'dataPackages'>;

/** Everyone's roles, by unit and, of chefs, by person. */
interface Staff {
  ofUnit: Map<string, Member[]>;
  asChef: Map<string, Member[]>;
  idOfUpn: Map<string, string>;
}

async function loadStaff({ people }: Deps): Promise<Staff> {
  const staff: Staff = { ofUnit: new Map(), asChef: new Map(), idOfUpn: new Map() };
  const put = (into: Map<string, Member[]>, key: string, member: Member): void => {
    into.set(key, [...(into.get(key) ?? []), member]);
  };
  const add = ({ id: personId, name, assignments }: Person): void => {
    for (const { role, unitId, from, to, covers } of assignments) {
      if (covers !== undefined) continue;
      const member = { personId, name, role, from, ...(to === undefined ? {} : { to }) };
      if (role === 'chef') put(staff.asChef, personId, member);
      else if (unitId !== undefined) put(staff.ofUnit, unitId, member);
    }
  };
  for await (const person of people.all()) {
    // A UPN that passed to a new colleague is still in the old one's record, who has no roles left.
    if (person.assignments.length > 0) staff.idOfUpn.set(person.upn.toLowerCase(), person.id);
    add(person);
  }
  return staff;
}

/** In an order of their own, since the store's order of people means nothing. */
function inOrder(members: readonly Member[]): Member[] {
  const keyOf = ({ role, name, personId, from }: Member): string =>
    [String(roles.indexOf(role)).padStart(2, '0'), name, personId, from].join('\u0000');
  return members
    .map((member): [string, Member] => [keyOf(member), member])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, member]) => member);
}

/** A unit's packages, by number; the unit's own goes before that of its area. */
function packagesFor({ id, sector }: UnitFrame, planned: readonly PlannedPackage[]): DataPackage[] {
  const byNumber = new Map<number, DataPackage>();
  for (const owner of [areaOf(sector), id])
    for (const { of, number, url, available } of planned)
      if (of === owner) byNumber.set(number, { number, url, available });
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

function frameOf({ members: _members, dataPackages: _packages, ...frame }: Unit): UnitFrame {
  return frame;
}

/**
 * Writes every unit whose record changes: one save a unit, again when another write came between.
 * Units that the plan does not mention are kept, with the people they have now.
 */
export async function writeUnits(deps: Deps, plan: ImportPlan): Promise<UnitCounts> {
  const staff = await loadStaff(deps);
  const frames = new Map<string, UnitFrame>();
  for await (const { unit } of deps.units.summaries()) frames.set(unit.id, frameOf(unit));
  for (const { chefUpn, ...planned } of plan.units ?? []) {
    const chefId = staff.idOfUpn.get(chefUpn);
    if (chefId === undefined) throw new RangeError(`the chef of unit ${planned.id} is not imported`);
    frames.set(planned.id, { ...planned, chefId });
  }

  const counts: UnitCounts = { created: 0, changed: 0, unchanged: 0 };
  await inParallel(frames.values(), async (frame) => {
    const members = inOrder([
      ...(staff.asChef.get(frame.chefId) ?? []),
      ...(staff.ofUnit.get(frame.id) ?? []),
    ]);
    const outcome = await withRetry(deps, 'import', async (): Promise<keyof UnitCounts> => {
      const loaded = await deps.units.summary(frame.id);
      const stored = loaded?.value.unit;
      const dataPackages = plan.dataPackages
        ? packagesFor(frame, plan.dataPackages)
        : (stored?.dataPackages ?? []);
      const unit: Unit = { ...frame, members, dataPackages };
      if (isDeepStrictEqual(unit, stored)) return 'unchanged';
      await deps.units.save({
        summary: loaded ?? { value: emptySummary(unit), etag: 'absent' },
        records: [{ type: 'unit', record: unit }],
        audit: { at: deps.clock.now(), personId: 'cli', action: 'import', subjectId: frame.id },
      });
      return loaded ? 'changed' : 'created';
    });
    counts[outcome] += 1;
  });
  return counts;
}
