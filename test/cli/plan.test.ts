import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { plusDays } from '../../src/domain/calendar/copenhagen';
import { type Ended } from '../support/built';
import { runIn, useStarted } from './shell';

/** `plan` and `replan`, through the built program. */

const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
const Plan = z.array(
  z.strictObject({
    unit: z.string(),
    kind: z.enum(['learning-dialogue', 'one-to-one']),
    number: z.int(),
    start: Time,
    end: Time,
    chef: z.string(),
    leader: z.string().nullable(),
  }),
);
const Move = z.object({ unit: z.string(), kind: z.string(), number: z.int(), from: Time, to: Time });
const Replanned = z.object({
  dryRun: z.boolean(),
  units: z.int(),
  moves: z.array(Move),
  skipped: z.array(Move),
  obstructed: z.array(z.unknown()),
});

// The sample's holidays are of some years only; here the tests say which there are.
const folder = useStarted((csv) => rm(join(csv, 'holidays.csv')));
const cli = (...args: string[]): Promise<Ended> => runIn(folder(), args);
const plan = async (...args: string[]): Promise<z.infer<typeof Plan>> =>
  Plan.parse(JSON.parse((await cli('plan', '--json', ...args)).out));
const replan = async (...args: string[]): Promise<z.infer<typeof Replanned>> =>
  Replanned.parse(JSON.parse((await cli('replan', '--json', ...args)).out));

describe('plan', () => {
  it('prints every meeting as JSON, in order, with chef and leader', async () => {
    const lines = await plan();
    // Five units of sixteen meetings.
    expect(lines).toHaveLength(80);
    expect(lines.map(({ start }) => Date.parse(start))).toEqual(
      lines.map(({ start }) => Date.parse(start)).sort((a, b) => a - b),
    );
    expect(lines.filter(({ unit }) => unit === 'moellevang')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ kind: 'learning-dialogue', number: 4 },
          ...{ chef: 'anders.holm@demo.test', leader: 'mette.skov@demo.test' },
        }),
      ]),
    );
  });

  it('shows one chef’s meetings and weeks, and draws them', async () => {
    const { out, code } = await cli('plan', '--chef', 'Anders.Holm@demo.test', '--picture', 'weeks.svg');
    expect(code).toBe(0);
    expect(out).toMatch(/^start +end +meeting +no +unit +chef +leader\n/);
    expect(out).toMatch(/\nanders\.holm@demo\.test +32 +\d+ +\d\.\d\d +\d{4}-W\d\d +\d\n/);
    expect(out).toMatch(/\nanders\.holm@demo\.test +\d{4}-W\d\d +\d +\d\.\d\n/);
    expect(out).not.toContain('birgit.dam');
    expect(out.trim().endsWith('The picture is in weeks.svg.')).toBe(true);
    const svg = await readFile(join(folder(), 'weeks.svg'), 'utf8');
    expect(svg).toContain('<title id="title">Samtaler uge for uge: 2 enheder, 32 samtaler');
  });

  it.each([
    [['plan', '--chef', 'nobody@demo.test'], 'is chef of no unit'],
    [['replan', '--chef', 'mette.skov@demo.test'], 'is chef of no unit'],
    [['plan', '--picture', 'no/such/folder/weeks.svg'], 'cannot be written'],
  ])('refuses %j', async (args, why) => {
    expect(await cli(...args)).toMatchObject({ code: 1, err: expect.stringContaining(why) as string });
  });

  it('says so when no loop has started', async () => {
    await rm(join(folder(), 'store.sqlite'));
    expect(await plan()).toEqual([]);
    expect((await cli('plan')).out).toContain('Start loops first');
  });
});

describe('replan', () => {
  it('moves what new school holidays take, once, after saying it in a dry run', async () => {
    expect(await replan('--dry-run')).toMatchObject({ dryRun: true, units: 5, moves: [] });
    const before = await plan();
    const third = before.find(({ kind, number }) => kind === 'learning-dialogue' && number === 3)!;
    const day = third.start.slice(0, 10);
    await writeFile(join(folder(), 'csv/holidays.csv'), `from;to;name\n${day};${plusDays(day, 4)};Ferie\n`);
    expect((await cli('import', 'csv')).code).toBe(0);

    const would = await replan('--dry-run');
    expect(would.moves).toContainEqual(
      expect.objectContaining({ unit: third.unit, kind: third.kind, number: 3, from: third.start }),
    );
    expect(await plan()).toEqual(before);
    expect((await cli('replan')).out).toContain(`Moved ${would.moves.length} meetings of 5 units.`);
    const after = await plan();
    for (const { unit, kind, number, to } of would.moves)
      expect(
        after.find((line) => line.unit === unit && line.kind === kind && line.number === number)?.start,
      ).toBe(to);
    expect(
      after.filter(({ start }) => day <= start.slice(0, 10) && start.slice(0, 10) <= plusDays(day, 4)),
    ).toEqual([]);
    expect((await replan()).moves).toEqual([]);
  });

  it('moves only the units of one chef when told so', async () => {
    expect(await replan('--chef', 'birgit.dam@demo.test')).toMatchObject({ units: 3, moves: [] });
  });
});
