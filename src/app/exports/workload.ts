import { workloadOf } from '../../domain/calendar/workload';
import type { Deps } from '../deps';
import { readPlan } from '../read-plan';
import type { WorkloadExport } from './results';

/**
 * How the meetings of the loops fall on the chefs' weeks.
 * @param filter one chef's units only
 * @throws Refusal `store/no-answer`
 */
export async function readWorkload(deps: Deps, filter: { chefId?: string } = {}): Promise<WorkloadExport> {
  const { lines, chefs } = await readPlan(deps, filter);
  const named = workloadOf(lines).map((load) => ({ ...load, name: chefs.get(load.chef) ?? load.chef }));
  return {
    kind: 'workload',
    now: deps.clock.now(),
    units: new Set(lines.map(({ unit }) => unit.id)).size,
    chefs: named.sort((a, b) => a.name.localeCompare(b.name, 'da')),
  };
}
