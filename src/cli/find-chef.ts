import type { Deps } from '../app/deps';
import { chefIdOf } from '../app/read-plan';
import { CommandFailed } from './output';

/** The filter for a chef's units. @throws CommandFailed when nobody is chef by that UPN */
export async function ofChef(deps: Deps, upn: string | undefined): Promise<{ chefId?: string }> {
  if (upn === undefined) return {};
  const chefId = await chefIdOf(deps, upn);
  if (chefId === undefined)
    throw new CommandFailed(`${upn} is chef of no unit. Give the UPN that units.csv has as chef_upn.`);
  return { chefId };
}
