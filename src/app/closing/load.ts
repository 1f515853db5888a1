import { plusMs, type Instant } from '../../domain/calendar/instant';
import {
  canReopenLoop,
  closingIdOf,
  emptyClosing,
  lacksIn,
  summaryOf,
  type Closing,
} from '../../domain/closing/closing';
import { Refusal } from '../../domain/errors';
import { placeOf } from '../../domain/focus-area/focus-area';
import type { Agreement } from '../../domain/follow-up/schema';
import { DataType } from '../../domain/guide/question';
import { dataBasis } from '../../domain/input/data-basis';
import type { Loop } from '../../domain/loop/loop';
import type { Meeting } from '../../domain/meeting/meeting';
import { meetingsOf, type AgreementHead, type Summary } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import type { Loaded } from '../ports';
import { unwrittenTo } from '../receipts';
import type { ClosingArea, ClosingDesk, ClosingTask } from '../results';
import { demand, loadUnit, reading, rolesFor, rulesOf } from '../use-case';

const dayMs = 86_400_000;

export interface ClosingKey {
  unitId: string;
  loopId: string;
}

export interface LoadedClosing {
  loaded: Loaded<Summary>;
  loop: Loop;
  /** The dialogue after which it is closed. */
  last: Meeting;
  closing: Closing;
}

/** The meetings of the loop the unit is in that were not called off. */
function ownMeetings(summary: Summary): Meeting[] {
  return meetingsOf(summary).filter(
    ({ loopId, phase }) => loopId === summary.loop?.id && phase !== 'cancelled',
  );
}

/** Whether a meeting is the last dialogue of the loop the unit is in, and its schema is finished. */
export function endsLoop(summary: Summary, { loopId, kind, number, phase }: Meeting): boolean {
  return (
    summary.loop?.id === loopId &&
    kind === 'learning-dialogue' &&
    number === rulesOf(summary).dialogues.count &&
    phase === 'completed'
  );
}

/** The loop of a unit may be closed once the schema of its last dialogue is finished (rule 4). */
function lastOf(summary: Summary): Meeting | undefined {
  return ownMeetings(summary).find((meeting) => endsLoop(summary, meeting));
}

/**
 * Loads the closing of a loop. Two point reads.
 * @throws Refusal `access/not-yours`; `closing/not-yet` before the last dialogue's schema is finished,
 * `closing/no-focus-area` when the loop has none, `loop/closed` when the unit is in a later loop
 */
export async function loadClosing(
  deps: Deps,
  actor: Actor,
  { unitId, loopId }: ClosingKey,
): Promise<LoadedClosing> {
  const loaded = await loadUnit(deps, unitId);
  demand(actor, 'close-loop', loaded.value);
  const { loop } = loaded.value;
  if (!loop) throw new Refusal('closing/not-yet');
  if (loop.id !== loopId) throw new Refusal('loop/closed');
  const last = lastOf(loaded.value);
  if (!last) throw new Refusal('closing/not-yet');
  if (loop.focusAreas.length === 0) throw new Refusal('closing/no-focus-area');
  const stored = await deps.units.record('closing', unitId, closingIdOf(loopId));
  return { loaded, loop, last, closing: stored ?? emptyClosing(unitId, loopId) };
}

/** Each focus area of a loop with what is written about it. */
export function areasOf({ unit }: Summary, { focusAreas, themes }: Loop, closing: Closing): ClosingArea[] {
  return focusAreas.map((area) => ({
    area,
    ...placeOf(area, themes, unit.sites),
    texts: summaryOf(closing, area.id),
    lacks: lacksIn(closing, area.id),
  }));
}

/** What the loop's dialogues agreed. What chef and leader agreed in a 1:1 goes into no summary (domain.md §3). */
function agreementsOf(summary: Summary): Record<Agreement['state'], AgreementHead[]> {
  const own = new Set(ownMeetings(summary).map(({ id }) => id));
  const agreed = Object.entries(summary.agreements)
    .map(([id, head]) => ({ id, ...head }))
    .filter(({ meetingId, confidential }) => own.has(meetingId) && !confidential)
    .sort((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const inState = (wanted: Agreement['state']): AgreementHead[] =>
    agreed.filter(({ state }) => state === wanted);
  return { open: inState('open'), done: inState('done'), dropped: inState('dropped') };
}

function dataTypesOf(summary: Summary, now: Instant): DataType[] {
  const bases = ownMeetings(summary)
    .filter(({ kind }) => kind === 'learning-dialogue')
    .map((meeting) => dataBasis(summary, meeting, now));
  return DataType.options.filter((type) => bases.some((basis) => basis[type].state === 'there'));
}

/** All that the closing card shows, from what is loaded. */
export function deskOf(
  deps: Pick<Deps, 'clock'>,
  summary: Summary,
  { loop, last, closing }: Omit<LoadedClosing, 'loaded'>,
): ClosingDesk {
  const now = deps.clock.now();
  const { confirmedAt } = closing;
  const rules = rulesOf(summary);
  const mayReopen = canReopenLoop(closing, rules, now);
  return {
    unit: summary.unit,
    loop,
    last,
    areas: areasOf(summary, loop, closing),
    agreements: agreementsOf(summary),
    dataTypes: dataTypesOf(summary, now),
    unwritten: ownMeetings(summary).reduce((sum, { id }) => sum + unwrittenTo(summary, id), 0),
    ...(confirmedAt !== undefined && { confirmedAt }),
    ...(mayReopen &&
      confirmedAt !== undefined && { reopenUntil: plusMs(confirmedAt, rules.reopenDays * dayMs) }),
    now,
  };
}

/** Opens the closing of a loop. @throws Refusal as `loadClosing` */
export const openClosing = (deps: Deps, actor: Actor, key: ClosingKey): Promise<ClosingDesk> =>
  reading(deps, 'open-closing', async () => {
    const { loaded, ...found } = await loadClosing(deps, actor, key);
    return deskOf(deps, loaded.value, found);
  });

/** The loops among a person's units that are at their end and theirs to close, or closed. */
export function closingTasksIn(actor: Actor, summary: Summary): ClosingTask[] {
  const { unit, loop } = summary;
  if (!loop || rolesFor(actor, 'close-loop', summary).length === 0 || !lastOf(summary)) return [];
  return [{ unit, loopId: loop.id, isClosed: loop.state === 'closed' }];
}

/**
 * What 'luk loop' means: those to close first, then those that are closed. One point read a unit.
 * @throws Refusal `closing/not-yet` when no loop of theirs is at its end; `closing/none` to those who close none
 */
export const findClosings = (deps: Deps, actor: Actor): Promise<ClosingTask[]> =>
  reading(deps, 'find-closings', async () => {
    const own = await ownUnits(deps, actor);
    if (!own.some((summary) => rolesFor(actor, 'close-loop', summary).length > 0))
      throw new Refusal('closing/none');
    const tasks = own.flatMap((summary) => closingTasksIn(actor, summary));
    if (tasks.length === 0) throw new Refusal('closing/not-yet');
    return [...tasks.filter(({ isClosed }) => !isClosed), ...tasks.filter(({ isClosed }) => isClosed)];
  });
