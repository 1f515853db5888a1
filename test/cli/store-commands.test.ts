import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { chmod, readFile, readdir, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredDocument } from '../../src/app/ports';
import { openSqliteStore } from '../../src/store/sqlite';
import { connectionTo, openDatabase } from '../../src/store/sqlite/database';
import { BotProcess } from '../support/bot-process';
import { runIn, useStarted } from './shell';

/** backup, restore, migrate and doctor, as they are run at a shell beside a bot that runs or does not. */

// Each command is a process of its own, and each test runs several.
jest.setTimeout(60_000);

const folder = useStarted();
const at = (name: string): string => join(folder(), name);
const cli = (...args: string[]) => runIn(folder(), args);

interface Doctor {
  ok: boolean;
  remarks: string[];
  findings: { what: string; why: string; fix: string; where: string[]; count: number }[];
}

async function doctor(): Promise<Doctor & { code: number }> {
  const { code, out } = await cli('doctor', '--json');
  return { code, ...(JSON.parse(out) as Doctor) };
}

async function whatsWrong(): Promise<string[]> {
  const { findings, code, ok } = await doctor();
  expect([code, ok]).toEqual(findings.length === 0 ? [0, true] : [1, false]);
  return findings.map(({ what }) => what);
}

/** A copy with its log, so that this process takes no lock on the file that the commands use. */
function copyOf(file: string): string {
  const copy = at(`scratch-${randomUUID()}.sqlite`);
  for (const suffix of ['', '-wal'])
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  return copy;
}

/** Something the program itself would never do. */
function tamper(sql: string): void {
  const copy = copyOf(at('store.sqlite'));
  const connection = openDatabase(copy);
  connection.exec(sql);
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  connection.close();
  for (const suffix of ['-wal', '-shm']) rmSync(at('store.sqlite') + suffix, { force: true });
  copyFileSync(copy, at('store.sqlite'));
}

async function documentsIn(file: string): Promise<StoredDocument[]> {
  const store = openSqliteStore({ file: copyOf(file) });
  const { documents } = await store.query('units', { type: 'summary', limit: 1000 });
  await store.close();
  return documents;
}

/** Another program's, with tables of its own. */
async function anotherDatabase(file: string): Promise<void> {
  await rm(file);
  const connection = connectionTo(file);
  connection.exec('CREATE TABLE notes (text TEXT); PRAGMA user_version = 1');
  connection.close();
}

function startBot(): Promise<BotProcess> {
  return BotProcess.start(
    { SQLITE_FILE: at('store.sqlite'), DEMO: 'off', PLAYGROUND: 'off' },
    { cwd: folder() },
  );
}

