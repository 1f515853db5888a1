import type { Instant } from '../domain/calendar/instant';
import { dayOf } from '../domain/calendar/copenhagen';
import { choosesMode } from '../domain/guide/board-mode';
import { changedQuestions } from '../domain/guide/changed-guide';
import { responseIdOf, type Response } from '../domain/guide/response';
import { dataBasis, evidenceFor, pointsFor } from '../domain/input/data-basis';
import { isOver } from '../domain/loop/loop';
import { isOpenForAnswers, type Meeting } from '../domain/meeting/meeting';
import { standsInFor } from '../domain/people/may';
import type { Role } from '../domain/people/person';
import { givesInput } from '../domain/people/unit';
import { meetingsOf, type Summary } from '../domain/status/summary';
import { Refusal } from '../domain/errors';
import { lookedAtGiven } from './audit/looked';
import { agreementsFor, effectiveGuide, guideAt, knownSite, lookingBack, spokeAt } from './carry-over';
import type { Actor, Deps } from './deps';
import { demand, loadUnit, meetingIn, reading, rolesFor } from './use-case';
import type { Preparation, Task } from './results';

/** What a person can answer in a unit, the nearest meeting first. */
export function tasksIn(deps: Pick<Deps, 'guides'>, actor: Actor, summary: Summary, now: Instant): Task[] {
  const { unit } = summary;
  return meetingsOf(summary)
    .filter((meeting) => isOpenForAnswers(meeting, now))
    .flatMap((meeting) =>
      rolesFor(actor, 'answer', summary, meeting).flatMap((role): Task[] => {
        const head = summary.responses[responseIdOf(meeting.id, role, actor.person.id)];
        const mustChoose = choosesMode(unit, meeting, role) && head?.mode === undefined;
        if (!mustChoose && !guideAt(deps.guides, unit, meeting, role, head?.mode)) return [];
        const isInput = givesInput(unit, role);
        return [{ unit, meeting, role, mustChoose, isInput, state: head?.state ?? 'untouched' }];
      }),
    );
}

/** The card of a meeting for a role, from what is loaded. */
export function preparationOf(
  deps: Pick<Deps, 'guides' | 'wheel'>,
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  role: Role,
  response: Response | undefined,
  now: Instant,
): Preparation {
  const { unit } = summary;
  const guide = effectiveGuide(deps, summary, meeting, role, response);
  const siteId = response ? response.siteId : knownSite(actor, summary, meeting, role);
  const takesPart = rolesFor(actor, 'read-answers', summary, meeting).length > 0;
  const dataPackage = unit.dataPackages.find(
    (pack) => pack.number === meeting.number && pack.available <= dayOf(now),
  );
  const theme = spokeAt(deps.wheel, summary, meeting);
  const isDialogue = meeting.kind === 'learning-dialogue';
  const insteadOf = standsInFor(actor.person, unit, role, actor.today);
  const insteadOfName = unit.members.find(({ personId }) => personId === insteadOf)?.name;
  return {
    unit,
    meeting,
    role,
    isInput: givesInput(unit, role),
    ...(insteadOfName !== undefined && { insteadOfName }),
    ...(guide && { guide }),
    ...(response && { response }),
    ...(siteId !== undefined && { siteId }),
    isOpen: isOpenForAnswers(meeting, now) && !isOver(summary.loop, meeting),
    mayChooseMode: choosesMode(unit, meeting, role),
    ...(isDialogue && dataPackage && { dataPackage }),
    ...(isDialogue && takesPart && { basis: dataBasis(summary, meeting, now) }),
    points: isDialogue && takesPart ? pointsFor(summary, meeting) : [],
    evidence: isDialogue && takesPart ? evidenceFor(summary, meeting) : [],
    agreements: agreementsFor(actor, summary, meeting),
    ...(theme && { theme: theme.title }),
    changed: guide && response ? changedQuestions(response, guide) : {},
    focusAreas: (summary.loop?.focusAreas ?? []).map(({ title }) => title),
    now,
  };
}

export interface TaskKey {
  unitId: string;
  meetingId: string;
  role: Role;
}

/** Loads a task with its answers. Two point reads. @throws Refusal `access/not-yours`, `meeting/not-found`, `answer/no-guide` */
export async function loadPreparation(deps: Deps, actor: Actor, key: TaskKey) {
  const loaded = await loadUnit(deps, key.unitId);
  const meeting = meetingIn(actor, loaded.value, key.meetingId);
  // What one has answered can be read also when it cannot be changed any more.
  if (!demand(actor, 'read-meeting', loaded.value, meeting).includes(key.role))
    throw new Refusal('access/not-yours');
  const id = responseIdOf(meeting.id, key.role, actor.person.id);
  const response = await deps.units.record('response', key.unitId, id);
  const preparation = preparationOf(deps, actor, loaded.value, meeting, key.role, response, deps.clock.now());
  if (!preparation.guide && !preparation.mayChooseMode) throw new Refusal('answer/no-guide');
  return { loaded, preparation };
}

/** @throws Refusal `loop/closed`, `answer/locked` */
export function demandOpen(
  actor: Actor,
  { loaded, preparation }: Awaited<ReturnType<typeof loadPreparation>>,
): void {
  demand(actor, 'answer', loaded.value, preparation.meeting);
  if (!preparation.isOpen) throw new Refusal('answer/locked');
}

/** The card of a task shows what others gave, too: noted before it is shown. */
export async function lookedAtPreparation(
  deps: Deps,
  actor: Actor,
  { meeting, evidence, points, agreements }: Preparation,
): Promise<void> {
  const others = meeting.kind === 'one-to-one' ? agreements.length : points.length;
  await lookedAtGiven(deps, actor, meeting, { evidence, others });
}

/** Opens the card of a task, with what the person answered last to look back on. Three point reads at most, beside the audit's. */
export const openPreparation = (deps: Deps, actor: Actor, key: TaskKey): Promise<Preparation> =>
  reading(deps, 'open-preparation', async () => {
    const { loaded, preparation } = await loadPreparation(deps, actor, key);
    await lookedAtPreparation(deps, actor, preparation);
    return lookingBack(deps, actor, loaded.value, preparation);
  });
