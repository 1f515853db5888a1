import { deliverDue } from '../app/delivery/deliver';
import type { Delivery } from '../app/delivery/delivery';
import type { Deps } from '../app/deps';
import { enqueueDue } from '../app/delivery/enqueue-due';
import { listDue, type DueLine } from '../app/delivery/list-due';
import { statusOf } from '../app/status/unit-status';
import { rulesFor } from '../app/rules';
import { unsendableIn } from '../app/unreachable';
import type { UnitStatus } from '../app/results';
import { startLoops, StartRefused } from '../app/start-loops';
import { at as wallClock, nextOpenTime, withOffset } from '../domain/calendar/copenhagen';
import { Day, epochMs, type Instant } from '../domain/calendar/instant';
import { DataType } from '../domain/guide/question';
import type { DataBasis } from '../domain/input/data-basis';
import { findUnit } from './find-unit';
import { CommandFailed, table, type Output } from './output';
import { areaNamed } from './themes';
import { isoDay } from './written-day';

/** `start-loops --area 0-6|6-18 [--decided <date>]` */
export async function startLoopsCommand(
  deps: Deps,
  out: Output,
  given: { area: string; decided?: string },
): Promise<void> {
  const area = areaNamed(given.area);
  const decided = given.decided === undefined ? undefined : Day.safeParse(isoDay(given.decided));
  if (decided?.success === false)
    throw new CommandFailed(`${given.decided ?? ''} is no date. Write --decided 2026-03-11 or 11.03.2026.`);
  try {
    const report = await startLoops(deps, { area, ...(decided && { decided: decided.data }) });
    const skipped = report.skipped.map(({ unitId, reason }) => `Skipped ${unitId}: ${reason}.`);
    out.say(
      [`Started ${report.started.length} loops: ${report.started.join(', ') || 'none'}.`, ...skipped],
      report,
    );
  } catch (error) {
    if (error instanceof StartRefused) throw new CommandFailed(error.message, { error: error.code });
    throw error;
  }
}

/** What the administration may see of a unit: no text that people wrote, no 1:1 matters (domain.md §3). */
function administrationView({
  unit,
  decided,
  meetings,
  awaitingSchema,
  next,
  themes,
  focusAreas,
  agreements,
  overdue,
  unreachable,
}: UnitStatus) {
  const shared = agreements.filter(({ confidential }) => !confidential);
  return {
    unit: {
      id: unit.id,
      name: unit.name,
      sector: unit.sector,
      ownership: unit.ownership,
      special: unit.special,
    },
    decided,
    themes: themes.map(({ title }) => title),
    focusAreas: focusAreas.map(({ title }) => title),
    meetings: meetings.map(({ kind, number, phase, start, end }) => ({ kind, number, phase, start, end })),
    awaitingSchema: awaitingSchema.map(({ id }) => id),
    nextDialogue: next && {
      meeting: next.meeting.id,
      asked: next.asked.map(({ role, state, at }) => ({ role, state, at })),
      basis: next.basis && basisStates(next.basis),
    },
    agreements: { open: shared.length, overdue: overdue.filter(({ confidential }) => !confidential).length },
    unreachable: unreachable.length,
  };
}

/** Why there is no data is something that people wrote, and stays out. */
function basisStates(basis: DataBasis): Record<string, string> {
  return Object.fromEntries(DataType.options.map((type) => [type, basis[type].state]));
}

/** `status <unit>`: by id or by name, forgivingly. */
export async function statusCommand(deps: Deps, out: Output, written: string): Promise<void> {
  const summary = await findUnit(deps, written);
  const unsendable = await unsendableIn(deps, summary.unit);
  const view = administrationView(statusOf(deps, summary, deps.clock.now(), unsendable));
  const basis = Object.entries(view.nextDialogue?.basis ?? {}).map(([type, state]) => `${type} ${state}`);
  out.say(
    [
      `${view.unit.name} (${view.unit.id}), loop from ${view.decided ?? 'not started'}`,
      ...table(
        ['meeting', 'no', 'start', 'phase'],
        view.meetings.map(({ kind, number, start, phase }) => [
          kind,
          String(number),
          withOffset(start),
          phase,
        ]),
      ),
      `Next dialogue: ${view.nextDialogue?.asked.map(({ role, state }) => `${role} ${state}`).join(', ') ?? 'none'}`,
      `Data: ${basis.join(', ') || '–'}`,
      `Focus areas: ${view.focusAreas.join(', ') || 'not chosen yet'}`,
      `Open agreements: ${view.agreements.open}, overdue: ${view.agreements.overdue}`,
      `People whom no card reaches: ${view.unreachable}`,
    ],
    view,
  );
}

/** A time as people write it: a day, a wall-clock time in Denmark, or an instant with its offset. */
export function readTime(written: string): Instant {
  const wanted = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?$/.exec(written);
  if (wanted?.[1] && Day.safeParse(wanted[1]).success) return wallClock(wanted[1], wanted[2] ?? '08:00');
  const epoch = /[zZ]$|[+-]\d\d:\d\d$/.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(epoch))
    throw new CommandFailed(`${written} is no time. Write --at 2026-12-01 or --at 2026-12-01T08:00.`);
  return new Date(epoch).toISOString();
}

function dueTable(lines: readonly DueLine[]): string[] {
  return table(
    ['when', 'card', 'person', 'role', 'unit', 'why', 'state'],
    lines.map(({ at, card, person, role, unit, why, state, reason }) => [
      withOffset(at),
      card,
      person,
      role,
      unit ?? '',
      why,
      reason ? `${state}: ${reason}` : state,
    ]),
  );
}

/** `due [--at <time>]`: what would be sent, to whom, why. */
export async function dueCommand(deps: Deps, out: Output, at: string | undefined): Promise<void> {
  const when = at === undefined ? deps.clock.now() : readTime(at);
  const lines = await listDue(deps, when);
  out.say(lines.length > 0 ? dueTable(lines) : [`Nothing is due at ${withOffset(when)}.`], lines);
}

/** `due [--at <time>] --send`: it is sent, in open hours and never ahead of its time. */
export async function sendDueCommand(delivery: Delivery, out: Output, at: string | undefined): Promise<void> {
  const { deps } = delivery;
  const now = deps.clock.now();
  const when = at === undefined ? now : readTime(at);
  if (epochMs(when) > epochMs(now)) {
    throw new CommandFailed('Cards cannot be sent ahead of their time. Leave out --send, or --at.');
  }
  const open = nextOpenTime(now, await rulesFor(deps));
  if (open !== now) {
    throw new CommandFailed(`Nothing is sent outside open hours. The next open time is ${withOffset(open)}.`);
  }
  const lines = await listDue(deps, when);
  const enqueued = await enqueueDue(deps, when);
  const counts = await deliverDue(delivery);
  const { sent, unreachable, dropped, later } = counts;
  const summary = `Enqueued ${enqueued}. Sent ${sent}, unreachable ${unreachable}, dropped ${dropped}, later ${later}.`;
  out.say([...dueTable(lines), '', summary], { due: lines, enqueued, counts });
}
