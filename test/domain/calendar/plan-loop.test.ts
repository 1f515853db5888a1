import fc from 'fast-check';
import { dayOf, isWorkday, plusDays, withOffset } from '../../../src/domain/calendar/copenhagen';
import { Diary } from '../../../src/domain/calendar/diary';
import type { Day } from '../../../src/domain/calendar/instant';
import { loopEnd, planLoop, takenBy, type PlannedTime } from '../../../src/domain/calendar/plan-loop';
import { seasonWindows } from '../../../src/domain/calendar/seasons';
import { workdaysBetween } from '../../../src/domain/calendar/workdays';
import type { Unit } from '../../../src/domain/people/unit';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';

const rules = ruleSet();

function aUnit(id: string, chefId: string, over: Partial<Unit> = {}): Unit {
  const member = (role: 'leader' | 'board-rep') => ({
    personId: `${role}-${id}`,
    ...{ name: role, role, from: '2020-01-01' },
  });
  return {
    ...{ id, name: id, sector: 'dagtilbud', ownership: 'kommunal', special: false, chefId },
    ...{ sites: [], dataPackages: [], members: [member('leader'), member('board-rep')] },
    ...over,
  };
}

/** Plans units one after the other, as a round does. */
function planRound(units: readonly Unit[], decided: Day, busy = new Diary()): [Unit, PlannedTime[]][] {
  return units.map((unit) => {
    const own = units.filter(({ chefId }) => chefId === unit.chefId);
    const spread = { index: own.indexOf(unit), of: own.length };
    const times = planLoop({ unit, ruleSet: rules, decided, busy, spread });
    for (const time of times) busy.book(takenBy(unit, time.kind, dayOf(time.start)), time);
    return [unit, times];
  });
}

const inOrder = (times: readonly PlannedTime[]): PlannedTime[] =>
  [...times].sort((a, b) => (a.start < b.start ? -1 : 1));
const nameOf = ({ kind, number }: PlannedTime): string =>
  `${kind === 'learning-dialogue' ? 'LS' : ''}${number}`;

const seasonOf = (day: Day): string | undefined => {
  const season = rules.dialogues.seasons.find(({ from, to }) => from <= day.slice(5) && day.slice(5) <= to);
  return season && `${day.slice(0, 4)} ${season.name}`;
};

const decidedDay = fc.integer({ min: 0, max: 8 * 365 }).map((days) => plusDays('2024-01-01', days));
const round = fc.record({
  decided: decidedDay,
  units: fc
    .array(fc.record({ chef: fc.integer({ min: 0, max: 2 }), isSelvejende: fc.boolean() }), {
      minLength: 1,
      maxLength: 25,
    })
    .map((units) =>
      units.map(({ chef, isSelvejende }, index) =>
        aUnit(`u${index}`, `chef${chef}`, { ownership: isSelvejende ? 'selvejende' : 'kommunal' }),
      ),
    ),
});

function checkRounds(check: (plans: [Unit, PlannedTime[]][], decided: Day) => void): void {
  fc.assert(
    fc.property(round, ({ units, decided }) => {
      check(planRound(units, decided), decided);
    }),
    { seed: 2021, numRuns: 25 },
  );
}

