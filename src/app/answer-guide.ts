import type { Instant } from '../domain/calendar/instant';
import { forgottenQuestion } from '../domain/guide/changed-guide';
import type { Guide } from '../domain/guide/guide';
import { textsOf } from '../domain/guide/answering';
import { responseIdOf, type Response } from '../domain/guide/response';
import { submittedTexts } from '../domain/guide/submitting';
import { standsInFor } from '../domain/people/may';
import { Refusal } from '../domain/errors';
import { replaceRow } from '../domain/delivery/new-row';
import type { OutboxRow } from '../domain/delivery/outbox';
import type { Actor, Deps } from './deps';
import type { Loaded } from './ports';
import { effectiveGuide, lookingBack } from './carry-over';
import { demandOpen, loadPreparation, lookedAtPreparation, preparationOf, type TaskKey } from './preparation';
import type { Summary } from '../domain/status/summary';
import { checkWritten, refuseCpr } from './check-written';
import { useCase } from './use-case';
import type { Answered, Preparation } from './results';
import { keepOrSend, takeCard, type CardAnswers } from './take-card';

export interface Answers extends TaskKey, CardAnswers {
  /** The guide that the card was drawn from. */
  guideId?: string;
  siteId?: string;
  /** The card that was pressed. */
  clickedId?: string;
}

/** As many as a guide has; more than that is no card of ours. */
const mostForgotten = 6;

/**
 * A draft in which nothing is written yet. It begins with the site that the person's last answers were about, and
 * with nothing else: a board chooses its mode anew, and what was said before is looked back on, not said again.
 */
export function newResponse(preparation: Preparation, actor: Actor, now: Instant): Response {
  const { unit, meeting, role, guide, siteId } = preparation;
  const insteadOf = standsInFor(actor.person, unit, role, actor.today);
  return {
    id: responseIdOf(meeting.id, role, actor.person.id),
    unitId: unit.id,
    meetingId: meeting.id,
    personId: actor.person.id,
    role,
    ...(insteadOf !== undefined && { insteadOf }),
    ...(siteId !== undefined && { siteId }),
    guideId: guide?.id ?? '',
    guideVersion: guide?.version ?? 0,
    state: 'draft',
    revision: 0,
    answers: {},
    startedAt: now,
    dataTypes: [],
    versions: [],
  };
}

/** A card that was only looked at is no draft, or others would read 'i gang' where nothing is. */
function isUntouched({ revision, siteId, chat }: Response, before: Preparation): boolean {
  return revision === 0 && siteId === before.siteId && chat === undefined;
}

/** Saves a changed response; an unchanged one costs nothing. @returns the card as it now is */
export async function saveResponse(
  deps: Deps,
  actor: Actor,
  loaded: Loaded<Summary>,
  before: Preparation,
  next: Response,
  action: string,
  outbox: OutboxRow[] = [],
): Promise<Preparation> {
  const now = deps.clock.now();
  let summary = loaded.value;
  const isNothing = before.response === undefined && isUntouched(next, before);
  if (next !== before.response && !isNothing) {
    const audit = { at: now, personId: actor.person.id, action, subjectId: next.id };
    summary = await deps.units.save({
      summary: loaded,
      records: [{ type: 'response', record: next }],
      outbox,
      audit,
    });
  }
  return preparationOf(deps, actor, summary, before.meeting, before.role, next, now);
}

/**
 * What the card asked: the guide's questions, those of the guide it was drawn from, when another fits by now, and
 * those that have left it since. What a board wrote there waits in case it changes its mind again.
 */
function askedIn(deps: Pick<Deps, 'guides'>, guide: Guide, { guideId = '', role, texts }: Answers): Guide {
  const drawn = deps.guides.find(({ id, for: { roles } }) => id === guideId && roles.includes(role));
  const known = [...guide.questions, ...(drawn?.questions ?? [])];
  const isKnown = (wanted: string): boolean => known.some(({ id }) => id === wanted);
  // A card of ours names its guide; then a text that no question asks for was typed before the guide was changed.
  const gone = Object.entries(texts).filter(
    ([id, text]) => guideId !== '' && !isKnown(id) && text.trim() !== '',
  );
  const forgotten = gone.slice(0, mostForgotten).flatMap(([id]) => forgottenQuestion(guide, id) ?? []);
  const unique = known.filter(({ id }, at) => known.findIndex((question) => question.id === id) === at);
  return { ...guide, questions: [...unique, ...forgotten] };
}

