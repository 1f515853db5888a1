import { RuleSet, defaultRuleSet, ruleSet, withHolidays } from '../../../src/domain/rulesets/rule-set';

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
    ['ld-input', 'input', { days: -28, anchor: 'start' }],
    ['ld-preparation', 'preparation', { days: -14, anchor: 'start', first: ['leader'] }],
    ['ld-reminder', 'reminder', { days: -7, anchor: 'start' }],
    ['ld-brief', 'brief', { days: -2, anchor: 'start' }],
    ['ld-schema', 'schema', { days: 0, anchor: 'end' }],
    ['ld-schema-reminder', 'schema-reminder', { workdays: 3, anchor: 'end' }],
    ['ld-receipts', 'receipts', { days: 0, anchor: 'completed' }],
    ['ld-closing', 'closing', { workdays: 1, anchor: 'completed', numbers: [4] }],
    ['ld-closing-reminder', 'closing-reminder', { workdays: 10, anchor: 'completed', numbers: [4] }],
    ['oo-preparation', 'preparation', { days: -7, anchor: 'start' }],
    ['oo-reminder', 'reminder', { workdays: -1, anchor: 'start' }],
    ['oo-schema', 'schema', { days: 0, anchor: 'end' }],
  ])('has the step %s with its lead time (domain.md §5)', (id, card, when) => {
    expect(rules.cards.find((step) => step.id === id)).toMatchObject({ card, ...when });
    expect(rules.cards).toHaveLength(12);
  });

  it('asks an agreement’s owner three workdays before its deadline and one after, and has a digest on Mondays', () => {
    expect(rules.agreementCards.map(({ workdays }) => workdays)).toEqual([-3, 1]);
    expect(rules.digest).toEqual({ weekday: 1, at: '08:00', to: ['chef'] });
  });

  it('asks elevråd, senat and board for input, and them and all with a guide once more', () => {
    const to = (id: string): string[] => [...(rules.cards.find((step) => step.id === id)?.to ?? [])].sort();
    expect(to('ld-input')).toEqual(['board-rep', 'pupil-council', 'senate']);
    expect(to('ld-reminder')).toEqual([...new Set([...to('ld-input'), ...to('ld-preparation')])].sort());
  });

  it('keeps three instances below the 50 requests a second that Teams allows an app, and each chat below its own', () => {
    const { perSecond, conversation, renewSeconds, leaseSeconds } = rules.delivery;
    expect(perSecond * 3).toBeLessThan(50);
    expect(conversation).toEqual([
      { count: 7, seconds: 1 },
      { count: 60, seconds: 30 },
      { count: 1800, seconds: 3600 },
    ]);
    expect(renewSeconds).toBeLessThan(leaseSeconds);
  });

  it('gives each step an id of its own, since what is done is known by it', () => {
    const ids = [...rules.cards, ...rules.agreementCards].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('plans no dialogue nearer than its first card', () => {
    const first = Math.min(...rules.cards.map(({ days = 0 }) => days));
    expect(rules.dialogues.noticeDays).toBeGreaterThanOrEqual(-first);
  });

  it('sends 1:1 cards to chef and leader only (rule 9)', () => {
    for (const step of rules.cards.filter(({ kind }) => kind === 'one-to-one'))
      expect([...step.to].sort()).toEqual(['chef', 'leader']);
  });
});

describe('school holidays in a rule set', () => {
  const autumn = [{ from: '2026-10-10', to: '2026-10-18' }];

  it('are none until a municipality imports them', () => {
    expect(ruleSet().schoolHolidays).toEqual([]);
    expect(withHolidays(ruleSet(), [])).toBe(ruleSet());
  });

  it('change nothing else, and are the same rule set for the same list', () => {
    const rules = withHolidays(ruleSet(), autumn);
    expect(rules).toEqual({ ...ruleSet(), schoolHolidays: autumn });
    expect(withHolidays(ruleSet(), autumn)).toBe(rules);
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
    ['a card in days and workdays', { cards: [{ ...ruleSet().cards[0], workdays: -3 }] }],
    ['a card at no time', { cards: [{ ...ruleSet().cards[0], days: undefined }] }],
  ])('is refused with %s', (_what, change) => {
    expect(RuleSet.safeParse({ ...ruleSet(), ...change }).success).toBe(false);
  });
});
