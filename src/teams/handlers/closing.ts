import { z } from 'zod/v4';
import { readClosedLoop, readClosedLoops } from '../../app/closing/read';
import { findClosings, openClosing } from '../../app/closing/load';
import { confirmClosing, reopenLoop, writeClosing } from '../../app/closing/write';
import { Refusal } from '../../domain/errors';
import { Area } from '../../domain/people/unit';
import { alert, button, type Card } from '../../views/card';
import { closedLoopView, closedLoopsView } from '../../views/closed-loop';
import {
  chooseClosingView,
  closingForm,
  closingInputs,
  closingSavedView,
  closingView,
  confirmedView,
} from '../../views/closing';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';

const Key = z.object({ unitId: z.string(), loopId: z.string() });
const AreaKey = Key.extend({ areaId: z.string() });
const Typed = z.string().default('');
const Mark = z.string().optional();
const Written = { done: Typed, changed: Typed, basis: Typed, learnt: Typed };
const Marks = z.object({ done: Mark, changed: Mark, basis: Mark, learnt: Mark }).default({});

/** 'luk loop': the loop that is at its end, or a choice when there are several. */
export async function closing({ deps, actor, words }: Turn): Promise<Card> {
  const tasks = await findClosings(deps, actor);
  const [first, ...more] = tasks;
  if (!first || more.length > 0) return chooseClosingView(words, tasks);
  return closingView(words, await openClosing(deps, actor, { unitId: first.unit.id, loopId: first.loopId }));
}

/** 'opsamling': what own units have confirmed, to chef and administration; to others their own closing. */
export async function closedLoops(turn: Turn): Promise<Card> {
  const page = await readClosedLoops(turn.deps, turn.actor);
  return page ? closedLoopsView(turn.words, page) : closing(turn);
}

onVerb('closing.list', {
  data: z.object({ area: Area.optional(), from: z.int().min(0).default(0) }),
  run: async ({ deps, actor, words }, { area, from }) => {
    const page = await readClosedLoops(deps, actor, area);
    if (!page) throw new Refusal('closing/none');
    return { card: closedLoopsView(words, page, from) };
  },
});
onVerb('closing.read', {
  data: z.object({ unitId: z.string() }),
  run: async ({ deps, actor, words }, { unitId }) => ({
    card: closedLoopView(words, await readClosedLoop(deps, actor, unitId)),
  }),
});
onVerb('closing.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: closingView(words, await openClosing(deps, actor, key)),
  }),
});
onVerb('closing.area', {
  data: AreaKey,
  run: async ({ deps, actor, words }, { areaId, ...key }) => {
    const desk = await openClosing(deps, actor, key);
    // A card from before the loop was closed shows what stands.
    const form = desk.loop.state === 'closed' ? closingView(words, desk) : closingForm(words, desk, areaId);
    if (!form) throw new Refusal('closing/no-such-area');
    return { card: form };
  },
});
onVerb('closing.save', {
  data: AreaKey.extend({ base: Marks }).extend(Written),
  run: async ({ deps, actor, words }, { areaId, base, unitId, loopId, ...texts }) => {
    const desk = await writeClosing(deps, actor, { unitId, loopId, areaId, texts, base });
    return { card: closingSavedView(words, desk, areaId, texts) };
  },
  typed: {
    fields: ({ words }, texts) => closingInputs(words, texts),
    back: ({ words }, { unitId, loopId }) =>
      button(words.t('common.back'), 'closing.open', { unitId, loopId }),
  },
});
onVerb('closing.confirm', {
  data: Key,
  run: async ({ deps, actor, words, clickedId }, key) => ({
    card: confirmedView(words, await confirmClosing(deps, actor, { ...key, clickedId })),
  }),
});
onVerb('closing.reopen', {
  data: Key,
  run: async ({ deps, actor, words, clickedId }, key) => {
    const said = alert(words.t('closing.reopened'), 'good');
    return { card: closingView(words, await reopenLoop(deps, actor, { ...key, clickedId }), said) };
  },
});
