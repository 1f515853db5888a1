import {
  currentQuestion,
  isRedelivery,
  moveChat,
  pauseChat,
  rememberMessage,
  startChat,
} from '../../../src/domain/guide/chat';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { plusMs } from '../../../src/domain/calendar/instant';
import { aGuide, aResponse, monday } from '../../fixtures/builders';

const guide = aGuide();
const ids = guide.questions.map(({ id }) => id);

describe('answering in the chat', () => {
  it('begins at the first question without an answer', () => {
    expect(currentQuestion(startChat(aResponse({}), guide), guide)?.id).toBe('seen');
    expect(currentQuestion(startChat(aResponse({ seen: 'To', children: '' }), guide), guide)?.id).toBe(
      'children',
    );
  });

  it('begins at the first question when all are answered', () => {
    const all = aResponse(Object.fromEntries(ids.map((id) => [id, 'yes'])));
    expect(currentQuestion(startChat(all, guide), guide)?.id).toBe('seen');
  });

  it('goes on to the last question and is then over', () => {
    let response = startChat(aResponse({}), guide);
    const passed: (string | undefined)[] = [];
    for (const _ of ids) {
      passed.push(currentQuestion(response, guide)?.id);
      response = moveChat(response, guide, 1);
    }
    expect(passed).toEqual(ids);
    expect(response.chat).toBeUndefined();
    expect(currentQuestion(response, guide)).toBeUndefined();
  });

  it('goes back, but not before the first', () => {
    const second = moveChat(startChat(aResponse({}), guide), guide, 1);
    const first = moveChat(second, guide, -1);
    expect(currentQuestion(first, guide)?.id).toBe('seen');
    expect(currentQuestion(moveChat(first, guide, -1), guide)?.id).toBe('seen');
  });

  it('carries the mark of the answer that stands where it is', () => {
    const response = startChat(aResponse({ children: 'De vil ud' }), guide);
    expect(response.chat?.base).toBe(fingerprint(''));
    expect(moveChat(response, guide, 1).chat?.base).toBe(fingerprint('De vil ud'));
  });

  it('starts over from the first question when its own left the guide', () => {
    const lost = { ...aResponse({}), chat: { questionId: 'gone' } };
    expect(currentQuestion(lost, guide)).toBeUndefined();
    expect(currentQuestion(moveChat(lost, guide, 1), guide)?.id).toBe('seen');
  });

  it('does not move when there is none, and a pause ends it with the answers kept', () => {
    const without = aResponse({ seen: 'To grupper' });
    expect(moveChat(without, guide, 1)).toBe(without);
    expect(pauseChat(startChat(without, guide))).toEqual(without);
  });
});

describe('a message delivered again', () => {
  const sentence = 'Vi har set to grupper læse sammen';
  const message = { id: 'm1', text: sentence, at: monday };
  const after = rememberMessage(startChat(aResponse({}), guide), message);

  it('is known by its id, however late', () => {
    expect(isRedelivery(after, { ...message, at: plusMs(monday, 3_600_000) })).toBe(true);
  });

  it('is known by its text within half a minute, under another id', () => {
    const again = { ...message, id: 'm2' };
    expect(isRedelivery(after, { ...again, at: plusMs(monday, 29_999) })).toBe(true);
    expect(isRedelivery(after, { ...again, at: plusMs(monday, 30_000) })).toBe(false);
  });

  it('is not a short answer that is the same twice', () => {
    const short = { id: 'm1', text: 'nej', at: monday };
    const taken = rememberMessage(startChat(aResponse({}), guide), short);
    expect(isRedelivery(taken, { ...short, id: 'm2' })).toBe(false);
    expect(isRedelivery(taken, short)).toBe(true);
  });

  it('is not the first message, nor another text', () => {
    expect(isRedelivery(startChat(aResponse({}), guide), message)).toBe(false);
    expect(isRedelivery(after, { id: 'm2', text: `${sentence}.`, at: monday })).toBe(false);
  });

  it('is still known after going on to the next question', () => {
    expect(isRedelivery(moveChat(after, guide, 1), message)).toBe(true);
  });

  it('is known also when it answered the last question, and the chat is over', () => {
    const { chat: _over, ...after } = rememberMessage(aResponse({}), message);
    expect(isRedelivery(after, message)).toBe(true);
  });
});
