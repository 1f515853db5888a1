import { Wheel } from '../../domain/guide/wheel';
import { checked, finding, placeOf, type Checked, type GuideFile } from './findings';

/** The file beside the guides that holds the yearly wheel. */
export const wheelName = 'wheel.json';

/** Checks the yearly wheel as a guide is checked. It has to be there. */
export function readWheel(file: GuideFile | undefined): Checked<Wheel> {
  if (!file) {
    const none = { name: wheelName, content: '' };
    return {
      file: none,
      findings: [finding(none, 'the file', 'there is none, and 1:1s take their themes from it, put it back')],
    };
  }
  const read = checked(file, Wheel, 'the wheel');
  return { ...read, findings: [...read.findings, ...(read.value ? sameIds(file, read.value) : [])] };
}

function sameIds(file: GuideFile, { spokes }: Wheel): string[] {
  const what = (id: string): string => `another theme has '${id}' too, give this one an id of its own`;
  return spokes.flatMap(({ id }, at) =>
    spokes.findIndex((spoke) => spoke.id === id) < at
      ? [finding(file, placeOf(['spokes', at, 'id']), what(id))]
      : [],
  );
}
