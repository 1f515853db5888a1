import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { addEvidence, changeEvidence, keepEvidence, openEvidence } from '../../app/basis/evidence';
import { sayThereIsNoData, takeBackThereIsNoData } from '../../app/basis/no-data';
import { askNudge, nudge } from '../../app/basis/nudge';
import { findBasis, openBasis } from '../../app/basis/panel';
import { DataType } from '../../domain/guide/guide';
import type { WrittenEvidence } from '../../domain/input/written-evidence';
import { basisView } from '../../views/basis';
import {
  addEvidenceView,
  changeEvidenceView,
  evidenceFields,
  keptSite,
  noDataFields,
  noDataView,
} from '../../views/basis-forms';
import { alert, button, type Card } from '../../views/card';
import { evidenceListView, evidenceView } from '../../views/evidence';
import type { Field } from '../../views/fields';
import { nudgeView } from '../../views/nudge';
import type { Setting, Turn } from '../turn';
import { onVerb } from '../verbs';

const Key = z.object({ unitId: z.string(), meetingId: z.string() });
type Key = z.infer<typeof Key>;
const EvidenceKey = Key.extend({ evidenceId: z.string() });
const Typed = z.string().default('');
const Site = Typed.transform((value) => (value === 'none' ? '' : value));

const Written = z.object({
  kind: Typed,
  text: Typed,
  source: Typed,
  method: Typed,
  date: Typed,
  link: Typed,
  siteId: Site,
});

function keyOf({ unitId, meetingId }: Key): Key {
  return { unitId, meetingId };
}

function back({ words }: Setting, data: Key) {
  return button(words.t('common.back'), 'basis.open', keyOf(data));
}

/** What was typed of own data; the sites are the store's, and when it is down the one chosen stays. */
async function typedEvidence({ deps, actor, words }: Setting, data: Key & WrittenEvidence): Promise<Field[]> {
  const kept = keptSite(words, data.siteId);
  const asked = actor && openBasis(deps, actor, keyOf(data)).then(({ unit }) => unit.sites);
  return evidenceFields(words, data, (await asked?.catch(() => kept)) ?? kept);
}

/** 'data', 'data <enhed>': A–E of the nearest dialogue. */
export async function data({ deps, actor, words }: Turn, written: string): Promise<Card> {
  return basisView(words, await findBasis(deps, actor, written));
}

onVerb('basis.next', { data: z.object({}), run: async (turn) => ({ card: await data(turn, '') }) });
onVerb('basis.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: basisView(words, await openBasis(deps, actor, key)),
  }),
});
onVerb('basis.list', {
  data: Key.extend({ from: z.int().min(0).default(0) }),
  run: async ({ deps, actor, words }, { from, ...key }) => ({
    card: evidenceListView(words, await openBasis(deps, actor, key), from),
  }),
});

onVerb('basis.add', {
  data: Key.extend({ link: Typed }),
  run: async ({ deps, actor, words }, { link, ...key }) => {
    const form = { formId: randomUUID(), today: actor.today, link };
    return { card: addEvidenceView(words, await openBasis(deps, actor, key), form) };
  },
});
onVerb('basis.save-new', {
  data: Key.extend({ formId: z.uuid() }).extend(Written.shape),
  typed: { back, fields: typedEvidence },
  run: async ({ deps, actor, words }, { unitId, meetingId, formId, ...written }) => {
    const panel = await addEvidence(deps, actor, { unitId, meetingId, formId, written });
    return { card: basisView(words, panel, alert(words.t('panel.saved'), 'good')) };
  },
});
onVerb('basis.entry', {
  data: EvidenceKey,
  run: async ({ deps, actor, words }, key) => {
    const opened = await openEvidence(deps, actor, key);
    return { card: opened.mayChange ? changeEvidenceView(words, opened) : evidenceView(words, opened) };
  },
});
onVerb('basis.save', {
  data: EvidenceKey.extend({ base: z.record(z.string(), z.string()).default({}) }).extend(Written.shape),
  typed: { back, fields: typedEvidence },
  run: async ({ deps, actor, words }, { unitId, meetingId, evidenceId, base, ...written }) => {
    const panel = await changeEvidence(deps, actor, { unitId, meetingId, evidenceId, base, written });
    return { card: basisView(words, panel, alert(words.t('panel.saved'), 'good')) };
  },
});
onVerb('basis.remove', {
  data: EvidenceKey,
  run: async ({ deps, actor, words }, key) => {
    const panel = await keepEvidence(deps, actor, { ...key, isKept: false });
    const undo = button(words.t('common.undo'), 'basis.restore', key);
    return { card: basisView(words, panel, alert(words.t('panel.removed'), 'good'), undo) };
  },
});
onVerb('basis.restore', {
  data: EvidenceKey,
  run: async ({ deps, actor, words }, key) => ({
    card: basisView(words, await keepEvidence(deps, actor, { ...key, isKept: true })),
  }),
});

onVerb('basis.no-data', {
  data: Key.extend({ type: DataType.optional() }),
  run: async ({ deps, actor, words }, { type, ...key }) => ({
    card: noDataView(words, await openBasis(deps, actor, key), type),
  }),
});
onVerb('basis.say-no-data', {
  data: Key.extend({ type: DataType, because: Typed, base: Typed }),
  typed: { back, fields: ({ words }, said) => noDataFields(words, said, DataType.options) },
  run: async ({ deps, actor, words }, said) => {
    const panel = await sayThereIsNoData(deps, actor, said);
    return { card: basisView(words, panel, alert(words.t('panel.saved'), 'good')) };
  },
});
onVerb('basis.take-back', {
  data: Key.extend({ type: DataType }),
  run: async ({ deps, actor, words }, said) => {
    const panel = await takeBackThereIsNoData(deps, actor, said);
    return { card: basisView(words, panel, alert(words.t('panel.taken-back'), 'good')) };
  },
});

onVerb('basis.ask-nudge', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: nudgeView(words, await askNudge(deps, actor, key)),
  }),
});
onVerb('basis.nudge', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({ card: nudgeView(words, await nudge(deps, actor, key)) }),
});
