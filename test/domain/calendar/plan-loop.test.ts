import { fencesOf, loopEnd, rankOf, slotsOf, suits, takenBy } from '../../../src/domain/calendar/plan-loop';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { aUnit } from './rounds';

const rules = ruleSet();

describe('the meetings of a loop', () => {
  it('are four dialogues and twelve 1:1s, and dialogues only in a selvejende dagtilbud', () => {
    expect(slotsOf({ ownership: 'kommunal' }, rules)).toHaveLength(16);
    expect(slotsOf({ ownership: 'selvejende' }, rules)).toHaveLength(4);
  });

  it('follow each other: a dialogue, three 1:1s, the next dialogue', () => {
    const inOrder = slotsOf({ ownership: 'kommunal' }, rules).sort(
      (a, b) => rankOf(a, rules) - rankOf(b, rules),
    );
    expect(inOrder.map(({ kind, number }) => `${kind === 'one-to-one' ? '' : 'LS'}${number}`)).toEqual([
      'LS1',
      '1',
      '2',
      '3',
      'LS2',
      '4',
      '5',
      '6',
      'LS3',
      '7',
      '8',
      '9',
      'LS4',
      '10',
      '11',
      '12',
    ]);
    expect(inOrder.map((slot) => rankOf(slot, rules))).toEqual(inOrder.map((_, index) => index));
  });

  it('have the days of their neighbours as fences', () => {
    const on = (kind: 'one-to-one' | 'learning-dialogue', number: number, day: string) => ({
      ...{ kind, number, start: `${day}T08:00:00.000Z`, end: `${day}T10:00:00.000Z` },
    });
    const others = [
      on('learning-dialogue', 1, '2026-04-14'),
      on('learning-dialogue', 2, '2026-10-14'),
      on('one-to-one', 1, '2026-06-01'),
    ];
    expect(fencesOf({ kind: 'one-to-one', number: 2 }, others, rules)).toEqual({
      after: '2026-06-01',
      before: '2026-10-14',
    });
    expect(fencesOf({ kind: 'one-to-one', number: 4 }, others, rules)).toEqual({ after: '2026-10-14' });
  });

  it('end two years after the decision', () => {
    expect(loopEnd('2026-03-11', rules)).toBe('2028-03-11');
    expect(loopEnd('2024-02-29', rules)).toBe('2026-03-01');
  });
});

describe('who is taken by a meeting', () => {
  it('is chef and leader, and at a dialogue of a selvejende dagtilbud the board instead of the chef', () => {
    const kommunal = aUnit('k', 'chef');
    const selvejende = aUnit('s', 'chef', { ownership: 'selvejende' });
    expect(takenBy(kommunal, 'learning-dialogue', '2026-04-14')).toEqual(['chef', 'leader-k']);
    expect(takenBy(kommunal, 'one-to-one', '2026-04-14')).toEqual(['chef', 'leader-k']);
    expect(takenBy(selvejende, 'learning-dialogue', '2026-04-14')).toEqual(['leader-s', 'board-rep-s']);
    expect(suits(selvejende, 'learning-dialogue', '2026-04-14')).toEqual(['chef', 'leader-s', 'board-rep-s']);
  });

  it('is the leader of that day', () => {
    const [leader] = aUnit('k', 'chef').members;
    const members = [
      { ...leader!, to: '2026-04-13' },
      { ...leader!, personId: 'new', from: '2026-04-14' },
    ];
    expect(takenBy(aUnit('k', 'chef', { members }), 'one-to-one', '2026-04-14')).toEqual(['chef', 'new']);
  });
});
