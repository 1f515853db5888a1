import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '../../src/app/deps';
import { deliverTo } from '../../src/app/delivery/deliver-to';
import { openDelivery } from '../../src/app/delivery/delivery';
import { readImport } from '../../src/app/import-municipality';
import { rulesFor } from '../../src/app/rules';
import type { DocumentStore } from '../../src/app/ports';
import { projectRoot } from '../../src/assets';
import { demoPersonas, readDemoFiles, seedDemo } from '../../src/demo/seed';
import { nextStepAt, stepMoments } from '../../src/domain/calendar/card-steps';
import { dayOf, daysBetween, isWorkday, plusDays, withOffset } from '../../src/domain/calendar/copenhagen';
import { lacksOf } from '../../src/domain/follow-up/follow-up';
import { FollowUpSchema } from '../../src/domain/follow-up/schema';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { areaOf, Unit } from '../../src/domain/people/unit';
import type { RuleSet } from '../../src/domain/rulesets/rule-set';
import { meetingsOf, Summary } from '../../src/domain/status/summary';
import { movableClock, realGuides, recordingMessenger } from '../fixtures/builders';
import { allPeople, allSummaries, clockAt, depsOver, openStore } from '../app/import-deps';

describe('the files of the sample municipality', () => {
  it('are a good import', () => {
    const { plan, findings } = readImport(readDemoFiles());
    expect(findings).toEqual([]);
    expect(
      plan.units?.map(({ sector, ownership, special }) => `${sector} ${ownership} ${special}`).sort(),
    ).toEqual([
      ...['dagtilbud kommunal false', 'dagtilbud kommunal false', 'dagtilbud selvejende false'],
      'fu kommunal false',
      ...['skole kommunal false', 'skole kommunal false', 'skole kommunal false', 'skole kommunal true'],
    ]);
    expect(plan.units?.find(({ sector }) => sector === 'fu')?.sites).toHaveLength(3);
  });

  it('have school holidays for every loop that may be started with them', () => {
    const holidays = readImport(readDemoFiles()).plan.holidays ?? [];
    expect(holidays).toHaveLength(21);
    expect(holidays.some(({ from, to }) => from <= '2026-07-15' && '2026-07-15' <= to)).toBe(true);
  });

  it('have everyone with an object id, and someone with two roles', () => {
    const people = readImport(readDemoFiles()).plan.people ?? [];
    expect(new Set(people.map(({ aadObjectId }) => aadObjectId)).size).toBe(people.length);
    expect(
      people.filter(({ assignments }) => new Set(assignments.map(({ role }) => role)).size > 1),
    ).toHaveLength(1);
  });

  it('are found from the folder with package.json', () => {
    expect(readFileSync(join(projectRoot(), 'package.json'), 'utf8')).toContain('"name": "kvalitetsloop"');
  });
});

/** An ordinary day, a Sunday, before summer, Christmas, New Year's Day, after Easter, a leap day, in school holidays. */
const days = [
  ...['2026-04-14T07:30:00.000Z', '2026-08-30T21:00:00.000Z', '2026-06-24T12:00:00.000Z'],
  ...['2026-12-24T10:00:00.000Z', '2027-01-01T00:30:00.000Z', '2027-03-30T06:30:00.000Z'],
  ...['2028-02-29T23:30:00.000Z', '2026-11-02T09:00:00.000Z'],
  ...['2026-07-10T12:00:00.000Z', '2026-10-14T19:00:00.000Z'],
];

