import { runBuilt } from '../support/built';
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

it('is a command', async () => {
  const { code, out } = await runBuilt('test/supply/licences-main.js', []);
  expect(code).toBe(0);
  expect(out).toMatch(/^ +\d+ {2}MIT$/m);
  expect(out).toMatch(/^ +\d+ {2}packages are shipped$/m);
});
