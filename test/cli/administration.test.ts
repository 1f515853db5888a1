import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { settingsOf } from '../../src/app/rules';
import { addAdministrationCommands } from '../../src/cli/administration-commands';
import { guidesInForceCommand } from '../../src/cli/guides-in-force';
import { output } from '../../src/cli/output';
import { filesWith, goodRows } from '../app/import-files';
import { openApp, type App } from '../fixtures/builders';
import { auditsOf } from '../fixtures/audit-rows';

/** What the administration does at the command line, through its own parser and over a real store. */

let app: App;
let folder: string;
const printed: string[] = [];

beforeEach(() => {
  app = openApp({ now: '2026-03-20T08:00:00.000Z' });
  folder = mkdtempSync(join(tmpdir(), 'kvalitetsloop-admin-'));
  printed.length = 0;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await app.close();
});

async function run(...args: string[]): Promise<string> {
  const program = new Command().exitOverride();
  printed.length = 0;
  addAdministrationCommands(program, (flags, command) =>
    command(
      app.deps,
      output(flags.json === true, (text) => void printed.push(text)),
    ),
  );
  await program.parseAsync(args, { from: 'user' });
  return printed.join('');
}

const json = async (...args: string[]): Promise<unknown> => JSON.parse(await run(...args, '--json'));

function write(files: Parameters<typeof filesWith>[0]): void {
  for (const { name, bytes } of filesWith(files)) writeFileSync(join(folder, name), bytes);
}

async function audits(container: 'units' | 'people' = 'units'): Promise<unknown[]> {
  const rows = await auditsOf(app.store, { container });
  return rows.map(({ action, subjectId }) => `${action} ${subjectId}`);
}

describe('import', () => {
  it('says with --dry-run what it would change, field by field, and writes nothing', async () => {
    write({});
    const said = await run('import', folder, '--dry-run');
    expect(said).toContain('new: unit skolen Skolen ved Åen\n');
    expect(said).toContain('new: person');
    expect(said).toContain('+ role: leader skolen 2024-01-01–');
    expect(said).toContain('new: themes 6-18');
    expect(said).toContain('+ period: 2026-03-28–2026-04-06');
    expect(said).toMatch(/Would change 8 records\. Nothing was written\.\n$/);
    expect(app.store.calls).toMatchObject({ put: 0, batch: 0, delete: 0 });
  });

  it('changes just what the dry run said, and then has nothing left to change', async () => {
    write({});
    const { changes } = (await json('import', folder, '--dry-run')) as { changes: unknown[] };
    expect(await json('import', folder)).toMatchObject({ imported: true, changes });
    expect(await json('import', folder, '--dry-run')).toMatchObject({ changes: [] });
    expect(await audits('people')).toHaveLength(3);
    expect(await audits()).toEqual(
      expect.arrayContaining(['import holidays', 'import themes:6-18', 'import skolen']),
    );
  });

  it('shows what was and what comes: a new name, a role that goes, people who are left out', async () => {
    write({});
    await run('import', folder);
    const [chef, lis, bo] = goodRows['people.csv'] as [string, string, string];
    write({ 'people.csv': [chef, lis.replace('Lis Leder', 'Lis Nygift').replace('skolen', 'solen')] });
    const said = await run('import', folder, '--dry-run');
    expect(bo).toContain('Bo Board');
    expect(said).toContain('~ name: Lis Leder → Lis Nygift');
    expect(said).toContain('- role: leader skolen 2024-01-01–');
    expect(said).toContain('+ role: leader solen 2024-01-01–');
    expect(said).toMatch(/ended: person p\w+ Bo Board \(bo@demo\.test\)\n {2}- role: /);
    expect(said).toContain('- person: Lis Leder leader 2024-01-01–');
  });
});