describe.each(days)('the sample municipality at %s', (now) => {
  const today = dayOf(now);
  let store: DocumentStore;
  let deps: Deps;
  let summaries: Summary[];
  let rules: RuleSet;

  beforeAll(async () => {
    store = openStore();
    await seedDemo((clock) => depsOver(store, clock), now);
    deps = depsOver(store, clockAt(now));
    summaries = await allSummaries(deps);
    rules = await rulesFor(deps);
  });

  afterAll(() => store.close());

  const summaryOf = (unitId: string): Summary => summaries.find(({ unit }) => unit.id === unitId)!;
  const meetingOf = (unitId: string, short: string): Meeting => {
    const { loop, meetings } = summaryOf(unitId);
    return meetings[`meeting:${loop!.id}:${short}`]!;
  };
  const inDays = (meeting: Meeting): number => daysBetween(today, dayOf(meeting.start));
  const dueSteps = (meeting: Meeting): string[] =>
    stepMoments(meeting, rules)
      .filter(({ step, at }) => at <= now && !meeting.stepsDone.includes(step.id))
      .map(({ step }) => step.id);

  it('has eight units, each with a valid record and a running loop', () => {
    expect(summaries).toHaveLength(8);
    for (const summary of summaries) {
      expect(Summary.parse(summary)).toEqual(summary);
      expect(Unit.parse(summary.unit)).toEqual(summary.unit);
      expect(summary.loop?.state).toBe('running');
      expect(summary.loop?.themes).toHaveLength(2);
      expect(summary.loop!.decided < today).toBe(true);
    }
  });

  it('keeps each loop in order, on workdays, and nobody in two places', () => {
    const taken = new Map<string, Meeting[]>();
    for (const summary of summaries) {
      const names = meetingsOf(summary).map(({ id }) => id.split(':')[2]);
      expect(names.filter((name) => name?.startsWith('ld'))).toEqual(['ld1', 'ld2', 'ld3', 'ld4']);
      if (summary.unit.ownership === 'kommunal')
        expect(names).toEqual([
          ...['ld1', 'oo1', 'oo2', 'oo3', 'ld2', 'oo4', 'oo5', 'oo6'],
          ...['ld3', 'oo7', 'oo8', 'oo9', 'ld4', 'oo10', 'oo11', 'oo12'],
        ]);
      for (const meeting of meetingsOf(summary)) {
        expect(isWorkday(dayOf(meeting.start), rules)).toBe(true);
        const { chefId, ownership } = summary.unit;
        if (ownership === 'kommunal') taken.set(chefId, [...(taken.get(chefId) ?? []), meeting]);
      }
    }
    for (const meetings of taken.values())
      [...meetings]
        .sort((a, b) => (a.start < b.start ? -1 : 1))
        .forEach((meeting, index, all) => {
          expect(index === 0 || all[index - 1]!.end <= meeting.start).toBe(true);
        });
  });

  it('has dialogues half a year apart but for those that are near on purpose', () => {
    for (const summary of summaries) {
      const starts = meetingsOf(summary)
        .filter(({ kind }) => kind === 'learning-dialogue')
        .map(({ start }) => dayOf(start));
      starts.slice(1).forEach((day, index) => {
        expect(daysBetween(starts[index]!, day)).toBeGreaterThanOrEqual(90);
      });
    }
  });

  it('has input and preparation due at Møllevang, whose first dialogue is in ten days', () => {
    const first = meetingOf('moellevang', 'ld1');
    expect(inDays(first)).toBeGreaterThanOrEqual(10);
    expect(inDays(first)).toBeLessThanOrEqual(14);
    expect(dueSteps(first)).toEqual(['ld-input', 'ld-preparation']);
    expect(meetingOf('moellevang', 'oo1').start > first.end).toBe(true);
  });

  it('has the schema of Havblik due, whose first dialogue was on the last workday', () => {
    const first = meetingOf('havblik', 'ld1');
    expect(first.phase).toBe('planned');
    expect(withOffset(first.start).slice(11, 16)).toBe('10:00');
    expect(withOffset(first.end).slice(11, 16)).toBe('12:00');
    expect(inDays(first)).toBeLessThanOrEqual(-1);
    expect(inDays(first)).toBeGreaterThanOrEqual(-6);
    expect(nextStepAt(first, rules)).toBe(first.dueAt);
    const ahead = stepMoments(first, rules).filter(({ step }) => !first.stepsDone.includes(step.id));
    expect(ahead.map(({ step }) => step.id)).toEqual(['ld-schema', 'ld-schema-reminder']);
  });

  it('has a past at Åbrinken: a finished schema, focus areas, and one agreement overdue', async () => {
    const summary = summaryOf('aabrinken');
    const first = meetingOf('aabrinken', 'ld1');
    expect(first).toMatchObject({ phase: 'completed' });
    expect(first.dueAt).toBeUndefined();
    const schema = await deps.units.record('schema', 'aabrinken', `schema:${first.id}`);
    expect(FollowUpSchema.parse(schema)).toMatchObject({ state: 'finished' });
    expect(lacksOf(schema!, first)).toEqual([]);
    expect(summary.loop?.focusAreas.map(({ themeId }) => themeId)).toEqual(
      summary.loop?.themes.map(({ id }) => id),
    );
    const siteIds = summary.unit.sites.map(({ id }) => id);
    for (const { siteId } of summary.loop!.focusAreas)
      expect(siteId === undefined || siteIds.includes(siteId)).toBe(true);
    expect(Object.values(summary.agreements).map(({ deadline, state }) => [deadline < today, state])).toEqual(
      [
        [true, 'open'],
        [false, 'open'],
      ],
    );
    for (const id of Object.keys(summary.agreements))
      expect(await deps.units.record('agreement', 'aabrinken', id)).toBeDefined();
  });

  it('has the second dialogue and a 1:1 of Åbrinken soon', () => {
    expect(inDays(meetingOf('aabrinken', 'ld2'))).toBeGreaterThanOrEqual(12);
    const third = meetingOf('aabrinken', 'oo3');
    expect(inDays(third)).toBeGreaterThanOrEqual(4);
    expect(inDays(third)).toBeLessThan(10);
    expect(third.phase).toBe('planned');
    expect(meetingOf('aabrinken', 'oo2').phase).toBe('completed');
  });

  it('has dialogues near at Solsikken, Klokkebakken and Nordlyset', () => {
    expect(inDays(meetingOf('solsikken', 'ld1'))).toBeGreaterThanOrEqual(9);
    expect(inDays(meetingOf('klokkebakken', 'ld1'))).toBeGreaterThanOrEqual(13);
    expect(inDays(meetingOf('nordlyset', 'ld1'))).toBeGreaterThanOrEqual(20);
    for (const unitId of ['solsikken', 'klokkebakken', 'nordlyset']) {
      expect(inDays(meetingOf(unitId, 'ld1'))).toBeLessThanOrEqual(26);
      expect(dueSteps(meetingOf(unitId, 'ld1'))).toContain('ld-input');
    }
  });

  it('has the first data package everywhere but at Klokkebakken', () => {
    for (const { unit } of summaries) {
      const first = unit.dataPackages.find(({ number }) => number === 1);
      expect(first !== undefined && first.available <= today).toBe(unit.id !== 'klokkebakken');
    }
  });

  it('has themes of the right years, decided before today', async () => {
    for (const area of ['0-6', '6-18'] as const) {
      const { reportYear, decided } = (await deps.municipality.themes(area))!;
      expect(reportYear % 2).toBe(area === '6-18' ? 0 : 1);
      expect(decided < plusDays(today, -40)).toBe(true);
      for (const { unit, loop } of summaries.filter((each) => areaOf(each.unit.sector) === area))
        expect([unit.id, loop?.decided]).toEqual([unit.id, decided]);
    }
  });

  it('has the people of whom one can be asked to be', async () => {
    const people = await allPeople(deps);
    for (const { personId, upn, name, role, unitName } of demoPersonas) {
      const person = people.find(({ id }) => id === personId);
      expect(person).toMatchObject({ upn, name });
      const unit = summaries.find((each) => each.unit.name === unitName)?.unit;
      expect(person?.assignments.some((held) => held.role === role && held.unitId === unit?.id)).toBe(true);
    }
  });

  it('has no school holiday that hides what is near, and keeps those to come', async () => {
    const holidays = await deps.municipality.holidays();
    expect(holidays.every(({ from }) => from >= plusDays(today, 60))).toBe(true);
    expect(holidays.length).toBeGreaterThan(0);
  });

  it('shows each persona with a task something when they open the chat, whatever the hour', async () => {
    const messenger = recordingMessenger();
    const clock = movableClock(now);
    const delivery = openDelivery({
      ...{ deps: { ...deps, clock, guides: realGuides() }, messenger, instance: 'demo' },
      pause: () => Promise.resolve(),
    });
    const shown: Record<string, string[]> = {};
    for (const { personId, name } of demoPersonas) {
      clock.advanceMs(60_000);
      await deliverTo(delivery, (await deps.people.byId(personId))!.value);
      shown[name] = messenger.sent.filter((each) => each.personId === personId).map(({ card }) => card.kind);
    }
    expect(shown).toMatchObject({
      'Mette Skov': ['preparation'],
      'Sara Lund': ['preparation'],
      'Jonas Krog': ['preparation'],
      'Martin Vang': ['preparation'],
      'Nikoline Ry': ['preparation'],
      'Henrik Falk': ['follow-up'],
      'Lone Vad': [],
    });
    for (const name of ['Anders Holm', 'Ida Bech']) expect(shown[name]).toContain('preparation');
  });
});
