import { Guide, hasChoices, type Question } from '../../domain/guide/guide';
import { checked, fileOf, finding, placeOf, type Checked, type GuideFile } from './findings';

/** How few and how many steps a scale has: fewer are a choice, more cannot be told apart on a phone. */
const scaleSteps = { least: 3, most: 5 };

/** Checks one guide by itself. */
export function readGuide(file: GuideFile): Checked<Guide> {
  const read = checked(file, Guide, 'the guide');
  const guide = read.value;
  if (!guide) return read;
  return {
    ...read,
    findings: [
      ...read.findings,
      ...misnamed(file, guide),
      ...choices(file, guide),
      ...themes(file, guide),
      ...borrowedData(file, guide),
    ],
  };
}

function misnamed(file: GuideFile, guide: Guide): string[] {
  const { name } = fileOf(guide);
  if (file.name === name) return [];
  return [finding(file, 'id', `'${guide.id}' is not the file's name, rename the file to ${name}`)];
}

function choices(file: GuideFile, { questions }: Guide): string[] {
  return questions.flatMap((question, at) => {
    const what = hasChoices(question) ? wrongChoices(question) : undefined;
    return what === undefined ? [] : [finding(file, placeOf(['questions', at, 'choices']), what)];
  });
}

function wrongChoices({ kind, choices = [] }: Question): string | undefined {
  const values = new Set(choices.map(({ value }) => value));
  if (values.size < 2 || values.size < choices.length)
    return 'too few or equal choices, give at least two with values of their own';
  const { least, most } = scaleSteps;
  if (kind === 'scale' && (choices.length < least || choices.length > most))
    return `a scale of ${choices.length} steps is hard to place oneself on, give it ${least} to ${most}`;
  return undefined;
}

/** The yearly wheel gives a theme to 1:1s only, and one to each. */
function themes(file: GuideFile, guide: Guide): string[] {
  const places = guide.questions.flatMap(({ isTheme }, at) => (isTheme ? [at] : []));
  const allowed = guide.for.kind === 'one-to-one' ? 1 : 0;
  const why =
    allowed === 1
      ? "a second theme, and the wheel has one for a 1:1, remove one of the two 'isTheme'"
      : "only a 1:1 has a theme from the wheel, remove 'isTheme'";
  return places.slice(allowed).map((at) => finding(file, placeOf(['questions', at, 'isTheme']), why));
}

/** What an answer cannot give a dialogue: data packages are there by themselves, points of 1:1s are released by two (rules 6 and 8). */
function borrowedData(file: GuideFile, { questions }: Guide): string[] {
  return questions.flatMap(({ kind, dataType }, at) => {
    if (dataType !== 'C' && (dataType !== 'A' || kind === 'data-source')) return [];
    const whence = dataType === 'A' ? 'the data package' : 'points that chef and leader both release';
    const what = `${dataType} comes from ${whence} and never from an answer, use B, D or E or remove it`;
    return [finding(file, placeOf(['questions', at, 'dataType']), what)];
  });
}
