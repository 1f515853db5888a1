import type { Language } from '../../../src/domain/people/person';
import { text, type TextKey } from '../../../src/views/texts';
import type { ShownCard, Typed } from '../../support/bot-client';
import { answerTo } from './answers';
import type { Agreed, Asked, Way } from './walk';

/** All of it by cards: what is pressed and typed in their inputs, and one word to be shown the card. */

const t = (key: TextKey, language: Language = 'da'): string => text(language, key);

/** Where a card asks for more than one input for an answer. */
function inputId(questionId: string, part: string): string {
  return part === '' ? `a_${questionId}` : `${part}_${questionId}`;
}

function typedFor({ guide, meeting, role }: Asked, card: ShownCard): Typed {
  const answers = guide.questions.flatMap((question, at) =>
    Object.entries(answerTo(question, `${meeting.id} ${role}`, at).typed).map(
      ([part, value]) => [inputId(question.id, part), value] as const,
    ),
  );
  const site = card.inputs.find(({ id }) => id === 'site')?.choices[1]?.value;
  return Object.fromEntries([...answers, ...(site === undefined ? [] : [['site', site] as const])]);
}

async function answer(asked: Asked): Promise<void> {
  const { who, meeting, mode, isInput, language } = asked;
  let { card } = await who.say(isInput ? 'input' : 'forbered');
  if (mode) card = (await who.execute(card, t(`mode.${mode}`, language))).card;
  expect(card.text).toContain(text(language, `meeting.${meeting.kind}`, { number: meeting.number }));
  const sent = (await who.execute(card, t('prepare.submit', language), typedFor(asked, card))).card;
  expect(sent.text).toMatch(/^(?:Tak|Thank)/m);
}

async function fillSchema({ who, meeting, ...agreed }: Agreed): Promise<void> {
  let { card } = await who.say('opfølgning');
  expect(card.title).toContain(text('da', `meeting.${meeting.kind}`, { number: meeting.number }));
  const form = (await who.execute(card, t('follow-up.add'))).card;
  const { what, forChildren, deadline } = agreed;
  card = (await who.execute(form, t('entry.save'), { what, forChildren, ownerId: agreed.owner, deadline }))
    .card;
  if (agreed.focusArea !== undefined) {
    const focus = (await who.execute(card, t('follow-up.add-focus'))).card;
    const first = (id: string): string | undefined =>
      focus.inputs.find((input) => input.id === id)?.choices.find(({ value }) => value !== 'none')?.value;
    const siteId = first('siteId');
    const typed = { title: agreed.focusArea, themeId: first('themeId') ?? '', ...(siteId && { siteId }) };
    card = (await who.execute(focus, t('focus.save'), typed)).card;
  }
  if (agreed.perspective !== undefined) {
    const perspective = (await who.execute(card, t('follow-up.edit-perspective'))).card;
    card = (await who.execute(perspective, t('common.save'), { text: agreed.perspective })).card;
  }
  const finished = (await who.execute(card, t('follow-up.finish'))).card;
  expect(finished.text).toContain(t('follow-up.finished'));
}

export const byCards: Way = { answer, fillSchema };
