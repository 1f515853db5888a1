import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod/v4';
import { checkAudit, type AuditReport, type BrokenChain, type KeptHead } from '../app/audit/check-audit';
import { listAudit, type ListedRow } from '../app/audit/list-audit';
import type { Deps } from '../app/deps';
import { municipalityPk } from '../app/ports';
import { atShell } from '../at-shell';
import { withOffset } from '../domain/calendar/copenhagen';
import { Day } from '../domain/calendar/instant';
import { upnKey } from '../domain/people/identity';
import { findUnit } from './find-unit';
import { CommandFailed, table, type Output } from './output';
import { refuseBadPlace, writeWhole } from './write-whole';
import type { Flags, WithDeps } from './with-deps';
import { isoDay } from './written-day';

async function personMeant({ people }: Deps, upn: string): Promise<string> {
  const id = await people.idBehind(upnKey(upn));
  if (id === undefined) throw new CommandFailed(`Nobody in the list is ${upn}. Give the UPN.`);
  return id;
}

function dayMeant(written: string): Day {
  const day = Day.safeParse(isoDay(written));
  if (!day.success) throw new CommandFailed(`${written} is no date. Write it as 2026-03-11 or 11.03.2026.`);
  return day.data;
}

/** `audit list`: who saw and changed what, the oldest first, by place; nothing of what it said. */
async function listCommand(
  deps: Deps,
  out: Output,
  flags: Flags & { unit?: string; person?: string; from?: string },
): Promise<void> {
  const from = flags.from === undefined ? undefined : dayMeant(flags.from);
  const rows: ListedRow[] = [];
  const filter = {
    ...(flags.unit !== undefined && { unitId: (await findUnit(deps, flags.unit)).unit.id }),
    ...(flags.person !== undefined && { personId: await personMeant(deps, flags.person) }),
    ...(from !== undefined && { from }),
  };
  for await (const row of listAudit(deps, filter)) rows.push(row);
  const cells = rows.map(({ at, place, by, action, subjectId }) => [
    withOffset(at),
    place,
    by ?? 'an erased person',
    action,
    subjectId,
  ]);
  out.say(
    rows.length > 0 ? table(['when', 'where', 'who', 'what', 'about'], cells) : ['Nothing in the audit.'],
    rows,
  );
}

const Kept = z.array(z.object({ chain: z.string(), seq: z.int(), hash: z.string() }));

/** @throws CommandFailed when it is not what `--save` wrote */
function keptIn(file: string): KeptHead[] {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new CommandFailed(`${file} is no file that 'audit check --save' wrote.`);
  }
}

/** What each fault means, in plain words. */
const meanings: Record<BrokenChain['how'], string> = {
  changed: 'the row was changed after it was written, or the place where the chain ends was',
  missing: 'the row is gone, while later ones are there',
  inserted: 'the row does not follow on the one before: one of the two was put in, or written anew',
  unreadable: `where the chain ends cannot be read; \`${atShell} doctor\` says why`,
  'cut-off': 'this row and all after it are gone',
  'cut-since': 'the chain was longer when the file was written: this row and all after it are gone',
  'changed-since': 'the row is another than when the file was written: the chain was written anew',
};

function faultLine({ place: { container, pk }, chain, seq, how }: BrokenChain): string {
  const where =
    container === 'people' ? `person ${pk}` : pk === municipalityPk ? 'the municipality' : `unit ${pk}`;
  return `${where}, ${chain}${seq > 0 ? `, row ${seq}` : ''}: ${meanings[how]}.`;
}

function linesOf({ chains, rows, broken, gone, fingerprint }: AuditReport): string[] {
  const isWhole = broken.length === 0 && gone === 0;
  return [
    `${rows} rows in ${chains} chains${isWhole ? ', unbroken.' : '.'}`,
    ...broken.map(faultLine),
    ...(gone > 0 ? [`${gone} chains that were there when the file was written are gone.`] : []),
    `Fingerprint: ${fingerprint}`,
  ];
}

/** `audit check`. @returns whether all is as it was written */
async function checkCommand(
  deps: Deps,
  out: Output,
  { since, save, force = false }: Flags & { since?: string; save?: string; force?: boolean },
): Promise<boolean> {
  if (save !== undefined) refuseBadPlace(save, force);
  const kept = since === undefined ? [] : keptIn(since);
  const report = await checkAudit(deps, kept);
  const isWhole = report.broken.length === 0 && report.gone === 0;
  if (save !== undefined && isWhole)
    writeWhole(save, Buffer.from(`${JSON.stringify(report.heads, undefined, 1)}\n`), force);
  const notSaved = save !== undefined && !isWhole ? [`Nothing was written to ${save}.`] : [];
  out.say([...linesOf(report), ...notSaved], { ...report, isWhole });
  return isWhole;
}

/** Adds `audit list` and `audit check`. */
export function addAuditCommands(program: Command, withDeps: WithDeps): void {
  const audit = program
    .command('audit')
    .description('who saw and changed what, and whether that is unbroken');
  audit
    .command('list')
    .description('the rows, by place, the oldest first')
    .option('--unit <unit>', 'id, or part of the name')
    .option('--person <upn>', 'only what this person did')
    .option('--from <date>', 'only from this day on')
    .option('--json', 'print JSON')
    .action((flags: Flags & { unit?: string; person?: string; from?: string }) =>
      withDeps(flags, (deps, out) => listCommand(deps, out, flags)),
    );
  audit
    .command('check')
    .description('walk all chains and say the first place of each that does not fit')
    .option('--since <file>', 'also against what an earlier check saved')
    .option('--save <file>', 'write where each chain ends, to be kept elsewhere')
    .option('--force', 'replace the file')
    .option('--json', 'print JSON')
    .action((flags: Flags & { since?: string; save?: string; force?: boolean }) =>
      withDeps(flags, async (deps, out) => {
        if (!(await checkCommand(deps, out, flags))) process.exitCode = 1;
      }),
    );
}
