import { Day } from '../domain/calendar/instant';
import { outboxIdsOf } from '../domain/delivery/outbox';
import { Refusal } from '../domain/errors';
import { maxNoteLength, settled, type Said } from '../domain/follow-up/agreement';
import { loadAgreement, agreementTask, type AgreementKey } from './agreement-task';
import { checkWritten } from './check-written';
import { cardsOfAgreement } from './delivery/agreement-cards';
import type { AgreementTask } from './results';
import { rulesFor } from './rules';
import { reading, useCase } from './use-case';
import { lookedAtAgreements } from './audit/looked';
import type { Actor, Deps } from './deps';

/** How an agreement goes, as typed; nothing is taken for granted. */
export interface SettleAgreement extends AgreementKey {
  how: Said['how'];
  note: string;
  /** Asked for with `moved` only. */
  deadline: string;
  /** The card that was pressed. */
  clickedId?: string;
}

function readSaid({ how, note, deadline }: SettleAgreement): Said {
  if (note.length > maxNoteLength) throw new Refusal('input/too-long');
  if (how !== 'moved') return { how, note };
  if (deadline.trim() === '') throw new Refusal('input/no-deadline');
  const day = Day.safeParse(deadline.trim());
  if (!day.success) throw new Refusal('input/bad-date');
  return { how, note, deadline: day.data };
}

/**
 * Says how an agreement goes (domain.md §5): on its way, done, dropped with a reason, a new deadline, or open
 * again. Cards that are out elsewhere are replaced, and those that wait are dropped, in the same batch.
 * Two point reads, one query, one batch; what was said already is not written.
 * @throws Refusal `access/not-yours`, `agreement/gone`, `agreement/settled`, `agreement/no-reason`,
 * `agreement/not-future`, `loop/closed`, `answer/cpr`, `answer/personal`, and what is wrong with the input
 */
export const settleAgreement = useCase(
  'settle-agreement',
  async (deps, actor, input: SettleAgreement): Promise<AgreementTask> => {
    const { loaded, task } = await loadAgreement(deps, actor, input);
    const { unit, meeting, agreement } = task;
    if (!task.maySettle && !task.mayReopen) throw new Refusal('loop/closed');
    const anyway = checkWritten(actor, unit, { note: input.note });
    const at = deps.clock.now();
    const by = { personId: actor.person.id, at, today: actor.today };
    const result = settled(agreement, readSaid(input), by, await rulesFor(deps, loaded.value));
    if (!result.ok) throw new Refusal(result.code);
    const next = result.value;
    if (next === agreement) {
      await lookedAtAgreements(deps, actor, unit.id, [agreement], meeting.id);
      return task;
    }
    const rows = await deps.outbox.ofPartition(
      unit.id,
      ['pending', 'unreachable', 'sent'],
      outboxIdsOf(agreement.id),
    );
    const saidOn = { personId: by.personId, clickedId: input.clickedId };
    const { newRows, changedRows } = cardsOfAgreement(
      unit,
      { before: agreement, after: next },
      rows,
      saidOn,
      at,
    );
    const summary = await deps.units.save({
      summary: loaded,
      records: [{ type: 'agreement', record: next }],
      outbox: newRows,
      changedRows,
      audit: { at, personId: actor.person.id, action: `agreement-${input.how}${anyway}`, subjectId: next.id },
    });
    return agreementTask(deps, actor, summary, meeting, next);
  },
);

/** Opens one agreement. @throws Refusal `access/not-yours`, `agreement/gone` */
export const openAgreement = (deps: Deps, actor: Actor, key: AgreementKey): Promise<AgreementTask> =>
  reading(deps, 'open-agreement', async () => {
    const { task } = await loadAgreement(deps, actor, key);
    await lookedAtAgreements(deps, actor, task.unit.id, [task.agreement], task.meeting.id);
    return task;
  });
