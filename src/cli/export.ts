import { extname } from 'node:path';
import { z } from 'zod/v4';
import type { Deps } from '../app/deps';
import { readClosings } from '../app/exports/closing';
import { readOverview } from '../app/exports/overview';
import { readUnitLoop } from '../app/exports/unit-loop';
import { readWorkload } from '../app/exports/workload';
import { Language } from '../domain/people/person';
import { Area } from '../domain/people/unit';
import { closingReport } from '../views/exports/closing';
import { overviewReport } from '../views/exports/overview';
import type { Report } from '../views/exports/report';
import { unitLoopReport } from '../views/exports/unit-loop';
import { workloadReport } from '../views/exports/workload';
import { wordsIn, type Words } from '../views/texts';
import { findUnit } from './find-unit';
import { ofChef } from './find-chef';
import { CommandFailed, type Output } from './output';
import { progress, type ProgressStream } from './progress';
import { refuseBadPlace, writeWhole } from './write-whole';

const Format = z.enum(['docx', 'xlsx', 'csv', 'json']);
type Format = z.infer<typeof Format>;

export interface ExportFlags {
  format?: string;
  out?: string;
  force?: boolean;
  language?: string;
  json?: boolean;
}

/** What is exported: the facts, and the document that is made of them. */
export interface Exported {
  facts: { kind: string };
  report: (words: Words) => Report;
}

/** The world around the command, for tests to stand in for. */
export interface ExportPlace {
  out: Output;
  stdout: { isTTY?: boolean; write(bytes: Uint8Array): unknown };
  stderr: ProgressStream;
}

/** As told, or as the name of the file says. @throws CommandFailed */
function formatOf({ format, out, json }: ExportFlags): Format {
  const ending = out === undefined ? '' : extname(out).slice(1).toLowerCase();
  const wanted = format ?? (ending || (json === true ? 'json' : undefined));
  if (wanted === undefined)
    throw new CommandFailed('Give --format docx, xlsx, csv or json, or --out with such an ending.');
  const known = Format.safeParse(wanted);
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

/** The libraries that write documents are large, so only the one that is needed is loaded. */
async function bytesOf(format: Format, { facts, report }: Exported, words: Words): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return (await import('../exports/docx.js')).docxOf(report(words), words);
    case 'xlsx':
      return (await import('../exports/xlsx.js')).xlsxOf(report(words), words);
    case 'csv':
      return (await import('../exports/csv.js')).csvOf(report(words), words);
    case 'json':
      return (await import('../exports/json.js')).jsonOf(facts);
  }
}

/** Reads, makes and writes one export; what is wrong with the flags is said before anything is read. */
async function exportTo(
  { out: say, stdout }: ExportPlace,
  flags: ExportFlags,
  read: () => Promise<Exported>,
): Promise<void> {
  const { out, force = false } = flags;
  const format = formatOf(flags);
  const words = wordsOf(flags);
  if (out !== undefined) refuseBadPlace(out, force);
  else if ((format === 'docx' || format === 'xlsx') && stdout.isTTY === true)
    throw new CommandFailed(`A ${format} file is nothing to read here. Give --out <file>.`);
  const exported = await read();
  const bytes = await bytesOf(format, exported, words);
  if (out === undefined) {
    stdout.write(bytes);
    return;
  }
  writeWhole(out, bytes, force);
  say.say([`${out}: ${bytes.length} bytes.`], {
    export: exported.facts.kind,
    out,
    format,
    bytes: bytes.length,
  });
}

function areaOf(written: string): Area {
  const area = Area.safeParse(written);
  if (!area.success) throw new CommandFailed(`${written} is no area. Use --area 0-6 or --area 6-18.`);
  return area.data;
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

/** `export overview --area 0-6|6-18`: the local focus areas, for Børn og Unge-udvalget. */
export async function exportOverview(
  deps: Deps,
  place: ExportPlace,
  flags: ExportFlags & { area: string },
): Promise<void> {
  const area = areaOf(flags.area);
  await exportTo(place, flags, async () => {
    const facts = await counted(place, (onUnit) => readOverview(deps, area, onUnit));
    return { facts, report: (words) => overviewReport(words, facts) };
  });
}

/** `export closing --area 0-6|6-18`: the closing summaries, for the quality report. */
export async function exportClosing(
  deps: Deps,
  place: ExportPlace,
  flags: ExportFlags & { area: string },
): Promise<void> {
  const area = areaOf(flags.area);
  await exportTo(place, flags, async () => {
    const facts = await counted(place, (onUnit) => readClosings(deps, area, onUnit));
    return { facts, report: (words) => closingReport(words, facts) };
  });
}

/** `export unit <unit>`: the whole loop of a unit, for its leader. */
export async function exportUnit(
  deps: Deps,
  place: ExportPlace,
  written: string,
  flags: ExportFlags,
): Promise<void> {
  await exportTo(place, flags, async () => {
    const summary = await findUnit(deps, written);
    const facts = await readUnitLoop(deps, summary);
    if (!facts) throw new CommandFailed(`${summary.unit.name} has no loop yet. Start loops first.`);
    return { facts, report: (words) => unitLoopReport(words, facts) };
  });
}

/** `export workload [--chef <upn>]`: the chefs' weeks. */
export async function exportWorkload(
  deps: Deps,
  place: ExportPlace,
  flags: ExportFlags & { chef?: string },
): Promise<void> {
  await exportTo(place, flags, async () => {
    const facts = await readWorkload(deps, await ofChef(deps, flags.chef));
    return { facts, report: (words) => workloadReport(words, facts) };
  });
}
