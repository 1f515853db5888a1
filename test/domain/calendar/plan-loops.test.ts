import fc from 'fast-check';
import { dayOf, daysBetween, isWorkday, plusDays, timeOf } from '../../../src/domain/calendar/copenhagen';
import { Diary } from '../../../src/domain/calendar/diary';
import type { Day } from '../../../src/domain/calendar/instant';
import { loopEnd, slotsOf, suits, type PlannedTime } from '../../../src/domain/calendar/plan-loop';
import { planLoops } from '../../../src/domain/calendar/plan-loops';
import { seasonWindows } from '../../../src/domain/calendar/seasons';
import { meetingDaysBetween } from '../../../src/domain/calendar/meeting-days';
import type { Unit } from '../../../src/domain/people/unit';
import type { RuleSet } from '../../../src/domain/rulesets/rule-set';
import { aUnit, checkRounds, clashesIn, inOrder, plainRules, planRound, rulesWithHolidays } from './rounds';

const rules = plainRules;

const nameOf = ({ kind, number }: PlannedTime): string =>
  `${kind === 'learning-dialogue' ? 'LS' : ''}${number}`;
const dialoguesOf = (times: readonly PlannedTime[]): PlannedTime[] =>
  times.filter(({ kind }) => kind === 'learning-dialogue');
const seasonOf = (day: Day): string | undefined => {
  const season = rules.dialogues.seasons.find(({ from, to }) => from <= day.slice(5) && day.slice(5) <= to);
  return season && `${day.slice(0, 4)} ${season.name}`;
};
const planOf = (unit: Unit, decided: Day, notBefore = decided, own: RuleSet = rules): PlannedTime[] =>
  planRound([unit], { decided, notBefore, rules: own })[0]![1];

