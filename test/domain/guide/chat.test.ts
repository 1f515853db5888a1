import {
  afterAnswer,
  answerSteps,
  currentStep,
  lastWritten,
  mendAt,
  moveChat,
  pauseChat,
  sayMore,
  startChat,
  stepIdOf,
  stepWithId,
  stepsOf,
  type ChatScript,
} from '../../../src/domain/guide/chat';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import type { Answer, Response } from '../../../src/domain/guide/response';
import { aGuide, aResponse, monday } from '../../fixtures/builders';

const guide = aGuide();
const script: ChatScript = { guide, mayChooseMode: false, sites: [] };
const sites = [
  { id: 'ind', name: 'Indskoling' },
  { id: 'ud', name: 'Udskoling' },
];

function at(response: Response | undefined, about = script): string | undefined {
  const step = response && currentStep(response, about);
  return step && stepIdOf(step);
}

/** Answers given by writing, in this order. */
function writtenIn(texts: Record<string, string>): Response {
  const answers = Object.entries(texts).map(([id, text], order): [string, Answer] => [
    id,
    { text, revision: order + 1, via: 'chat', at: monday },
  ]);
  return aResponse({}, { answers: Object.fromEntries(answers) });
}

/** Where the person is, question by question. */
function walk(response: Response, about = script): (string | undefined)[] {
  const passed: (string | undefined)[] = [];
  let next = startChat(response, about);
  while (passed.at(-1) !== '@end' && passed.length < 12) {
    passed.push(at(next, about));
    next = moveChat(next, about, 1);
  }
  return passed;
}

describe('what the chat asks', () => {
  it('is a board’s choice first, then the questions, then which site, and then it is over', () => {
    const all = stepsOf({ guide, mayChooseMode: true, sites });
    expect(all.map(stepIdOf)).toEqual(['@mode', 'seen', 'children', 'better', 'focus', '@site', '@end']);
  });

  it('is the choice alone while a board has yet to choose', () => {
    const undecided = { mayChooseMode: true, sites };
    expect(stepsOf(undecided).map(stepIdOf)).toEqual(['@mode']);
    expect(at(startChat(aResponse({}), undecided), undecided)).toBe('@mode');
    expect(at(moveChat(startChat(aResponse({}), undecided), undecided, 1), undecided)).toBe('@mode');
  });

  it('is numbered for mending as the questions are', () => {
    const numbered = answerSteps({ guide, mayChooseMode: true, sites }).map(stepIdOf);
    expect(numbered).toEqual(['seen', 'children', 'better', 'focus', '@site', '@mode']);
  });
});

describe('beginning', () => {
  it('is at the first question without an answer', () => {
    expect(at(startChat(aResponse({}), script))).toBe('seen');
    expect(at(startChat(aResponse({ seen: 'To', children: '' }), script))).toBe('children');
  });

  it('is at a choice that is offered no more', () => {
    expect(at(startChat(aResponse({ seen: 'To', children: 'Tre', better: 'gone' }), script))).toBe('better');
  });

  it('is at the end when all is answered', () => {
    const all = aResponse({ seen: 'To', children: 'Tre', better: 'yes', focus: 'Fem' });
    expect(at(startChat(all, script))).toBe('@end');
  });

  it('again is where the person was, also past questions they skipped', () => {
    const third = moveChat(moveChat(startChat(aResponse({}), script), script, 1), script, 1);
    expect(at(startChat(third, script))).toBe('better');
  });

  it('again is at the first question without an answer, when theirs was answered in a card meanwhile', () => {
    const second = moveChat(startChat(aResponse({}), script), script, 1);
    const { answers } = aResponse({ children: 'De vil ud' });
    expect(at(startChat({ ...second, answers }, script))).toBe('seen');
  });

  it('again is at the first question without an answer, when theirs has left the guide', () => {
    const lost = { ...aResponse({ seen: 'To' }), chat: { questionId: 'gone' } };
    expect(currentStep(lost, script)).toBeUndefined();
    expect(at(startChat(lost, script))).toBe('children');
    expect(at(moveChat(lost, script, 1))).toBe('children');
  });
});