describe('backup', () => {
  it('copies what there is into one file, which only its owner may read, and takes no other’s place', async () => {
    const { out, code } = await cli('backup', 'copy.sqlite');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^copy\.sqlite: \d+ documents .+ checked and whole\.\n$/),
    ]);
    expect((await stat(at('copy.sqlite'))).mode & 0o777).toBe(0o600);
    expect(await documentsIn(at('copy.sqlite'))).toEqual(await documentsIn(at('store.sqlite')));
    const again = await cli('backup', 'copy.sqlite');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already') as string]);
    expect((await cli('backup', 'copy.sqlite', '--force')).code).toBe(0);
    expect((await readdir(folder())).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('never takes the place of the store itself', async () => {
    const { ino } = await stat(at('store.sqlite'));
    await symlink(at('store.sqlite'), at('link.sqlite'));
    for (const name of ['store.sqlite', './store.sqlite', 'link.sqlite']) {
      const { code, err } = await cli('backup', name, '--force');
      expect([code, err]).toEqual([1, expect.stringContaining('is the store itself') as string]);
    }
    expect((await stat(at('store.sqlite'))).ino).toBe(ino);
  });

  it('has all that was acknowledged before it began, while the bot runs and others write', async () => {
    const bot = await startBot();
    const store = openSqliteStore({ file: at('store.sqlite') });
    const document = { pk: 'busy', type: 'meeting', v: 1, body: { text: 'x'.repeat(500) } };
    let acknowledged = 0;
    const stopping = new AbortController();
    const writing = (async () => {
      for (let n = 0; !stopping.signal.aborted; n += 1) {
        await store.batch('units', 'busy', [
          { op: 'put', document: { ...document, id: `a-${n}` }, expect: 'absent' },
          { op: 'put', document: { ...document, id: `b-${n}` }, expect: 'absent' },
        ]);
        acknowledged = n + 1;
        await new Promise(setImmediate);
      }
    })();
    while (acknowledged < 20) await new Promise(setImmediate);
    const before = acknowledged;
    const { code } = await cli('backup', 'copy.sqlite');
    stopping.abort();
    await writing;
    await store.close();
    await bot.kill('SIGTERM');
    const copy = openSqliteStore({ file: at('copy.sqlite') });
    const has = async (id: string): Promise<boolean> => (await copy.get('units', 'busy', id)) !== undefined;
    expect(code).toBe(0);
    for (let n = 0; n < before; n += 1)
      expect([await has(`a-${n}`), await has(`b-${n}`)]).toEqual([true, true]);
    // Nothing by halves of what came meanwhile.
    for (let n = before; n < acknowledged; n += 1) expect(await has(`a-${n}`)).toBe(await has(`b-${n}`));
    await copy.close();
  });

  it('says where Cosmos DB has its own', async () => {
    const env = { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://localhost:1' };
    const { code, err } = await runIn(folder(), ['backup', 'copy.sqlite'], env);
    expect([code, err]).toEqual([1, expect.stringContaining('backed up continuously by Azure') as string]);
    expect(await readdir(folder())).not.toContain('copy.sqlite');
  });
});

describe('restore', () => {
  it('puts a backup back, and keeps what was there', async () => {
    await cli('backup', 'copy.sqlite');
    const then = await documentsIn(at('store.sqlite'));
    tamper(`DELETE FROM units WHERE type = 'summary'`);
    const { code, out } = await cli('restore', 'copy.sqlite');
    const keptIn = /^What was there before is kept in (.+)\.$/m.exec(out)?.[1] ?? '';
    expect(code).toBe(0);
    expect(out).toMatch(/look with `npm run -s cli -- doctor`\.\n$/);
    expect(await documentsIn(at('store.sqlite'))).toEqual(then);
    expect(await documentsIn(keptIn)).toEqual([]);
    expect(await whatsWrong()).toEqual([]);
  });

  it('puts back also what stands in the log of writes beside a copy that was made by hand', async () => {
    const store = openSqliteStore({ file: at('store.sqlite') });
    await store.put('units', { pk: 'late', id: 'late', type: 'meeting', v: 1, body: {} }, 'absent');
    for (const suffix of ['', '-wal'])
      copyFileSync(at('store.sqlite') + suffix, at('copied.sqlite') + suffix);
    await store.close();
    expect((await stat(at('copied.sqlite-wal'))).size).toBeGreaterThan(0);
    tamper(`DELETE FROM units WHERE id = 'late'`);
    expect((await cli('restore', 'copied.sqlite')).code).toBe(0);
    const restored = openSqliteStore({ file: copyOf(at('store.sqlite')) });
    expect(await restored.get('units', 'late', 'late')).toBeDefined();
    await restored.close();
  });

  it('waits for the bot to be stopped', async () => {
    await cli('backup', 'copy.sqlite');
    const bot = await startBot();
    const refused = await cli('restore', 'copy.sqlite');
    await bot.kill('SIGTERM');
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('is in use. Stop the bot') as string,
    ]);
    expect((await cli('restore', 'copy.sqlite')).code).toBe(0);
  });

  it.each<[string, (copy: string) => Promise<void> | void, string]>([
    [
      'lost its end',
      (copy) => truncate(copy, 100_000),
      'it is no backup of the embedded store, or is damaged (',
    ],
    [
      'is no database',
      (copy) => writeFile(copy, '# Words\n'.repeat(200)),
      'or is damaged (file is not a database).',
    ],
    ['is a database of something else', anotherDatabase, 'or is damaged (no such table: units).'],
    ['is empty', (copy) => writeFile(copy, ''), 'it is no backup of the embedded store.'],
    ['is not there', (copy) => rm(copy), 'There is no file copy.sqlite'],
    [
      'is of a newer version',
      (copy) => {
        const connection = openDatabase(copy);
        connection.exec(`UPDATE units SET v = 90 WHERE type = 'summary'`);
        connection.close();
      },
      'is of a newer version of this program',
    ],
  ])('refuses a backup that %s, and changes nothing', async (_what, change, why) => {
    await cli('backup', 'copy.sqlite');
    await change(at('copy.sqlite'));
    const before = await documentsIn(at('store.sqlite'));
    const { code, err } = await cli('restore', 'copy.sqlite');
    const said = 'copy.sqlite was not restored, and nothing was changed: ';
    expect([code, err.startsWith(said), err]).toEqual([1, true, expect.stringContaining(why) as string]);
    expect(await documentsIn(at('store.sqlite'))).toEqual(before);
    expect((await readdir(folder())).filter((name) => name.includes('restor'))).toEqual([]);
  });

  it('takes the place of a file that is damaged', async () => {
    await cli('backup', 'copy.sqlite');
    const then = await documentsIn(at('store.sqlite'));
    tamper('SELECT 1');
    await truncate(at('store.sqlite'), 50_000);
    expect(await whatsWrong()).toEqual(['The database file is damaged']);
    expect((await cli('restore', 'copy.sqlite')).code).toBe(0);
    expect(await documentsIn(at('store.sqlite'))).toEqual(then);
    expect(await whatsWrong()).toEqual([]);
  });
});

