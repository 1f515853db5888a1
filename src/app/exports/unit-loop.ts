import { dayOf } from '../../domain/calendar/copenhagen';
import { closingIdOf, summaryOf } from '../../domain/closing/closing';
import { agreementIdOf, schemaIdOf, type Agreement } from '../../domain/follow-up/schema';
import type { Loop } from '../../domain/loop/loop';
import type { Meeting } from '../../domain/meeting/meeting';
import { loopMeetings } from '../../domain/status/of-loop';
import type { Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { reading } from '../use-case';
import { aboutUnit, exportedMeetings } from './about-unit';
import type { ExportedAgreement, UnitLoop } from './results';

function exported(
  { what, forChildren, ownerName, deadline, state, isOnTrack, note }: Agreement,
  dialogue: number,
): ExportedAgreement {
  return {
    ...{ dialogue, what, forChildren, owner: ownerName, deadline },
    state: state === 'open' && isOnTrack === true ? 'on-track' : state,
    ...(note !== undefined && note !== '' && { note }),
  };
}

function order({ dialogue, deadline }: ExportedAgreement): string {
  return `${dialogue} ${deadline}`;
}

/** The whole texts, which the summary only has the beginning of. Of the dialogues alone: 1:1s stay in the 1:1. */
async function agreementsOf(
  deps: Pick<Deps, 'units'>,
  { unit, agreements }: Summary,
  dialogues: readonly Meeting[],
): Promise<ExportedAgreement[]> {
  const numbers = new Map(dialogues.map(({ id, number }) => [id, number]));
  const heads = Object.values(agreements).filter(({ confidential }) => !confidential);
  const found: ExportedAgreement[] = [];
  await inParallel(heads, async ({ meetingId, entryId }) => {
    const number = numbers.get(meetingId);
    if (number === undefined) return;
    const agreement = await deps.units.record('agreement', unit.id, agreementIdOf(meetingId, entryId));
    if (agreement) found.push(exported(agreement, number));
  });
  return found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** As decided when the schema was finished; what is still being written is nothing to hand out. */
async function perspectivesOf(
  deps: Pick<Deps, 'units'>,
  unitId: string,
  dialogues: readonly Meeting[],
): Promise<UnitLoop['childrensPerspective']> {
  const decided: UnitLoop['childrensPerspective'] = [];
  await inParallel(dialogues, async ({ id, number }) => {
    const schema = await deps.units.record('schema', unitId, schemaIdOf(id));
    if (schema?.state === 'finished' && schema.childrensPerspective !== '')
      decided.push({ dialogue: number, decision: schema.childrensPerspective });
  });
  return decided.sort((a, b) => a.dialogue - b.dialogue);
}

/** Once it is confirmed; a draft is no document yet. */
async function closingOf(
  deps: Pick<Deps, 'units'>,
  unitId: string,
  { id, state, focusAreas }: Loop,
): Promise<UnitLoop['closing']> {
  if (state !== 'closed') return undefined;
  const closing = await deps.units.record('closing', unitId, closingIdOf(id));
  if (closing?.state !== 'confirmed' || closing.confirmedAt === undefined) return undefined;
  const summaries = focusAreas.map(({ id: areaId, title }) => {
    const { done, changed, basis, learnt } = summaryOf(closing, areaId);
    return { focusArea: title, done, changed, basis, learnt };
  });
  return { closed: dayOf(closing.confirmedAt), summaries };
}

/**
 * A unit's whole loop, for whoever leads it to keep or to hand on: dialogues, focus areas, what was agreed and how it
 * goes, how children are heard, and how the loop was closed. Who may have it is asked by `makeExport`. Neither answers
 * nor anything of the 1:1s is in it (domain.md §3). Reads each dialogue's schema and agreements once.
 * @returns undefined when no loop has begun
 * @throws Refusal `store/no-answer`
 */
export const readUnitLoop = (
  deps: Pick<Deps, 'units' | 'clock' | 'log'>,
  summary: Summary,
): Promise<UnitLoop | undefined> =>
  reading(deps, 'read-unit-loop', async () => {
    const { unit, loop } = summary;
    if (!loop) return undefined;
    const now = deps.clock.now();
    const meetings = loopMeetings(summary);
    const dialogues = meetings.filter(({ kind }) => kind === 'learning-dialogue');
    const closing = await closingOf(deps, unit.id, loop);
    return {
      kind: 'loop',
      ...aboutUnit(unit, loop, now),
      meetings: exportedMeetings(meetings, now),
      agreements: await agreementsOf(deps, summary, dialogues),
      childrensPerspective: await perspectivesOf(deps, unit.id, dialogues),
      ...(closing && { closing }),
    };
  });
