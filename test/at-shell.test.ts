import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/assets';
import { atShell } from '../src/at-shell';

/** What a person is told to type is what works where they read it. */

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');

it('is a script that package.json has', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const [npm, run, silent, script = '', rest] = atShell.split(' ');
  expect([npm, run, silent, rest]).toEqual(['npm', 'run', '-s', '--']);
  expect(scripts[script]).toContain('dist/src/cli/main.js');
});

it('no text tells of a command that a copy of the repository has not', () => {
  const sources = ['src', 'cards', '.github']
    .flatMap((folder) =>
      readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => /\.(?:ts|json|md)$/.test(name));
  expect(sources.length).toBeGreaterThan(100);
  expect(['README.md', ...sources].filter((name) => /`kvalitetsloop [a-z]/.test(read(name)))).toEqual([]);
});

it('is in the README', () => {
  for (const command of ['backup <file>', 'restore <file>', 'doctor', 'migrate'])
    expect(read('README.md')).toContain(`\`${atShell} ${command}\``);
});
