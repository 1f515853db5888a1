import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { askPoint, findPoints, openPoint } from '../../app/supervision/points-load';
import { changePointAs, givePoint } from '../../app/supervision/points';
import { alert, button, type Card } from '../../views/card';
import {
  changeFields,
  changeView,
  giveView,
  givenFields,
  toUnitField,
  type WrittenChange,
} from '../../views/supervision-point-forms';
import { pointView, pointsView } from '../../views/supervision-points';
import type { PointTask } from '../../app/results';
import type { Words } from '../../views/texts';
import type { Setting, Turn } from '../turn';
import { onVerb } from '../verbs';

const Typed = z.string().default('');
const From = z.int().min(0).default(0);
const Key = z.object({ unitId: z.string(), pointId: z.string() });
type Key = z.infer<typeof Key>;
const Changing = Key.extend({ seen: z.int().min(0), text: Typed, deadline: Typed });
type Changing = z.infer<typeof Changing>;
/** For one unit, or for the one that is chosen in the form. */
const Given = z.object({
  unitId: z.string().optional(),
  toUnit: z.string().optional(),
  formId: z.uuid(),
  what: Typed,
  reason: Typed,
  support: Typed,
  deadline: Typed,
});

/** 'tilsynspunkter': those of own units, or of one. */
export async function points(
  { deps, actor, words }: Pick<Turn, 'deps' | 'actor' | 'words'>,
  { unitId, from = 0 }: { unitId?: string | undefined; from?: number } = {},
): Promise<Card> {
  return pointsView(words, await findPoints(deps, actor, unitId), from);
}

function back({ words }: Setting, { unitId, pointId }: Key) {
  return button(words.t('common.back'), 'supervision-point.open', { unitId, pointId });
}

function givenText(words: Words, { unit }: PointTask): string {
  return words.t(unit.ownership === 'selvejende' ? 'point.given-board' : 'point.given');
}

/** What is said when something was done about a point. */
const doneTexts = { note: 'point.noted', moved: 'point.moved', closed: 'point.closed' } as const;

onVerb('supervision-point.all', {
  data: z.object({ unitId: z.string().optional(), from: From }),
  run: async (turn, page) => ({ card: await points(turn, page) }),
});
onVerb('supervision-point.open', {
  data: Key.extend({ from: From }),
  run: async ({ deps, actor, words }, { from, ...key }) => ({
    card: pointView(words, await openPoint(deps, actor, key), undefined, from),
  }),
});
onVerb('supervision-point.new', {
  data: z.object({ unitId: z.string().optional() }),
  run: async ({ deps, actor, words }, { unitId }) => ({
    card: giveView(words, await askPoint(deps, actor, unitId), randomUUID()),
  }),
});
onVerb('supervision-point.give', {
  data: Given,
  run: async ({ deps, actor, words }, { unitId, toUnit = '', formId, ...written }) => {
    const task = await givePoint(deps, actor, { unitId: unitId ?? toUnit, formId, written });
    return { card: pointView(words, task, alert(givenText(words, task), 'good')) };
  },
  typed: {
    tone: 'supervision',
    back: ({ words }, { unitId }) => button(words.t('common.back'), 'supervision-point.all', { unitId }),
    // Which units there are is asked of the store; when it is down, the one chosen is kept.
    fields: async ({ deps, actor, words }, { unitId, toUnit = '', ...written }) => {
      const fields = givenFields(words, written);
      // A choice that was not made is not sent at all.
      if (unitId !== undefined) return fields;
      const kept = toUnit === '' ? [] : [{ id: toUnit, name: words.t('point.unit-kept') }];
      const asked = actor && askPoint(deps, actor).catch(() => undefined);
      return [toUnitField(words, (await asked)?.units ?? kept, toUnit), ...fields];
    },
  },
});

/** A form that asks, and the verb of its button that does. */
function onChange(kind: WrittenChange, ask: string, verb: string): void {
  onVerb(ask, {
    data: Key,
    run: async ({ deps, actor, words }, key) => {
      const task = await openPoint(deps, actor, key);
      const isTheirs = kind === 'note' ? task.mayNote : task.mayDecide;
      return { card: isTheirs ? changeView(words, task, kind) : pointView(words, task) };
    },
  });
  onVerb(verb, {
    data: Changing,
    run: async ({ deps, actor, words, clickedId }, { unitId, pointId, seen, text, deadline }) => {
      const change = kind === 'moved' ? { kind, text, deadline } : { kind, text };
      const { task, outcome } = await changePointAs(deps, actor, {
        unitId,
        pointId,
        seen,
        change,
        clickedId,
      });
      if (outcome === 'changed') return { card: changeView(words, task, kind, { text, deadline, seen }) };
      return { card: pointView(words, task, alert(words.t(doneTexts[kind]), 'good')) };
    },
    typed: { tone: 'supervision', back, fields: ({ words }, data) => changeFields(words, kind, data) },
  });
}

onChange('note', 'supervision-point.write', 'supervision-point.note');
onChange('moved', 'supervision-point.replan', 'supervision-point.move');
onChange('closed', 'supervision-point.finish', 'supervision-point.close');
onVerb('supervision-point.reopen', {
  data: Key.extend({ seen: z.int().min(0) }),
  run: async ({ deps, actor, words, clickedId }, { seen, ...key }) => {
    const change = { kind: 'reopened', text: '' } as const;
    const { task } = await changePointAs(deps, actor, { ...key, seen, change, clickedId });
    return { card: pointView(words, task, alert(words.t('point.reopened'), 'good')) };
  },
});
