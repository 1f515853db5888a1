import { dayOf } from '../../domain/calendar/copenhagen';
import { closingIdOf, summaryOf, type Closing } from '../../domain/closing/closing';
import { areaOf, type Area } from '../../domain/people/unit';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { reading } from '../use-case';
import { bySectorAndName, insideThemes } from './political';
import type { ClosingExport, ClosingUnit } from './results';

/** What a unit has confirmed; a draft is its own until then. */
function rowOf({ unit, loop }: Summary, closing: Closing | undefined): ClosingUnit {
  const { id, name, sector } = unit;
  const confirmed = closing?.state === 'confirmed' ? closing : undefined;
  return {
    ...{ id, name, sector },
    ...(loop && { decided: loop.decided }),
    ...(confirmed?.confirmedAt !== undefined && { closed: dayOf(confirmed.confirmedAt) }),
    focusAreas:
      loop && confirmed
        ? insideThemes(unit, loop).map(({ area, shown }) => {
            const { done, changed, basis, learnt } = summaryOf(confirmed, area.id);
            return { ...shown, done, changed, basis, learnt };
          })
        : [],
  };
}

/**
 * The closing summaries of an area's units, with who has not closed yet. Besides the summaries in one pass, one
 * point read for each closed loop.
 * @param onUnit called with how many units are read
 * @throws Refusal `store/no-answer`
 */
export const readClosings = (
  deps: Pick<Deps, 'units' | 'clock' | 'log'>,
  area: Area,
  onUnit: (count: number) => void = () => undefined,
): Promise<ClosingExport> =>
  reading(deps, 'read-closings', async () => {
    const found: Summary[] = [];
    for await (const summary of deps.units.summaries())
      if (areaOf(summary.unit.sector) === area) found.push(summary);
    const units: ClosingUnit[] = [];
    await inParallel(found, async (summary) => {
      const { unit, loop } = summary;
      const closing =
        loop?.state === 'closed'
          ? await deps.units.record('closing', unit.id, closingIdOf(loop.id))
          : undefined;
      units.push(rowOf(summary, closing));
      onUnit(units.length);
    });
    return { kind: 'closing', area, now: deps.clock.now(), units: bySectorAndName(units) };
  });
