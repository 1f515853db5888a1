import { dayOf } from '../../domain/calendar/copenhagen';
import type { Day, Instant } from '../../domain/calendar/instant';
import { areaOf, type Area } from '../../domain/people/unit';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { reading } from '../use-case';
import type { FirstDialogue, Overview, OverviewUnit } from './results';
import { bySectorAndName, insideThemes } from './political';
import { stateOf } from './meeting-state';

function firstDialogueOf({ meetings, loop }: Summary, now: Instant): FirstDialogue {
  const first = Object.values(meetings).find(
    ({ kind, number, loopId, phase }) =>
      kind === 'learning-dialogue' && number === 1 && loopId === loop?.id && phase !== 'cancelled',
  );
  if (!first) return { state: 'none' };
  const state = stateOf(first, now);
  return { state: state === 'completed' ? 'held' : state, day: dayOf(first.start) };
}

function rowOf(summary: Summary, now: Instant): OverviewUnit {
  const { unit, loop } = summary;
  const { id, name, sector, ownership } = unit;
  return {
    ...{ id, name, sector, ownership },
    ...(loop && { decided: loop.decided }),
    firstDialogue: firstDialogueOf(summary, now),
    focusAreas: loop ? insideThemes(unit, loop).map(({ shown }) => shown) : [],
  };
}

/**
 * The local focus areas of an area's units, with who has not held the first dialogue. Field by field from the
 * summaries, in one pass: no reflections, no 1:1 text, no children's words, since it leaves the line of leaders.
 * @param onUnit called with how many units are read
 * @throws Refusal `store/no-answer`
 */
export const readOverview = (
  deps: Pick<Deps, 'units' | 'clock' | 'log'>,
  area: Area,
  onUnit: (count: number) => void = () => undefined,
): Promise<Overview> =>
  reading(deps, 'read-overview', async () => {
    const now = deps.clock.now();
    const units: OverviewUnit[] = [];
    const decisions = new Map<Day, Set<string>>();
    let count = 0;
    for await (const summary of deps.units.summaries()) {
      onUnit((count += 1));
      if (areaOf(summary.unit.sector) !== area) continue;
      units.push(rowOf(summary, now));
      const { decided, themes = [] } = summary.loop ?? {};
      if (decided === undefined) continue;
      const known = decisions.get(decided) ?? new Set<string>();
      decisions.set(decided, known);
      for (const { title } of themes) known.add(title);
    }
    return {
      kind: 'overview',
      area,
      now,
      decisions: [...decisions]
        .sort(([a], [b]) => (a < b ? 1 : -1))
        .map(([decided, themes]) => ({ decided, themes: [...themes] })),
      units: bySectorAndName(units),
    };
  });
