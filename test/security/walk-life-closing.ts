import { confirmClosing, writeClosing } from '../../src/app/closing/write';
import type { Life } from './walk-life';

/** How a loop of the walked municipality ends. */

/** The last dialogue is held and written, without living until then; the organiser begins to sum up. */
export async function reachesEnd(life: Life, name: string, unitId: string): Promise<void> {
  const summary = await life.summary(unitId);
  const now = life.deps.clock.now();
  const dialogues = Object.values(summary.meetings).filter(({ kind }) => kind === 'learning-dialogue');
  const last = dialogues.find(({ number }) => number === 4);
  if (last?.phase !== 'planned') throw new Error(`${unitId} has no fourth dialogue ahead`);
  const record = { ...last, phase: 'completed', heldAt: now, completedAt: now } as const;
  await life.save(unitId, [{ type: 'meeting', record }]);
  const text = (): string => life.secrets.text({ kind: 'closing-draft', unitId });
  for (const { id: areaId } of summary.loop!.focusAreas)
    await writeClosing(life.deps, await life.actor(name), {
      ...{ unitId, loopId: summary.loop!.id, areaId, base: {} },
      texts: { done: text(), changed: text(), basis: text(), learnt: text() },
    });
}

/** What was a draft is from now on the chefs' and the administration's as well. */
export async function closes(life: Life, name: string, unitId: string): Promise<void> {
  const { loop } = await life.summary(unitId);
  await confirmClosing(life.deps, await life.actor(name), { unitId, loopId: loop!.id });
  life.secrets.become('closing-draft', 'closing', unitId);
}
