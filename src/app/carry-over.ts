import { BoardMode } from '../domain/guide/board-mode';
import { guideFor, type Guide } from '../domain/guide/guide';
import { carriedQuestions, withCarried } from '../domain/guide/changed-guide';
import { responseIdOf, type Response } from '../domain/guide/response';
import { sentAnswers } from '../domain/guide/submitting';
import { spokeOf, withTheme, type Spoke, type Wheel } from '../domain/guide/wheel';
import type { Meeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import { meetingsOf, openAgreements, type AgreementHead, type Summary } from '../domain/status/summary';
import { seenBy } from './confidential';
import type { Actor, Deps } from './deps';
import type { Preparation } from './results';
import { rolesFor } from './use-case';

/** What comes along to a meeting's card: its theme, what was written before, agreements, data, own last answers. */

/** The guide for a role at a meeting as it is on the shelf, or undefined. */
export function guideAt(
  guides: readonly Guide[],
  unit: Unit,
  meeting: Meeting,
  role: Role,
  mode: Response['mode'],
): Guide | undefined {
  const { sector, special, ownership } = unit;
  const { kind, number } = meeting;
  return guideFor(guides, { kind, number, role, sector, special, ownership, mode });
}

/**
 * The guide as this person meets it: with the theme of the time of year at a 1:1, and with the questions they
 * answered that have left the guide since. What a board wrote for its other choice waits there.
 */
export function effectiveGuide(
  { guides, wheel }: Pick<Deps, 'guides' | 'wheel'>,
  summary: Summary,
  meeting: Meeting,
  role: Role,
  response: Response | undefined,
): Guide | undefined {
  const { unit } = summary;
  const shelved = guideAt(guides, unit, meeting, role, response?.mode);
  if (!shelved) return undefined;
  const isOfPair = role === 'leader' || role === 'chef';
  const guide = isOfPair ? withTheme(shelved, spokeAt(wheel, summary, meeting), role, unit.sector) : shelved;
  if (!response) return guide;
  const waiting = BoardMode.options
    .filter((mode) => response.mode !== undefined && mode !== response.mode)
    .flatMap((mode) => guideAt(guides, unit, meeting, role, mode) ?? []);
  return withCarried(guide, carriedQuestions(response, guide, waiting));
}

/** The theme that the yearly wheel gives a 1:1; undefined for extra ones and for dialogues. */
export function spokeAt(wheel: Wheel, summary: Summary, meeting: Meeting): Spoke | undefined {
  const ofLoop = meetingsOf(summary).filter(({ loopId }) => loopId === meeting.loopId);
  return spokeOf(wheel, meeting, ofLoop);
}

/** Earlier meetings of the same kind, the latest first; of a dialogue those of its loop. */
function earlierOf(summary: Summary, meeting: Meeting): Meeting[] {
  return meetingsOf(summary)
    .filter(
      ({ kind, phase, start }) => kind === meeting.kind && phase !== 'cancelled' && start < meeting.start,
    )
    .filter(({ loopId, kind }) => kind === 'one-to-one' || loopId === meeting.loopId)
    .reverse();
}

/**
 * What was agreed: open ones, and at dialogues 2–4 those done or dropped since the dialogue before, the latest
 * first. Those of 1:1s are the pair's, and stay out of every dialogue (domain.md §3).
 */
export function agreementsFor(actor: Actor, summary: Summary, meeting: Meeting): AgreementHead[] {
  if (rolesFor(actor, 'read-schema', summary, meeting).length === 0) return [];
  if (meeting.kind === 'one-to-one') return openAgreements(seenBy(actor, summary));
  const [before] = earlierOf(summary, meeting);
  const settled = Object.entries(summary.agreements)
    .map(([id, head]) => ({ id, ...head }))
    .filter(
      ({ state, notedAt }) => state !== 'open' && before && notedAt !== undefined && notedAt > before.start,
    )
    .sort((a, b) => ((a.notedAt ?? '') < (b.notedAt ?? '') ? 1 : -1));
  return [...openAgreements(summary), ...settled].filter(({ confidential }) => !confidential);
}

/**
 * What a new draft begins with: the site that the person's last answers in this role were about, if the unit still
 * has it. A board's choice of udtalelse or participation is made anew for each dialogue (rule 10), and texts are
 * shown to look back on, never put in as if they were said again.
 */
export function knownSite(actor: Actor, summary: Summary, meeting: Meeting, role: Role): string | undefined {
  const before = earlierOf(summary, meeting)
    .map(({ id }) => summary.responses[responseIdOf(id, role, actor.person.id)])
    .find((head) => head !== undefined);
  return summary.unit.sites.find(({ id }) => id === before?.siteId)?.id;
}

/**
 * What the person sent to the last such meeting they answered in this role. Answers are the person's: one who takes
 * over a role looks back on nothing of the one before. One point read, none when there is nothing.
 */
async function lastAnswersOf(
  { units, guides }: Pick<Deps, 'units' | 'guides'>,
  actor: Actor,
  summary: Summary,
  { meeting, role }: Pick<Preparation, 'meeting' | 'role'>,
): Promise<Preparation['lastAnswers']> {
  const idAt = ({ id }: Meeting): string => responseIdOf(id, role, actor.person.id);
  const last = earlierOf(summary, meeting).find((each) => summary.responses[idAt(each)]?.submittedAt);
  const response = last && (await units.record('response', summary.unit.id, idAt(last)));
  if (!response) return undefined;
  const answers = sentAnswers(response).flatMap(({ questionId, text, asked }) => {
    const question = asked ?? questionOnShelf(guides, response.guideId, questionId);
    return question ? [{ asked: question, text }] : [];
  });
  return answers.length > 0 ? { meeting: last, answers } : undefined;
}

/** A card's answers with those of last time to look back on, for where the questions are shown. One point read more. */
export async function lookingBack(
  deps: Pick<Deps, 'units' | 'guides'>,
  actor: Actor,
  summary: Summary,
  preparation: Preparation,
): Promise<Preparation> {
  const lastAnswers = await lastAnswersOf(deps, actor, summary, preparation);
  return lastAnswers ? { ...preparation, lastAnswers } : preparation;
}

/** For answers from before their question was kept with them. */
export function questionOnShelf(guides: readonly Guide[], guideId: string, questionId: string) {
  return guides.find(({ id }) => id === guideId)?.questions.find(({ id }) => id === questionId);
}