describe('planning a loop', () => {
  it('holds LS1, three 1:1s, LS2 and so on; a selvejende dagtilbud dialogues only', () => {
    checkRounds((plans) => {
      for (const [unit, times] of plans)
        expect(inOrder(times).map(nameOf)).toEqual(
          unit.ownership === 'selvejende'
            ? ['LS1', 'LS2', 'LS3', 'LS4']
            : ['LS1', '1', '2', '3', 'LS2', '4', '5', '6', 'LS3', '7', '8', '9', 'LS4', '10', '11', '12'],
        );
    });
  });

  it('meets on workdays outside July and Christmas, at the times of the rule set', () => {
    checkRounds((plans) => {
      for (const { kind, start, end } of plans.flatMap(([, times]) => times)) {
        const day = dayOf(start);
        expect(isWorkday(day, rules)).toBe(true);
        expect(day.slice(5, 7)).not.toBe('07');
        expect(day.slice(5) < '12-22' && day.slice(5) > '01-02').toBe(true);
        expect(rules.meetingTimes).toContain(withOffset(start).slice(11, 16));
        expect(withOffset(end).slice(11, 16) <= rules.openHours.to).toBe(true);
        const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
        expect(minutes).toBe(kind === 'learning-dialogue' ? 120 : 60);
      }
    });
  });

  it('never takes a chef or a leader twice at once', () => {
    checkRounds((plans) => {
      const diaries = new Map<string, PlannedTime[]>();
      for (const [unit, times] of plans)
        for (const time of times)
          for (const person of takenBy(unit, time.kind, dayOf(time.start)))
            diaries.set(person, [...(diaries.get(person) ?? []), time]);
      for (const times of diaries.values())
        inOrder(times).forEach((time, index, all) => {
          const before = all[index - 1];
          expect(before === undefined || before.end <= time.start).toBe(true);
        });
    });
  });

  it('holds one dialogue in each of four seasons on end, the first with notice', () => {
    checkRounds((plans, decided) => {
      const noticed = plusDays(decided, rules.dialogues.noticeDays);
      for (const [, times] of plans) {
        const days = times
          .filter(({ kind }) => kind === 'learning-dialogue')
          .map(({ start }) => dayOf(start));
        const seasons = days.map(seasonOf);
        const windows = seasonWindows(decided, rules);
        expect(seasons).toEqual(windows.map(({ to }) => seasonOf(to)));
        expect(days[0]! > noticed).toBe(true);
        // A season, its neighbour and what remains of one: never a season skipped for nothing.
        expect(days[0]! < plusDays(noticed, 365 / 2 + 100)).toBe(true);
      }
    });
  });

  it('ends within the two years when the fourth dialogue leaves time for it', () => {
    checkRounds((plans, decided) => {
      for (const [, times] of plans) {
        const last = dayOf(inOrder(times).at(-1)!.start);
        const fourth = dayOf(times[3]!.start);
        const latest = [loopEnd(decided, rules), plusDays(fourth, 84)].sort().at(-1)!;
        expect(last <= latest).toBe(true);
      }
    });
  });

  it('plans the same again', () => {
    const units = ['a', 'b', 'c'].map((id) => aUnit(id, 'chef'));
    expect(planRound(units, '2026-03-11')).toEqual(planRound(units, '2026-03-11'));
  });

  it('places the first dialogue in the rest of the season, or in the next when too little is left', () => {
    const firstOf = (decided: Day): string | undefined => {
      const [[, times]] = planRound([aUnit('a', 'chef')], decided) as [[Unit, PlannedTime[]]];
      return seasonOf(dayOf(times[0]!.start));
    };
    expect(firstOf('2026-03-11')).toBe('2026 spring');
    expect(firstOf('2026-04-06')).toBe('2026 spring');
    expect(firstOf('2026-04-07')).toBe('2026 autumn');
    expect(firstOf('2026-12-10')).toBe('2027 spring');
  });

  it('fills a chef’s weeks evenly over the season', () => {
    const units = Array.from({ length: 40 }, (_, index) => aUnit(`u${index}`, 'chef'));
    const weeks = new Map<number, number>();
    for (const [, times] of planRound(units, '2026-06-10')) {
      const week = Math.floor((Date.parse(times[0]!.start) - Date.parse('2026-08-31')) / (7 * 86_400_000));
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
    }
    // 13 weeks of autumn for 40 dialogues; the last Monday of November begins a fourteenth.
    for (let week = 0; week < 13; week += 1) expect([2, 3, 4]).toContain(weeks.get(week));
  });

  it('spaces 1:1s evenly between two dialogues', () => {
    const [[, times]] = planRound([aUnit('a', 'chef')], '2026-06-10') as [[Unit, PlannedTime[]]];
    const starts = inOrder(times)
      .slice(0, 5)
      .map(({ start }) => dayOf(start));
    const gaps = starts.slice(1).map((day, index) => workdaysBetween(starts[index]!, day, rules).length);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(12);
  });

  it('goes around what chef and leader have already', () => {
    const unit = aUnit('a', 'chef');
    const [[, free]] = planRound([unit], '2026-03-11') as [[Unit, PlannedTime[]]];
    const busy = new Diary();
    busy.book(['chef'], free[0]!);
    busy.book(['leader-a'], free[5]!);
    busy.book(['someone'], free[6]!);
    const [[, times]] = planRound([unit], '2026-03-11', busy) as [[Unit, PlannedTime[]]];
    expect(times[0]!.start).not.toBe(free[0]!.start);
    expect(times[5]!.start).not.toBe(free[5]!.start);
    expect(times[6]).toEqual(free[6]);
  });

  it('goes past the season, or at last double, rather than fail when nobody has time', () => {
    const never = { isFree: () => false };
    const unit = aUnit('a', 'chef');
    const spread = { index: 0, of: 1 };
    const times = planLoop({ unit, ruleSet: rules, decided: '2026-03-11', busy: never, spread });
    expect(inOrder(times).map(nameOf)).toHaveLength(16);
    const full = {
      isFree: (_: readonly string[], { start }: { start: string }) => dayOf(start) > '2026-05-31',
    };
    const [first] = planLoop({ unit, ruleSet: rules, decided: '2026-03-11', busy: full, spread });
    expect(dayOf(first!.start)).toBe('2026-06-01');
  });

  it('ends two years after the decision', () => {
    expect(loopEnd('2026-03-11', rules)).toBe('2028-03-11');
    expect(loopEnd('2024-02-29', rules)).toBe('2026-03-01');
  });
});

describe('a diary', () => {
  const nine = { start: '2026-04-14T07:00:00.000Z', end: '2026-04-14T09:00:00.000Z' };
  const eleven = { start: '2026-04-14T09:00:00.000Z', end: '2026-04-14T10:00:00.000Z' };
  const overlapping = { start: '2026-04-14T08:59:00.000Z', end: '2026-04-14T09:30:00.000Z' };

  it('lets one meeting begin when another ends, and none before', () => {
    const diary = new Diary();
    diary.book(['a', 'b'], nine);
    expect(diary.isFree(['a'], eleven)).toBe(true);
    expect(diary.isFree(['c', 'b'], overlapping)).toBe(false);
    expect(diary.isFree(['c'], overlapping)).toBe(true);
  });
});

describe('who is taken by a meeting', () => {
  it('is chef and leader, and at a dialogue of a selvejende dagtilbud the board instead of the chef', () => {
    const kommunal = aUnit('k', 'chef');
    const selvejende = aUnit('s', 'chef', { ownership: 'selvejende' });
    expect(takenBy(kommunal, 'learning-dialogue', '2026-04-14')).toEqual(['chef', 'leader-k']);
    expect(takenBy(kommunal, 'one-to-one', '2026-04-14')).toEqual(['chef', 'leader-k']);
    expect(takenBy(selvejende, 'learning-dialogue', '2026-04-14')).toEqual(['leader-s', 'board-rep-s']);
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
