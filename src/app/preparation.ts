import type { Instant } from '../domain/calendar/instant';
import { dayOf } from '../domain/calendar/copenhagen';
import { guideFor, type Guide } from '../domain/guide/guide';
import { responseIdOf, type Response } from '../domain/guide/response';
import { dataBasis, pointsFor } from '../domain/input/data-basis';
import { isOpenForAnswers, type Meeting } from '../domain/meeting/meeting';
import { standsInFor } from '../domain/people/may';
import type { Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import { meetingsOf, openAgreements, type AgreementHead, type Summary } from '../domain/status/summary';
import { Refusal } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { demand, loadUnit, meetingIn, rolesFor } from './use-case';
import type { Preparation, Task } from './results';

/** Roles whose answers are an input from outside the meeting's own circle. */
export const inputRoles: readonly Role[] = ['pupil-council', 'senate', 'board-rep'];

type Mode = Response['mode'];

function modeMatters(unit: Unit, meeting: Meeting, role: Role): boolean {
  const isKommunalBoard = role === 'board-rep' && unit.ownership === 'kommunal';
  return isKommunalBoard && meeting.kind === 'learning-dialogue' && meeting.number > 1;
}

/** The guide for a role at a meeting, or undefined. */
export function guideAt(
  guides: readonly Guide[],
  unit: Unit,
  meeting: Meeting,
  role: Role,
  mode: Mode,
): Guide | undefined {
  const { sector, special, ownership } = unit;
  return guideFor(guides, {
    kind: meeting.kind,
    number: meeting.number,
    role,
    sector,
    special,
    ownership,
    mode,
  });
}

/** What a person can answer in a unit, the nearest meeting first. */
export function tasksIn(deps: Pick<Deps, 'guides'>, actor: Actor, summary: Summary, now: Instant): Task[] {
  const { unit } = summary;
  return meetingsOf(summary)
    .filter((meeting) => isOpenForAnswers(meeting, now))
    .flatMap((meeting) =>
      rolesFor(actor, 'answer', summary, meeting).flatMap((role): Task[] => {
        const head = summary.responses[responseIdOf(meeting.id, role, actor.person.id)];
        const mustChoose = modeMatters(unit, meeting, role) && head?.mode === undefined;
        if (!mustChoose && !guideAt(deps.guides, unit, meeting, role, head?.mode)) return [];
        const isInput = inputRoles.includes(role) && unit.ownership === 'kommunal';
        return [{ unit, meeting, role, mustChoose, isInput, state: head?.state ?? 'untouched' }];
      }),
    );
}

/** Agreements that may be shown at a meeting: 1:1 ones only to the pair, and only at their own meetings. */
function agreementsFor(actor: Actor, summary: Summary, meeting: Meeting): AgreementHead[] {
  if (rolesFor(actor, 'read-schema', summary, meeting).length === 0) return [];
  return openAgreements(summary).filter(
    (agreement) => !agreement.confidential || meeting.kind === 'one-to-one',
  );
}

/** The card of a meeting for a role, from what is loaded. */
export function preparationOf(
  deps: Pick<Deps, 'guides'>,
  actor: Actor,
  summary: Summary,
  meeting: Meeting,
  role: Role,
  response: Response | undefined,
  now: Instant,
): Preparation {
  const { unit } = summary;
  const guide = guideAt(deps.guides, unit, meeting, role, response?.mode);
  const takesPart = rolesFor(actor, 'read-answers', summary, meeting).length > 0;
  const dataPackage = unit.dataPackages.find(
    (pack) => pack.number === meeting.number && pack.available <= dayOf(now),
  );
  const isDialogue = meeting.kind === 'learning-dialogue';
  const insteadOf = standsInFor(actor.person, unit, role, actor.today);
  const insteadOfName = unit.members.find(({ personId }) => personId === insteadOf)?.name;
  return {
    unit,
    meeting,
    role,
    isInput: inputRoles.includes(role) && unit.ownership === 'kommunal',
    ...(insteadOfName !== undefined && { insteadOfName }),
    ...(guide && { guide }),
    ...(response && { response }),
    isOpen: isOpenForAnswers(meeting, now),
    mayChooseMode: modeMatters(unit, meeting, role),
    ...(isDialogue && dataPackage && { dataPackage }),
    ...(isDialogue && takesPart && { basis: dataBasis(summary, meeting, now) }),
    points: isDialogue && takesPart ? pointsFor(summary, meeting) : [],
    evidence: [],
    agreements: agreementsFor(actor, summary, meeting),
    changed: {},
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
  if (!demand(actor, 'answer', loaded.value, meeting).includes(key.role))
    throw new Refusal('access/not-yours');
  const id = responseIdOf(meeting.id, key.role, actor.person.id);
  const response = await deps.units.record('response', key.unitId, id);
  const preparation = preparationOf(deps, actor, loaded.value, meeting, key.role, response, deps.clock.now());
  if (!preparation.guide && !preparation.mayChooseMode) throw new Refusal('answer/no-guide');
  return { loaded, preparation };
}
