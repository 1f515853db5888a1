import type { DataType } from '../../domain/guide/guide';
import { dayOf } from '../../domain/calendar/copenhagen';
import { basisNotesOf } from '../../domain/input/basis-notes';
import { dataBasis, evidenceFor, pointsFor } from '../../domain/input/data-basis';
import { isOpenForAnswers, type Meeting } from '../../domain/meeting/meeting';
import type { Unit } from '../../domain/people/unit';
import { matchesByName } from '../../domain/status/name-match';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import { Refusal } from '../../domain/errors';
import type { Action } from '../../domain/people/permissions';
import { lookedAtGiven } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import { ownUnits } from '../own-units';
import type { Loaded } from '../ports';
import { demand, loadUnit, meetingIn, reading, rolesFor, rulesOf } from '../use-case';
import { askedForData } from './asked';
import type { BasisPanel, SaidNoData } from './results';

export interface LoadedDialogue {
  loaded: Loaded<Summary>;
  meeting: Meeting;
}

/**
 * Loads a dialogue whose data a person may see, or do something with. One point read.
 * @throws Refusal `access/not-yours`, `meeting/not-found`; `basis/no-dialogue` for a 1:1, which has no data basis
 */
export async function loadDialogue(
  deps: Deps,
  actor: Actor,
  key: MeetingKey,
  action: Action,
): Promise<LoadedDialogue> {
  const loaded = await loadUnit(deps, key.unitId);
  const meeting = meetingIn(actor, loaded.value, key.meetingId);
  demand(actor, 'read-answers', loaded.value, meeting);
  if (meeting.kind !== 'learning-dialogue') throw new Refusal('basis/no-dialogue');
  demand(actor, action, loaded.value, meeting);
  return { loaded, meeting };
}

/** As `loadDialogue`, for changing something: as long as answers may be changed. @throws Refusal also `answer/locked` */
export async function loadOpenDialogue(
  deps: Deps,
  actor: Actor,
  key: MeetingKey,
  action: Action,
): Promise<LoadedDialogue> {
  const found = await loadDialogue(deps, actor, key, action);
  if (!isOpenForAnswers(found.meeting, deps.clock.now())) throw new Refusal('answer/locked');
  return found;
}

/** The name of someone who has, or had, a role in the unit. */
export function nameIn({ members }: Unit, personId: string): string {
  return members.find((member) => member.personId === personId)?.name ?? '';
}

/** The panel of A–E, from the summary alone. */
export function panelOf(deps: Deps, actor: Actor, summary: Summary, meeting: Meeting): BasisPanel {
  const { unit } = summary;
  const now = deps.clock.now();
  const isOpen = isOpenForAnswers(meeting, now);
  const { noData, nudged } = basisNotesOf(summary, meeting);
  const dataPackage = unit.dataPackages.find(
    (pack) => pack.number === meeting.number && pack.available <= dayOf(now),
  );
  const said = noData.map(({ type, because, personId, at }): [DataType, SaidNoData] => [
    type,
    { because, byName: nameIn(unit, personId), at },
  ]);
  return {
    unit,
    meeting,
    basis: dataBasis(summary, meeting, now),
    ...(dataPackage && { dataPackage }),
    evidence: evidenceFor(summary, meeting).map((head) => ({
      ...head,
      byName: nameIn(unit, head.personId),
    })),
    points: pointsFor(summary, meeting),
    noData: Object.fromEntries(said),
    asked: askedForData(deps, summary, meeting, now, rulesOf(summary)),
    mayAdd: isOpen && rolesFor(actor, 'add-evidence', summary, meeting).length > 0,
    mayNudge: isOpen && rolesFor(actor, 'tend-basis', summary, meeting).length > 0,
    ...(nudged && { nudged: { at: nudged.at, byName: nameIn(unit, nudged.personId) } }),
    now,
  };
}

/** What others gave is in the panel: that it is shown is in the audit. */
export async function lookedThrough(deps: Deps, actor: Actor, panel: BasisPanel): Promise<BasisPanel> {
  const { meeting, evidence, points, noData } = panel;
  const others = points.length + Object.keys(noData).length;
  await lookedAtGiven(deps, actor, meeting, { evidence, others });
  return panel;
}

/** What is there of A–E before a dialogue. One point read. @throws Refusal as `loadDialogue` */
export const openBasis = (deps: Deps, actor: Actor, key: MeetingKey): Promise<BasisPanel> =>
  reading(deps, 'open-basis', async () => {
    const { loaded, meeting } = await loadDialogue(deps, actor, key, 'read-answers');
    return lookedThrough(deps, actor, panelOf(deps, actor, loaded.value, meeting));
  });

/**
 * 'data' and 'data <enhed>': the panel of the nearest dialogue that one may add data to.
 * @throws Refusal `access/no-such-unit` when no own unit is called so, `basis/no-dialogue`
 */
export const findBasis = (deps: Deps, actor: Actor, written: string): Promise<BasisPanel> =>
  reading(deps, 'find-basis', async () => {
    const now = deps.clock.now();
    const own = await ownUnits(deps, actor);
    const named = own.map((summary) => ({ name: summary.unit.name, summary }));
    const meant = written.trim() === '' ? named : matchesByName(named, written);
    if (meant.length === 0 && written.trim() !== '') throw new Refusal('access/no-such-unit');
    const [nearest] = meant
      .flatMap(({ summary }) =>
        dialoguesWithData(actor, summary, now).map((meeting) => ({ summary, meeting })),
      )
      .sort((a, b) => (a.meeting.start < b.meeting.start ? -1 : 1));
    if (!nearest) throw new Refusal('basis/no-dialogue');
    return lookedThrough(deps, actor, panelOf(deps, actor, nearest.summary, nearest.meeting));
  });

/** The dialogues to come that this person may add data to. */
export function dialoguesWithData(actor: Actor, summary: Summary, now: string): Meeting[] {
  return meetingsOf(summary).filter(
    (meeting) =>
      isOpenForAnswers(meeting, now) && rolesFor(actor, 'add-evidence', summary, meeting).length > 0,
  );
}
