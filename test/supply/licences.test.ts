import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/assets';
import { runBuilt, type Ended } from '../support/built';
import { licencesOf } from './licences';
import { lockFile, type Locked } from './lock-file';

function shipped(license?: string, name = 'some-package'): Locked {
  return {
    name,
    path: `node_modules/${name}`,
    version: '1.0.0',
    isShipped: true,
    ...(license && { license }),
  };
}

it('finds nothing to object to in what is shipped', () => {
  const { byLicence, findings } = licencesOf(lockFile().packages);
  expect(findings).toEqual([]);
  expect(byLicence[0]?.licence).toBe('MIT');
});

it.each([
  ...[
    'GPL-2.0-only',
    'GPL-3.0-or-later',
    'AGPL-3.0',
    'LGPL-2.1',
    'MPL-2.0',
    'EUPL-1.2',
    'EPL-2.0',
    'SSPL-1.0',
  ],
  ...['MIT AND GPL-3.0-only', 'CC-BY-3.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md', 'unknown'],
])('does not let %s be shipped', (licence) => {
  expect(licencesOf([shipped(licence)]).findings).toEqual([`some-package@1.0.0: ${licence}`]);
});

it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-only)', '(ISC AND BSD-2-Clause)'])(
  'lets %s be shipped',
  (licence) => {
    expect(licencesOf([shipped(licence)]).findings).toEqual([]);
  },
);

it('does not let be shipped what says nothing of its licence', () => {
  expect(licencesOf([shipped()]).findings).toEqual(['some-package@1.0.0: unknown']);
});

it('does not ask it of tools, which are not shipped', () => {
  expect(licencesOf([{ ...shipped('GPL-3.0-only'), isShipped: false }])).toEqual({
    byLicence: [],
    findings: [],
  });
});

/** The command in a project of its own, which ships what is written there. */
async function runOn(packages: Record<string, object>): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'licences-'));
  const root = projectRoot();
  try {
    for (const built of ['test/supply', 'src/assets.js'])
      cpSync(join(root, 'dist', built), join(folder, 'dist', built), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
    return await runBuilt(join(folder, 'dist/test/supply/licences-main.js'), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('is a command that ends with 1 when something may not be shipped', async () => {
  const free = { version: '1.0.0', license: 'MIT' };
  expect(await runOn({ 'node_modules/free': free })).toMatchObject({ code: 0, err: '' });
  const { code, err } = await runOn({
    'node_modules/free': free,
    'node_modules/bound': { version: '2.0.0', license: 'GPL-3.0-only' },
  });
  expect([code, err]).toEqual([1, 'May not be shipped: bound@2.0.0: GPL-3.0-only\n']);
});

it('is a command', async () => {
  const { code, out } = await runBuilt('test/supply/licences-main.js', []);
  expect(code).toBe(0);
  expect(out).toMatch(/^ +\d+ {2}MIT$/m);
  expect(out).toMatch(/^ +\d+ {2}packages are shipped$/m);
});
