import type { Deps } from '../app/deps';
import { matchesByName } from '../domain/status/name-match';
import type { Summary } from '../domain/status/summary';
import { CommandFailed } from './output';

/** The unit that is meant: by id or by name, forgivingly. @throws CommandFailed when none fits, or several */
export async function findUnit(deps: Pick<Deps, 'units'>, written: string): Promise<Summary> {
  const summaries = [];
  for await (const summary of deps.units.summaries()) summaries.push({ name: summary.unit.name, summary });
  const exact = summaries.filter(({ summary }) => summary.unit.id === written);
  const meant = exact.length > 0 ? exact : matchesByName(summaries, written);
  const [found, ...more] = meant;
  if (!found)
    throw new CommandFailed(
      `No unit is called ${written}. The units are: ${summaries.map(({ name }) => name).join(', ') || 'none, import them first'}.`,
    );
  if (more.length > 0)
    throw new CommandFailed(
      `Several units fit: ${meant.map(({ name }) => name).join(', ')}. Write more of the name, or the id.`,
    );
  return found.summary;
}
