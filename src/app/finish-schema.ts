import { agreementsFrom } from '../domain/follow-up/agreements-from';
import { finish, lacksOf, reopen } from '../domain/follow-up/follow-up';
import type { FollowUpSchema } from '../domain/follow-up/schema';
import { hold, type CompletedMeeting, type HeldMeeting, type Meeting } from '../domain/meeting/meeting';
import { Refusal } from '../domain/errors';
import type { Summary, UnitRecord } from '../domain/status/summary';
import type { RecordKey } from '../domain/status/without-record';
import type { Instant } from '../domain/calendar/instant';
import { nextStepAt } from '../domain/calendar/card-steps';
import { replaceRows } from '../domain/delivery/new-row';
import type { OutboxRow } from '../domain/delivery/outbox';
import type { Role } from '../domain/people/person';
import { membersOn, organiserRole } from '../domain/people/unit';
import type { Actor } from './deps';
import { followUpOf, loadFollowUp, lookedAtEntries, type MeetingKey } from './follow-up';
import type { FollowUp } from './results';
import type { RuleSet } from '../domain/rulesets/rule-set';
import { rulesFor } from './rules';
import { demand, loadUnit, meetingIn, useCase } from './use-case';

function completed(meeting: Meeting, now: Instant): CompletedMeeting {
  if (meeting.phase === 'cancelled') throw new Refusal('meeting/cancelled');
  const held = meeting.phase === 'planned' ? hold(meeting, now) : meeting;
  return { ...held, phase: 'completed', completedAt: now };
}

/** What finishing writes: the schema, the meeting, the agreements, and at dialogue 1 the loop's focus areas. */
function finishedRecords(
  summary: Summary,
  meeting: CompletedMeeting,
  schema: FollowUpSchema,
  rules: RuleSet,
): UnitRecord[] {
  const agreements = agreementsFrom(schema, meeting, summary.agreements, rules, summary.loop);
  const choosesFocus = meeting.kind === 'learning-dialogue' && meeting.number === 1 && summary.loop;
  return [
    { type: 'schema', record: schema },
    { type: 'meeting', record: meeting },
    ...agreements.map((record): UnitRecord => ({ type: 'agreement', record })),
    ...(choosesFocus
      ? [{ type: 'loop', record: { ...choosesFocus, focusAreas: schema.focusAreas } } as const]
      : []),
  ];
}

/** Everyone who writes the schema sees on their own card that it is finished. */
function finishedRows(
  summary: Summary,
  meeting: Meeting,
  { revision }: FollowUpSchema,
  actor: Actor,
  clickedId: string | undefined,
  now: Instant,
): OutboxRow[] {
  const { unit } = summary;
  const writers: readonly Role[] = meeting.kind === 'one-to-one' ? ['chef', 'leader'] : [organiserRole(unit)];
  return replaceRows(
    unit,
    membersOn(unit, actor.today).filter(({ role }) => writers.includes(role)),
    { meetingId: meeting.id, card: 'schema', series: `f${revision}` },
    { by: actor.person.id, id: clickedId },
    now,
  );
}

/**
 * Finishes a schema when rule 5 is met; otherwise nothing is written and `lacks` says what is missing.
 * Finishing a finished one is fine: the button was pressed twice.
 * @throws Refusal `access/not-yours`, `meeting/not-begun`
 */
