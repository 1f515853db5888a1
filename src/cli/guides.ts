import { coverageOf, occasions, type CoverageRow } from '../app/guides/coverage';
import { gapsIn, occasionNames, unusedGuides } from '../app/guides/gaps';
import { sayUnitSort } from '../app/guides/needs';
import { GuideShelfError, type Shelf } from '../app/guides/shelf';
import { lixOf, wordingWarnings } from '../app/guides/wording';
import { minutesOf } from '../domain/guide/guide';
import { Language } from '../domain/people/person';
import { readShelf, shippedGuides, strayFiles } from '../guides-folder';
import { guideSheet, wheelSheet } from '../views/guide-sheet';
import { wordsIn } from '../views/texts';
import { nearestFirst } from './nearest';
import { CommandFailed, table, type Output } from './output';

/** So many names help; more would hide them. */
const nearestShown = 5;

/** What `guides check --json` prints; other programs read it. */
interface Check {
  /** What the bot would not start with, and who would be asked nothing. */
  findings: readonly string[];
  /** What makes guides heavy to answer, and files that are not read. */
  warnings: readonly string[];
  coverage: ReturnType<typeof jsonRow>[];
  guides: { id: string; version: number; questions: number; minutes: number; lix: number }[];
  wheel: { after: string; place: number; id: string; title: string }[];
}

function jsonRow({ unit, role, cells }: CoverageRow) {
  return {
    unit: sayUnitSort(unit),
    ...unit,
    role,
    occasions: Object.fromEntries(Object.entries(cells).map(([occasion, { guides }]) => [occasion, guides])),
  };
}

function checkOf(shelf: Shelf, strays: readonly string[]): Check & { rows: CoverageRow[] } {
  const rows = coverageOf(shelf.guides);
  return {
    findings: gapsIn(rows),
    warnings: [...wordingWarnings(shelf), ...unusedGuides(shelf.guides, rows), ...strays],
    coverage: rows.map(jsonRow),
    guides: shelf.guides.map((guide) => ({
      id: guide.id,
      version: guide.version,
      questions: guide.questions.length,
      minutes: minutesOf(guide),
      lix: lixOf(guide),
    })),
    wheel: shelf.wheel.spokes.map(({ after, place, id, title }) => ({ after, place, id, title: title.da })),
    rows,
  };
}

function coverageTable(rows: readonly CoverageRow[]): string[] {
  return table(
    ['unit', 'role', ...occasions.map((occasion) => occasionNames[occasion])],
    rows.map(({ unit, role, cells }) => [
      sayUnitSort(unit),
      role,
      ...occasions.map((occasion) => {
        const { guides, missing } = cells[occasion] ?? { guides: ['–'], missing: [] };
        return [...guides, ...(missing.length > 0 ? ['MISSING'] : [])].join(' / ');
      }),
    ]),
  );
}

function summaryOf({ findings, warnings }: Check): string[] {
  return [
    ...(warnings.length > 0 ? ['', `Could be better (${warnings.length}):`, ...warnings] : []),
    '',
    ...(findings.length > 0
      ? [`To be mended (${findings.length}):`, ...findings]
      : ['Nothing has to be mended.']),
  ];
}

/**
 * `guides check [folder]`: who is given what, each guide in numbers, and what is wrong.
 * @param own the municipality's own guides, laid over the shipped ones
 * @returns whether nothing has to be mended
 */
export function guidesCheck(out: Output, own: string | undefined): boolean {
  try {
    const shelf = readShelf(own);
    const { rows, ...check } = checkOf(shelf, strayFiles(own ?? shippedGuides()));
    const sizes = check.guides.map(({ id, ...numbers }) => [id, ...Object.values(numbers).map(String)]);
    out.say(
      [
        ...coverageTable(rows),
        '',
        ...table(['guide', 'version', 'questions', 'minutes', 'LIX'], sizes),
        '',
        ...table(
          ['wheel', '1:1', 'theme'],
          check.wheel.map(({ after, place, title }) => [`after ${after}`, String(place), title]),
        ),
        ...summaryOf(check),
      ],
      check,
    );
    return check.findings.length === 0;
  } catch (error) {
    if (!(error instanceof GuideShelfError)) throw error;
    const check: Check = { findings: error.findings, warnings: [], coverage: [], guides: [], wheel: [] };
    out.say(summaryOf(check).slice(1), check);
    return false;
  }
}

/** The number of a 1:1 or a dialogue that was asked for. */
function readNumber(written: string): number {
  const number = Number(written);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new CommandFailed(`${written} is no number of a meeting. Write --number 1, or leave it out.`);
}

/** `guides show <guide>|wheel [--language da|en] [--number n]`: as people see it. */
export function guidesShow(
  out: Output,
  name: string,
  { own, language: written, number }: { own?: string; language: string; number?: string },
): void {
  const language = Language.safeParse(written);
  if (!language.success)
    throw new CommandFailed(`${written} is no language of the bot. Use --language da or --language en.`);
  const words = wordsIn(language.data);
  const { guides, wheel } = readShelf(own);
  if (name === 'wheel') {
    out.say(wheelSheet(words, wheel), wheel);
    return;
  }
  const guide = guides.find(({ id }) => id === name.replace(/\.json$/, ''));
  if (!guide) {
    const names = nearestFirst([...guides.map(({ id }) => id), 'wheel'], name).slice(0, nearestShown);
    throw new CommandFailed(
      `There is no guide ${name}. The nearest are: ${names.join(', ')}. 'guides check' lists all.`,
    );
  }
  const wanted = number === undefined ? undefined : readNumber(number);
  const { numbers } = guide.for;
  if (wanted !== undefined && numbers && !numbers.includes(wanted))
    throw new CommandFailed(
      `${guide.id} is for number ${numbers.join(', ')} only. Leave out --number, or change it.`,
    );
  out.say(guideSheet(words, guide, wheel, wanted), guide);
}
