import { z } from 'zod/v4';
import { askAudit, auditOfPerson, readAudit } from '../../app/audit/read-audit';
import { auditAnswerView, auditView } from '../../views/audit';
import type { Card } from '../../views/card';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';

/** 'log', 'log <enhed>', 'log <person>': who saw and changed what; for the administration. */
export async function audit({ deps, actor, words }: Turn, written = ''): Promise<Card> {
  return auditAnswerView(words, await askAudit(deps, actor, written));
}

onVerb('audit.open', {
  data: z.object({
    pk: z.string(),
    personId: z.string().optional(),
    from: z.string().optional(),
  }),
  run: async ({ deps, actor, words }, key) => ({
    card: auditView(words, await readAudit(deps, actor, key), key.from === undefined),
  }),
});
onVerb('audit.person', {
  data: z.object({ personId: z.string() }),
  run: async ({ deps, actor, words }, { personId }) => ({
    card: auditAnswerView(words, await auditOfPerson(deps, actor, personId)),
  }),
});