export const finishSchema = useCase(
  'finish-schema',
  async (deps, actor, key: MeetingKey & { clickedId?: string }): Promise<FollowUp & { refused: boolean }> => {
    const { loaded, meeting, schema } = await loadFollowUp(deps, actor, key);
    demand(actor, 'write-schema', loaded.value, meeting);
    const followUp = followUpOf(deps, actor, loaded.value, meeting, schema);
    if (!followUp.hasBegun) throw new Refusal('meeting/not-begun');
    const isFinished = schema.state === 'finished';
    if (isFinished || lacksOf(schema, meeting).length > 0) {
      await lookedAtEntries(deps, actor, meeting, schema);
      return { ...followUp, refused: !isFinished };
    }
    const now = deps.clock.now();
    const done = finish(schema, actor.person.id, now);
    const rules = await rulesFor(deps, loaded.value);
    const { dueAt: _dueAt, ...ended } = completed(meeting, now);
    const next = nextStepAt(ended, rules);
    const records = finishedRecords(loaded.value, { ...ended, ...(next && { dueAt: next }) }, done, rules);
    const current = new Set(
      records.flatMap((change) => (change.type === 'agreement' ? [change.record.id] : [])),
    );
    const removed = Object.entries(loaded.value.agreements)
      .filter(([id, agreement]) => agreement.meetingId === meeting.id && !current.has(id))
      .map(([id]): RecordKey => ({ type: 'agreement', id }));
    const audit = { at: now, personId: actor.person.id, action: 'finish-schema', subjectId: schema.id };
    const outbox = finishedRows(loaded.value, meeting, done, actor, key.clickedId, now);
    const summary = await deps.units.save({ summary: loaded, records, removed, outbox, audit });
    return {
      ...followUpOf(deps, actor, summary, meetingIn(actor, summary, meeting.id), done),
      refused: false,
    };
  },
);

/** Opens a finished schema again, for `reopenDays` after it was finished. @throws Refusal `schema/too-late` */
export const reopenSchema = useCase(
  'reopen-schema',
  async (deps, actor, key: MeetingKey): Promise<FollowUp> => {
    const { loaded, meeting, schema } = await loadFollowUp(deps, actor, key);
    demand(actor, 'write-schema', loaded.value, meeting);
    const before = followUpOf(deps, actor, loaded.value, meeting, schema);
    if (schema.state === 'open') {
      await lookedAtEntries(deps, actor, meeting, schema);
      return before;
    }
    if (!before.mayReopen || meeting.phase !== 'completed') throw new Refusal('schema/too-late');
    const { completedAt: _completedAt, ...rest } = meeting;
    const held: HeldMeeting = { ...rest, phase: 'held' };
    const open = reopen(schema);
    const audit = {
      at: deps.clock.now(),
      personId: actor.person.id,
      action: 'reopen-schema',
      subjectId: schema.id,
    };
    const records: UnitRecord[] = [
      { type: 'schema', record: open },
      { type: 'meeting', record: held },
    ];
    const summary = await deps.units.save({ summary: loaded, records, audit });
    return followUpOf(deps, actor, summary, held, open);
  },
);

/**
 * Marks a meeting as held, or, while its schema is empty, as not held after all. Holding locks the answers.
 * @throws Refusal `access/not-yours`, `meeting/cancelled`, `meeting/has-agreements`
 */
export const holdMeeting = useCase(
  'hold-meeting',
  async (deps, actor, input: MeetingKey & { held: boolean }): Promise<FollowUp> => {
    const loaded = await loadUnit(deps, input.unitId);
    const meeting = meetingIn(actor, loaded.value, input.meetingId);
    demand(actor, 'hold-meeting', loaded.value, meeting);
    if (meeting.phase === 'cancelled') throw new Refusal('meeting/cancelled');
    const changed = input.held ? asHeld(meeting, deps.clock.now()) : asPlanned(meeting, loaded.value);
    if (changed !== meeting) {
      const audit = {
        at: deps.clock.now(),
        personId: actor.person.id,
        action: input.held ? 'hold-meeting' : 'unhold-meeting',
        subjectId: meeting.id,
      };
      await deps.units.save({ summary: loaded, records: [{ type: 'meeting', record: changed }], audit });
    }
    const { loaded: fresh, meeting: now, schema } = await loadFollowUp(deps, actor, input);
    if (changed === meeting) await lookedAtEntries(deps, actor, now, schema);
    return followUpOf(deps, actor, fresh.value, now, schema);
  },
);

function asHeld(meeting: Meeting, now: Instant): Meeting {
  return meeting.phase === 'planned' ? hold(meeting, now) : meeting;
}

function asPlanned(meeting: Meeting, summary: Summary): Meeting {
  if (meeting.phase !== 'held') return meeting;
  const hasEntries = Object.values(summary.schemas).some(
    (schema) => schema.meetingId === meeting.id && schema.entries > 0,
  );
  if (hasEntries) throw new Refusal('meeting/has-agreements');
  const { heldAt: _heldAt, ...rest } = meeting;
  return { ...rest, phase: 'planned' };
}