describe('moving', () => {
  it('goes on to the end, and stays there', () => {
    expect(walk(aResponse({}))).toEqual(['seen', 'children', 'better', 'focus', '@end']);
    expect(walk(aResponse({}), { ...script, sites })).toEqual([
      'seen',
      'children',
      'better',
      'focus',
      '@site',
      '@end',
    ]);
    const end = startChat(aResponse({ seen: '1', children: '2', better: 'yes', focus: '4' }), script);
    expect(at(moveChat(end, script, 1))).toBe('@end');
  });

  it('goes back, but not before the first', () => {
    const second = moveChat(startChat(aResponse({}), script), script, 1);
    const first = moveChat(second, script, -1);
    expect(at(first)).toBe('seen');
    expect(at(moveChat(first, script, -1))).toBe('seen');
  });

  it('carries the mark of the answer that stands where it is, and what is asked there', () => {
    const response = startChat(aResponse({ children: 'De vil ud' }), script);
    expect(response.chat).toMatchObject({ base: fingerprint(''), asked: { id: 'seen', kind: 'long' } });
    expect(moveChat(response, script, 1).chat?.base).toBe(fingerprint('De vil ud'));
  });

  it('is nothing when there is no cursor, and a pause takes it away with the answers kept', () => {
    const without = aResponse({ seen: 'To grupper' });
    expect(moveChat(without, script, 1)).toBe(without);
    expect(pauseChat(without)).toBe(without);
    expect(pauseChat(startChat(without, script))).toEqual(without);
  });
});

describe('saying more', () => {
  const onThird = { ...writtenIn({ seen: 'To', children: 'Tre' }), chat: { questionId: 'better' } };

  it('is to the answer written last, until one goes on where one was', () => {
    const more = sayMore(onThird, script)!;
    expect(at(more)).toBe('children');
    expect(at(afterAnswer(more, script))).toBe('children');
    for (const by of [1, -1] as const) {
      const back = moveChat(afterAnswer(more, script), script, by);
      expect(at(back)).toBe('better');
      expect(back.chat?.aside).toBeUndefined();
    }
  });

  it('twice is the same, and leads back to the same place', () => {
    const twice = sayMore(sayMore(onThird, script)!, script)!;
    expect(twice).toEqual(sayMore(onThird, script));
  });

  it('where one stands on that answer leads on to the next', () => {
    const onSecond = { ...onThird, chat: { questionId: 'children' } };
    expect(at(moveChat(sayMore(onSecond, script)!, script, 1))).toBe('better');
  });

  it('after the last question leads back to the end, and while paused to the pause', () => {
    const end = { ...writtenIn({ focus: 'Fem' }), chat: { questionId: '@end' } };
    expect(at(moveChat(sayMore(end, script)!, script, 1))).toBe('@end');
    const paused = writtenIn({ focus: 'Fem' });
    expect(moveChat(sayMore(paused, script)!, script, 1)).toEqual(paused);
  });

  it('is not possible with nothing written, or to a choice', () => {
    expect(sayMore(startChat(aResponse({ seen: 'I kortet' }), script), script)).toBeUndefined();
    expect(sayMore(writtenIn({ seen: 'To', better: 'yes' }), script)).toBeUndefined();
    expect(lastWritten(writtenIn({ seen: 'To', better: 'yes' }), script)?.id).toBe('better');
  });
});

describe('mending an answer', () => {
  const onThird = { ...aResponse({ seen: 'To' }), chat: { questionId: 'better' } };
  const first = stepWithId(script, 'seen')!;

  it('leads back to where one was once it is answered', () => {
    const mending = mendAt(onThird, script, first);
    expect([at(mending), at(afterAnswer(mending, script))]).toEqual(['seen', 'better']);
  });

  it('of another meanwhile leads back to the same place', () => {
    const second = mendAt(mendAt(onThird, script, first), script, stepWithId(script, 'children')!);
    expect(at(afterAnswer(second, script))).toBe('better');
  });

  it('while paused leads back to the pause', () => {
    const mending = mendAt(aResponse({ seen: 'To' }), script, first);
    expect(at(mending)).toBe('seen');
    expect(afterAnswer(mending, script).chat).toBeUndefined();
  });

  it('leads to the first question without an answer when the place to return to is gone', () => {
    const mending = mendAt({ ...onThird, chat: { questionId: 'gone' } }, script, first);
    expect(at(afterAnswer(mending, script))).toBe('children');
  });
});
