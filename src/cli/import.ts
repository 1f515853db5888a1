import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyImport,
  knownMunicipality,
  planImport,
  readImport,
  type Finding,
  type ImportReport,
} from '../app/import-municipality';
import { changeLines, type ChangeLine, type FieldChange } from '../app/import/diff';
import type { Deps } from '../app/deps';
import { CommandFailed, type Output } from './output';

export interface ImportFlags {
  skipBad?: boolean;
  dryRun?: boolean;
}

function filesIn(folder: string): { name: string; bytes: Uint8Array }[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFailed(`${folder} is no folder. Give the folder that holds units.csv and people.csv.`);
  }
  return readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.csv'))
    .map((name) => ({ name, bytes: bytesOf(join(folder, name)) }));
}

function bytesOf(path: string): Buffer {
  if (statSync(path).isDirectory())
    throw new CommandFailed(`${path} is a folder, not a file. Take it away, or put the file in its place.`);
  try {
    return readFileSync(path);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CommandFailed(`${path} cannot be read (${why}). Close it elsewhere, or mend who may read it.`);
  }
}

/** So many can be read on a screen; all of them are in the JSON. */
const mostShown = 100;

function faultLines(findings: readonly Finding[]): string[] {
  const lines = findings
    .slice(0, mostShown)
    .map(({ file, line, column, message }) => `${file}:${line}${column ? ` (${column})` : ''}: ${message}`);
  return findings.length > mostShown ? [...lines, `… and ${findings.length - mostShown} more.`] : lines;
}

function fieldText({ field, from, to }: FieldChange): string {
  if (from === undefined) return `  + ${field}: ${to ?? ''}`;
  return to === undefined ? `  - ${field}: ${from}` : `  ~ ${field}: ${from} → ${to}`;
}

/** A heading for each record, and under it each field: `+` comes, `-` goes, `~` changes. */
function changeText({ what, id, name, kind, fields }: ChangeLine): string[] {
  const heading = what === 'holidays' ? 'school holidays' : `${what} ${id}${name === '' ? '' : ` ${name}`}`;
  return [`${kind}: ${heading}`, ...fields.map(fieldText)];
}

function reportText({ units, people, themes, dataPackages, holidays }: ImportReport): string[] {
  const counted = (counts: ImportReport['units']): string =>
    `${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged`;
  return [
    `Units: ${counted(units)}.`,
    `People: ${counted(people)}, ${people.ended} ended.`,
    `Themes: ${themes} areas changed. Data packages: ${dataPackages}. School holidays: ${holidays}.`,
  ];
}

/**
 * `import <folder> [--skip-bad] [--dry-run]`: all or nothing, unless `--skip-bad`. Says what changes, field by field;
 * with `--dry-run` that is all it does.
 */
export async function importCommand(
  deps: Deps,
  out: Output,
  folder: string,
  { skipBad = false, dryRun = false }: ImportFlags,
): Promise<void> {
  const { plan, findings } = readImport(filesIn(folder), await knownMunicipality(deps));
  const faults = faultLines(findings);
  if (!plan.isWhole && !skipBad) {
    throw new CommandFailed(
      [...faults, 'Nothing was imported. Mend the rows, or leave them out with --skip-bad.'].join('\n'),
      { imported: false, findings },
    );
  }
  const planned = await planImport(deps, plan, { skipBad });
  const changes = changeLines(planned);
  const shown = [...faults, ...changes.flatMap(changeText)];
  if (dryRun) {
    const records = changes.length === 1 ? '1 record' : `${changes.length} records`;
    out.say([...shown, `Would change ${records}. Nothing was written.`], {
      ...{ imported: false, findings, changes },
    });
    return;
  }
  const report = await applyImport(deps, planned);
  out.say([...shown, ...reportText(report)], { imported: true, findings, changes, report });
}
