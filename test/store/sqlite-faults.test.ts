import { chmod, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite';
import { openDatabase, type Connection } from '../../src/store/sqlite/database';
import { aDocument, allPages, ids, puts, unavailable } from './documents';

/** What befalls a file and its disk: said clearly, nothing written by halves, and it goes on when it is mended. */

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-faults-'));
  file = join(folder, 'store.db');
});
afterEach(() => rm(folder, { recursive: true }));

const because = (reason: string): object => ({
  ...unavailable,
  message: expect.stringContaining(reason) as string,
});

/** A store whose connection can be spoken to behind its back. */
function openWatched(): { store: ReturnType<typeof openSqliteStore>; say: (sql: string) => void } {
  let connection: Connection | undefined;
  const open = (path: string): Connection => (connection = openDatabase(path));
  return { store: openSqliteStore({ file, open }), say: (sql) => connection?.exec(sql) };
}

const some = Array.from({ length: 40 }, (_, n) =>
  aDocument({ id: `m-${n}`, body: { text: 'x'.repeat(2000) } }),
);
const everything = { type: 'meeting', limit: 1000 };

describe('a body that is no JSON any more', () => {
  it('is one document’s trouble: the others of its page are read', async () => {
    const { store, say } = openWatched();
    await store.batch('units', 'unit-1', puts(['a', 'b', 'c'].map((id) => aDocument({ id }))));
    say(`UPDATE units SET body = substr(body, 1, 5) WHERE id = 'b'`);
    const { documents } = await store.query('units', everything);
    expect(documents.map(({ id, isDamaged }) => [id, isDamaged])).toEqual([
      ['a', undefined],
      ['b', true],
      ['c', undefined],
    ]);
    expect(await store.get('units', 'unit-1', 'b')).toMatchObject({ body: {}, isDamaged: true });
    await store.close();
  });
});

describe('a full disk', () => {
  it.each(['put', 'batch'] as const)(
    'is said by a %s, which leaves nothing, and takes more once there is room',
    async (how) => {
      const { store, say } = openWatched();
      await store.put('units', aDocument({ id: 'before' }), 'absent');
      say('PRAGMA max_page_count = 1');
      const written =
        how === 'batch'
          ? store.batch('units', 'unit-1', puts(some))
          : store.put('units', aDocument({ id: 'm-0', body: { text: 'x'.repeat(200_000) } }), 'absent');
      await expect(written).rejects.toMatchObject(because('the disk is full'));
      expect(ids(await allPages(store, everything))).toEqual(['before']);
      say('PRAGMA max_page_count = 1000000');
      await store.batch('units', 'unit-1', puts(some));
      expect(await allPages(store, everything)).toHaveLength(41);
      await store.close();
    },
  );
});

describe('a disk that is read-only', () => {
  it('is read, and says why it is not written', async () => {
    const { store, say } = openWatched();
    const put = await store.put('units', aDocument(), 'absent');
    say('PRAGMA query_only = 1');
    await expect(store.put('units', aDocument(), 'any')).rejects.toMatchObject(because('may not be written'));
    expect(await store.get('units', 'unit-1', 'meeting-1')).toEqual(put);
    say('PRAGMA query_only = 0');
    await store.put('units', aDocument(), { etag: put.etag });
    await store.close();
  });
});

/** As the one who has no right to the folder: the administrator of a machine has every right. */
async function withoutRights(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('a file that one has no right to', () => {
  it('is said, and is opened once one has', async () => {
    const made = openSqliteStore({ file });
    await made.put('units', aDocument(), 'absent');
    await made.close();
    await chmod(file, 0o000);
    await chmod(folder, 0o000);
    const store = openSqliteStore({ file });
    await withoutRights(async () => {
      await expect(store.ready()).rejects.toMatchObject(because('Check'));
    });
    await chmod(folder, 0o700);
    await chmod(file, 0o600);
    expect(await store.get('units', 'unit-1', 'meeting-1')).toBeDefined();
    await store.close();
  });
});

describe('a file that lost its end', () => {
  it('is said, and read again by the same process when a whole one is in its place', async () => {
    const { store: made, say } = openWatched();
    await made.batch('units', 'unit-1', puts(some));
    say('PRAGMA wal_checkpoint(TRUNCATE)');
    await made.close();
    const whole = await readFile(file);
    await truncate(file, Math.floor(whole.length / 2));
    const store = openSqliteStore({ file });
    await expect(allPages(store, everything)).rejects.toMatchObject(because('it is damaged'));
    await expect(store.batch('units', 'unit-1', puts([aDocument({ id: 'new' })]))).rejects.toMatchObject(
      unavailable,
    );
    await writeFile(file, whole);
    expect(await allPages(store, everything)).toHaveLength(40);
    await store.close();
  });

  it('or is another file, is said so', async () => {
    await writeFile(file, 'not a database '.repeat(100));
    const store = openSqliteStore({ file });
    await expect(store.ready()).rejects.toMatchObject(because('it is no database. Check SQLITE_FILE'));
    await store.close();
  });
});
