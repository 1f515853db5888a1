import type { TeamsManifest } from '@microsoft/app-manifest';
import { z } from 'zod/v4';
import type { ManifestProblem } from './manifest-slots';
import { isWhiteOnTransparent, readPng } from './png';

/** What Teams would say about the parts of a package; each check returns its findings, none when all is well. */

const schemaUrl = 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json';
const Texts = z.record(z.string(), z.string());

/** One finding about a file that Teams would not take. */
export function schemaProblem(file: string, finding: string): ManifestProblem {
  return {
    code: 'manifest/schema',
    what: `${file}: ${finding.trim()}.`,
    why: 'Teams refuses a package that does not fit its schema.',
    mend: `Correct ${file} in the manifest folder.`,
  };
}

/** What the official schema says, without a network. */
export async function schemaProblems(file: string, manifest: unknown): Promise<ManifestProblem[]> {
  // Any other address would be looked up on the network, and this must work without one.
  if (!z.object({ $schema: z.literal(schemaUrl) }).safeParse(manifest).success) {
    return [schemaProblem(file, `$schema must be ${schemaUrl}`)];
  }
  // Loaded when it is needed: it is large, and no other command wants it.
  const { AppManifestUtils } = await import('@microsoft/app-manifest');
  const findings = await AppManifestUtils.validateAgainstSchema(manifest as TeamsManifest);
  return findings.map((finding) => schemaProblem(file, finding));
}

/**
 * A localisation is right when the manifest with its texts put in is right. The official schema for these files
 * cannot be used: some of its expressions do not compile, and it does not check the length of the name.
 */
export async function localisationProblems(
  file: string,
  localisation: unknown,
  manifest: unknown,
): Promise<ManifestProblem[]> {
  const texts = Texts.safeParse(localisation);
  if (!texts.success) return [schemaProblem(file, z.prettifyError(texts.error))];
  const localised: unknown = structuredClone(manifest);
  const problems: ManifestProblem[] = [];
  for (const [path, text] of Object.entries(texts.data)) {
    if (path === '$schema' || replaceText(localised, path, text)) continue;
    problems.push({
      code: 'manifest/localisation',
      what: `${file}: ${path} names no text of manifest.json.`,
      why: 'The text would never be shown.',
      mend: 'Remove it, or correct its path.',
    });
  }
  return [...problems, ...(await schemaProblems(file, localised))];
}

/** @returns false when there is no text at the path, such as `bots[0].commandLists[0].commands[1].title` */
function replaceText(json: unknown, path: string, text: string): boolean {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((node, step) => (isNode(node) ? node[step] : undefined), json);
  if (!isNode(parent) || typeof parent[last] !== 'string') return false;
  parent[last] = text;
  return true;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** @param kind `color` or `outline` */
export function iconProblems(kind: string, file: string, icon: Buffer): ManifestProblem[] {
  const size = kind === 'outline' ? 32 : 192;
  const png = readPng(icon);
  const problem = (what: string, mend: string): ManifestProblem[] => [
    { code: 'manifest/icon', what: `${file} ${what}.`, why: 'Teams refuses the package otherwise.', mend },
  ];
  const redraw = `Draw it again as a PNG of ${size} × ${size} pixels.`;
  if (!png) return problem('is missing or no PNG', redraw);
  if (png.width !== size || png.height !== size)
    return problem(`is ${png.width} × ${png.height} pixels`, redraw);
  if (kind === 'outline' && !(png.rgba && isWhiteOnTransparent(png.rgba))) {
    return problem('has more than white on a transparent ground', 'Save it as 8-bit RGBA, white on nothing.');
  }
  return [];
}
