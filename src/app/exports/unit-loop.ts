import type { Instant } from '../../domain/calendar/instant';
import { agreementIdOf, schemaIdOf, type Agreement } from '../../domain/follow-up/schema';
import type { Loop } from '../../domain/loop/loop';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Unit } from '../../domain/people/unit';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { reading } from '../use-case';
import { stateOf } from './meeting-state';
import { siteName } from './political';
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

function focusAreasOf(unit: Unit, { themes, focusAreas }: Loop): UnitLoop['focusAreas'] {
  return focusAreas.map(({ title, themeId, siteId }) => {
    const theme = themes.find(({ id }) => id === themeId)?.title;
    const site = siteName(unit, siteId);
    return { title, ...(theme !== undefined && { theme }), ...(site !== undefined && { site }) };
  });
}

function meetingsFor(meetings: readonly Meeting[], now: Instant): UnitLoop['meetings'] {
  return meetings.map((meeting) => {
    const { kind, number, start, end } = meeting;
    return { kind, number, start, end, state: stateOf(meeting, now) };
  });
}

/**
 * A unit's whole loop, for its leader to keep or to hand on: dialogues, focus areas, what was agreed and how it
 * goes, how children are heard. Made by the administration, who sees neither answers nor 1:1 notes (domain.md §3),
 * so neither is in it. Reads each dialogue's schema and agreements once.
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
    const { id, name, sector, ownership } = unit;
    const meetings = meetingsOf(summary).filter(
      ({ loopId, phase }) => loopId === loop.id && phase !== 'cancelled',
    );
    const dialogues = meetings.filter(({ kind }) => kind === 'learning-dialogue');
    return {
      kind: 'unit',
      now,
      unit: { id, name, sector, ownership },
      decided: loop.decided,
      themes: loop.themes.map(({ title }) => title),
      meetings: meetingsFor(meetings, now),
      focusAreas: focusAreasOf(unit, loop),
      agreements: await agreementsOf(deps, summary, dialogues),
      childrensPerspective: await perspectivesOf(deps, id, dialogues),
    };
  });
