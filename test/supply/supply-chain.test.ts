import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../src/assets';
import { importedIn } from './imports';
import { knownInstallScripts, knownLicences, knownUnimported, permittedFor } from './known';
import { lockFile, packageFile } from './lock-file';

/** What comes from others: exactly which, from where, under which licence, and that none of it is there for nothing. */

const { dependencies, devDependencies, overrides } = packageFile();
const { version, packages } = lockFile();
const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

it('asks for exact versions', () => {
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter(([, wanted]) => !exact.test(wanted))).toEqual([]);
});

it('installs what the lock file says, each checked by its hash, from the registry and nowhere else', () => {
  expect(version).toBe(3);
  expect(packages.length).toBeGreaterThan(500);
  const isOdd = ({
    integrity = '',
    resolved,
    link,
    version: locked = '',
  }: (typeof packages)[number]): boolean =>
    link === true ||
    !integrity.startsWith('sha512-') ||
    !exact.test(locked) ||
    // Only what is not from the registry says where it is from (`.npmrc`).
    resolved !== undefined;
  expect(packages.filter(isOdd).map(({ path }) => path)).toEqual([]);
});

it('has what package.json asks for', () => {
  const locked = new Map(packages.map(({ path, version: at }) => [path, at]));
  for (const [name, wanted] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(`${name} ${locked.get(`node_modules/${name}`)}`).toBe(`${name} ${wanted}`);
});

it('runs nothing of others while it installs', () => {
  const settings = readFileSync(join(projectRoot(), '.npmrc'), 'utf8').split('\n');
  expect(settings).toContain('ignore-scripts=true');
  expect(settings).toContain('save-exact=true');
  const withScript = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  expect([...new Set(withScript)].sort()).toEqual(Object.keys(knownInstallScripts).sort());
});

it('knows nothing of packages that are gone', () => {
  const ids = packages.map(({ name, version: at }) => `${name}@${at}`);
  const names = packages.map(({ name }) => name);
  expect(Object.keys(knownLicences).filter((id) => !ids.includes(id))).toEqual([]);
  expect(Object.keys(permittedFor).filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.keys(knownUnimported).filter((name) => !names.includes(name))).toEqual([]);
});

describe('imports', () => {
  const bySource = importedIn('src');
  const byTests = new Set([...importedIn('test'), ...importedIn('.config')]);
  const isOurs = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

  it('ships nothing that the program does not use', () => {
    const unused = Object.keys(dependencies).filter(
      (name) => !bySource.has(name) && !(name in knownUnimported),
    );
    expect(unused).toEqual([]);
  });

  it('ships everything that the program uses', () => {
    expect([...bySource].filter((name) => !isOurs(name) && !(name in dependencies))).toEqual([]);
  });

  it('has no tool that nothing uses', () => {
    const unused = Object.keys(devDependencies).filter((name) => {
      const typed = name.startsWith('@types/') ? name.slice('@types/'.length) : name;
      const isTyped = bySource.has(typed) || byTests.has(typed) || typed === 'node' || typed === 'jest';
      return !isTyped && !(name in knownUnimported);
    });
    expect(unused).toEqual([]);
  });

  it('asks for everything that the tests use', () => {
    const all = { ...dependencies, ...devDependencies };
    expect([...byTests].filter((name) => !isOurs(name) && !(name in all))).toEqual([]);
  });
});