describe('planning loops', () => {
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

  it('meets on workdays outside July, Christmas and the school holidays, at the times of the rule set', () => {
    checkRounds((plans, { rules: own }) => {
      for (const { kind, start, end } of plans.flatMap(([, times]) => times)) {
        const day = dayOf(start);
        expect(isWorkday(day, own)).toBe(true);
        expect(day.slice(5, 7)).not.toBe('07');
        expect(day.slice(5) < '12-22' && day.slice(5) > '01-02').toBe(true);
        expect(own.schoolHolidays.some(({ from, to }) => from <= day && day <= to)).toBe(false);
        expect(own.meetingTimes).toContain(timeOf(start));
        expect(timeOf(end) <= own.openHours.to).toBe(true);
        const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
        expect(minutes).toBe(kind === 'learning-dialogue' ? 120 : 60);
      }
    });
  });

  it('never takes a chef or a leader twice at once, nor a leader of several units', () => {
    checkRounds((plans) => {
      expect(clashesIn(plans)).toEqual([]);
    });
  });

  it('takes nobody twice who is chef and leader too', () => {
    const asLeader = { personId: 'chef', name: 'chef', role: 'leader', from: '2020-01-01' } as const;
    const units = [
      ...Array.from({ length: 6 }, (_, index) => aUnit(`u${index}`, 'chef')),
      ...Array.from({ length: 6 }, (_, index) => aUnit(`v${index}`, 'other', { members: [asLeader] })),
    ];
    expect(clashesIn(planRound(units, { decided: '2026-03-11' }))).toEqual([]);
  });

  it('holds one dialogue in each of four seasons on end, the first with notice', () => {
    checkRounds((plans, { decided }) => {
      const noticed = plusDays(decided, rules.dialogues.noticeDays);
      for (const [, times] of plans) {
        const days = dialoguesOf(times).map(({ start }) => dayOf(start));
        expect(days.map(seasonOf)).toEqual(seasonWindows(decided, rules).map(({ to }) => seasonOf(to)));
        expect(days[0]! > noticed).toBe(true);
        // A season, its neighbour and what remains of one: never a season skipped for nothing.
        expect(days[0]! < plusDays(noticed, 365 / 2 + 110)).toBe(true);
      }
    });
  });

  it('keeps dialogues about half a year apart', () => {
    checkRounds((plans) => {
      for (const [, times] of plans) {
        const days = dialoguesOf(times).map(({ start }) => dayOf(start));
        for (const [index, day] of days.slice(1).entries())
          expect(daysBetween(days[index]!, day)).toBeGreaterThan(75);
      }
    });
  });

  it('spaces 1:1s evenly: each within eight meeting days of its even spot between two dialogues', () => {
    checkRounds((plans, { decided, rules: own }) => {
      for (const [, times] of plans.filter(([unit]) => unit.ownership === 'kommunal')) {
        const dialogues = dialoguesOf(times).map(({ start }) => dayOf(start));
        for (const { number, start } of times.filter(({ kind }) => kind === 'one-to-one')) {
          const gap = Math.floor((number - 1) / 3);
          const from = dialogues[gap]!;
          const until = [loopEnd(decided, own), plusDays(from, 112)].sort()[1]!;
          const next = dialogues[gap + 1];
          const days = meetingDaysBetween(plusDays(from, 1), next ? plusDays(next, -1) : until, own);
          const even = ((number - gap * 3) * (days.length + 1)) / 4 - 1;
          expect(Math.abs(days.indexOf(dayOf(start)) - even)).toBeLessThanOrEqual(8.5);
        }
      }
    });
  });

  it('ends within the two years when the fourth dialogue leaves time for it', () => {
    checkRounds((plans, { decided }) => {
      for (const [, times] of plans) {
        const last = dayOf(inOrder(times).at(-1)!.start);
        const latest = [loopEnd(decided, rules), plusDays(dayOf(times[3]!.start), 112)].sort().at(-1)!;
        expect(last <= latest).toBe(true);
      }
    });
  });

  it('plans the same again, in whatever order the units come', () => {
    const units = ['a', 'b', 'c', 'd', 'e'].map((id, index) => aUnit(id, `chef${index % 2}`));
    const decided = '2026-03-11';
    const plan = planRound(units, { decided });
    expect(planRound(units, { decided })).toEqual(plan);
    expect(planRound([...units].reverse(), { decided }).reverse()).toEqual(plan);
  });

  it('places the first dialogue in the rest of the season, or in the next when too little is left', () => {
    const firstOf = (decided: Day): string | undefined =>
      seasonOf(dayOf(planOf(aUnit('a', 'chef'), decided)[0]!.start));
    expect(firstOf('2026-03-11')).toBe('2026 spring');
    expect(firstOf('2026-03-16')).toBe('2026 spring');
    expect(firstOf('2026-03-17')).toBe('2026 autumn');
    expect(firstOf('2026-12-10')).toBe('2027 spring');
  });

  it('plans nothing in the past when the council decided long ago', () => {
    const times = planOf(aUnit('a', 'chef'), '2025-03-12', '2026-04-15');
    expect(inOrder(times)[0]!.start > '2026-04-15').toBe(true);
    expect(dialoguesOf(times).map(({ start }) => seasonOf(dayOf(start)))).toEqual([
      '2026 spring',
      '2026 autumn',
      '2027 spring',
      '2027 autumn',
    ]);
  });

  it('goes around what chef and leader have already', () => {
    const unit = aUnit('a', 'chef');
    const free = planOf(unit, '2026-03-11');
    const diary = new Diary();
    diary.book(['leader-a'], free[0]!);
    diary.book(['leader-a'], free[5]!);
    diary.book(['someone'], free[6]!);
    const [[, times]] = planRound([unit], { decided: '2026-03-11', diary }) as [[Unit, PlannedTime[]]];
    expect(times[0]!.start).not.toBe(free[0]!.start);
    expect(times[5]!.start).not.toBe(free[5]!.start);
    expect(times[6]).toEqual(free[6]);
  });

  it('goes past the season, or at last double, rather than fail when nobody has time', () => {
    const unit = aUnit('a', 'chef');
    const allDay = (from: Day, to: Day): Diary => {
      const diary = new Diary();
      for (const day of meetingDaysBetween(from, to, rules))
        diary.book(['leader-a'], { start: `${day}T05:00:00.000Z`, end: `${day}T20:00:00.000Z` });
      return diary;
    };
    const spring = allDay('2026-01-01', '2026-05-31');
    const [[, late]] = planRound([unit], { decided: '2026-03-11', diary: spring }) as [[Unit, PlannedTime[]]];
    expect(dayOf(late[0]!.start).slice(0, 7)).toBe('2026-06');
    const never = allDay('2026-01-01', '2030-12-31');
    const [[, times]] = planRound([unit], { decided: '2026-03-11', diary: never }) as [[Unit, PlannedTime[]]];
    expect(inOrder(times).map(nameOf)).toHaveLength(16);
  });
});

describe('data packages', () => {
  const decided = '2026-03-11';
  const withPackage = (number: number, available: Day): Unit =>
    aUnit('a', 'chef', { dataPackages: [{ number, url: 'https://lis.test/x', available }] });
  const dayOfDialogue = (unit: Unit, number: number): Day =>
    dayOf(
      planOf(unit, decided).find((time) => time.kind === 'learning-dialogue' && time.number === number)!
        .start,
    );

  it('are out two weeks before their dialogue where the season has room for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 0, max: 60 }), (number, days) => {
        const { from, to } = seasonWindows(decided, rules)[number - 1]!;
        const available = plusDays(from, days - 20);
        const day = dayOfDialogue(withPackage(number, available), number);
        expect(daysBetween(available, day)).toBeGreaterThanOrEqual(14);
        expect(day <= to).toBe(true);
      }),
      { seed: 2021, numRuns: 30 },
    );
  });

  it('are waited for to the end of the season, though the card comes before them', () => {
    const day = dayOfDialogue(withPackage(2, '2026-11-24'), 2);
    expect(day > '2026-11-24' && day <= '2026-11-30').toBe(true);
  });

  it('that come too late hold their dialogue back beyond the season, and the next ones come after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 120 }), (number, days) => {
        const { to } = seasonWindows(decided, rules)[number - 1]!;
        const available = plusDays(to, days);
        const times = planOf(withPackage(number, available), decided);
        const dialogue = times.find((time) => time.number === number)!;
        expect(dayOf(dialogue.start) > available).toBe(true);
        expect(inOrder(times).map(nameOf)).toEqual(inOrder(planOf(aUnit('b', 'chef'), decided)).map(nameOf));
      }),
      { seed: 2021, numRuns: 40 },
    );
  });
});

