import { z } from 'zod/v4';
import { askThread, readAreas, readThread } from '../../app/thread/read-thread';
import type { Card } from '../../views/card';
import { chooseAreaView, chooseThreadUnitView, threadView } from '../../views/thread';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';

/** 'spor', 'spor <fokusområde>': the thread that is meant, or a choice when there are several. */
export async function thread({ deps, actor, words }: Turn, written: string): Promise<Card> {
  const answer = await askThread(deps, actor, written);
  if ('thread' in answer) return threadView(words, answer.thread);
  return 'units' in answer ? chooseThreadUnitView(words, answer.units) : chooseAreaView(words, answer.areas);
}

onVerb('thread.open', {
  data: z.object({ unitId: z.string(), areaId: z.string() }),
  run: async ({ deps, actor, words }, key) => ({
    card: threadView(words, await readThread(deps, actor, key)),
  }),
});
onVerb('thread.areas', {
  data: z.object({ unitId: z.string() }),
  run: async ({ deps, actor, words }, { unitId }) => {
    const areas = await readAreas(deps, actor, unitId);
    const [only, ...more] = areas;
    if (!only || more.length > 0) return { card: chooseAreaView(words, areas) };
    const key = { unitId, areaId: only.area.id };
    return { card: threadView(words, await readThread(deps, actor, key)) };
  },
});
