import type { Instant } from '../../domain/calendar/instant';
import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import { newRow } from '../../domain/delivery/new-row';
import type { OutboxRow } from '../../domain/delivery/outbox';
import { textsOf } from '../../domain/guide/answering';
import type { Response } from '../../domain/guide/response';
import { submittedTexts } from '../../domain/guide/submitting';
import { Refusal } from '../../domain/errors';
import { membersOn } from '../../domain/people/unit';
import type { SupervisionPart, SupervisionReport } from '../../domain/supervision/report';
import type { Summary } from '../../domain/status/summary';
import { checkWritten, refuseCpr } from '../check-written';
import type { Actor, Deps } from '../deps';
import type { SupervisionAnswered, SupervisionTask } from '../results';
import { rulesFor } from '../rules';
import { keepOrSend, takeCard, type CardAnswers } from '../take-card';
import { demand, useCase } from '../use-case';
import { loadSupervision, lookedAtReport, taskOf, type SupervisionKey } from './load';

export interface SupervisionAnswers extends SupervisionKey, CardAnswers {}

function newPart(actor: Actor, { unit, guide, part, reportId }: SupervisionTask, now: Instant): Response {
  return {
    id: `${reportId}:${part}`,
    unitId: unit.id,
    meetingId: reportId,
    personId: actor.person.id,
    role: part === 'report' ? 'board-rep' : 'chef',
    guideId: guide.id,
    guideVersion: guide.version,
    state: 'draft',
    revision: 0,
    answers: {},
    startedAt: now,
    dataTypes: [],
    versions: [],
  };
}

function withPart(
  record: SupervisionReport | undefined,
  { unit, loop }: Summary,
  { part, number, reportId }: SupervisionTask,
  next: Response,
): SupervisionReport {
  const begun = { id: reportId, unitId: unit.id, loopId: loop?.id ?? '', number };
  if (part === 'report') return { ...(record ?? begun), report: next };
  // There is nothing to follow up before there is a report.
  if (!record) throw new Refusal('supervision/none');
  return { ...record, followUp: next };
}

/** What was sent goes to the other side as a card of its own: to the chef, or to all of the board. */
async function rowsTo(
  deps: Deps,
  summary: Summary,
  record: SupervisionReport,
  part: SupervisionPart,
  now: Instant,
): Promise<OutboxRow[]> {
  const { unit } = summary;
  const wanted = part === 'report' ? 'chef' : 'board-rep';
  const { revision } = (part === 'report' ? record.report : record.followUp) ?? record.report;
  const dueAt = nextOpenTime(now, await rulesFor(deps, summary));
  return membersOn(unit, dayOf(now))
    .filter(({ role }) => role === wanted)
    .map(({ personId, role }) =>
      newRow({
        unitId: unit.id,
        chefId: unit.chefId,
        supervisionId: record.id,
        personId,
        role,
        card: 'supervision',
        stepId: part,
        series: `r${revision}`,
        dueAt,
      }),
    );
}

/**
 * Takes the board's report, or the chef's follow-up of it, as a draft or to be sent (rule 13). Two point reads, one
 * batch; what is sent goes to the other side.
 * @throws Refusal `access/not-yours`, `supervision/followed-up` when the board comes too late to change it,
 * `supervision/not-sent` when there is nothing to follow up yet, `answer/cpr`, `answer/personal`, `answer/too-long`
 */
export const answerSupervision = useCase(
  'answer-supervision',
  async (deps, actor, input: SupervisionAnswers): Promise<SupervisionAnswered> => {
    const { loaded, record, task } = await loadSupervision(deps, actor, input);
    const { part, guide, reportId } = task;
    demand(actor, part === 'report' ? 'report-supervision' : 'follow-up-supervision', loaded.value);
    if (!task.mayWrite)
      throw new Refusal(part === 'report' ? 'supervision/followed-up' : 'supervision/not-sent');
    refuseCpr(Object.values(input.texts));
    const now = deps.clock.now();
    const stored = part === 'report' ? record?.report : record?.followUp;
    const before = stored ?? newPart(actor, task, now);
    const draft = takeCard(before, guide, guide, input, now);
    const { next, ...came } = keepOrSend(draft, guide, input.intent, now);
    const isSent = came.outcome === 'submitted';
    const anyway = isSent ? checkWritten(actor, task.unit, textsOf(next), submittedTexts(before)) : '';
    // Sent again as it was, the other side has it.
    const isNews = next.versions.length > before.versions.length;
    const changed = withPart(record, loaded.value, task, next);
    let summary = loaded.value;
    if (next !== stored && next.revision > 0)
      summary = await deps.units.save({
        summary: loaded,
        records: [{ type: 'supervision-report', record: changed }],
        outbox: isNews ? await rowsTo(deps, summary, changed, part, now) : [],
        audit: {
          at: now,
          personId: actor.person.id,
          action: `${isSent ? 'submit' : 'save'}-supervision-${part}${anyway}`,
          subjectId: changed.id,
        },
      });
    // What is only shown again is a look.
    else await lookedAtReport(deps, actor, task);
    return { task: taskOf(deps, actor, summary, reportId, next.revision > 0 ? changed : record), ...came };
  },
);
