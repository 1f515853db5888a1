import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { z } from 'zod/v4';
import { iconProblems, localisationProblems, schemaProblem, schemaProblems } from './manifest-checks';
import { fillSlots, resolveSlots, slotsIn, type ManifestProblem, type SlotValues } from './manifest-slots';

// Plain names only: the package is flat, and nothing outside the folder may slip into it.
const FileName = z.string().regex(/^[\w-][\w.-]*$/);
/** The parts of a valid manifest that name other files of the package. */
const FilesNamed = z.object({
  icons: z.object({ color: FileName, outline: FileName }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: FileName })).default([]) }),
});

export interface PackManifest {
  /** Holds `manifest.json` and the files that it names; `package.json` is looked for in its parent. */
  manifestDir: string;
  values: SlotValues;
  /** Where the zip goes; its folder is made when missing. */
  out: string;
}

/** Everything that keeps the package from being made, at once. */
export class PackManifestError extends Error {
  constructor(readonly problems: readonly ManifestProblem[]) {
    super(problems.map(({ what, why, mend }) => `${what} ${why} ${mend}`).join('\n'));
    this.name = 'PackManifestError';
  }
}

/**
 * Makes the app package for Teams: fills the slots, checks it as Teams would, without a network, and zips it.
 * The same content gives the same bytes. An earlier package stays whole until the new one is complete.
 * @returns where it is, the files in it, and its size in bytes
 * @throws PackManifestError with every problem found
 */
export async function packManifest({ manifestDir, values, out }: PackManifest): Promise<{
  out: string;
  files: string[];
  bytes: number;
}> {
  const version = values.TEAMS_APP_VERSION?.trim()
    ? values.TEAMS_APP_VERSION
    : await versionBeside(manifestDir);
  const given = { ...values, TEAMS_APP_VERSION: version };
  const manifest = await filledJson(join(manifestDir, 'manifest.json'), given);
  refuse(await schemaProblems('manifest.json', manifest));
  const named = FilesNamed.safeParse(manifest);
  if (!named.success)
    throw new PackManifestError([schemaProblem('manifest.json', z.prettifyError(named.error))]);

  const { icons, localizationInfo } = named.data;
  const files = new Map<string, Buffer>([['manifest.json', jsonFile(manifest)]]);
  const problems: ManifestProblem[] = [];
  for (const { file } of localizationInfo.additionalLanguages) {
    const localisation = await filledJson(join(manifestDir, file), given);
    problems.push(...(await localisationProblems(file, localisation, manifest)));
    files.set(file, jsonFile(localisation));
  }
  for (const [kind, file] of Object.entries(icons)) {
    const icon = await readFile(join(manifestDir, file)).catch(() => Buffer.alloc(0));
    problems.push(...iconProblems(kind, file, icon));
    files.set(file, icon);
  }
  refuse(problems);

  const zip = await zipped(files);
  await writeWhole(out, zip);
  return { out, files: [...files.keys()], bytes: zip.length };
}

function refuse(problems: readonly ManifestProblem[]): void {
  if (problems.length > 0) throw new PackManifestError(problems);
}

async function versionBeside(manifestDir: string): Promise<string | undefined> {
  const text = await readFile(join(manifestDir, '..', 'package.json'), 'utf8').catch(() => '{}');
  return z.object({ version: z.string().optional() }).parse(JSON.parse(text)).version;
}

async function filledJson(path: string, values: SlotValues): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const { filled, problems } = resolveSlots(slotsIn(text), values);
  refuse(problems);
  try {
    return fillSlots(JSON.parse(text), filled);
  } catch (cause) {
    const reason = text === '' ? 'it is missing or empty' : (cause as Error).message;
    throw new PackManifestError([
      {
        code: 'manifest/unreadable',
        what: `${path} cannot be read: ${reason}.`,
        why: 'It is part of the package.',
        mend: 'Restore it from the repository, or correct it there.',
      },
    ]);
  }
}

function jsonFile(json: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(json, null, 2)}\n`);
}

async function zipped(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  // A zip holds local wall-clock time, so a local time gives the same bytes in every time zone.
  const fixed = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
  for (const [name, content] of files) zip.addBuffer(content, name, fixed);
  zip.end();
  return buffer(zip.outputStream);
}

async function writeWhole(path: string, content: Buffer): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