function applied(response: Response, guide: Guide, asked: Guide, input: Answers, now: Instant): Response {
  const taken = takeCard(response, guide, asked, input, now);
  const next =
    input.siteId !== undefined && input.siteId !== (taken.siteId ?? '')
      ? withSiteId(taken, input.siteId)
      : taken;
  // What is sent stays what it was sent as until it is edited.
  if (next === response && response.state === 'submitted') return response;
  return next.guideId === guide.id && next.guideVersion === guide.version
    ? next
    : { ...next, guideId: guide.id, guideVersion: guide.version };
}

function withSiteId(response: Response, siteId: string): Response {
  const { siteId: _before, ...rest } = response;
  return siteId === '' ? rest : { ...rest, siteId };
}

/** Other cards about the same answers become their receipt. */
function sentRow(
  summary: Summary,
  { isInput }: Preparation,
  { meetingId, personId, role, revision }: Response,
  clickedId: string | undefined,
  now: Instant,
): OutboxRow {
  const card = isInput ? 'input' : 'preparation';
  const series = `a${revision}`;
  return replaceRow(summary.unit, { meetingId, personId, role, card, series, sparedId: clickedId }, now);
}

/**
 * Takes answers from a card, as a draft or to be sent. Two point reads, one batch; and one read for what there is to
 * look back on, where the questions are shown again.
 * @throws Refusal `access/not-yours`, `answer/locked`, `answer/cpr`, `answer/personal`, `store/unavailable`, and why one
 * of the texts is no answer (`readAnswer`): then nothing is stored
 */
export const answerGuide = useCase('answer-guide', async (deps, actor, input: Answers): Promise<Answered> => {
  const { loaded, preparation } = await loadPreparation(deps, actor, input);
  const { guide } = preparation;
  if (!guide) throw new Refusal('answer/no-guide');
  demandOpen(actor, { loaded, preparation });
  refuseCpr(Object.values(input.texts));
  if (input.siteId && !preparation.unit.sites.some(({ id }) => id === input.siteId))
    throw new Refusal('input/unreadable');
  const now = deps.clock.now();
  const before = preparation.response ?? newResponse(preparation, actor, now);
  const draft = applied(before, guide, askedIn(deps, guide, input), input, now);
  // Anew: a question that has left the guide is there as long as it has a text.
  const answered = effectiveGuide(deps, loaded.value, preparation.meeting, input.role, draft) ?? guide;
  const { next, ...came } = keepOrSend(draft, answered, input.intent, now);
  const isSent = came.outcome === 'submitted';
  const anyway = isSent ? checkWritten(actor, preparation.unit, textsOf(next), submittedTexts(before)) : '';
  // Where nothing is written, it is a look at the card again.
  if (next === before) await lookedAtPreparation(deps, actor, preparation);
  // Sent again with nothing new, the other cards are as they should be.
  const isNews = isSent && next.revision !== before.revision;
  const saved = await saveResponse(
    deps,
    actor,
    loaded,
    preparation,
    next,
    isSent ? `submit-answers${anyway}` : 'save-draft',
    isNews ? [sentRow(loaded.value, preparation, next, input.clickedId, now)] : [],
  );
  if (isSent || came.outcome === 'conflict') return { preparation: saved, ...came };
  return { preparation: await lookingBack(deps, actor, loaded.value, saved), ...came };
});

/** A board chooses udtalelse or participation at dialogues 2–4 (rule 10); it may change its mind. */
export const chooseMode = useCase(
  'choose-mode',
  async (deps, actor, input: TaskKey & { mode: 'statement' | 'participation' }): Promise<Preparation> => {
    const { loaded, preparation } = await loadPreparation(deps, actor, input);
    if (!preparation.mayChooseMode) throw new Refusal('answer/no-guide');
    demandOpen(actor, { loaded, preparation });
    const before = preparation.response ?? newResponse(preparation, actor, deps.clock.now());
    const next =
      before.mode === input.mode ? before : { ...before, mode: input.mode, revision: before.revision + 1 };
    if (next === before) await lookedAtPreparation(deps, actor, preparation);
    const saved = await saveResponse(deps, actor, loaded, preparation, next, 'choose-mode');
    return lookingBack(deps, actor, loaded.value, saved);
  },
);
