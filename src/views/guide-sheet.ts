import { minutesOf, type Guide, type Question } from '../domain/guide/guide';
import { placeAfterDialogue, type Spoke, type Wheel } from '../domain/guide/wheel';
import type { Role } from '../domain/people/person';
import type { Sector } from '../domain/people/unit';
import { locales, type Words } from './texts';

/** A guide and the yearly wheel as lines of text: what people are asked, for those who write it. */

const indented = (line: string): string => `   ${line}`;

/**
 * A guide as people see it.
 * @param number of a 1:1: only the themes that it can have
 */
export function guideSheet(words: Words, guide: Guide, wheel: Wheel, number?: number): string[] {
  const takesTheme = guide.for.kind === 'one-to-one' && guide.questions.some(({ isTheme }) => isTheme);
  return [
    guide.title[words.language],
    ...whoAndWhen(words, guide),
    ...guide.questions.flatMap((question, at) => ['', ...questionLines(words, question, at + 1)]),
    ...(takesTheme ? ['', ...themeLines(words, guide, wheel, number)] : []),
  ];
}

/** The yearly wheel: each theme, and what each of the pair is asked about it. */
export function wheelSheet(words: Words, wheel: Wheel): string[] {
  return [
    words.t('guide.wheel'),
    words.t('guide.wheel.version', { version: wheel.version }),
    ...wheel.spokes.flatMap((spoke) => [
      '',
      spokeHeading(words, spoke),
      ...(['leader', 'chef'] as const).flatMap((role) => [
        indented(`${words.t(`role.${role}`)}:`),
        ...askedLines(words, spoke, role).map(indented),
      ]),
    ]),
  ];
}

function whoAndWhen(words: Words, guide: Guide): string[] {
  const { id, version, for: wanted } = guide;
  const units = unitsOf(words, wanted);
  return [
    words.t('guide.version', { id, version }),
    words.t('guide.for', {
      roles: listed(
        words,
        wanted.roles.map((role) => words.t(`role.${role}`)),
      ),
    }),
    whenOf(words, wanted),
    ...(wanted.mode ? [words.t(`guide.mode.${wanted.mode}`)] : []),
    ...(units.length > 0 ? [words.t('guide.units', { units: units.join(', ') })] : []),
    words.t('prepare.minutes', { count: minutesOf(guide) }),
  ];
}

function whenOf(words: Words, { kind, numbers }: Guide['for']): string {
  if (numbers && (kind === 'learning-dialogue' || kind === 'one-to-one'))
    return words.t(`guide.before.${kind}.numbers`, { numbers: listed(words, numbers.map(String)) });
  return words.t(`guide.before.${kind}`);
}

/** What a unit must be to get the guide; nothing when any unit does. */
function unitsOf(words: Words, { sectors, special, ownership }: Guide['for']): string[] {
  return [
    ...(sectors
      ? [
          listed(
            words,
            sectors.map((sector) => words.t(`guide.sector.${sector}`)),
          ),
        ]
      : []),
    ...(special === undefined ? [] : [words.t(special ? 'guide.special' : 'guide.general')]),
    ...(ownership === undefined ? [] : [words.t(`guide.${ownership}`)]),
  ];
}

function questionLines(words: Words, question: Question, number: number): string[] {
  const { step, kind, required, minutes, text, help, choices = [], dataType, isTheme } = question;
  const about = [
    words.t(`guide.step.${step}`),
    words.t(`guide.kind.${kind}`),
    words.t(required ? 'guide.required' : 'guide.optional'),
    words.t('guide.minutes', { minutes: minutes.toLocaleString(locales[words.language]) }),
    ...(dataType ? [words.t('guide.counts', { type: words.t(`basis.${dataType}`) })] : []),
    ...(isTheme ? [words.t('guide.theme')] : []),
  ];
  return [
    `${number}. ${about.join(' · ')}`,
    indented(text[words.language]),
    indented(help[words.language]),
    ...choices.map((choice) => indented(`( ) ${choice.text[words.language]}`)),
  ];
}

function themeLines(words: Words, guide: Guide, { spokes }: Wheel, number: number | undefined): string[] {
  const place = number === undefined ? undefined : placeAfterDialogue(number);
  if (number !== undefined && place === undefined) return [words.t('guide.extra')];
  const role = guide.for.roles.includes('chef') ? 'chef' : 'leader';
  return [
    words.t('guide.themes'),
    ...spokes
      .filter((spoke) => place === undefined || spoke.place === place)
      .flatMap((spoke) => ['', spokeHeading(words, spoke), ...askedLines(words, spoke, role).map(indented)]),
  ];
}

function spokeHeading(words: Words, { after, place, title }: Spoke): string {
  return words.t(`guide.wheel.${after}`, { place, title: title[words.language] });
}

/** What is asked about a theme, and after it what a sector is asked instead. */
function askedLines(words: Words, spoke: Spoke, role: Extract<Role, 'leader' | 'chef'>): string[] {
  const { text, help, sectors = {} } = spoke[role];
  const { language } = words;
  return [
    text[language],
    help[language],
    ...(Object.keys(sectors) as Sector[]).flatMap((sector) => {
      const own = sectors[sector];
      return own ? [`${words.t(`guide.sector.${sector}`)}: ${own.text[language]}`, own.help[language]] : [];
    }),
  ];
}

/** '2, 3 og 4' */
function listed(words: Words, named: readonly string[]): string {
  return new Intl.ListFormat(locales[words.language], { type: 'conjunction' }).format(named);
}
