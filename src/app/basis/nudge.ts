import { dayOf, nextOpenTime } from '../../domain/calendar/copenhagen';
import { plusMinutes, type Instant } from '../../domain/calendar/instant';
import { nudgeRow, quietAbout } from '../../domain/delivery/nudge';
import { outboxIdsOf, type OutboxRow } from '../../domain/delivery/outbox';
import { Refusal } from '../../domain/errors';
import { basisNotesOf } from '../../domain/input/basis-notes';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import type { Summary } from '../../domain/status/summary';
import { receiverOf } from '../delivery/receiver';
import { hasAnswered, type Receiving } from '../delivery/receivers';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import { rulesFor } from '../rules';
import { reading, useCase } from '../use-case';
import { askedMembers } from './asked';
import { loadOpenDialogue, nameIn, type LoadedDialogue } from './panel';
import type { NotReminded, Nudge, ToRemind } from './results';

/** One who has not answered: the row of their reminder, or why there is none. */
type Decided = { row: OutboxRow; remind: ToRemind } | { left: NotReminded };

interface Reminding {
  deps: Deps;
  summary: Summary;
  rules: RuleSet;
  rows: readonly OutboxRow[];
  comes: Instant;
  now: Instant;
}

/** Whether one of those who have not answered is reminded. A point read, and one more for who is away. */
async function decide(
  { deps, summary, rules, rows, comes, now }: Reminding,
  meeting: LoadedDialogue['meeting'],
  { member, at }: Receiving,
): Promise<Decided> {
  const { personId, name, role } = member;
  const left = (why: NotReminded['why'], until?: Instant): Decided => ({
    left: { name, role, why, ...(until !== undefined && { until: dayOf(until) }) },
  });
  if (at > now) return left('not-asked', at);
  const row = nudgeRow(summary.unit, meeting, member, comes);
  const quiet = quietAbout(row, rows, plusMinutes(now, -60 * rules.delivery.remindAfterHours));
  if (quiet) return left(quiet.why, quiet.until);
  const person = (await deps.people.byId(personId))?.value;
  const receiver = person && (await receiverOf(deps, row, person, rules));
  if (!receiver) return left('away');
  if ('heldUntil' in receiver) return left('away', receiver.heldUntil);
  const { person: to } = receiver;
  return { row, remind: { name, role, ...(to.id !== personId && { toName: to.name }) } };
}

const cardsThatCount: OutboxRow['state'][] = ['pending', 'sent', 'unreachable'];

/**
 * Who would be reminded now: those who were asked and have not answered, but not whoever asks.
 * One query, and what `decide` reads for each. @throws Refusal `basis/too-late`
 */
async function plan(
  deps: Deps,
  actor: Actor,
  { loaded, meeting }: LoadedDialogue,
): Promise<{ nudge: Nudge; rows: OutboxRow[] }> {
  const summary = loaded.value;
  const now = deps.clock.now();
  const rules = await rulesFor(deps, summary);
  const comes = nextOpenTime(now, rules);
  const { unit } = summary;
  const { nudged } = basisNotesOf(summary, meeting);
  const about = { unit, meeting, comes, now };
  if (nudged) {
    const before = { at: nudged.at, byName: nameIn(unit, nudged.personId) };
    return { nudge: { ...about, remind: [], left: [], outcome: 'done-before', nudged: before }, rows: [] };
  }
  if (comes >= meeting.start) throw new Refusal('basis/too-late');
  const found = await deps.outbox.ofPartition(unit.id, cardsThatCount, outboxIdsOf(meeting.id));
  const rows = found.map(({ value }) => value);
  const missing = askedMembers(deps, summary, meeting, now, rules).filter(
    ({ member: { personId, role } }) =>
      personId !== actor.person.id && !hasAnswered(summary, meeting.id, role, personId),
  );
  const decided = await Promise.all(
    missing.map((asked) => decide({ deps, summary, rules, rows, comes, now }, meeting, asked)),
  );
  return {
    nudge: {
      ...about,
      remind: decided.flatMap((each) => ('row' in each ? [each.remind] : [])),
      left: decided.flatMap((each) => ('left' in each ? [each.left] : [])),
      outcome: 'to-confirm',
    },
    rows: decided.flatMap((each) => ('row' in each ? [each.row] : [])),
  };
}

/**
 * Whom a reminder would go to, before it is sent.
 * @throws Refusal `access/not-yours`, `answer/locked`, `basis/too-late`
 */
export const askNudge = (deps: Deps, actor: Actor, key: MeetingKey): Promise<Nudge> =>
  reading(deps, 'ask-nudge', async () => {
    const dialogue = await loadOpenDialogue(deps, actor, key, 'tend-basis');
    return (await plan(deps, actor, dialogue)).nudge;
  });

/**
 * Reminds those who were asked before a dialogue and have not answered, once; the timer delivers in open hours,
 * and drops what is answered by then. One point read and one for each of them, one query, one batch.
 * @throws Refusal as `askNudge`
 */
export const nudge = useCase('nudge', async (deps, actor, key: MeetingKey): Promise<Nudge> => {
  const dialogue = await loadOpenDialogue(deps, actor, key, 'tend-basis');
  const planned = await plan(deps, actor, dialogue);
  if (planned.rows.length === 0) return planned.nudge;
  const { loaded, meeting } = dialogue;
  const { now } = planned.nudge;
  const notes = basisNotesOf(loaded.value, meeting);
  await deps.units.save({
    summary: loaded,
    records: [{ type: 'basis-notes', record: { ...notes, nudged: { at: now, personId: actor.person.id } } }],
    outbox: planned.rows,
    audit: { at: now, personId: actor.person.id, action: 'nudge', subjectId: notes.id },
  });
  return { ...planned.nudge, outcome: 'done' };
});
