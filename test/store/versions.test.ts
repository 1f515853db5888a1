import { z } from 'zod/v4';
import type { StoredDocument } from '../../src/app/ports';
import { currentVersion, decode, documentTypes, readBody, schemas } from '../../src/store/codec';
import { upgraded, versionAfter, type Migration } from '../../src/store/versions';
import { samples, storedAs } from './samples';
import { shapeOf } from './shape';

/** A version for each type of document: what was written years ago is read, and no change of a shape slips by. */

const all = samples();

describe('a migration', () => {
  const steps: Migration[] = [
    ({ name, ...rest }) => ({ ...rest, title: name ?? '' }),
    (body) => ({ ...body, tags: [] }),
  ];
  const Titled = z.object({ title: z.string(), tags: z.array(z.string()) });
  const written = (v: number, body: StoredDocument['body']): StoredDocument => ({
    ...{ pk: 'unit-1', id: 'note-1', type: 'note', etag: '1' },
    ...{ v, body },
  });

  it('is one step each, and the newest version is one more than there are steps', () => {
    expect([versionAfter([]), versionAfter(steps)]).toEqual([1, 3]);
  });

  it.each([
    [1, { name: 'Hegn' }],
    [2, { title: 'Hegn' }],
    [3, { title: 'Hegn', tags: [] }],
  ])('brings version %d to the newest', (v, body) => {
    expect(readBody(written(v, body), Titled, steps)).toEqual({ title: 'Hegn', tags: [] });
  });

  it('leaves what is stored as it is', () => {
    const body = { name: 'Hegn' };
    upgraded(body, 1, steps);
    expect(body).toEqual({ name: 'Hegn' });
  });

  it('that cannot be made says which document, and nothing of what stands in it', () => {
    const fails: Migration = ({ text }) => ({ text: (text as string).trim() });
    const why = 'note note-1 v1 in unit-1: it cannot be brought to the newest version';
    const read = (): unknown => readBody(written(1, { secret: 'Sara' }), Titled, [fails, ...steps]);
    expect(read).toThrow(expect.objectContaining({ code: 'store/unreadable', message: why }) as Error);
  });

  it('to what does not fit says where, and nothing of what stands there', () => {
    const read = (): unknown => readBody(written(3, { title: 'Sara', tags: 'Sara' }), Titled, steps);
    expect(read).toThrow('note note-1 v3 in unit-1: tags: invalid_type');
  });
});

describe.each(documentTypes)('%s', (type) => {
  const versions = all.filter((sample) => sample.type === type).sort((a, b) => a.v - b.v);

  it('has a sample of each version that was ever written', () => {
    expect(versions.map(({ v }) => v)).toEqual(
      Array.from({ length: currentVersion(type) }, (_, at) => at + 1),
    );
  });

  it('is read as each version wrote it', () => {
    for (const sample of versions) expect(decode(type, storedAs(sample))).toBeTruthy();
  });

  // When this fails, the shape of what is stored has changed: give the type a new version in
  // src/store/migrations.ts, and samples/<type>.v<new version>.json with the shape printed here. Leave the old ones.
  it('has the shape that its newest sample has', () => {
    expect(shapeOf(schemas[type])).toEqual(versions.at(-1)?.shape);
  });

  it('of a newer version is refused', () => {
    const newest = versions.at(-1)!;
    const read = (): unknown => decode(type, storedAs({ ...newest, v: newest.v + 1 }));
    expect(read).toThrow(expect.objectContaining({ code: 'store/unreadable' }) as Error);
  });
});

it('makes no change in a unit’s partition without a version of its summary, which keeps older programs out', () => {
  const elsewhere = ['summary', 'outbox', 'person', 'identity', 'themes', 'holidays', 'settings', 'audit'];
  const inUnits = documentTypes.filter((type) => !elsewhere.includes(type));
  const changes = inUnits.reduce((sum, type) => sum + currentVersion(type) - 1, 0);
  expect(currentVersion('summary') - 1).toBeGreaterThanOrEqual(changes);
});
