import { dayHeldOn, type Meeting } from '../domain/meeting/meeting';
import { isOver } from '../domain/loop/loop';
import { may, rolesIn, type Subject } from '../domain/people/may';
import type { Action } from '../domain/people/permissions';
import type { Person, Role } from '../domain/people/person';
import type { Summary } from '../domain/status/summary';
import { ruleSet, type RuleSet } from '../domain/rulesets/rule-set';
import { Refusal, type ErrorCode } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { StoreError, type Loaded } from './ports';

const maxAttempts = 8;

/**
 * Runs an action from its load again when another write came between (deciding is pure, so that is
 * safe), and turns a failed store into a refusal that tells the person that nothing was saved.
 */
export async function withRetry<T>(
  deps: Pick<Deps, 'log'>,
  name: string,
  run: () => Promise<T>,
  whenDown: 'store/unavailable' | 'store/no-answer' = 'store/unavailable',
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.code === 'store/conflict' && attempt < maxAttempts) continue;
      // Trying again would not help, and which document it is was said when it was read.
      if (error.code === 'store/unreadable') throw new Refusal('store/unreadable', { cause: error });
      deps.log.error('store-failed', { useCase: name, code: error.code, attempt, reason: error.message });
      throw new Refusal(whenDown, { cause: error });
    }
  }
}

/** A look at things: when the store is down, there is nothing that was not saved. */
export function reading<T>(deps: Pick<Deps, 'log'>, name: string, run: () => Promise<T>): Promise<T> {
  return withRetry(deps, name, run, 'store/no-answer');
}

/** For what is only looked at: what may not be seen, or cannot be done any more, is nothing. Other errors go on. */
export function noneWhenRefused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}

/** A use case: one action of one person, from load to save. */
export function useCase<I, O>(name: string, run: (deps: Deps, actor: Actor, input: I) => Promise<O>) {
  return (deps: Deps, actor: Actor, input: I): Promise<O> =>
    withRetry(deps, name, () => run(deps, actor, input));
}

/** A person as stored now, to be changed. @throws Refusal `access/unknown-person` */
export async function loadPerson(deps: Pick<Deps, 'people'>, personId: string): Promise<Loaded<Person>> {
  const loaded = await deps.people.byId(personId);
  if (!loaded) throw new Refusal('access/unknown-person');
  return loaded;
}

/** What no store can have as a key, none has: a forged card, not a failure of the store. */
export function noneWhenImpossible(error: unknown): undefined {
  if (error instanceof StoreError && error.code === 'store/limit') return undefined;
  throw error;
}

/** @throws Refusal `access/not-yours`, for an unknown unit as well, so that nobody can ask which exist */
export async function loadUnit(deps: Deps, unitId: string): Promise<Loaded<Summary>> {
  const loaded = await deps.units.summary(unitId).catch(noneWhenImpossible);
  if (!loaded) throw new Refusal('access/not-yours');
  return loaded;
}

/** @throws Refusal `meeting/not-found`, and `access/not-yours` to those without a role in the unit, who are told nothing of it */
export function meetingIn(actor: Actor, summary: Summary, meetingId: string): Meeting {
  // Own only: a card may well ask for 'constructor'.
  const meeting = Object.hasOwn(summary.meetings, meetingId) ? summary.meetings[meetingId] : undefined;
  if (meeting) return meeting;
  const isTheirs = rolesIn(actor.person, summary.unit, actor.today).length > 0;
  throw new Refusal(isTheirs ? 'meeting/not-found' : 'access/not-yours');
}

/** Whether this board has chosen to take part in the dialogue, at dialogues 2–4 (rule 10). */
function boardParticipates(summary: Summary, meeting: Meeting, personId: string): boolean {
  return Object.values(summary.responses).some(
    (response) =>
      response.meetingId === meeting.id &&
      response.personId === personId &&
      response.mode === 'participation',
  );
}

/**
 * What is written about a meeting. In a closed loop nothing is (rule 4), but what was agreed in it can still be
 * done, and is then said so.
 */
const writing: readonly Action[] = [
  'answer',
  'write-schema',
  'release-point',
  'hold-meeting',
  'plan-meeting',
  'write-receipts',
  'add-evidence',
  'tend-basis',
];

function isReadOnly(action: Action, { loop }: Summary, meeting: Meeting | undefined): boolean {
  return meeting !== undefined && writing.includes(action) && isOver(loop, meeting);
}

/**
 * Asks for permission.
 * @returns the roles that give it
 * @throws Refusal `access/not-yours`; `access/predecessor` to a leader, of a 1:1 held by the one before; `loop/closed`
 * to those who might, were the meeting's loop not closed
 */
export function demand(actor: Actor, action: Action, summary: Summary, meeting?: Meeting): Role[] {
  const roles = rolesWhileOpen(actor, action, summary, meeting);
  if (roles.length === 0) throw new Refusal(whyNot(actor, action, summary, meeting));
  if (isReadOnly(action, summary, meeting)) throw new Refusal('loop/closed');
  return roles;
}

/** As `demand`, but says no with an empty list: for leaving out what a person may not see or do. */
export function rolesFor(actor: Actor, action: Action, summary: Summary, meeting?: Meeting): Role[] {
  return isReadOnly(action, summary, meeting) ? [] : rolesWhileOpen(actor, action, summary, meeting);
}

function rolesWhileOpen(actor: Actor, action: Action, summary: Summary, meeting?: Meeting): Role[] {
  const { unit } = summary;
  if (!meeting) return may(actor.person, action, { unit }, actor.today);
  const subject: Subject = {
    unit,
    meeting: { ...meeting, day: dayHeldOn(meeting) },
    boardParticipates: boardParticipates(summary, meeting, actor.person.id),
  };
  return may(actor.person, action, subject, actor.today);
}

/** A leader who might, had they led the unit on the meeting's day, is told so. */
function whyNot({ person, today }: Actor, action: Action, { unit }: Summary, meeting?: Meeting): ErrorCode {
  const isOneToOne = meeting?.kind === 'one-to-one';
  const might = isOneToOne && may(person, action, { unit, meeting: { ...meeting, day: today } }, today);
  return might && might.length > 0 ? 'access/predecessor' : 'access/not-yours';
}

export function rulesOf(summary: Summary): RuleSet {
  return ruleSet(summary.loop?.ruleSet);
}