describe('migrate', () => {
  it('renews what is in an older version, says first what it would, and has then nothing left to do', async () => {
    tamper(`UPDATE units SET v = 1, body = json_remove(body, '$.audit') WHERE type = 'summary'`);
    expect((await doctor()).remarks.join()).toMatch(
      /In an older version, and read all the same: summary \d+/,
    );
    const dry = await cli('migrate', '--dry-run');
    expect(dry.out).toMatch(
      /^\d+ documents would be brought to the version of this program: summary \d+\.\nNothing/,
    );
    expect((await documentsIn(at('store.sqlite'))).map(({ v }) => v)).toContain(1);
    expect((await cli('migrate')).code).toBe(0);
    expect((await documentsIn(at('store.sqlite'))).map(({ v }) => v)).not.toContain(1);
    expect((await cli('migrate')).out).toBe('0 documents were brought to the version of this program.\n');
    expect((await doctor()).remarks.join()).not.toContain('older');
  });

  it('leaves what a newer version wrote', async () => {
    tamper(`UPDATE units SET v = 90 WHERE type = 'summary'`);
    const before = await documentsIn(at('store.sqlite'));
    expect((await cli('migrate')).code).toBe(0);
    expect(await documentsIn(at('store.sqlite'))).toEqual(before);
  });
});

