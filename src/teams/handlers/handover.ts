import { z } from 'zod/v4';
import { findHandovers, readHandover } from '../../app/handover';
import type { Card } from '../../views/card';
import { chooseHandoverView, handoverView } from '../../views/handover';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';

/** 'overlevering': the loop that a new leader took over, or a choice when there are several. */
export async function handover({ deps, actor, words }: Turn): Promise<Card> {
  const units = await findHandovers(deps, actor);
  const [first, ...more] = units;
  if (!first || more.length > 0) return chooseHandoverView(words, units);
  return handoverView(words, await readHandover(deps, actor, first.id));
}

onVerb('handover.open', {
  data: z.object({ unitId: z.string() }),
  run: async ({ deps, actor, words }, { unitId }) => ({
    card: handoverView(words, await readHandover(deps, actor, unitId)),
  }),
});
