import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { looked } from '../../src/app/audit/looked';
import { addAuditCommands } from '../../src/cli/audit-commands';
import { output } from '../../src/cli/output';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import { upnKey } from '../../src/domain/people/identity';
import { byTest, openApp, type App } from '../fixtures/app';
import { aPerson, aUnit } from '../fixtures/records';

/** `audit list` and `audit check`, through their own parser and over a real store. */

let app: App;
let folder: string;
const printed: string[] = [];

const unit = aUnit();
const leader = aPerson('leader');
const place = { container: 'units', pk: unit.id } as const;

beforeEach(async () => {
  app = openApp({ now: '2026-03-20T08:00:00.000Z' });
  folder = mkdtempSync(join(tmpdir(), 'kvalitetsloop-audit-'));
  await app.seed(unit, [], [leader, aPerson('chef')]);
  await app.deps.people.link(upnKey(leader.upn), leader.id);
  for (const subject of ['one', 'two', 'three']) await look('leader', subject);
  await look('chef', 'one');
});
afterEach(async () => {
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
  await app.close();
});

async function look(personId: string, subject: string): Promise<void> {
  app.clock.advanceMs(24 * 3_600_000);
  const actor = { person: aPerson(personId), today: dayOf(app.clock.now()) };
  await looked(app.deps, actor, unit.id, 'one-to-one', subject);
}

async function run(...args: string[]): Promise<string> {
  const program = new Command().exitOverride();
  printed.length = 0;
  process.exitCode = 0;
  addAuditCommands(program, (flags, command) =>
    command(
      app.deps,
      output(flags.json === true, (text) => void printed.push(text)),
    ),
  );
  await program.parseAsync(['audit', ...args], { from: 'user' });
  return printed.join('');
}

const json = async (...args: string[]): Promise<Record<string, unknown>[]> =>
  JSON.parse(await run(...args, '--json')) as Record<string, unknown>[];

const cutOff = async (seq: number): Promise<void> => {
  const id = `audit:looks:${String(seq).padStart(10, '0')}`;
  await app.store.delete('units', unit.id, id, 'any');
};

describe('audit list', () => {
  it('has every row with when, where, who and what; by unit, person and day', async () => {
    const all = await run('list');
    expect(all).toMatch(/^when +where +who +what +about\n/);
    expect(all).toContain('import');
    expect(await json('list', '--unit', 'Møllevang')).toHaveLength(5);
    const hers = await json('list', '--person', leader.upn);
    expect(hers.map(({ by, action, subjectId }) => [by, action, subjectId])).toEqual(
      ['one', 'two', 'three'].map((subject) => ['leader', 'looked-at-one-to-one', subject]),
    );
    expect(await json('list', '--person', leader.upn, '--from', '23.03.2026')).toHaveLength(1);
    await app.deps.audit.forget(place, 'leader');
    expect(await run('list')).toContain('an erased person');
  });

  it('says what is wrong with a person or a day', async () => {
    await expect(run('list', '--person', 'nobody@demo.test')).rejects.toThrow('Nobody in the list');
    await expect(run('list', '--from', 'yesterday')).rejects.toThrow('is no date');
  });
});

describe('audit check', () => {
  it('counts rows and chains, and gives one fingerprint that changes with each row', async () => {
    const first = await run('check');
    expect(first).toMatch(/^5 rows in 2 chains, unbroken\.\nFingerprint: [0-9a-f]{64}\n$/);
    expect(process.exitCode).toBe(0);
    expect(await run('check')).toBe(first);
    await look('chef', 'four');
    expect(await run('check')).not.toContain(/Fingerprint: (.*)/.exec(first)![1]);
  });

  it('names the first place that does not fit, and what it means', async () => {
    await cutOff(2);
    const said = await run('check');
    expect(said).toContain('unit moellevang, looks, row 2: the row is gone, while later ones are there.');
    expect(process.exitCode).toBe(1);
  });

  it('says which chain cannot be looked at, and looks at the others; so does the list', async () => {
    const { etag, ...summary } = (await app.store.get('units', unit.id, 'summary'))!;
    await app.store.put('units', { ...summary, v: summary.v + 90 }, { etag });
    expect(await run('check')).toMatch(
      /^4 rows in 1 chains\.\nunit moellevang, changes: where the chain ends cannot be read; .+doctor/,
    );
    expect(process.exitCode).toBe(1);
    expect(await json('list')).toHaveLength(4);
  });

  it('finds what was cut off or written anew since its heads were kept elsewhere', async () => {
    const kept = join(folder, 'heads.json');
    await run('check', '--save', kept);
    expect(readFileSync(kept, 'utf8')).not.toContain('leader');
    await look('leader', 'five');
    expect(await run('check', '--since', kept)).toContain('unbroken');
    // Everything about the looks is taken away, the head with it: what is left fits by itself.
    for (const seq of [1, 2, 3, 4, 5]) await cutOff(seq);
    await app.store.delete('units', unit.id, 'audit-head:looks', 'any');
    expect(await run('check')).toContain('unbroken');
    const gone = 'unit moellevang, looks, row 1: the chain was longer when the file was written';
    expect(await run('check', '--since', kept)).toContain(gone);
    expect(process.exitCode).toBe(1);
    for (const subject of ['a', 'b', 'c', 'd', 'e']) await look('chef', subject);
    expect(await run('check')).toContain('unbroken');
    const anew = 'looks, row 4: the row is another than when the file was written';
    expect(await run('check', '--since', kept)).toContain(anew);
  });

  it('takes what retention and erasing take away for what it is', async () => {
    await app.deps.people.change({ value: aPerson('new'), etag: 'absent' }, byTest);
    const kept = join(folder, 'heads.json');
    await run('check', '--save', kept);
    await app.deps.audit.dropUntil(place, 'looks', '2030-01-01T00:00:00.000Z');
    await look('leader', 'later');
    expect(await run('check', '--since', kept)).toContain('unbroken');
    for (const id of ['person', 'audit-head:changes', 'audit:changes:0000000001'])
      await app.store.delete('people', 'new', id, 'any');
    expect(await run('check', '--since', kept)).toContain('1 chains that were there');
    const municipality = { container: 'units', pk: 'municipality' } as const;
    await app.deps.audit.look(municipality, { ...byTest, action: 'erase-person', subjectId: 'someone' });
    expect(await run('check', '--since', kept)).toContain('unbroken');
  });

  it('saves no ends of chains that do not fit, and says so', async () => {
    const kept = join(folder, 'heads.json');
    await cutOff(2);
    expect(await run('check', '--save', kept)).toContain(`Nothing was written to ${kept}.`);
    expect(existsSync(kept)).toBe(false);
  });

  it('refuses a file that it did not write', async () => {
    await expect(run('check', '--since', join(folder, 'none'))).rejects.toThrow('is no file that');
  });
});
