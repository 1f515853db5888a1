import { RuleSet, defaultRuleSet, ruleSet } from '../../../src/domain/rulesets/rule-set';

describe('the rule set aarhus-2021', () => {
  const rules = ruleSet('aarhus-2021');

  it('is the one in force when a loop names none', () => {
    expect(ruleSet()).toBe(rules);
    expect(defaultRuleSet).toBe('aarhus-2021');
    expect(rules.id).toBe('aarhus-2021');
  });

  it('has four dialogues of two hours in spring and autumn, and three 1:1s of an hour after each (rules 2, 3, 15)', () => {
    expect(rules).toMatchObject({
      loopYears: 2,
      dialogues: { count: 4, minutes: 120 },
      oneToOnes: { betweenDialogues: 3, minutes: 60 },
    });
    expect(rules.dialogues.seasons.map(({ name }) => name)).toEqual(['spring', 'autumn']);
  });

  it('sends in open hours only, and lets a schema be reopened for 14 days (domain.md §5)', () => {
    expect(rules.openHours).toEqual({ from: '08:00', to: '16:00' });
    expect(rules.reopenDays).toBe(14);
  });

  it.each([
    ['ld-input', -28, 'start'],
    ['ld-preparation', -14, 'start'],
    ['ld-schema', 0, 'end'],
    ['oo-preparation', -7, 'start'],
    ['oo-schema', 0, 'end'],
  ])('has the card step %s at %s days from the %s', (id, offsetDays, anchor) => {
    expect(rules.cards.find((step) => step.id === id)).toMatchObject({ offsetDays, anchor });
  });

  it('gives each step an id of its own, since what is done is known by it', () => {
    const ids = rules.cards.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('plans no dialogue nearer than its first card', () => {
    const first = Math.min(...rules.cards.map(({ offsetDays }) => offsetDays));
    expect(rules.dialogues.noticeDays).toBeGreaterThanOrEqual(-first);
  });

  it('sends 1:1 cards to chef and leader only (rule 9)', () => {
    for (const step of rules.cards.filter(({ kind }) => kind === 'one-to-one'))
      expect([...step.to].sort()).toEqual(['chef', 'leader']);
  });
});

describe('a rule set', () => {
  it('that this version does not know is named in the error', () => {
    expect(() => ruleSet('aarhus-2099')).toThrow(new RangeError('unknown rule set aarhus-2099'));
  });

  it.each([
    ['another time zone', { timeZone: 'Europe/London' }],
    ['an hour without minutes', { openHours: { from: '8', to: '16:00' } }],
    ['no time for meetings', { meetingTimes: [] }],
    ['a card to nobody', { cards: [{ ...ruleSet().cards[0], to: [] }] }],
  ])('is refused with %s', (_what, change) => {
    expect(RuleSet.safeParse({ ...ruleSet(), ...change }).success).toBe(false);
  });
});
