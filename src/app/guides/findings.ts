import type { z } from 'zod/v4';

/** A file of the guides' folder as read by the caller; `name` is without a folder. */
export interface GuideFile {
  name: string;
  content: string;
  /** How findings call it, when its name alone would not say which of two folders it lies in. */
  path?: string;
  /** Of the municipality's own folder. */
  isOwn?: true;
}

/** The file that a guide is to be in, which is named by the guide's id. */
export function fileOf({ id }: { id: string }): Pick<GuideFile, 'name'> {
  return { name: `${id}.json` };
}

/** Something wrong in one file, as one line: `file: place: what and why, how to mend`. */
export function finding(
  { name, path = name }: Pick<GuideFile, 'name' | 'path'>,
  place: string,
  what: string,
): string {
  return `${path}: ${place}: ${what}`;
}

/** A file that was read; the value is there whenever it fits the schema, so that it is compared with others even so. */
export interface Checked<T> {
  file: GuideFile;
  value?: T;
  findings: string[];
}

/** Reads one file by its schema; what is wrong with it comes back with the line or the field. */
export function checked<T>(file: GuideFile, schema: z.ZodType<T>, whole: string): Checked<T> {
  const garbled = garbledAt(file.content);
  if (garbled !== undefined) {
    const what = 'not written as UTF-8, so æ, ø and å are lost, save the file with the encoding UTF-8';
    return { file, findings: [finding(file, `line ${garbled}`, what)] };
  }
  let raw: unknown;
  try {
    // Some editors on Windows put a byte order mark first.
    raw = JSON.parse(file.content.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    // The reason may quote the file, over several lines.
    const what = `not JSON (${reason.replace(/\s+/g, ' ')}), mend the comma, quote or bracket there`;
    return { file, findings: [finding(file, lineOf(reason, file.content), what)] };
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const { issues } = parsed.error;
    return {
      file,
      findings: issues.map((issue) => finding(file, placeOf(issue.path, whole), mending(issue))),
    };
  }
  const stray = strayKeys(raw, parsed.data, []).map((path) =>
    finding(file, placeOf(path, whole), 'no such field, mend its spelling or remove it'),
  );
  return { file, value: parsed.data, findings: [...stray, ...untidyTexts(file, parsed.data, [])] };
}

/** The first line with what stands for a letter that could not be read: some editors on Windows save as ANSI. */
function garbledAt(content: string): number | undefined {
  const at = content.indexOf('\uFFFD');
  return at < 0 ? undefined : lineAt(content, at);
}

function lineAt(content: string, at: number): number {
  return content.slice(0, at).split('\n').length;
}

/** The line that the JSON reader stopped at, if it says where. */
function lineOf(reason: string, content: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined) return 'the file';
  return `line ${lineAt(content, Number(position))}`;
}

/** `questions[2].help.da`, as an editor would look for it; `whole` when it is the file as such. */
export function placeOf(path: readonly PropertyKey[], whole = 'the file'): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || whole;
}

type Issue = z.core.$ZodIssue;

function mending(issue: Issue): string {
  const how: Partial<Record<Issue['code'], string>> = {
    invalid_type: 'add it or write it as the expected kind',
    invalid_value: 'use one of the values named',
    invalid_format: 'small letters, digits and hyphens only, a letter first',
    too_small: 'add what is missing',
    too_big: 'shorten or lower it',
  };
  return `${issue.message}, ${how[issue.code] ?? 'change the file so that this holds'}`;
}

/**
 * Fields that the schema does not know. It would drop them in silence, and a misspelt `sectors`
 * would make the guide fit every sector.
 */
function strayKeys(raw: unknown, known: unknown, path: PropertyKey[]): PropertyKey[][] {
  if (!isObject(raw) || !isObject(known)) return [];
  return Object.keys(raw).flatMap((key) => {
    const here = [...path, Array.isArray(raw) ? Number(key) : key];
    return Object.hasOwn(known, key) ? strayKeys(raw[key], known[key], here) : [here];
  });
}

/** Texts that people would see as an empty line, or with space around them. */
function untidyTexts(file: GuideFile, value: unknown, path: PropertyKey[]): string[] {
  if (typeof value === 'string') {
    if (value.trim() === '')
      return [finding(file, placeOf(path), 'blank, so people would see nothing, write it')];
    if (value !== value.trim())
      return [
        finding(file, placeOf(path), 'space before or after the text, which shows on the card, remove it'),
      ];
    return [];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    untidyTexts(file, inside, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
