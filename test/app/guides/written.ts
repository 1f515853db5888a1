import type { GuideFile } from '../../../src/app/guides/shelf';
import type { Guide } from '../../../src/domain/guide/guide';
import type { Wheel } from '../../../src/domain/guide/wheel';

/** Guide files as someone writes them: with two spaces, a field a line. */

const said = (da: string, en: string) => ({ da, en });

/** A short guide of all that a question can be. */
export const aGuide: Guide = {
  id: 'leader-skole-ls1',
  version: 1,
  title: said('Skoleleder før første læringssamtale', 'School leader before the first dialogue'),
  for: { kind: 'learning-dialogue', numbers: [1], roles: ['leader'], sectors: ['skole'] },
  questions: [
    {
      id: 'seen',
      step: 'data',
      kind: 'long',
      required: true,
      minutes: 2,
      text: said('Hvad har I set?', 'What have you seen?'),
      help: said('Fx: Flere leger sammen.', 'For example: More of them play together.'),
      dataType: 'B',
    },
    {
      id: 'mood',
      step: 'reflection',
      kind: 'scale',
      required: false,
      minutes: 0.5,
      text: said('Hvordan går det?', 'How is it going?'),
      help: said('Vælg det, der ligner mest.', 'Choose what is closest.'),
      choices: [
        { value: 'well', text: said('Godt', 'Well') },
        { value: 'so-so', text: said('Nogenlunde', 'So so') },
        { value: 'badly', text: said('Skidt', 'Badly') },
      ],
    },
    {
      id: 'hope',
      step: 'follow-up',
      kind: 'short',
      required: false,
      minutes: 1.5,
      text: said('Hvad håber du?', 'What do you hope?'),
      help: said('Fx: Alle har en ven.', 'For example: Everyone has a friend.'),
    },
  ],
};

/** The same for a 1:1, with a place for the theme. */
export const aOneToOne: Guide = {
  ...aGuide,
  id: 'leader-one-to-one',
  title: said('Leder før 1:1', 'Leader before the 1:1'),
  for: { kind: 'one-to-one', roles: ['leader'] },
  questions: aGuide.questions.map((question) =>
    question.id === 'hope' ? { ...question, isTheme: true } : question,
  ),
};

export const aWheel: Wheel = {
  version: 1,
  spokes: (['spring', 'autumn'] as const).flatMap((after) =>
    [1, 2, 3].map((place) => {
      const asked = {
        text: said(`Tema ${after} ${place}: hvad ser du?`, `Theme ${after} ${place}: what do you see?`),
        help: said('Fx: Det går bedre.', 'For example: It goes better.'),
      };
      return {
        id: `${after}-${place}`,
        after,
        place,
        title: said(`Tema ${after} ${place}`, `Theme ${after} ${place}`),
        leader: asked,
        chef: asked,
      };
    }),
  ),
};

/** @param name when it is not the guide's id */
export function guideFile(guide: Guide = aGuide, name = `${guide.id}.json`): GuideFile {
  return { name, content: written(guide) };
}

export function wheelFile(wheel: Wheel = aWheel): GuideFile {
  return { name: 'wheel.json', content: written(wheel) };
}

/** A file in which someone has replaced one piece of text, the first such. */
export function edited(file: GuideFile, from: string, to: string): GuideFile {
  if (!file.content.includes(from)) throw new Error(`${file.name} has no ${from}`);
  return { ...file, content: file.content.replace(from, to) };
}

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
