import { plusDays, workdayFrom } from '../../domain/calendar/copenhagen';
import type { Interval } from '../../domain/calendar/diary';
import { Refusal } from '../../domain/errors';
import { addedMeeting } from '../../domain/meeting/change-meeting';
import { meetingIdOf, type PlannedMeeting } from '../../domain/meeting/meeting';
import { nextExtraNumber } from '../../domain/meeting/order';
import type { RuleSet } from '../../domain/rulesets/rule-set';
import { meetingsOf, type Summary } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import { ownUnits } from '../own-units';
import type { Planned, PlanForm, Wish } from '../results';
import { rulesFor } from '../rules';
import { demand, loadUnit, reading, useCase } from '../use-case';
import { judge, readWish } from './find-time';
import { doneOf, saveMeeting } from './plan-done';
import { mayAddIn } from './read-calendar';

const kind = 'one-to-one';
const minuteMs = 60_000;
/** The first card of a 1:1 comes a week before it. */
const usualNoticeDays = 7;

function meetingFor({ unit, loop }: Summary, number: number, { start, end }: Interval): PlannedMeeting {
  if (!loop) throw new Refusal('access/not-yours');
  const id = meetingIdOf(loop.id, kind, number);
  return { id, unitId: unit.id, loopId: loop.id, kind, number, start, end, stepsDone: [], phase: 'planned' };
}

/** A time to begin with: a week ahead, at the first of the rule set's hours. */
function usualWish(actor: Actor, rules: RuleSet): Wish {
  const [time = rules.openHours.from] = rules.meetingTimes;
  return { date: workdayFrom(plusDays(actor.today, usualNoticeDays), rules), time };
}

export interface AddKey {
  unitId?: string;
  wish?: Wish;
}

/**
 * The form of an extra 1:1, with the units where the person may add one.
 * @throws Refusal `access/not-yours` when there is none
 */
export const openAdd = (deps: Deps, actor: Actor, { unitId, wish }: AddKey): Promise<PlanForm> =>
  reading(deps, 'open-add', async () => {
    const own = (await ownUnits(deps, actor)).filter((summary) => mayAddIn(actor, summary));
    const units = own.map(({ unit }) => unit);
    if (units.length === 0) throw new Refusal('access/not-yours');
    const chosen = units.find(({ id }) => id === unitId) ?? units[0];
    return {
      what: 'add',
      units,
      ...(chosen && { unitId: chosen.id }),
      now: deps.clock.now(),
      ...(wish ?? usualWish(actor, await rulesFor(deps))),
    };
  });

/** @throws Refusal `access/not-yours`, `meeting/no-one-to-ones` (rule 3) */
function demandAdding(actor: Actor, summary: Summary, meeting: PlannedMeeting): void {
  demand(actor, 'plan-meeting', summary, meeting);
  if (summary.unit.ownership === 'selvejende') throw new Refusal('meeting/no-one-to-ones');
}

/**
 * Adds a 1:1 beyond those of the loop (rule 3). One at the same time in the same unit is the same one: the button
 * was pressed twice. One point read, one query, one batch.
 * @throws Refusal as `demandAdding`, also before the unit's first loop, and `input/bad-date`, `input/bad-time`, `meeting/past-time`, `meeting/too-far`
 */
export const addOneToOne = useCase(
  'add-one-to-one',
  async (deps, actor, input: Wish & { unitId: string; anyway: boolean }): Promise<Planned> => {
    const loaded = await loadUnit(deps, input.unitId);
    const { unit } = loaded.value;
    const now = deps.clock.now();
    const rules = await rulesFor(deps, loaded.value);
    const meetings = meetingsOf(loaded.value);
    const number = nextExtraNumber(loaded.value.loop?.id ?? '', meetings, rules);
    const anywhere = { start: now, end: now };
    demandAdding(actor, loaded.value, meetingFor(loaded.value, number, anywhere));
    const { date, time } = input;
    const form: PlanForm = { what: 'add', units: [unit], unitId: unit.id, date, time, now };
    const wish = readWish(input, rules.oneToOnes.minutes * minuteMs, now);
    const same = meetings.find(
      (other) => other.kind === kind && other.phase === 'planned' && other.start === wish.start,
    );
    if (same) return { outcome: 'done', done: doneOf(deps, actor, loaded.value, same, 'added') };
    const meeting = meetingFor(loaded.value, number, wish);
    if (!input.anyway) {
      const judged = await judge(deps, actor, loaded.value, meeting, wish, rules);
      if (judged.clashes.length > 0) return { outcome: 'clashing', form, wish, ...judged };
    }
    const added = addedMeeting(meeting, actor.person.id, now);
    const summary = await saveMeeting(deps, actor, loaded, added, 'add-one-to-one');
    return { outcome: 'done', done: doneOf(deps, actor, summary, added, 'added') };
  },
);
