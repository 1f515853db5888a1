import { writeFileSync } from 'node:fs';
import type { Deps } from '../app/deps';
import { readPlan, type Plan, type PlanLine } from '../app/read-plan';
import { replan } from '../app/replan';
import { withOffset } from '../domain/calendar/copenhagen';
import { workloadOf, type Workload } from '../domain/calendar/workload';
import { wordsIn } from '../views/texts';
import { ofChef } from './find-chef';
import { CommandFailed, table, type Output } from './output';

/** What `plan --json` prints of a meeting; other programs read it. */
function jsonLine({ unit, kind, number, start, end, chef, leader }: PlanLine) {
  return {
    ...{ unit: unit.id, kind, number },
    start: withOffset(start),
    end: withOffset(end),
    chef,
    leader: leader ?? null,
  };
}

const minutesAsHours = (minutes: number): string => (minutes / 60).toFixed(1);

function workloadTables(workloads: readonly Workload[]): string[] {
  return [
    ...table(
      ['chef', 'meetings', 'weeks in use', 'mean a week', 'busiest week', 'meetings in it'],
      workloads.map(({ chef, meetings, weeks, mean, busiest }) => [
        ...[chef, String(meetings), String(weeks.length), mean.toFixed(2)],
        ...[busiest.week, String(busiest.meetings)],
      ]),
    ),
    '',
    ...table(
      ['chef', 'week', 'meetings', 'hours'],
      workloads.flatMap(({ chef, weeks }) =>
        weeks.map(({ week, meetings, minutes }) => [chef, week, String(meetings), minutesAsHours(minutes)]),
      ),
    ),
  ];
}

/** The picture is drawn by a large library, so only a command that draws loads it. */
async function draw(file: string, { lines, chefs }: Plan, workloads: readonly Workload[]): Promise<void> {
  const { workloadPicture } = await import('../views/workload-picture.js');
  const units = new Set(lines.map(({ unit }) => unit.id)).size;
  try {
    writeFileSync(file, workloadPicture({ workloads, names: chefs, units }, wordsIn('da')));
  } catch (error) {
    throw new CommandFailed(`${file} cannot be written: ${error instanceof Error ? error.message : ''}`);
  }
}

/** `plan [--chef <upn>] [--picture <svg>]`: the meetings, and what they make of the chefs' weeks. */
export async function planCommand(
  deps: Deps,
  out: Output,
  { chef, picture }: { chef?: string; picture?: string },
): Promise<void> {
  const plan = await readPlan(deps, await ofChef(deps, chef));
  const workloads = workloadOf(plan.lines).sort((a, b) => (a.chef < b.chef ? -1 : 1));
  if (picture !== undefined) await draw(picture, plan, workloads);
  const lines = plan.lines.map(jsonLine);
  const rows = lines.map(({ unit, kind, number, start, end, chef: chefUpn, leader }) => [
    ...[start, end.slice(11, 16), kind, String(number), unit, chefUpn, leader ?? '–'],
  ]);
  out.say(
    lines.length === 0
      ? ['No meetings are planned. Start loops first.']
      : [
          ...table(['start', 'end', 'meeting', 'no', 'unit', 'chef', 'leader'], rows),
          '',
          ...workloadTables(workloads),
          ...(picture === undefined ? [] : ['', `The picture is in ${picture}.`]),
        ],
    lines,
  );
}

const obstacles = { 'closed-day': 'its day is closed', taken: 'someone is in two places' } as const;

/** `replan [--chef <upn>] [--dry-run]`: what moved or would, and what people have to move themselves. */
export async function replanCommand(
  deps: Deps,
  out: Output,
  { chef, dryRun: isDryRun = false }: { chef?: string; dryRun?: boolean },
): Promise<void> {
  const report = await replan(deps, { ...(await ofChef(deps, chef)), isDryRun });
  const shown = (moves: typeof report.moves) =>
    moves.map(({ unitId, kind, number, from, to }) => ({
      ...{ unit: unitId, kind, number },
      from: withOffset(from),
      to: withOffset(to),
    }));
  const moves = shown(report.moves);
  const skipped = shown(report.skipped);
  const obstructed = report.obstructed.map(({ unitId, start, ...rest }) => ({
    unit: unitId,
    ...rest,
    start: withOffset(start),
  }));
  out.say(
    [
      ...(moves.length > 0
        ? table(
            ['unit', 'meeting', 'no', 'from', 'to'],
            moves.map(({ unit, kind, number, from, to }) => [unit, kind, String(number), from, to]),
          )
        : []),
      `${isDryRun ? 'Would move' : 'Moved'} ${moves.length} meetings of ${report.units} units.`,
      ...skipped.map(
        ({ unit, kind, number }) => `Left alone: ${unit} ${kind} ${number}, which changed meanwhile.`,
      ),
      ...obstructed.map(
        ({ unit, kind, number, start, why }) =>
          `To be moved by hand: ${unit} ${kind} ${number} on ${start}, for ${obstacles[why]}.`,
      ),
    ],
    { dryRun: isDryRun, units: report.units, moves, skipped, obstructed },
  );
}
