import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import Database from 'libsql';
import { openSqliteStore } from '../../src/store/sqlite';
import { openDatabase } from '../../src/store/sqlite/database';
import { aDocument, allPages, ids, unavailable } from './documents';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-'));
  file = join(folder, 'store.db');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the file', () => {
  it('lets others be served while someone asks it for thousands of things in a row', async () => {
    const store = openSqliteStore({ file });
    await store.ready();
    const others = { areServed: false };
    setImmediate(() => (others.areServed = true));
    for (let nth = 0; nth < 100_000 && !others.areServed; nth += 1)
      await store.get('units', 'pk', `id-${nth}`);
    expect(others.areServed).toBe(true);
    await store.close();
  });

  it('syncs every commit before it is acknowledged', () => {
    const connection = openDatabase(file);
    const pragma = (name: string): unknown =>
      Object.values(connection.prepare(`PRAGMA ${name}`).all()[0] as object)[0];
    expect([pragma('journal_mode'), pragma('synchronous')]).toEqual(['wal', 2]);
    connection.close();
  });

  it('is refused when a newer version wrote it, and left as it is', async () => {
    const newer = new Database(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const store = openSqliteStore({ file });
    const message = expect.stringContaining('written by a newer version') as string;
    await expect(store.ready()).rejects.toMatchObject({ ...unavailable, message });
    await store.close();
    const untouched = new Database(file);
    expect(untouched.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
    untouched.close();
  });

  it('is refused when it is no database, or cannot be made', async () => {
    await writeFile(file, 'not a database '.repeat(100));
    for (const path of [file, folder, join(file, 'below a file', 'store.db')]) {
      const store = openSqliteStore({ file: path });
      await expect(store.ready()).rejects.toMatchObject(unavailable);
      await store.close();
    }
  });

  it('is read while another writes, but not written', async () => {
    const store = openSqliteStore({ file });
    const put = await store.put('units', aDocument(), 'absent');
    const other = openDatabase(file);
    other.exec('BEGIN IMMEDIATE');
    expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(put);
    other.exec('COMMIT');
    await store.put('units', aDocument(), { etag: put.etag });
    other.close();
    await store.close();
  });

  it('answers queries from an index in the right order, without sorting', () => {
    const connection = openDatabase(file);
    const plan = connection
      .prepare(
        'EXPLAIN QUERY PLAN SELECT * FROM units WHERE type = ? AND sort > ? AND sort < ? ORDER BY sort LIMIT 9',
      )
      .all('meeting', '!', '~') as { detail: string }[];
    const steps = plan.map(({ detail }) => detail).join('; ');
    expect(steps).toContain('units_type (type=? AND sort>? AND sort<?)');
    expect(steps).not.toContain('TEMP B-TREE');
    connection.close();
  });
});

/** Lets a plain Node process run the TypeScript of this repository, as the tests do. */
const runsTypeScript = `
  const { transformFileSync } = require('@swc/core');
  const options = { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
  require.extensions['.ts'] = (module, path) => module._compile(transformFileSync(path, options).code, path);
  const { openSqliteStore } = require('./src/store/sqlite/index.ts');
  const document = (id) => ({ pk: 'unit-1', id, type: 'meeting', v: 1, body: {} });
  const put = (id) => ({ op: 'put', document: document(id), expect: 'absent' });
`;
const root = join(__dirname, '..', '..');

/** Kills the process at once, after it said `lines` lines, and gives what it said until then. */
async function killAfter(child: ChildProcess, lines: number): Promise<string[]> {
  const said: string[] = [];
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout! })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return said;
}

describe('several processes', () => {
  it('find after a SIGKILL every batch that was acknowledged, and none by halves', async () => {
    const script = `${runsTypeScript}
      (async () => {
        const store = openSqliteStore({ file: ${JSON.stringify(file)} });
        for (let n = 0; ; n++) {
          await store.batch('units', 'unit-1', [put('a-' + n), put('b-' + n)]);
          process.stdout.write(n + '\\n');
        }
      })();`;
    const child = spawn(process.execPath, ['-e', script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = await killAfter(child, 50);
    const store = openSqliteStore({ file });
    const found = new Set(ids(await allPages(store, { type: 'meeting', limit: 1000 })));
    for (const n of acknowledged) expect([found.has(`a-${n}`), found.has(`b-${n}`)]).toEqual([true, true]);
    for (const id of found)
      expect(found.has(id.startsWith('a') ? id.replace('a', 'b') : id.replace('b', 'a'))).toBe(true);
    await store.put('units', aDocument({ id: 'after' }), 'absent');
    await store.close();
  });

  it('share a new file: all create it, all write, one wins what only one may have', async () => {
    const script = `${runsTypeScript}
      (async () => {
        const store = openSqliteStore({ file: ${JSON.stringify(file)} });
        const me = process.argv[1];
        for (let n = 0; n < 30; n++) await store.put('units', document(me + '-' + n), 'absent');
        const won = await store.put('units', document('only-one'), 'absent').then(() => 1, (e) => e.code);
        process.stdout.write(String(won));
        await store.close();
      })();`;
    const run = promisify(execFile);
    const outcomes = await Promise.all(
      ['p', 'q', 'r'].map(
        async (name) => (await run(process.execPath, ['-e', script, name], { cwd: root })).stdout,
      ),
    );
    expect(outcomes.sort()).toEqual(['1', 'store/conflict', 'store/conflict']);
    const store = openSqliteStore({ file });
    expect(await allPages(store, { type: 'meeting', limit: 1000 })).toHaveLength(91);
    await store.close();
  });
});
