import type { Preparation } from '../../src/app/results';
import { askedOf, type Guide, type Question } from '../../src/domain/guide/guide';
import type { Response } from '../../src/domain/guide/response';
import type { Card } from '../../src/views/card';
import { render } from '../../src/views/render';
import { wordsIn } from '../../src/views/texts';
import { aGuide, aResponse, aSchool, ld1, monday } from '../fixtures/builders';
import { findingsOf, partsOf, type Part } from '../support/adaptive-cards';

/** A preparation with questions of every kind, and what is read on its cards. */

export const words = wordsIn('da');
export const both = (text: string) => ({ da: text, en: text });

export function question(id: string, changes: Partial<Question> = {}): Question {
  const asked = { kind: 'long', required: false, minutes: 1, text: both(`Om ${id}?`), help: both('Fx det.') };
  return { id, step: 'data', ...asked, ...changes } as Question;
}

export const scale = question('noticeable', {
  kind: 'scale',
  choices: [
    { value: 'a-little', text: both('Lidt') },
    { value: 'a-lot', text: both('Meget') },
  ],
});
export const source = question('source', { kind: 'data-source' });
export const link = question('link', { kind: 'link' });

export function guideOf(...questions: Question[]): Guide {
  return aGuide({ questions });
}

export function preparation(changes: Partial<Preparation> = {}): Preparation {
  return {
    unit: aSchool(),
    meeting: ld1,
    role: 'leader',
    isInput: false,
    guide: guideOf(...['one', 'two', 'three', 'four', 'five', 'six'].map((id) => question(id))),
    isOpen: true,
    mayChooseMode: false,
    points: [],
    evidence: [],
    agreements: [],
    focusAreas: [],
    changed: {},
    now: monday,
    ...changes,
  };
}

/** A drawn card, without a finding. */
function drawn(card: Card): Record<string, unknown> {
  const json = render(card);
  expect(findingsOf(json)).toEqual([]);
  return json;
}

function isHidden({ path }: Part, hidden: readonly Part[]): boolean {
  return hidden.some((part) => path.startsWith(`${part.path}.`));
}

/** What a person reads: texts, labels and buttons; before or after everything was folded out. */
export function read(card: Card): { inSight: string[]; folded: string[] } {
  const parts = partsOf(drawn(card));
  const hidden = parts.filter(({ json }) => json['isVisible'] === false);
  const said = (some: readonly Part[]): string[] =>
    some.flatMap(({ json }) =>
      ['text', 'label', 'title'].flatMap((name) => (typeof json[name] === 'string' ? [json[name]] : [])),
    );
  return {
    inSight: said(parts.filter((part) => !isHidden(part, hidden))),
    folded: said(parts.filter((part) => isHidden(part, hidden))),
  };
}

export const answered = (texts: Record<string, string>, guide: Guide): Response => {
  const response = aResponse(texts);
  const answers = Object.entries(response.answers).map(([id, answer]) => {
    const found = guide.questions.find((each) => each.id === id);
    return [id, { ...answer, ...(found && { asked: askedOf(found) }) }];
  });
  return { ...response, answers: Object.fromEntries(answers) as Response['answers'] };
};