describe('settings', () => {
  it('are listed with what holds, the default, the limits and what they do', async () => {
    const said = await run('settings');
    expect(said).toMatch(/dialogueMinutes +120 +120 +60–180 +So much time/);
    expect(said).toContain('planned ones keep theirs');
  });

  it('are set one by one, in the words people use, audited and in force at once', async () => {
    expect(await run('settings', 'set', 'supervisionpoints', 'til')).toContain(
      'supervisionPoints: off → on.',
    );
    expect(await json('settings', 'set', 'openTo', '15:00')).toEqual({
      ...{ name: 'openTo', before: '16:00', value: '15:00' },
    });
    expect(await settingsOf(app.deps)).toEqual({ supervisionPoints: true, openTo: '15:00' });
    await run('settings', 'set', 'openTo', 'default');
    expect(await settingsOf(app.deps)).toEqual({ supervisionPoints: true });
    expect(await audits()).toContain('change-settings settings:supervisionPoints');
  });

  it.each([
    ['supervision', 'on', /There is no setting supervision\. The nearest are: supervisionPoints/],
    ['dialogueMinutes', 'two hours', /cannot be dialogueMinutes, which is 60–180/],
    ['dialogueMinutes', '500', /can last from 60 to 180 minutes/],
    ['leadDays.ld-reminder', '2', /outside its limits/],
  ])('refuse %s %s, saying why', async (name, value, why) => {
    await expect(run('settings', 'set', name, value)).rejects.toThrow(why);
    expect(await audits()).toEqual([]);
  });
});

describe('themes and links', () => {
  const themes = ['themes', 'set', '--area', '6-18', '--year', '2026', '--decided', '11.03.2026'];

  it('writes what the council decided, and lists it', async () => {
    await run(...themes, '--title', 'Fællesskaber for alle', '--title', 'Lyst til at lære');
    expect(await run('themes', '--area', '6-18')).toBe(
      '6-18: report of 2026, decided 2026-03-11\n  Fællesskaber for alle\n  Lyst til at lære\n',
    );
    expect(await run('themes')).toContain('0-6: no themes yet');
    expect(await audits()).toEqual(['adopt-themes themes:6-18']);
  });

  it('refuses a year of the other area', async () => {
    await expect(
      run(...themes.map((text) => (text === '2026' ? '2027' : text)), '--title', 'x'),
    ).rejects.toThrow(/even years/);
  });

  it('puts a link into an area but for those with their own, into one unit, and only when it is https', async () => {
    write({ 'datapackages.csv': ['skolen;1;https://lis.test/skolen;2026-03-21'] });
    await run('import', folder);
    const link = ['--number', '1', '--available', '2026-03-22', '--url'];
    expect(await json('links', 'set', '--area', '6-18', ...link, 'https://lis.test/alle')).toEqual({
      ...{ changed: ['klubben'], unchanged: [], kept: ['skolen'] },
    });
    expect(await json('links', 'set', '--unit', 'Skolen', ...link, 'https://lis.test/ny')).toMatchObject({
      changed: ['skolen'],
    });
    expect(await run('links')).toMatch(
      /skolen +1 +2026-03-22 +https:\/\/lis\.test\/ny\n[^]*Without any: solen/,
    );
    await expect(run('links', 'set', '--unit', 'solen', ...link, 'http://lis.test')).rejects.toThrow(/https/);
    await expect(run('links', 'set', ...link, 'https://lis.test')).rejects.toThrow(/either --area/);
  });
});

describe('people, unreachable and guides', () => {
  it('lists roles with their days, and whom cards reach', async () => {
    write({});
    await run('import', folder);
    expect(await run('people', '--unit', 'skolen')).toMatch(
      /Lis Leder +lis@demo\.test +leader +skolen +2024-01-01 +not met yet/,
    );
    expect(await json('people', '--role', 'leader')).toHaveLength(1);
    await expect(run('people', '--role', 'king')).rejects.toThrow(/king is no role/);
    expect(await run('unreachable')).toBe('Every card has reached its receiver, or is still to be sent.\n');
  });

  it('says which guide is in force, its version, and whose it is', () => {
    guidesInForceCommand(
      output(false, (text) => void printed.push(text)),
      undefined,
    );
    expect(printed.join('')).toMatch(/^guide +version +whose +meetings +roles +sectors\n/);
    expect(printed.join('')).toMatch(/ \d+ +shipped .*leader/);
  });
});
