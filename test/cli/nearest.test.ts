import { nearestFirst } from '../../src/cli/nearest';

describe('the nearest names', () => {
  const names = ['senate-ls1', 'leader-skole-ls2-4', 'leader-skole-ls1', 'wheel'];

  it('are those that hold what was written, then the least misspelt', () => {
    expect(nearestFirst(names, 'skole')).toEqual([
      'leader-skole-ls1',
      'leader-skole-ls2-4',
      'wheel',
      'senate-ls1',
    ]);
    expect(nearestFirst(names, 'Leder-skole-ls1')[0]).toBe('leader-skole-ls1');
    expect(nearestFirst(names, 'weel')[0]).toBe('wheel');
  });

  it('are all of them, also for nothing', () => {
    expect(nearestFirst(names, '')).toEqual([...names].sort());
  });
});