describe('doctor', () => {
  it('finds nothing in a store that is well, and changes nothing', async () => {
    await cli('status', 'moellevang');
    const before = await readFile(at('store.sqlite'));
    expect(await whatsWrong()).toEqual([]);
    expect((await readFile(at('store.sqlite'))).equals(before)).toBe(true);
    expect((await cli('doctor')).out).toMatch(/All is well\.\n$/);
  });

  it('says that there is no file yet, and makes none', async () => {
    const { code, out } = await runIn(folder(), ['doctor'], { SQLITE_FILE: at('none.sqlite') });
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(
        `There is no database file ${at('none.sqlite')} yet; the bot makes it`,
      ) as string,
    ]);
    expect(out).toContain('check SQLITE_FILE');
    expect(out).not.toContain('All is well');
    expect(await readdir(folder())).not.toContain('none.sqlite');
  });

  it.each([
    ['documents cannot be read', `UPDATE units SET body = '{"half":' WHERE type = 'loop'`],
    ['documents cannot be read', `UPDATE units SET body = '{"name":"Sara Lund"}' WHERE type = 'meeting'`],
    ['documents are of a newer version of the program', `UPDATE units SET v = 90 WHERE type = 'meeting'`],
    ['documents are of a newer version of the program', `UPDATE units SET v = 90 WHERE type = 'summary'`],
    ['documents are of a newer version of the program', `UPDATE people SET v = 90 WHERE type = 'identity'`],
    ['documents cannot be read', `UPDATE units SET body = '{' WHERE type IN ('audit', 'audit-head')`],
    [
      'units have a summary that differs from their documents',
      `DELETE FROM units WHERE id LIKE 'meeting:%:ld3'`,
    ],
    [
      'names at the door lead to nobody',
      `DELETE FROM people WHERE type = 'person' AND body LIKE '%Mette Skov%'`,
    ],
    ['units have a chef who is not in the list of people', `DELETE FROM people WHERE type = 'person'`],
    [
      'kinds of documents are of a newer version of the program',
      `UPDATE units SET type = 'plan' WHERE id = 'holidays'`,
    ],
    ['The database file is of a newer version of the program', 'PRAGMA user_version = 90'],
  ])('finds that %s', async (what, sql) => {
    tamper(sql);
    const { code, ok, findings } = await doctor();
    expect([code, ok]).toEqual([1, false]);
    const finding = findings.find((each) => each.what === what);
    expect(finding).toMatchObject({ why: expect.any(String) as string, fix: expect.any(String) as string });
    expect(findings.map((each) => each.what)).not.toContain('The store does not answer');
    // Where, and nothing that people wrote or are called.
    expect(JSON.stringify(findings)).not.toMatch(/Sara Lund|mette/i);
  });

  it('takes nobody for gone who is only set aside', async () => {
    tamper(`UPDATE people SET v = 90 WHERE type = 'person'`);
    expect(await whatsWrong()).toEqual(['documents are of a newer version of the program']);
  });

  it('says what, why and how to mend it', async () => {
    tamper(`UPDATE units SET v = 90 WHERE id = 'holidays'`);
    const { out } = await cli('doctor');
    expect(out).toMatch(
      /^WRONG: 1 documents are of a newer .+\n {2}why: .+\n {2}fix: .+\n {4}units\/municipality\/holidays \(holidays v90\)/m,
    );
    expect(out).toMatch(/\d findings\.\n$/);
  });

  it('finds rights that are too few or too many, and a setting that cannot be', async () => {
    await chmod(at('store.sqlite'), 0o644);
    expect(await whatsWrong()).toEqual(['Others on this machine may read the database file']);
    const { code, out } = await runIn(folder(), ['doctor'], { STORE: 'paper' });
    expect([code, out]).toEqual([1, expect.stringContaining('STORE must be sqlite or cosmos') as string]);
  });

  it('finds that the store does not answer', async () => {
    const env = { STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:1', COSMOS_KEY: 'a2V5' };
    const { code, out } = await runIn(folder(), ['doctor'], env);
    expect([code, out]).toEqual([1, expect.stringContaining('WRONG: The store does not answer') as string]);
  });

  it('finds guides that have to be mended', async () => {
    await writeFile(at('bad.json'), '{"id": "bad"}');
    const { code, out } = await runIn(folder(), ['doctor'], { GUIDES_FOLDER: folder() });
    expect([code, out]).toEqual([1, expect.stringContaining('WRONG: Guides have to be mended') as string]);
    expect(out).toContain('bad.json');
  });
});
