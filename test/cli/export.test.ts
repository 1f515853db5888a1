import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { progress } from '../../src/cli/progress';
import { type Ended } from '../support/built';
import { runIn, useStarted } from './shell';
import { readZip } from './zip-reader';

/** `export`, through the built program. */

const folder = useStarted();
const cli = (...args: string[]): Promise<Ended> => runIn(folder(), ['export', ...args]);
const overview = (...args: string[]): Promise<Ended> => cli('overview', '--area', '6-18', ...args);

it.each([
  ['overview', ['--area', '6-18'], 'docx', 'Lokale fokusområder, 6–18 år'],
  ['overview', ['--area', '6-18'], 'xlsx', 'Lokale fokusområder, 6–18 år'],
  ['closing', ['--area', '6-18'], 'docx', 'Opsamling på fokusområder, 6–18 år'],
  ['unit', ['moellevang'], 'docx', 'Status på loop: Møllevang Skole'],
  ['loop', ['moellevang', '--for', 'mette.skov@demo.test'], 'docx', 'Læringsloop: Møllevang Skole'],
  ['loop', ['moellevang', '--for', 'anders.holm@demo.test'], 'xlsx', 'Læringsloop: Møllevang Skole'],
  ['workload', [], 'xlsx', 'Samtaler uge for uge'],
])('%s %j is a %s file with its title', async (what, args, format, title) => {
  const { code, out, err } = await cli(what, ...args, '--out', `it.${format}`);
  expect([code, out, err]).toEqual([0, expect.stringMatching(/^it\.\w+: \d+ bytes\.\n$/), '']);
  const parts = readZip(await readFile(join(folder(), `it.${format}`)));
  expect(parts.get('docProps/core.xml')?.toString('utf8')).toContain(`<dc:title>${title}</dc:title>`);
});

it('goes to standard output without --out, in the language that is asked for', async () => {
  const { out } = await overview('--format', 'csv', '--language', 'en');
  expect(out.split('\r\n').slice(0, 2)).toEqual([
    '\ufeffUnit;Sector;Theme;Local focus area;Place;Learning dialogue 1;Date',
    expect.stringMatching(/^Havblik Skole;School;;Not chosen yet;;Missing: .+;\d\d\.\d\d\.\d{4}$/),
  ]);
  expect(JSON.parse((await overview('--json')).out)).toMatchObject({ kind: 'overview', area: '6-18' });
});

it('replaces nothing unless told to, and leaves no draft behind', async () => {
  await writeFile(join(folder(), 'it.csv'), 'mine');
  expect(await overview('--out', 'it.csv')).toMatchObject({
    code: 1,
    err: expect.stringContaining('it.csv is there already') as string,
  });
  expect(await readFile(join(folder(), 'it.csv'), 'utf8')).toBe('mine');
  const { out } = await overview('--out', 'it.csv', '--force', '--json');
  expect(JSON.parse(out)).toMatchObject({ export: 'overview', out: 'it.csv', format: 'csv' });
  expect(await readFile(join(folder(), 'it.csv'), 'utf8')).toContain('Enhed;Sektor');
  expect((await readdir(folder())).filter((name) => name.includes('tmp'))).toEqual([]);
});

it.each([
  [['overview', '--area', '7-9', '--format', 'csv'], '7-9 is no area'],
  [['overview', '--area', '6-18'], 'Give --format docx, xlsx, csv or json'],
  [['overview', '--area', '6-18', '--format', 'pdf'], 'pdf is no format'],
  [['overview', '--area', '6-18', '--format', 'docx', '--out', 'it.doc'], 'ends in .docx'],
  [['overview', '--area', '6-18', '--out', 'no/it.csv'], 'The folder no does not exist'],
  [['overview', '--area', '6-18', '--out', 'it.csv', '--language', 'sv'], 'sv is no language here'],
  [['unit', 'nowhere', '--out', 'it.csv'], 'No unit is called nowhere'],
  [['unit', 'solsikken', '--out', 'it.csv'], 'has no loop yet'],
  [['loop', 'moellevang', '--out', 'it.csv'], "required option '--for <upn>' not specified"],
  [
    ['loop', 'moellevang', '--for', 'lone.vad@demo.test', '--out', 'it.csv'],
    'lone.vad@demo.test may not have',
  ],
  [['loop', 'moellevang', '--for', 'birgit.dam@demo.test', '--out', 'it.csv'], 'for its leader and chef'],
  [['loop', 'moellevang', '--for', 'nobody@demo.test', '--out', 'it.csv'], 'is nobody in the imported list'],
  [['loop', 'solsikken', '--for', 'martin.vang@demo.test', '--out', 'it.csv'], 'has no loop yet'],
  [['workload', '--chef', 'nobody@demo.test', '--out', 'it.csv'], 'is chef of no unit'],
])('refuses %j with what to do', async (args, why) => {
  expect(await cli(...args)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(why) as string });
  expect(await readdir(folder())).not.toContain('it.csv');
});

describe('progress', () => {
  const told = (isTTY: boolean): string[] => {
    const lines: string[] = [];
    const shown = progress({ isTTY, write: (text) => lines.push(text) });
    for (let done = 1; done <= 60; done += 1) shown.count(done);
    shown.end();
    return lines;
  };

  it('is told at a terminal, and wiped at the end', () => {
    expect(told(true)).toEqual(['\rRead 25 units …', '\rRead 50 units …', '\r\u001b[K']);
  });

  it('is not told to a log', () => {
    expect(told(false)).toEqual([]);
  });
});
