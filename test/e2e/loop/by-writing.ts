import type { Language } from '../../../src/domain/people/person';
import { text } from '../../../src/views/texts';
import type { BotPerson, ShownCard } from '../../support/bot-client';
import { answerTo } from './answers';
import type { Agreed, Asked, Way } from './walk';

/** All of it by writing in the chat: no button is pressed, no input filled. */

const begin: Record<Language, string> = { da: 'svar', en: 'answer' };

async function sayAll(who: BotPerson, ...written: readonly string[]): Promise<ShownCard> {
  let card: ShownCard | undefined;
  for (const each of written) ({ card } = await who.say(each));
  return card!;
}

/** The question that is open, as its own buttons say. */
function openStep(card: ShownCard): string | undefined {
  const id = card.buttons.find(({ verb }) => verb === 'chat.skip')?.data['questionId'];
  return typeof id === 'string' ? id : undefined;
}

function writtenTo({ guide, meeting, role, mode, language }: Asked, step: string): string {
  const at = guide.questions.findIndex(({ id }) => id === step);
  const question = guide.questions[at];
  if (question) return answerTo(question, `${meeting.id} ${role}`, at).written;
  // Besides the guide's questions there are the board's choice, and the site: the first after 'all'.
  return mode && step.includes('mode') ? text(language, `mode.${mode}`) : '2';
}

async function answer(asked: Asked): Promise<void> {
  const { who, language } = asked;
  let card = (await who.say(begin[language])).cards.at(-1)!;
  for (let step = openStep(card); step !== undefined; step = openStep(card))
    ({ card } = await who.say(writtenTo(asked, step)));
  const sent = (await who.say('send')).card;
  expect(sent.text).toMatch(/^(?:Tak|Thank)/m);
}

async function fillSchema({ who, meeting, ...agreed }: Agreed): Promise<void> {
  const { what, forChildren, owner, deadline } = agreed;
  await sayAll(who, 'ny aftale', what, forChildren, owner, deadline);
  if (agreed.focusArea !== undefined) {
    const themed = await sayAll(who, 'nyt fokusområde', agreed.focusArea, '1');
    // A unit with several sites is asked for one: the first after 'all'.
    if (themed.text.includes(text('da', 'common.site'))) await sayAll(who, '2');
  }
  if (agreed.perspective !== undefined) await sayAll(who, 'børnenes perspektiv', agreed.perspective);
  const finished = await sayAll(who, 'færdig');
  expect(finished.text).toContain(text('da', 'follow-up.finished'));
  expect(finished.title).toContain(text('da', `meeting.${meeting.kind}`, { number: meeting.number }));
}

export const byWriting: Way = { answer, fillSchema };
