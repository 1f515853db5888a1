import { z } from 'zod/v4';
import { readAgreements } from '../../app/read-agreements';
import { openAgreement, settleAgreement } from '../../app/settle-agreement';
import { saidOfAgreement } from '../../domain/follow-up/agreement';
import {
  agreementView,
  agreementsView,
  deadlineFields,
  deadlineView,
  noteField,
} from '../../views/agreement';
import { alert, button, type Card } from '../../views/card';
import type { Setting, Turn } from '../turn';
import { onVerb } from '../verbs';

const Key = z.object({ unitId: z.string(), agreementId: z.string() });
type Key = z.infer<typeof Key>;
const Typed = z.string().default('');
const Noted = Key.extend({ note: Typed });

function back({ words }: Setting, { unitId, agreementId }: Key) {
  return button(words.t('common.back'), 'agreement.open', { unitId, agreementId });
}

/** 'aftaler': the person's own open agreements. */
export async function agreements({ deps, actor, words }: Turn): Promise<Card> {
  return agreementsView(words, await readAgreements(deps, actor));
}

onVerb('agreement.all', { data: z.object({}), run: async (turn) => ({ card: await agreements(turn) }) });
onVerb('agreement.open', {
  data: Key,
  run: async ({ deps, actor, words }, key) => ({
    card: agreementView(words, await openAgreement(deps, actor, key)),
  }),
});
onVerb('agreement.move', {
  data: Noted,
  run: async ({ deps, actor, words }, { note, ...key }) => ({
    card: deadlineView(words, await openAgreement(deps, actor, key), note),
  }),
  typed: { back, fields: ({ words }, { note }) => [noteField(words, note)] },
});
onVerb('agreement.settle', {
  data: Noted.extend({ how: z.enum(saidOfAgreement), deadline: Typed }),
  run: async ({ deps, actor, words, clickedId }, data) => {
    const task = await settleAgreement(deps, actor, { ...data, ...(clickedId && { clickedId }) });
    return { card: agreementView(words, task, alert(words.t(`agreement.thanks.${data.how}`), 'good')) };
  },
  typed: {
    back,
    fields({ words }, { how, note, deadline }) {
      if (how === 'reopened') return [];
      return how === 'moved' ? deadlineFields(words, { note, deadline }) : [noteField(words, note)];
    },
  },
});
