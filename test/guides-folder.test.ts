import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuideShelfError } from '../src/app/guides/shelf';
import { readConfig } from '../src/config';
import { readShelf, strayFiles } from '../src/guides-folder';
import { wireStore } from '../src/wire-store';
import { aGuide, aWheel, edited, guideFile, wheelFile } from './app/guides/written';

/** A municipality's own guides, on disk, over the shipped ones. */

let own: string;

beforeEach(async () => {
  own = await mkdtemp(join(tmpdir(), 'kvalitetsloop-guides-'));
});

afterEach(() => rm(own, { recursive: true, force: true }));

const put = (file: { name: string; content: string }): Promise<void> =>
  writeFile(join(own, file.name), file.content);

function findings(folder: string): readonly string[] {
  try {
    readShelf(folder);
  } catch (error) {
    if (error instanceof GuideShelfError) return error.findings;
    throw error;
  }
  return [];
}

describe('the own guides', () => {
  it('win by file name; the others are the shipped ones', async () => {
    const shipped = readShelf();
    await put(guideFile());
    const shelf = readShelf(own);
    expect(shelf.guides.find(({ id }) => id === aGuide.id)).toEqual(aGuide);
    expect(shelf.guides.map(({ id }) => id)).toEqual(shipped.guides.map(({ id }) => id));
    expect(shelf.guides.filter(({ id }) => id !== aGuide.id)).toEqual(
      shipped.guides.filter(({ id }) => id !== aGuide.id),
    );
    expect(shelf.wheel).toEqual(shipped.wheel);
  });

  it('may be the wheel alone, or none at all', async () => {
    expect(readShelf(own)).toEqual(readShelf());
    await put(wheelFile());
    expect(readShelf(own)).toEqual({ ...readShelf(), wheel: aWheel });
  });

  it('are named by where they lie when they are wrong', async () => {
    await put(edited(guideFile(), '"version": 1,', '"version": 1'));
    expect(findings(own)).toEqual([
      expect.stringMatching(new RegExp(`^${own}/leader-skole-ls1\\.json: line 4: not JSON .+, mend`)),
    ]);
  });

  it('are refused when an editor has saved them as ANSI', async () => {
    await writeFile(join(own, 'leader-skole-ls1.json'), Buffer.from(guideFile().content, 'latin1'));
    expect(findings(own)).toEqual([expect.stringMatching(/line 5: not written as UTF-8, .+, save the file/)]);
  });

  it('are what the program is given when the setting names them', async () => {
    await put(guideFile());
    const config = readConfig({ GUIDES_FOLDER: own, SQLITE_FILE: ':memory:' });
    const { store, deps } = await wireStore(config);
    await store.close();
    expect(deps.guides).toContainEqual(aGuide);
  });
});

describe('a folder that cannot be read', () => {
  it('stops the start, and says which, why and how to mend it', async () => {
    const nowhere = join(own, 'nowhere');
    const file = join(own, 'file');
    await writeFile(file, '');
    for (const [folder, why] of [
      [nowhere, 'ENOENT'],
      [file, 'ENOTDIR'],
    ] as const) {
      const line = `${folder}: the guides: cannot be read (${why}), so its guides are not known, make it readable or give another folder (GUIDES_FOLDER)`;
      expect(findings(folder)).toEqual([line]);
      await expect(wireStore(readConfig({ GUIDES_FOLDER: folder, SQLITE_FILE: ':memory:' }))).rejects.toThrow(
        line,
      );
    }
  });

  it('is told of also when it is one file in it', async () => {
    await mkdir(join(own, 'folder.json'));
    expect(findings(own)).toEqual([
      expect.stringMatching(/folder\.json: the guides: cannot be read \(EISDIR\)/),
    ]);
  });
});

describe('what lies beside the guides', () => {
  it('is named when it is not read, but not what the system hides there', async () => {
    await Promise.all([
      put(guideFile()),
      put({ name: 'leader.json.txt', content: '' }),
      put({ name: '.DS_Store', content: '' }),
    ]);
    expect(strayFiles(own)).toEqual([
      `${join(own, 'leader.json.txt')}: the file: not read, for its name does not end in .json, rename or remove it`,
    ]);
    expect(findings(own)).toEqual([]);
  });
});
