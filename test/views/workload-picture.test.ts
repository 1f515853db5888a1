import { at, dayOf, plusDays } from '../../src/domain/calendar/copenhagen';
import { workloadOf } from '../../src/domain/calendar/workload';
import { wordsIn } from '../../src/views/texts';
import { workloadPicture } from '../../src/views/workload-picture';
import { aUnit, planRound } from '../domain/calendar/rounds';

const names = new Map([
  ['anders@demo.test', 'Anders <Holm> & Co'],
  ['birgit@demo.test', 'Birgit Dam'],
]);
const units = Array.from({ length: 8 }, (_, index) =>
  aUnit(`u${index}`, index < 5 ? 'birgit@demo.test' : 'anders@demo.test'),
);
const meetings = planRound(units, { decided: '2026-03-11' }).flatMap(([{ chefId }, times]) =>
  times.map((time) => ({ ...time, chef: chefId })),
);
const workloads = workloadOf(meetings);

/** The text of the elements of one name, as a reader would get it. */
function textsOf(svg: string, element: string): string[] {
  const found = svg.matchAll(new RegExp(`<${element}[^>]*>([^<]*)</${element}>`, 'g'));
  return [...found].map(([, text = '']) => text);
}

describe('the picture of the workload', () => {
  const svg = workloadPicture({ workloads, names, units: 8 }, wordsIn('da'));

  it('is one SVG document that says in words what it shows', () => {
    expect(svg.startsWith('<svg ')).toBe(true);
    expect(svg.trimEnd().endsWith('</svg>')).toBe(true);
    expect(svg).toContain('role="img" lang="da" aria-labelledby="title description"');
    expect(textsOf(svg, 'title')).toEqual([expect.stringContaining('8 enheder, 128 samtaler')]);
    expect(textsOf(svg, 'desc')).toEqual([expect.stringContaining('Birgit Dam: 80 samtaler, højst 2')]);
  });

  it('names chefs by name and in order, with nothing in a name read as markup', () => {
    const texts = textsOf(svg, 'text');
    const places = ['Anders &lt;Holm&gt; &amp; Co', 'Birgit Dam'].map((name) => texts.indexOf(name));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places[0]! < places[1]!).toBe(true);
    expect(svg).not.toContain('<Holm>');
  });

  it('has a field for each week in use, with its number, and a legend', () => {
    const weeks = workloads.reduce((sum, each) => sum + each.weeks.length, 0);
    const numbers = [...svg.matchAll(/<text[^>]*font-size:9px[^>]*>(\d+)<\/text>/g)].length;
    const first = dayOf(meetings.map(({ start }) => start).sort()[0]!);
    expect(textsOf(svg, 'text')).toEqual(
      expect.arrayContaining(['Samtaler uge for uge', 'Samtaler på en uge', 'Uge']),
    );
    // The numbers of the weeks below are as small as those in the fields.
    expect(numbers).toBeGreaterThanOrEqual(weeks);
    expect(svg).toContain(first.slice(0, 4));
  });

  it('is the same each time, and speaks English too', () => {
    expect(textsOf(workloadPicture({ workloads, names, units: 8 }, wordsIn('da')), 'text')).toEqual(
      textsOf(svg, 'text'),
    );
    const english = workloadPicture({ workloads, names, units: 8 }, wordsIn('en'));
    expect(textsOf(english, 'title')).toEqual([expect.stringContaining('8 units, 128 meetings')]);
  });

  it('shows a busy municipality in steps, and an empty one as such', () => {
    const busy = Array.from({ length: 40 }, (_, index) => {
      const day = plusDays('2026-04-13', index % 5);
      return { chef: 'birgit@demo.test', start: at(day, '09:00'), end: at(day, '10:00') };
    });
    const steps = workloadPicture({ workloads: workloadOf(busy), names, units: 40 }, wordsIn('da'));
    expect(textsOf(steps, 'text')).toEqual(expect.arrayContaining(['1–5', '36–40']));
    const empty = workloadPicture({ workloads: [], names, units: 0 }, wordsIn('da'));
    expect(textsOf(empty, 'text')).toContain('Der er ingen samtaler endnu.');
  });
});
