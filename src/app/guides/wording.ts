import { isProse, type Guide } from '../../domain/guide/guide';
import { lix } from '../../domain/guide/lix';
import type { Wheel } from '../../domain/guide/wheel';
import { councils, languages, type Language } from '../../domain/people/person';
import { fileOf, finding, placeOf } from './findings';
import type { Shelf } from './shelf';
import { wheelName } from './wheel-file';

/** What an adult reads without effort, and what a pupil of ten does, as LIX. */
const mostLix = { adults: 45, councils: 30 };

/** How an example begins, or a sentence that one is to end oneself. */
const example: Record<Language, RegExp> = {
  da: /\b(fx|f\.eks\.|for eksempel)|…/i,
  en: /\b(for example|e\.g\.|such as)|…/i,
};

/** How hard a guide's questions and help lines are to read in Danish, as a whole LIX. */
export function lixOf({ questions }: Guide): number {
  return Math.round(lix(questions.flatMap(({ text, help }) => [text.da, help.da])));
}

/** What in the words makes a guide heavy to answer. The bot runs with it all the same; `guides check` says it. */
export function wordingWarnings({ guides, wheel }: Pick<Shelf, 'guides' | 'wheel'>): string[] {
  return [
    ...guides.flatMap((guide) => [...heavy(guide), ...bare(guide), ...themeless(guide)]),
    ...heavyWheel(wheel),
  ];
}

function heavy(guide: Guide): string[] {
  const isForCouncil = guide.for.roles.some((role) => councils.includes(role));
  const most = isForCouncil ? mostLix.councils : mostLix.adults;
  const found = lixOf(guide);
  return found > most ? [finding(fileOf(guide), 'questions', heavyAt(found, most))] : [];
}

function heavyWheel({ spokes }: Wheel): string[] {
  const asked = spokes.flatMap(({ leader, chef }) =>
    [leader, chef].flatMap((each) => [each, ...Object.values(each.sectors ?? {})]),
  );
  const found = Math.round(lix(asked.flatMap(({ text, help }) => [text.da, help.da])));
  return found > mostLix.adults
    ? [finding({ name: wheelName }, 'spokes', heavyAt(found, mostLix.adults))]
    : [];
}

function heavyAt(found: number, most: number): string {
  return `LIX ${found}, over ${most}, so it is heavy to read in Danish, make sentences and words shorter`;
}

/** Where one writes freely, an example says how much and how plainly. */
function bare(guide: Guide): string[] {
  return guide.questions.flatMap((question, at) => {
    const { help } = question;
    if (!isProse(question)) return [];
    const without = languages.filter((language) => !example[language].test(help[language]));
    if (without.length === 0) return [];
    const what = `no example in ${without.join(' and ')}, so people cannot see how little is enough, add one that begins with 'Fx', 'For example'`;
    return [finding(fileOf(guide), placeOf(['questions', at, 'help']), what)];
  });
}

function themeless(guide: Guide): string[] {
  if (guide.for.kind !== 'one-to-one' || guide.questions.some(({ isTheme }) => isTheme)) return [];
  const what =
    'none takes the theme of the wheel, so 1:1s have none, give the question in its place "isTheme": true';
  return [finding(fileOf(guide), 'questions', what)];
}
