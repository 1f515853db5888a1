import { z } from 'zod/v4';
import { findReceipts, openReceipts } from '../../app/receipts';
import { writeReceipts, type ReceiptsWritten } from '../../app/write-receipts';
import type { WrittenReceipt } from '../../domain/input/receipts';
import { Role } from '../../domain/people/person';
import { alert, button, type Card } from '../../views/card';
import type { Field } from '../../views/fields';
import { chooseReceiptsView, receiptField, receiptPrefix, receiptsView } from '../../views/receipts';
import type { Words } from '../../views/texts';
import type { Reply, Setting, Turn } from '../turn';
import { onVerb } from '../verbs';

const Key = z.object({ unitId: z.string(), meetingId: z.string() });

/** What came from one input, and to whom it is; anything else is no card of ours. */
function textsIn(data: Record<string, unknown>, base: Record<string, string>): WrittenReceipt[] | undefined {
  const texts: WrittenReceipt[] = [];
  for (const [name, text] of Object.entries(data)) {
    if (!name.startsWith(receiptPrefix)) continue;
    const key = name.slice(receiptPrefix.length);
    const at = key.indexOf(':');
    const role = Role.safeParse(key.slice(0, at));
    if (typeof text !== 'string' || at < 0 || !role.success) return undefined;
    texts.push({ personId: key.slice(at + 1), role: role.data, text, base: base[key] ?? '' });
  }
  return texts;
}

/** The desk's texts as they were typed, with the marks of those they were written over. */
export const TypedReceipts = Key.extend({ base: z.record(z.string(), z.string()).default({}) })
  .catchall(z.unknown())
  .transform(({ unitId, meetingId, base, ...rest }, context) => {
    const texts = textsIn(rest, base);
    if (texts) return { unitId, meetingId, texts };
    context.addIssue({ code: 'custom', message: 'not the texts of a desk' });
    return z.NEVER;
  });
export type TypedReceipts = z.infer<typeof TypedReceipts>;

export const typedReceipts = {
  fields: ({ words }: Setting, { texts }: TypedReceipts): Field[] =>
    texts.map(({ role, personId, text }) =>
      receiptField(words, `${role}:${personId}`, words.t(`role.${role}`), text),
    ),
  back: ({ words }: Setting, { unitId, meetingId }: TypedReceipts) =>
    button(words.t('common.back'), 'receipts.open', { unitId, meetingId }),
};

function saidOf(words: Words, { outcome, count, desk }: ReceiptsWritten) {
  switch (outcome) {
    case 'saved':
      return alert(words.t('receipts.saved', { time: words.time(desk.now) }), 'good');
    case 'nothing-written':
      return alert(words.t('receipts.nothing-written'), 'attention');
    case 'sent':
      return count === 0
        ? alert(words.t('receipts.no-news'), 'accent')
        : alert(words.t('receipts.sent', { count }), 'good');
  }
}

async function write(
  { deps, actor, words, clickedId }: Turn,
  typed: TypedReceipts,
  intent: 'draft' | 'send',
): Promise<Reply> {
  const done = await writeReceipts(deps, actor, { ...typed, intent, ...(clickedId && { clickedId }) });
  return { card: receiptsView(words, done.desk, saidOf(words, done)) };
}

/** 'tilbagemelding': the dialogue where someone waits for an answer, or a choice when there are several. */
export async function nextReceipts({ deps, actor, words }: Turn): Promise<Card> {
  const tasks = await findReceipts(deps, actor);
  const waiting = tasks.filter(({ left }) => left > 0);
  const [only] = waiting.length > 0 ? waiting : tasks;
  if (!only || waiting.length > 1) return chooseReceiptsView(words, tasks);
  const key = { unitId: only.unit.id, meetingId: only.meeting.id };
  return receiptsView(words, await openReceipts(deps, actor, key));
}

onVerb('receipts.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: receiptsView(words, await openReceipts(deps, actor, key)),
  }),
});
onVerb('receipts.save', {
  data: TypedReceipts,
  run: (turn, data) => write(turn, data, 'draft'),
  typed: typedReceipts,
});
onVerb('receipts.send', {
  data: TypedReceipts,
  run: (turn, data) => write(turn, data, 'send'),
  typed: typedReceipts,
});
