import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { closingIdOf, type Closing } from '../../domain/closing/closing';
import { Refusal } from '../../domain/errors';
import { placeOf, type FocusArea } from '../../domain/focus-area/focus-area';
import type { Agreement } from '../../domain/follow-up/schema';
import type { Loop } from '../../domain/loop/loop';
import { matchesByName } from '../../domain/status/name-match';
import type { Summary } from '../../domain/status/summary';
import { dialoguesOf, threadEffect, threadSteps, type ThreadStep } from '../../domain/thread/thread';
import { mayOpenAgreement } from '../agreement-task';
import { closingTasksIn } from '../closing/load';
import { lookedAtGiven } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import { inputsOf } from '../status/inputs';
import { loadUnit, reading, rolesFor } from '../use-case';
import type { FollowedArea, SeenStep, Thread, ThreadAnswer } from './results';
import { mayFollow, sightOf } from './sight';

export interface ThreadKey {
  unitId: string;
  areaId: string;
}

function followed({ unit, loop }: Summary, area: FocusArea): FollowedArea {
  return { unit, area, ...placeOf(area, loop?.themes ?? [], unit.sites) };
}

function areasIn(summary: Summary): FollowedArea[] {
  return (summary.loop?.focusAreas ?? []).map((area) => followed(summary, area));
}

/** Their whole texts, which the summary only has the beginning of; none are read where none were agreed. */
async function agreementsOf(deps: Deps, summary: Summary): Promise<Agreement[]> {
  const own = new Set(dialoguesOf(summary).map(({ id }) => id));
  const isNeeded = Object.values(summary.agreements).some(({ meetingId }) => own.has(meetingId));
  return isNeeded ? deps.units.agreements(summary.unit.id) : [];
}

/** A draft is its writer's; what is confirmed goes to chefs and the quality report as well (domain.md §3). */
async function closingOf(
  deps: Deps,
  actor: Actor,
  summary: Summary,
  loop: Loop,
): Promise<Closing | undefined> {
  const { unit, closing } = summary;
  if (closing?.loopId !== loop.id) return undefined;
  const may = (action: 'close-loop' | 'read-status'): boolean => rolesFor(actor, action, summary).length > 0;
  const isTheirs = may('close-loop') || (closing.state === 'confirmed' && may('read-status'));
  return isTheirs ? deps.units.record('closing', unit.id, closingIdOf(loop.id)) : undefined;
}

function seenStep(actor: Actor, summary: Summary, step: ThreadStep, now: Instant): SeenStep {
  const { meeting, sight, agreements } = step;
  const inputs = sight === 'none' ? [] : inputsOf(summary).filter((given) => given.meeting.id === meeting.id);
  return {
    ...step,
    inputs,
    agreements: agreements.map((agreement) => ({
      ...agreement,
      isOverdue: agreement.state === 'open' && agreement.deadline < dayOf(now),
      mayOpen: mayOpenAgreement(actor, summary, meeting, { ...agreement, confidential: false }),
    })),
  };
}

/** One point read, and one query. @throws Refusal `access/no-such-area`, also for one that was taken out since */
async function threadOf(deps: Deps, actor: Actor, summary: Summary, areaId: string): Promise<Thread> {
  const { loop, closing } = summary;
  const area = loop?.focusAreas.find(({ id }) => id === areaId);
  if (!loop || !area) throw new Refusal('access/no-such-area');
  const now = deps.clock.now();
  const [agreements, summed] = await Promise.all([
    agreementsOf(deps, summary),
    closingOf(deps, actor, summary, loop),
  ]);
  const steps = threadSteps(summary, areaId, agreements, (each) => sightOf(actor, summary, each), now);
  await lookedAtGiven(
    deps,
    actor,
    { unitId: summary.unit.id, id: loop.id, kind: 'learning-dialogue' },
    { evidence: steps.flatMap(({ evidence }) => evidence), others: 0 },
  );
  const closedAt = closing?.loopId === loop.id ? closing.confirmedAt : undefined;
  const isClosing = closingTasksIn(actor, summary).length > 0;
  return {
    ...followed(summary, area),
    steps: steps.map((step) => seenStep(actor, summary, step, now)),
    effect: threadEffect(area, summed, closedAt),
    ...(isClosing && { closes: { loopId: loop.id } }),
    hasOthers: loop.focusAreas.length > 1,
    hasStatus: rolesFor(actor, 'read-status', summary).length > 0,
    now,
  };
}

async function loadFollowed(deps: Deps, actor: Actor, unitId: string): Promise<Summary> {
  const { value } = await loadUnit(deps, unitId);
  if (!mayFollow(actor, value)) throw new Refusal('access/not-yours');
  return value;
}

/**
 * The red thread of a focus area. Two point reads, one query.
 * @throws Refusal `access/not-yours`; `access/no-such-area`
 */
export const readThread = (deps: Deps, actor: Actor, { unitId, areaId }: ThreadKey): Promise<Thread> =>
  reading(deps, 'read-thread', async () =>
    threadOf(deps, actor, await loadFollowed(deps, actor, unitId), areaId),
  );

/** The focus areas of one unit, to choose among. One point read. @throws Refusal `access/not-yours` */
export const readAreas = (deps: Deps, actor: Actor, unitId: string): Promise<FollowedArea[]> =>
  reading(deps, 'read-areas', async () => areasIn(await loadFollowed(deps, actor, unitId)));

/** By its title; where no title fits, the unit's name may be part of what was written. */
function matching(all: readonly FollowedArea[], written: string): FollowedArea[] {
  const titled = all.map((each) => ({ name: each.area.title, each }));
  const whole = all.map((each) => ({ name: `${each.area.title} ${each.unit.name}`, each }));
  const byTitle = matchesByName(titled, written);
  const found = byTitle.length > 0 ? byTitle : matchesByName(whole, written);
  return found.map(({ each }) => each);
}

/**
 * Answers 'spor' and 'spor <fokusområde>' among the units the person may follow. Of several units the choice is
 * first of one. What one may not follow and what does not exist get the same answer.
 * @throws Refusal `access/no-thread` to those who follow none; `access/no-such-area`
 */
export const askThread = (deps: Deps, actor: Actor, written: string): Promise<ThreadAnswer> =>
  reading(deps, 'ask-thread', async () => {
    const own = (await ownUnits(deps, actor)).filter((summary) => mayFollow(actor, summary));
    const isNamed = written.trim() !== '';
    if (own.length === 0) throw new Refusal(isNamed ? 'access/no-such-area' : 'access/no-thread');
    const all = own.flatMap((summary) => areasIn(summary));
    const meant = isNamed ? matching(all, written) : all;
    const [first, ...more] = meant;
    if (!first && isNamed) throw new Refusal('access/no-such-area');
    const summary = own.find(({ unit }) => unit.id === first?.unit.id);
    if (first && summary && more.length === 0)
      return { thread: await threadOf(deps, actor, summary, first.area.id) };
    const units = own.map(({ unit }) => unit).filter(({ id }) => meant.some((each) => each.unit.id === id));
    return !isNamed && units.length > 1 ? { units } : { areas: meant };
  });