describe('planning anew', () => {
  const decided = '2026-03-11';
  const notBefore = '2026-04-10';
  const units = Array.from({ length: 9 }, (_, index) => aUnit(`u${index}`, 'chef'));

  function planAnew(
    plans: readonly (readonly [Unit, PlannedTime[]])[],
    own: RuleSet,
    isKept: (unit: Unit, time: PlannedTime) => boolean = () => false,
  ): Map<string, PlannedTime[]> {
    const diary = new Diary();
    const loops = plans.map(([unit, times]) => {
      const kept = times.filter((time) => isKept(unit, time));
      for (const time of kept) diary.book(suits(unit, time.kind, dayOf(time.start)), time);
      const open = times.filter((time) => !kept.includes(time)).map((time) => ({ ...time, now: time }));
      return { unit, decided, seasons: seasonWindows(decided, rules), kept, open };
    });
    return planLoops(loops, { rules: own, diary, notBefore });
  }

  it.each([1, 2, 7, 9, 20])('moves nothing when nothing is against it, with %i units', (count) => {
    const own = Array.from({ length: count }, (_, index) => aUnit(`u${10 + index}`, 'chef'));
    const plans = planRound(own, { decided });
    const anew = planAnew(plans, rules);
    for (const [unit, times] of plans) expect(anew.get(unit.id)).toEqual(times);
  });

  it('moves what the school holidays take, and keeps order, evenness and peace', () => {
    const plans = planRound(units, { decided });
    const anew = planAnew(plans, rulesWithHolidays);
    const after = units.map((unit) => [unit, anew.get(unit.id)!] as const);
    expect(clashesIn(after)).toEqual([]);
    let stayed = 0;
    for (const [index, [unit, times]] of after.entries()) {
      expect(inOrder(times).map(nameOf)).toEqual(inOrder(plans[index]![1]).map(nameOf));
      for (const time of times) expect(isWorkday(dayOf(time.start), rulesWithHolidays)).toBe(true);
      expect(times).toHaveLength(slotsOf(unit, rules).length);
      stayed += times.filter((time, nth) => time.start === plans[index]![1][nth]!.start).length;
    }
    // Two days of three are no holiday; most meetings have no reason to move.
    expect(stayed).toBeGreaterThan(units.length * 8);
  });

  it('leaves what is kept, and moves the 1:1s after a dialogue that was moved by hand', () => {
    const [[unit, times]] = planRound([aUnit('a', 'chef')], { decided }) as [[Unit, PlannedTime[]]];
    const moved = times.map((time) =>
      nameOf(time) === 'LS2'
        ? { ...time, start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T10:00:00.000Z' }
        : time,
    );
    const kept = moved.find((time) => nameOf(time) === 'LS2')!;
    const anew = planAnew([[unit, moved]], rules, (_, time) => time === kept).get('a')!;
    expect(anew.map(nameOf)).not.toContain('LS2');
    expect(inOrder([...anew, kept]).map(nameOf)).toEqual(inOrder(times).map(nameOf));
    const moves = anew.filter((time) => !times.some((before) => before.start === time.start)).map(nameOf);
    // The fourth came after the dialogue as it was; those far from it have no reason to move.
    expect(moves).toContain('4');
    expect(moves).not.toContain('9');
  });

  it('ends a leader being in two places, when one comes to lead two units', () => {
    const other = aUnit('z', 'other');
    const plans = planRound([...units.slice(0, 1), other], { decided });
    const both = plans.map(([unit, times]): [Unit, PlannedTime[]] => {
      const leader = {
        personId: 'leader-of-both',
        name: 'leader',
        role: 'leader',
        from: '2020-01-01',
      } as const;
      return [{ ...unit, members: [leader] }, times];
    });
    expect(clashesIn(both).length).toBeGreaterThan(0);
    const anew = planAnew(both, rules);
    expect(clashesIn(both.map(([unit]) => [unit, anew.get(unit.id)!]))).toEqual([]);
  });
});
