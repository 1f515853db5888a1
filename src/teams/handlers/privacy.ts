import { z } from 'zod/v4';
import { beginErasing, resumeErasing, planErasure } from '../../app/privacy/erase-person';
import { readMineData } from '../../app/privacy/mine-data';
import { erasePersonView, erasureBegunView } from '../../views/erase-person';
import type { Card } from '../../views/card';
import { mineDataView } from '../../views/mine-data';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';

/** 'mine data': what the bot holds on the one who writes, and on nobody else. */
export async function mineData({ deps, actor, words }: Turn): Promise<Card> {
  return mineDataView(words, await readMineData(deps, actor));
}

const Key = z.object({ personId: z.string() });

onVerb('administration.erase-form', {
  data: Key,
  run: async ({ deps, actor, words }, { personId }) => ({
    card: erasePersonView(words, await planErasure(deps, actor, personId)),
  }),
});
onVerb('administration.erase', {
  data: Key,
  run: async ({ deps, actor, words }, { personId }) => {
    await beginErasing(deps, actor, personId);
    // Teams waits ten seconds at most; the person is nobody's from now on, whatever becomes of this process.
    return { card: erasureBegunView(words), after: () => resumeErasing(deps) };
  },
});
