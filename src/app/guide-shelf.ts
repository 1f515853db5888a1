import type { z } from 'zod/v4';
import { Guide, guideFor, type GuideNeed } from '../domain/guide/guide';
import { MeetingKind } from '../domain/meeting/meeting';
import { Wheel } from '../domain/guide/wheel';
import { Role } from '../domain/people/person';
import { Sector } from '../domain/people/unit';

/** A guide file as read by the caller; `name` is without a folder. */
export interface GuideFile {
  name: string;
  content: string;
}

/** Everything wrong with the guide files at once, so that an editor mends them in one go. */
export class GuideShelfError extends Error {
  /** @param findings each as `file: place: what, how to mend` */
  constructor(readonly findings: readonly string[]) {
    super(['The guides cannot be used:', ...findings].join('\n'));
    this.name = 'GuideShelfError';
  }
}

/** The file beside the guides that holds the yearly wheel. */
const wheelName = 'wheel.json';

/** What is read from the guides' folder. */
export interface Shelf {
  guides: readonly Guide[];
  wheel: Wheel;
}

/**
 * Checks all files of the guides' folder.
 * @throws GuideShelfError with every finding, when there is any
 */
export function shelve(files: readonly GuideFile[]): Shelf {
  return {
    guides: shelveGuides(files.filter(({ name }) => name !== wheelName)),
    wheel: shelveWheel(files.find(({ name }) => name === wheelName)),
  };
}

function shelveWheel(file: GuideFile | undefined): Wheel {
  if (!file) throw new GuideShelfError([`${wheelName}: the file: there is none, put it back`]);
  const parsed = Wheel.safeParse(JSON.parse(file.content));
  if (parsed.success) return parsed.data;
  throw new GuideShelfError(
    parsed.error.issues.map((issue) => `${wheelName}: ${placeOf(issue.path)}: ${mending(issue)}`),
  );
}

interface Shelved {
  name: string;
  guide: Guide;
}

/**
 * Checks the guide files and hands back the guides, ordered by id.
 * @throws GuideShelfError with every finding, when there is any
 */
export function shelveGuides(files: readonly GuideFile[]): Guide[] {
  const read = files.map(readGuide);
  const shelved = read.flatMap(({ guide, name }) => (guide ? [{ guide, name }] : []));
  const findings = [...read.flatMap((file) => file.findings), ...sameIds(shelved), ...rivals(shelved)];
  if (findings.length > 0) throw new GuideShelfError(findings);
  return shelved.map(({ guide }) => guide).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The guide is there whenever it fits the schema, so that it is compared with the others even so. */
function readGuide({ name, content }: GuideFile): { name: string; guide?: Guide; findings: string[] } {
  const finding = (place: string, what: string): string => `${name}: ${place}: ${what}`;
  let raw: unknown;
  try {
    // Some editors on Windows put a byte order mark first.
    raw = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    // The reason may quote the file, over several lines.
    const what = `not JSON (${reason.replace(/\s+/g, ' ')}), mend the comma, quote or bracket there`;
    return { name, findings: [finding(lineOf(reason, content), what)] };
  }
  const parsed = Guide.safeParse(raw);
  if (!parsed.success) {
    return {
      name,
      findings: parsed.error.issues.map((issue) => finding(placeOf(issue.path), mending(issue))),
    };
  }
  const guide = parsed.data;
  const findings = strayKeys(raw, guide, []).map((path) =>
    finding(placeOf(path), 'no such field, mend its spelling or remove it'),
  );
  if (name !== `${guide.id}.json`) {
    findings.push(finding('id', `'${guide.id}' is not the file's name, rename the file to ${guide.id}.json`));
  }
  guide.questions.forEach((question, at) => {
    if (!question.choices) return;
    const values = new Set(question.choices.map(({ value }) => value));
    if (values.size < 2 || values.size < question.choices.length) {
      const place = placeOf(['questions', at, 'choices']);
      findings.push(finding(place, 'too few or equal choices, give at least two with values of their own'));
    }
  });
  return { name, guide, findings };
}

/** The line that the JSON reader stopped at, if it says where. */
function lineOf(reason: string, content: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position === undefined) return 'the file';
  return `line ${content.slice(0, Number(position)).split('\n').length}`;
}

/** `questions[2].help.da`, as an editor would look for it. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || 'the guide';
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
  return `${issue.message}, ${how[issue.code] ?? 'change the guide so that this holds'}`;
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function sameIds(shelved: readonly Shelved[]): string[] {
  const seen = new Set<string>();
  return shelved.flatMap(({ name, guide: { id } }) => {
    if (seen.has(id)) return [`${name}: id: another file has '${id}' too, give this guide an id of its own`];
    seen.add(id);
    return [];
  });
}

/** Pairs of guides that fit the same need equally well; each pair once, with the first such need. */
function rivals(shelved: readonly Shelved[]): string[] {
  const nameOf = new Map(shelved.map(({ name, guide }) => [guide.id, name]));
  // Guides of one id cannot be told apart here, and are a finding already.
  const guides = [...new Map(shelved.map(({ guide }) => [guide.id, guide])).values()];
  const found = new Map<string, string>();
  for (const need of allNeeds()) {
    const fitting = guides.filter((guide) => guideFor([guide], need));
    const best = guideFor(fitting, need);
    if (!best) continue;
    for (const other of fitting) {
      const pair = [best.id, other.id].sort().join(' ');
      if (other === best || found.has(pair) || outranks(best, other, need)) continue;
      const what = `fits ${sayNeed(need)} just as well as ${best.id}`;
      found.set(pair, `${nameOf.get(other.id) ?? other.id}: for: ${what}, narrow one of the two`);
    }
  }
  return [...found.values()];
}

/** Whether the guide wins by being more specific, and not merely by its id, which settles ties. */
function outranks(guide: Guide, other: Guide, need: GuideNeed): boolean {
  return (
    guideFor(
      [
        { ...guide, id: 'second' },
        { ...other, id: 'first' },
      ],
      need,
    )?.id === 'second'
  );
}

/** Every need that can arise. A guide names numbers up to 4; any higher 1:1 is as number 5. */
function* allNeeds(): Generator<GuideNeed> {
  for (const kind of MeetingKind.options)
    for (const number of kind === 'one-to-one' ? [1, 2, 3, 4, 5] : [1, 2, 3, 4])
      for (const role of Role.options)
        for (const sector of Sector.options)
          for (const special of [false, true])
            // Only a dagtilbud can be selvejende (domain.md §1).
            for (const ownership of sector === 'dagtilbud'
              ? (['kommunal', 'selvejende'] as const)
              : (['kommunal'] as const))
              for (const mode of [undefined, 'statement', 'participation'] as const)
                yield { kind, number, role, sector, special, ownership, mode };
}

function sayNeed({ kind, number, role, sector, special, ownership, mode }: GuideNeed): string {
  return [
    role,
    sector,
    ownership,
    special ? 'special' : 'general',
    kind,
    `number ${number}`,
    mode ?? 'no mode',
  ].join(' ');
}
