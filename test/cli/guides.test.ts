import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { aGuide, edited, guideFile } from '../app/guides/written';
import { runBuilt, type Ended } from '../support/built';
import { runIn } from './shell';

/** `guides check` and `guides show`, and what a start says of guides, through the built program. */

const Check = z.strictObject({
  findings: z.array(z.string()),
  warnings: z.array(z.string()),
  coverage: z.array(
    z.strictObject({
      unit: z.string(),
      sector: z.string(),
      special: z.boolean(),
      ownership: z.string(),
      role: z.string(),
      occasions: z.record(z.string(), z.array(z.string())),
    }),
  ),
  guides: z.array(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      questions: z.int(),
      minutes: z.int(),
      lix: z.int(),
    }),
  ),
  wheel: z.array(z.strictObject({ after: z.string(), place: z.int(), id: z.string(), title: z.string() })),
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvalitetsloop-guides-'));
  await mkdir(join(folder, 'own'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const put = ({ name, content }: { name: string; content: string }): Promise<void> =>
  writeFile(join(folder, 'own', name), content);
const cli = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  runIn(folder, ['guides', ...args], env);
const broken = edited(guideFile(), '"version": 1,', '"version": 1');
const why = /own\/leader-skole-ls1\.json: line 4: not JSON \(.+\), mend the comma, quote or bracket there/;

describe('guides check', () => {
  it('shows whom each guide is for, its size, and the wheel; the shipped ones need no mending', async () => {
    const { code, out, err } = await cli(['check']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^unit +role +LS1 +LS2–4 +1:1 +tilsyn$/m);
    expect(out).toMatch(/^skole +leader +leader-skole-ls1 +leader-skole-ls2-4 +leader-one-to-one +–$/m);
    expect(out).toMatch(/^selvejende dagtilbud +chef +– +– +– +supervision-follow-up-\S+$/m);
    expect(out).toMatch(/^guide +version +questions +minutes +LIX$/m);
    expect(out).toMatch(/^after autumn +3 +\S/m);
    expect(out).not.toContain('MISSING');
    expect(out).toMatch(/\nNothing has to be mended\.\n$/);
  });

  it('prints the same for programs', async () => {
    const { code, out } = await cli(['check', '--json']);
    const check = Check.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(check.findings).toEqual([]);
    expect(check.wheel).toHaveLength(6);
    expect(check.coverage).toContainEqual({
      ...{ unit: 'skole', sector: 'skole', special: false, ownership: 'kommunal', role: 'pupil-council' },
      occasions: { 'first-dialogue': ['pupil-council-ls1'], 'later-dialogues': ['pupil-council-ls2-4'] },
    });
  });

  it('checks a folder of own guides before it is used, and names what is not read there', async () => {
    await put(guideFile({ ...aGuide, version: 7 }));
    await put({ name: 'notes.txt', content: '' });
    const { code, out } = await cli(['check', 'own']);
    expect(code).toBe(0);
    expect(out).toMatch(/^leader-skole-ls1 +7 +3 +4 +\d+$/m);
    expect(out).toMatch(/^own\/notes\.txt: the file: not read, .+ rename or remove it$/m);
  });

  it('ends with 1 for a gap, which the table and a finding show', async () => {
    const elsewhere = {
      ...aGuide.for,
      sectors: ['fu' as const],
      special: false,
      ownership: 'kommunal' as const,
    };
    await put(guideFile({ ...aGuide, for: elsewhere }));
    const { code, out } = await cli(['check'], { GUIDES_FOLDER: 'own' });
    expect(code).toBe(1);
    expect(out).toMatch(/^skole +leader +MISSING +leader-skole-ls2-4/m);
    expect(out).toMatch(/^To be mended \(1\):\nMISSING: skole, leader, LS1: no guide fits, .+\n$/m);
  });

  it('ends with 1 for a guide that cannot be used, in both forms', async () => {
    await put(broken);
    const [said, json] = await Promise.all([cli(['check', 'own']), cli(['check', 'own', '--json'])]);
    expect([said.code, said.err, json.code]).toEqual([1, '', 1]);
    expect(said.out).toMatch(why);
    expect(Check.parse(JSON.parse(json.out)).findings).toEqual([expect.stringMatching(why)]);
  });

  it('ends with 1 for a folder that is not there', async () => {
    const { code, out } = await cli(['check', 'nowhere']);
    expect(code).toBe(1);
    expect(out).toMatch(/^nowhere: the guides: cannot be read \(ENOENT\), .+ give another folder/m);
  });
});

describe('guides show', () => {
  it('prints a guide as people see it, in Danish or English', async () => {
    const [da, en] = await Promise.all([
      cli(['show', 'leader-skole-ls1']),
      cli(['show', 'leader-skole-ls1.json', '--language', 'en']),
    ]);
    expect(da.out).toMatch(/^Skoleleder før første læringssamtale\n/);
    expect(da.out).toContain('   Hvad lægger du mest mærke til i datapakken?\n');
    expect(en.out).toMatch(/^School leader before the first learning dialogue\n/);
    expect([da.code, en.code]).toEqual([0, 0]);
  });

  it('prints the own guide where there is one, and as JSON', async () => {
    await put(guideFile());
    const { out } = await cli(['show', 'leader-skole-ls1', '--json'], { GUIDES_FOLDER: 'own' });
    expect(JSON.parse(out)).toEqual(aGuide);
  });

  it('prints the themes of a 1:1, all or those of one number', async () => {
    const [all, fifth] = await Promise.all([
      cli(['show', 'leader-one-to-one']),
      cli(['show', 'leader-one-to-one', '--number', '5']),
    ]);
    const themes = ({ out }: Ended): number =>
      out.split('\n').filter((line) => /^\d\. 1:1 /.test(line)).length;
    expect([themes(all), themes(fifth)]).toEqual([6, 2]);
  });

  it('prints the wheel', async () => {
    const { out } = await cli(['show', 'wheel']);
    expect(out).toMatch(/^Dataårshjulet: /);
    expect(out.match(/^\d\. 1:1 /gm)).toHaveLength(6);
  });

  it.each<[string[], RegExp]>([
    [
      ['leder-skole-ls1'],
      /^There is no guide leder-skole-ls1\. The nearest are: leader-skole-ls1, .+\. 'guides check' lists all\.$/m,
    ],
    [
      ['leader-skole-ls1', '--language', 'sv'],
      /^sv is no language of the bot\. Use --language da or --language en\.$/m,
    ],
    [
      ['leader-one-to-one', '--number', 'x'],
      /^x is no number of a meeting\. Write --number 1, or leave it out\.$/m,
    ],
    [
      ['leader-skole-ls1', '--number', '2'],
      /^leader-skole-ls1 is for number 1 only\. Leave out --number, or change it\.$/m,
    ],
  ])('refuses %j in one line', async (args, line) => {
    const { code, out, err } = await cli(['show', ...args]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(line);
    expect(err.trim()).not.toContain('\n');
  });
});

describe('a start with a guide that cannot be used', () => {
  it.each<[string, string[]]>([
    ['src/main.js', []],
    ['src/cli/main.js', ['status', 'x']],
    ['src/cli/main.js', ['guides', 'show', 'wheel']],
  ])('%s %j says file, place, reason and how to mend it, and ends with 1', async (entry, args) => {
    await put(broken);
    const env = { PATH: process.env['PATH'], GUIDES_FOLDER: 'own', PORT: '0', SQLITE_FILE: ':memory:' };
    const { code, err } = await runBuilt(entry, args, { cwd: folder, env });
    expect(code).toBe(1);
    expect(err).toMatch(why);
    expect(err).toMatch(/^The guides cannot be used:\n[^\n]+\n$/);
  });

  it('is said by npm start too, which ends with 1 as well', async () => {
    await put(broken);
    const env = {
      PATH: process.env['PATH'],
      GUIDES_FOLDER: 'own',
      PORT: '0',
      PLAYGROUND: 'off',
      SQLITE_FILE: ':memory:',
    };
    const { code, err } = await runBuilt('src/local.js', [], { cwd: folder, env });
    expect(code).toBe(1);
    expect(err).toMatch(why);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
