import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonLog } from '../../src/log';
import { documentReader } from '../../src/store/document-reader';
import { holdingsRepository } from '../../src/store/holdings-repository';
import { storeInTime } from '../../src/store/in-time';
import { openSqliteStore } from '../../src/store/sqlite';
import { aDocument } from './documents';

const secret = 'Det her skal ikke blive liggende';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'in-time-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('has the store’s own files emptied of what was deleted, as the store without it', async () => {
  const file = join(folder, 'store.db');
  const store = openSqliteStore({ file });
  const inTime = storeInTime(store);
  const document = aDocument({ body: { text: secret } });
  await inTime.put('units', document, 'absent');
  await inTime.delete('units', document.pk, document.id, 'any');
  expect(await readFile(`${file}-wal`, 'utf8')).toContain(secret);
  await holdingsRepository(inTime, documentReader(jsonLog('error'))).scrub();
  for (const path of [file, `${file}-wal`]) expect(await readFile(path, 'utf8')).not.toContain(secret);
  await store.close();
});
