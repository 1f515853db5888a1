import type { ChatScript, ChatStep } from '../../../src/domain/guide/chat';
import { couldAnswer, readMode, readSite, takeWritten } from '../../../src/domain/guide/chat-answer';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { aGuide, aResponse, monday } from '../../fixtures/builders';

const sites = [
  { id: 'ind', name: 'Indskoling' },
  { id: 'ud', name: 'Udskoling' },
];
const script: ChatScript = { guide: aGuide(), mayChooseMode: true, sites };

function take(stepId: string, text: string, { adds = false, before = '' } = {}) {
  const response = aResponse(before === '' ? {} : { [stepId]: before });
  return takeWritten(response, script, { stepId, text, base: fingerprint(before), adds }, monday);
}

it.each([
  ['1', 'statement'],
  ['Udtalelse', 'statement'],
  ['vi skriver en udtalelse.', 'statement'],
  ['We write a statement', 'statement'],
  ['2', 'participation'],
  ['2.', 'participation'],
  ['deltagelse', 'participation'],
  ['Vi deltager i samtalen', 'participation'],
  ['vi er med', 'participation'],
  ['We take part in the dialogue', 'participation'],
  ['3', undefined],
  ['vi ved det ikke', undefined],
  ['udtalelsen er god', undefined],
  ['', undefined],
])('reads ‘%s’ as a board’s choice: %s', (written, mode) => {
  expect(readMode(written)).toBe(mode);
});

it.each([
  ['1', ''],
  ['Alle steder', ''],
  ['2', 'ind'],
  ['3.', 'ud'],
  ['udskoling', 'ud'],
  [' Indskoling. ', 'ind'],
  ['4', undefined],
  ['0', undefined],
  ['skolen', undefined],
])('reads ‘%s’ as a site: %s', (written, siteId) => {
  expect(readSite(written, sites)).toBe(siteId);
});

describe('what was written', () => {
  it('is the answer at its step, given by writing', () => {
    expect(take('seen', 'To grupper')).toMatchObject({
      value: { answers: { seen: { text: 'To grupper', via: 'chat' } } },
    });
    expect(take('better', '2')).toMatchObject({ value: { answers: { better: { text: 'some' } } } });
    expect(take('@site', 'Udskoling')).toMatchObject({ value: { siteId: 'ud' } });
    expect(take('@mode', 'deltagelse')).toMatchObject({ value: { mode: 'participation', revision: 2 } });
  });

  it('takes the place of what stood there, or is added on a line of its own', () => {
    const before = 'To grupper';
    expect(take('seen', 'Tre', { before })).toMatchObject({ value: { answers: { seen: { text: 'Tre' } } } });
    expect(take('seen', ' Og én til ', { before, adds: true })).toMatchObject({
      value: { answers: { seen: { text: 'To grupper\nOg én til' } } },
    });
    expect(take('seen', 'To grupper', { adds: true })).toMatchObject({
      value: { answers: { seen: { text: 'To grupper' } } },
    });
  });

  it('is added also to what came in a card meanwhile, so that none of it is lost', () => {
    const written = { stepId: 'seen', text: 'Og én til', base: fingerprint('To'), adds: true };
    const taken = takeWritten(aResponse({ seen: 'I kortet' }), script, written, monday);
    expect(taken).toMatchObject({ value: { answers: { seen: { text: 'I kortet\nOg én til' } } } });
  });

  it('stands beside a newer answer when it was to take its place', () => {
    const written = { stepId: 'seen', text: 'I chatten', base: fingerprint(''), adds: false };
    const taken = takeWritten(aResponse({ seen: 'I kortet' }), script, written, monday);
    expect(taken).toMatchObject({ value: { answers: { seen: { text: 'I kortet', other: 'I chatten' } } } });
  });

  it('takes a site away again for all of them', () => {
    const response = aResponse({}, { siteId: 'ud' });
    const written = { stepId: '@site', text: 'alle', base: '', adds: false };
    expect(takeWritten(response, script, written, monday)).toEqual({ ok: true, value: aResponse({}) });
  });

  it.each([
    ['better', 'måske', 'answer/not-a-choice'],
    ['@site', 'skolen', 'answer/not-a-choice'],
    ['@mode', 'ved ikke', 'answer/not-a-choice'],
    ['seen', 'x'.repeat(4001), 'answer/too-long'],
    ['gone', 'Et svar', 'answer/question-gone'],
    ['@end', 'Et svar', 'answer/question-gone'],
  ])('at %s is refused when it cannot be an answer', (stepId, text, code) => {
    expect(take(stepId, text)).toEqual({ ok: false, code });
  });
});

it('knows a word that cannot be the answer', () => {
  const question = (id: string): ChatStep => ({
    kind: 'question',
    question: script.guide!.questions.find((each) => each.id === id)!,
  });
  const could = (step: ChatStep, text: string) => couldAnswer(script, step, text, '2026-03-02');
  expect(could(question('seen'), 'næste')).toBe(true);
  expect([could(question('better'), 'næste'), could(question('better'), 'Ja')]).toEqual([false, true]);
  expect([could({ kind: 'site' }, 'status'), could({ kind: 'site' }, '2')]).toEqual([false, true]);
  expect([could({ kind: 'mode' }, 'hjælp'), could({ kind: 'end' }, 'hjælp')]).toEqual([false, false]);
});
