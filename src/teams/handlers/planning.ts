import { z } from 'zod/v4';
import { Instant } from '../../domain/calendar/instant';
import { addOneToOne, openAdd } from '../../app/planning/add-one-to-one';
import { askCancel, cancelOneToOne, restoreOneToOne } from '../../app/planning/cancel-one-to-one';
import { moveTo, openMove } from '../../app/planning/move-meeting';
import { readCalendar } from '../../app/planning/read-calendar';
import { button, type Card } from '../../views/card';
import { nextUnitsView, nextView } from '../../views/next';
import { cancelView, plannedView, planDoneView, planView, timeFields } from '../../views/planning';
import type { Setting, Turn } from '../turn';
import { onVerb } from '../verbs';

const Key = z.object({ unitId: z.string(), meetingId: z.string() });
const Typed = z.string().default('');

/** 'næste' and 'kalender', also with the name of a unit. */
export async function next({ deps, actor, words }: Turn, written = ''): Promise<Card> {
  const calendar = await readCalendar(deps, actor, { written });
  return nextView(words, calendar);
}

onVerb('next.open', {
  data: z.object({ unitId: z.string().optional(), page: z.int().min(0).optional() }),
  run: async ({ deps, actor, words }, { unitId, page }) => {
    const calendar = await readCalendar(deps, actor, unitId === undefined ? {} : { unitId });
    return { card: nextView(words, calendar, page) };
  },
});
onVerb('next.units', {
  data: z.object({}),
  run: async ({ deps, actor, words }) => ({ card: nextUnitsView(words, await readCalendar(deps, actor)) }),
});

/** A time that was typed before, to begin with. */
const Before = z.object({ date: z.string().optional(), time: z.string().optional() });

function wishIn({ date, time }: z.infer<typeof Before>) {
  return date === undefined || time === undefined ? {} : { wish: { date, time } };
}

const typed = {
  fields: ({ words }: Setting, data: { date: string; time: string }) => timeFields(words, data),
  back: ({ words }: Setting) => button(words.t('next.title'), 'next.open'),
};

onVerb('planning.move', {
  data: Key.extend(Before.shape),
  run: async ({ deps, actor, words }, { unitId, meetingId, ...before }) => ({
    card: planView(words, await openMove(deps, actor, { unitId, meetingId, ...wishIn(before) })),
  }),
});
onVerb('planning.move-to', {
  data: Key.extend({ from: Instant, date: Typed, time: Typed, anyway: z.boolean().default(false) }),
  typed,
  run: async ({ deps, actor, words }, data) => ({
    card: plannedView(words, await moveTo(deps, actor, data)),
  }),
});

onVerb('planning.add', {
  data: Before.extend({ unitId: z.string().optional() }),
  run: async ({ deps, actor, words }, { unitId, ...before }) => {
    const which = unitId === undefined ? {} : { unitId };
    return { card: planView(words, await openAdd(deps, actor, { ...which, ...wishIn(before) })) };
  },
});
onVerb('planning.add-at', {
  data: z.object({
    unitId: z.string(),
    date: Typed,
    time: Typed,
    anyway: z.boolean().default(false),
  }),
  typed,
  run: async ({ deps, actor, words }, data) => ({
    card: plannedView(words, await addOneToOne(deps, actor, data)),
  }),
});

onVerb('planning.ask-cancel', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: cancelView(words, await askCancel(deps, actor, key)),
  }),
});
onVerb('planning.cancel', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: planDoneView(words, await cancelOneToOne(deps, actor, key)),
  }),
});
onVerb('planning.restore', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: planDoneView(words, await restoreOneToOne(deps, actor, key)),
  }),
});
