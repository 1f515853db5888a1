import { Refusal } from '../../domain/errors';
import type { Area } from '../../domain/people/unit';
import type { Deps } from '../deps';
import { startLoops, StartRefused, unitsToStart, type StartReport } from '../start-loops';
import { reading } from '../use-case';
import { demandAdministration, type Administrator } from './administrator';
import type { StartPreview } from './results';

/** What starting the loops of an area would do; nothing is written. @throws Refusal `access/not-administration`, `themes/none` */
export function previewStart(deps: Deps, by: Administrator, area: Area): Promise<StartPreview> {
  demandAdministration(by);
  return reading(deps, 'preview-start', async () => {
    const adopted = await deps.municipality.themes(area);
    if (!adopted) throw new Refusal('themes/none');
    const { units, running } = await unitsToStart(deps, area);
    return { area, units: units.length, running: running.length, themes: adopted.themes };
  });
}

/** Starts a loop in each unit of an area without one, as `startLoops`. @throws Refusal as `previewStart`, `store/unavailable` */
export async function startRound(deps: Deps, by: Administrator, area: Area): Promise<StartReport> {
  demandAdministration(by);
  try {
    return await startLoops(deps, { area, by: by === 'cli' ? by : by.person.id });
  } catch (error) {
    if (error instanceof StartRefused) throw new Refusal('themes/none', { cause: error });
    throw error;
  }
}
