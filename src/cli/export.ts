import { extname } from 'node:path';
import { exported } from '../app/audit/looked';
import type { Deps } from '../app/deps';
import { readClosings } from '../app/exports/closing';
import { makeExport } from '../app/exports/make-export';
import { readOverview } from '../app/exports/overview';
import { unitExport } from '../app/exports/unit-status';
import { readWorkload } from '../app/exports/workload';
import { municipalityPk } from '../app/ports';
import type { ExportFacts } from '../app/results';
import { Refusal } from '../domain/errors';
import { Language } from '../domain/people/person';
import { documentOf, FileFormat } from '../exports/formats';
import { jsonOf } from '../exports/json';
import { reportOf } from '../views/exports/report-of';
import { wordsIn, type Words } from '../views/texts';
import { findActor } from './find-actor';
import { ofChef } from './find-chef';
import { findUnit } from './find-unit';
import { CommandFailed, type Output } from './output';
import { progress, type ProgressStream } from './progress';
import { areaNamed } from './themes';
import { refuseBadPlace, writeWhole } from './write-whole';

export interface ExportFlags {
  format?: string;
  out?: string;
  force?: boolean;
  language?: string;
  json?: boolean;
}

/** The world around the command, for tests to stand in for. */
export interface ExportPlace {
  out: Output;
  stdout: { isTTY?: boolean; write(bytes: Uint8Array): unknown };
  stderr: ProgressStream;
}

/** As told, or as the name of the file says. @throws CommandFailed */
function formatOf({ format, out, json }: ExportFlags): FileFormat {
  const ending = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  const wanted = format ?? (ending || (json === true ? 'json' : undefined));
  if (wanted === undefined)
    throw new CommandFailed('Give --format docx, xlsx, csv or json, or --out with such an ending.');
  const known = FileFormat.safeParse(wanted);
  if (!known.success)
    throw new CommandFailed(`${wanted} is no format. Use --format docx, xlsx, csv or json.`);
  if (out !== undefined && ending !== known.data)
    throw new CommandFailed(`${out} would not open: a ${known.data} file's name ends in .${known.data}.`);
  return known.data;
}

function wordsOf({ language = 'da' }: ExportFlags): Words {
  const known = Language.safeParse(language);
  if (!known.success)
    throw new CommandFailed(`${language} is no language here. Use --language da or --language en.`);
  return wordsIn(known.data);
}

/** Reads, makes and writes one export; what is wrong with the flags is said before anything is read. */
async function exportTo(
  { out: say, stdout }: ExportPlace,
  flags: ExportFlags,
  read: () => Promise<ExportFacts>,
): Promise<void> {
  const { out, force = false } = flags;
  const format = formatOf(flags);
  const words = wordsOf(flags);
  if (out !== undefined) refuseBadPlace(out, force);
  else if ((format === 'docx' || format === 'xlsx') && stdout.isTTY === true)
    throw new CommandFailed(`A ${format} file is nothing to read here. Give --out <file>.`);
  const facts = await read();
  const bytes = format === 'json' ? jsonOf(facts) : await documentOf(format, reportOf(words, facts), words);
  if (out === undefined) {
    stdout.write(bytes);
    return;
  }
  writeWhole(out, bytes, force);
  say.say([`${out}: ${bytes.length} bytes.`], {
    export: facts.kind,
    out,
    format,
    bytes: bytes.length,
  });
}

/** Reads with a count of the units for the one who waits. */
async function counted<T>(
  place: ExportPlace,
  read: (onUnit: (done: number) => void) => Promise<T>,
): Promise<T> {
  const shown = progress(place.stderr);
  try {
    return await read(shown.count);
  } finally {
    shown.end();
  }
}

/** With a row in the audit, before anything is written out. */
async function noted(
  deps: Deps,
  pk: string,
  document: string,
  read: () => Promise<ExportFacts>,
): Promise<ExportFacts> {
  const facts = await read();
  await exported(deps, 'cli', pk, document);
  return facts;
}

/** `export overview --area 0-6|6-18`: the local focus areas, for Børn og Unge-udvalget. */
export async function exportOverview(
  deps: Deps,
  place: ExportPlace,
  flags: ExportFlags & { area: string },
): Promise<void> {
  const area = areaNamed(flags.area);
  await exportTo(place, flags, () =>
    noted(deps, municipalityPk, `overview:${area}`, () =>
      counted(place, (onUnit) => readOverview(deps, area, onUnit)),
    ),
  );
}

/** `export closing --area 0-6|6-18`: the closing summaries, for the quality report. */
export async function exportClosing(
  deps: Deps,
  place: ExportPlace,
  flags: ExportFlags & { area: string },
): Promise<void> {
  const area = areaNamed(flags.area);
  await exportTo(place, flags, () =>
    noted(deps, municipalityPk, `closing:${area}`, () =>
      counted(place, (onUnit) => readClosings(deps, area, onUnit)),
    ),
  );
}

/** `export unit <unit>`: how far a unit is, for its chef and the administration. */
export async function exportUnit(
  deps: Deps,
  place: ExportPlace,
  written: string,
  flags: ExportFlags,
): Promise<void> {
  await exportTo(place, flags, async () => {
    const summary = await findUnit(deps, written);
    const facts = unitExport(summary, deps.clock.now());
    if (!facts) throw noLoop(summary.unit.name);
    await exported(deps, 'cli', summary.unit.id, `unit:${summary.unit.id}`);
    return facts;
  });
}

function noLoop(unit: string): CommandFailed {
  return new CommandFailed(`${unit} has no loop yet. Start loops first.`);
}

/** What the one for whom a loop is made may have decides, not who runs the command. */
function sayWhyNot(error: unknown, upn: string, unit: string): never {
  if (!(error instanceof Refusal)) throw error;
  if (error.code === 'export/no-loop') throw noLoop(unit);
  if (error.code !== 'access/not-yours') throw error;
  throw new CommandFailed(
    `${upn} may not have the loop of ${unit}. It is for its leader and chef, in a selvejende dagtilbud for its leader and board.`,
  );
}

/** `export loop <unit> --for <upn>`: the whole loop of a unit, for someone who may have it. */
export async function exportLoop(
  deps: Deps,
  place: ExportPlace,
  written: string,
  flags: ExportFlags & { for: string },
): Promise<void> {
  await exportTo(place, flags, async () => {
    const { unit } = await findUnit(deps, written);
    const actor = await findActor(deps, flags.for);
    return makeExport(deps, actor, { kind: 'loop', unitId: unit.id }).catch((error: unknown) =>
      sayWhyNot(error, flags.for, unit.name),
    );
  });
}

/** `export workload [--chef <upn>]`: the chefs' weeks. */
export async function exportWorkload(
  deps: Deps,
  place: ExportPlace,
  flags: ExportFlags & { chef?: string },
): Promise<void> {
  await exportTo(place, flags, async () => {
    const of = await ofChef(deps, flags.chef);
    return noted(deps, municipalityPk, 'workload', () => readWorkload(deps, of));
  });
}
