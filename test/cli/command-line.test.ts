import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { plusDays } from '../../src/domain/calendar/copenhagen';
import { type Ended } from '../support/built';
import { runIn, sample } from './shell';

/** The command as a person at a shell meets it: the built program, a folder of CSV, a store on disk. */

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvalitetsloop-cli-'));
  await cp(sample, join(folder, 'csv'), { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function cli(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return runIn(folder, args, env);
}

const Report = z.object({
  imported: z.boolean(),
  findings: z.array(z.object({ file: z.string(), line: z.int(), code: z.string(), message: z.string() })),
  report: z
    .object({ units: z.object({ created: z.int(), unchanged: z.int() }), holidays: z.int() })
    .optional(),
});

async function importJson(...flags: string[]): Promise<{ code: number; report: z.infer<typeof Report> }> {
  const { code, out } = await cli(['import', 'csv', '--json', ...flags]);
  return { code, report: Report.parse(JSON.parse(out)) };
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, 'csv', file);
  await writeFile(path, change(await readFile(path, 'utf8')));
}

describe('import', () => {
  it('imports a folder, and finds nothing to change the second time', async () => {
    const { report } = (await importJson()).report;
    expect(report?.units).toMatchObject({ created: 8, unchanged: 0 });
    expect(report?.holidays).toBe(21);
    expect((await importJson()).report.report?.units).toMatchObject({ created: 0, unchanged: 8 });
  });

  it('reads what Danish Excel writes: Windows-1252', async () => {
    await edit('units.csv', (text) => text);
    const path = join(folder, 'csv', 'units.csv');
    await writeFile(path, Buffer.from(await readFile(path, 'utf8'), 'latin1'));
    expect((await importJson()).code).toBe(0);
    expect((await cli(['status', 'møllevang'])).out).toContain('Møllevang Skole (moellevang)');
  });

  it('imports nothing when a row is bad, and says file, line and reason', async () => {
    await edit(
      'people.csv',
      (text) => `${text.trimEnd()}\nnew@demo.test;Ny Person;;stormester;moellevang;2026-01-01;;da\n`,
    );
    const { code, report } = await importJson();
    expect(code).toBe(1);
    expect(report).toMatchObject({
      imported: false,
      findings: [{ file: 'people.csv', code: 'person/role' }],
    });
    expect(report.findings[0]?.line).toBeGreaterThan(1);
    expect((await cli(['status', 'møllevang'])).err).toContain('none, import them first');
  });

  it('imports the good rows with --skip-bad', async () => {
    await edit(
      'people.csv',
      (text) => `${text.trimEnd()}\nnew@demo.test;Ny Person;;stormester;moellevang;2026-01-01;;da\n`,
    );
    const { code, report } = await importJson('--skip-bad');
    expect(code).toBe(0);
    expect(report).toMatchObject({ imported: true, findings: [{ code: 'person/role' }] });
  });

  it('says which folder is none', async () => {
    expect(await cli(['import', 'nowhere'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere is no folder') as string,
    });
  });
});

describe('start-loops', () => {
  it('starts a loop in each unit of the area once', async () => {
    await importJson();
    const Started = z.object({
      started: z.array(z.string()),
      skipped: z.array(z.object({ unitId: z.string() })),
    });
    const first = Started.parse(
      JSON.parse((await cli(['start-loops', '--area', '6-18', '--decided', '11.03.2026', '--json'])).out),
    );
    expect(first.started).toEqual(['havblik', 'klokkebakken', 'lindehoej', 'moellevang', 'nordlyset']);
    const again = Started.parse(JSON.parse((await cli(['start-loops', '--area', '6-18', '--json'])).out));
    expect(again).toMatchObject({ started: [], skipped: first.started.map((unitId) => ({ unitId })) });
  });

  it.each([
    [['--area', '7-9'], '7-9 is no area'],
    [['--area', '0-6', '--decided', '2026-02-30'], '2026-02-30 is no date'],
    [['--area', '0-6'], 'Import themes.csv first'],
  ])('refuses %j', async (flags, why) => {
    expect(await cli(['start-loops', ...flags])).toMatchObject({
      code: 1,
      err: expect.stringContaining(why) as string,
    });
  });
});

describe('status', () => {
  it('shows where a unit is, and names the units when none fits', async () => {
    await importJson();
    await cli(['start-loops', '--area', '6-18', '--decided', '2026-03-11']);
    const Status = z.object({
      unit: z.object({ id: z.string() }),
      meetings: z.array(z.object({ kind: z.string() })),
    });
    const status = Status.parse(JSON.parse((await cli(['status', 'mollevang', '--json'])).out));
    expect(status.unit.id).toBe('moellevang');
    expect(status.meetings.map(({ kind }) => kind).filter((kind) => kind === 'one-to-one')).toHaveLength(12);
    expect((await cli(['status', 'ingensteder'])).err).toContain('Møllevang Skole');
    expect((await cli(['status', 'skole'])).err).toContain('Several units fit');
  });
});

describe('due', () => {
  it('lists what would be sent, to whom and why, and writes nothing', async () => {
    await rm(join(folder, 'csv/holidays.csv'));
    await importJson();
    await cli(['start-loops', '--area', '6-18', '--decided', '2026-03-11']);
    const Due = z.array(
      z.object({ card: z.string(), person: z.string(), why: z.string(), state: z.literal('to-enqueue') }),
    );
    const Plan = z.array(z.object({ unit: z.string(), kind: z.string(), start: z.string() }));
    const plan = Plan.parse(JSON.parse((await cli(['plan', '--json'])).out));
    const dialogue = plan.find(({ unit, kind }) => unit === 'moellevang' && kind === 'learning-dialogue');
    // After its preparation card, also when that had to wait for Easter to pass, and before the reminder.
    const at = ['due', '--at', plusDays(dialogue!.start.slice(0, 10), -8), '--json'];
    const first = Due.parse(JSON.parse((await cli(at)).out));
    expect(first.filter(({ person }) => person === 'Mette Skov')).toEqual([
      expect.objectContaining({
        card: 'preparation',
        why: expect.stringContaining('ld-preparation') as string,
      }),
    ]);
    expect(Due.parse(JSON.parse((await cli(at)).out))).toEqual(first);
  });

  it.each(['i morgen', '2026-13-01', '2026-02-30'])('refuses the time %s', async (time) => {
    expect(await cli(['due', '--at', time])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is no time') as string,
    });
  });

  it('refuses to send ahead of time', async () => {
    expect((await cli(['due', '--at', '2999-01-04T10:00', '--send'])).err).toContain('ahead of their time');
  });
});

describe('pack-manifest', () => {
  it('packs with the settings of the environment, and says what is missing', async () => {
    const out = ['pack-manifest', '--out', 'app.zip'];
    const settings = {
      MicrosoftAppId: '0d1c2b3a-0000-4000-8000-00000000abcd',
      PUBLIC_HOST: 'bot.example.dk',
    };
    expect(await cli(out, settings)).toMatchObject({
      code: 0,
      out: expect.stringContaining('color.png') as string,
    });
    expect((await readFile(join(folder, 'app.zip'))).subarray(0, 2).toString()).toBe('PK');
    expect(await cli(out)).toMatchObject({
      code: 1,
      err: expect.stringContaining('MicrosoftAppId has no value') as string,
    });
  });
});

describe('the settings', () => {
  it.each([
    [{ STORE: 'oracle' }, 'STORE must be sqlite or cosmos'],
    [{ STORE: 'cosmos' }, 'COSMOS_ENDPOINT is missing'],
  ])('stop the command with one line: %j', async (env, why) => {
    const { code, err } = await cli(['status', 'x'], env);
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(err).toContain(why);
  });
});
