import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { z } from 'zod/v4';
import { slotNames, slotsIn, type SlotValues } from '../../src/cli/manifest-slots';
import { packManifest, PackManifestError } from '../../src/cli/pack-manifest';
import { isWhiteOnTransparent, readPng } from '../../src/cli/png';
import { readZip } from './zip-reader';

// An ES module, which Jest cannot load before Node 24.9; the validator never calls it.
jest.mock('strip-bom', () => ({ default: (text: string) => text }));

const ours = join(__dirname, '../../manifest');
const botId = '0d1c2b3a-0000-4000-8000-00000000abcd';
const values: SlotValues = { MicrosoftAppId: botId, PUBLIC_HOST: 'bot.example.dk' };

const Texts = z.record(z.string(), z.string());
const Manifest = z.object({
  id: z.string(),
  version: z.string(),
  name: z.object({ short: z.string().max(30), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  developer: Texts,
  validDomains: z.array(z.string()),
  localizationInfo: z.object({ defaultLanguageTag: z.string() }),
  composeExtensions: z.array(z.looseObject({ botId: z.string() })),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string(), description: z.string() })).max(12),
        }),
      ),
    }),
  ]),
});

let folder: string;
let manifestDir: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-manifest-'));
  manifestDir = join(folder, 'manifest');
  out = join(folder, 'build', 'app.zip');
  await cp(ours, manifestDir, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "version": "1.2.3" }');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function packed(more: SlotValues = {}): Promise<Map<string, Buffer>> {
  await packManifest({ manifestDir, values: { ...values, ...more }, out });
  return readZip(await readFile(out));
}

async function refused(more: SlotValues = {}): Promise<PackManifestError> {
  const error: unknown = await packManifest({ manifestDir, values: { ...values, ...more }, out }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PackManifestError);
  return error as PackManifestError;
}

function json(files: Map<string, Buffer>, name: string): unknown {
  return JSON.parse(files.get(name)!.toString('utf8'));
}

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(manifestDir, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

type Schema = Awaited<ReturnType<typeof AppManifestUtils.fetchSchema>>;

/** Without the expressions of the official schema that do not compile; they concern parts we do not have. */
function compilable(schema: Schema): Schema {
  const patterns = z.record(z.string(), z.unknown()).parse(schema['patternProperties']);
  const kept = Object.entries(patterns).filter(([pattern]) => {
    try {
      return new RegExp(pattern, 'u');
    } catch {
      return false;
    }
  });
  return { ...schema, patternProperties: Object.fromEntries(kept) } as Schema;
}

describe('the package for Teams', () => {
  it('holds the manifest, both icons and the English texts, and nothing else', async () => {
    const result = await packManifest({ manifestDir, values, out });
    const zip = await readFile(out);
    expect(result).toEqual({
      out,
      files: ['manifest.json', 'en.json', 'color.png', 'outline.png'],
      bytes: zip.length,
    });
    expect([...readZip(zip).keys()]).toEqual(result.files);
  });

  it('fits the official schemas and has no slot left', async () => {
    const files = await packed();
    const manifest = json(files, 'manifest.json') as TeamsManifest;
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
    const english = json(files, 'en.json') as TeamsManifest;
    const schema = await AppManifestUtils.fetchSchema(english.$schema!);
    expect(await AppManifestUtils.validateAgainstSchema(english, compilable(schema))).toEqual([]);
    for (const name of ['manifest.json', 'en.json']) {
      expect(files.get(name)!.toString('utf8')).not.toContain('${');
    }
  });

  it('fills what is given and takes defaults for the rest', async () => {
    const manifest = Manifest.parse(json(await packed(), 'manifest.json'));
    expect(manifest).toMatchObject({
      id: botId,
      version: '1.2.3',
      bots: [{ botId }],
      validDomains: ['bot.example.dk'],
      developer: {
        name: 'Aarhus Kommune',
        privacyUrl: 'https://aarhus.dk',
        termsOfUseUrl: 'https://aarhus.dk',
      },
    });
  });

  it('prefers a given app id, version and privacy notice to the defaults', async () => {
    const other = '0d1c2b3a-0000-4000-8000-00000000ffff';
    const files = await packed({
      TEAMS_APP_ID: other,
      TEAMS_APP_VERSION: '2.0.0',
      DEVELOPER_PRIVACY_URL: 'https://example.dk/privat',
    });
    expect(Manifest.parse(json(files, 'manifest.json'))).toMatchObject({
      id: other,
      version: '2.0.0',
      bots: [{ botId }],
      developer: { privacyUrl: 'https://example.dk/privat' },
    });
  });

  it('gives the same bytes twice, and leaves no unfinished file behind', async () => {
    await packed();
    const first = await readFile(out);
    await packed();
    expect((await readFile(out)).equals(first)).toBe(true);
    expect(await readdir(join(folder, 'build'))).toEqual(['app.zip']);
  });

  it('keeps a value with quotes inside its own field', async () => {
    const name = 'A "B", \\ C';
    const manifest = Manifest.parse(json(await packed({ DEVELOPER_NAME: name }), 'manifest.json'));
    expect(manifest.developer['name']).toBe(name);
  });
});

describe('what is refused', () => {
  it('names each missing value once, why it matters and how to mend it', async () => {
    const { problems, message } = await refused({ MicrosoftAppId: undefined, PUBLIC_HOST: ' ' });
    expect(problems.map(({ code, what }) => [code, what])).toEqual([
      ['manifest/missing-value', 'MicrosoftAppId has no value.'],
      ['manifest/missing-value', 'PUBLIC_HOST has no value.'],
    ]);
    for (const { what, why, mend } of problems) expect(message).toContain(`${what} ${why} ${mend}`);
  });

  it.each<[keyof typeof bad]>([
    ['MicrosoftAppId'],
    ['PUBLIC_HOST'],
    ['TEAMS_APP_VERSION'],
    ['DEVELOPER_TERMS_URL'],
  ])('is a malformed %s', async (name) => {
    const { problems } = await refused({ TEAMS_APP_ID: botId, [name]: bad[name] });
    expect(problems).toMatchObject([{ code: 'manifest/malformed-value' }]);
    expect(problems[0]!.what).toContain(name);
  });
  const bad = {
    MicrosoftAppId: 'my-bot',
    PUBLIC_HOST: 'https://bot.example.dk/api',
    TEAMS_APP_VERSION: 'next',
    DEVELOPER_TERMS_URL: 'http://example.dk',
  };

  it('is a slot nobody fills', async () => {
    await change('manifest.json', '"Kvalitetsloop"', '"Kvalitetsloop ${STAGE}"');
    expect((await refused()).problems).toMatchObject([{ code: 'manifest/unknown-slot' }]);
  });

  it('is a manifest that Teams would refuse', async () => {
    await change('manifest.json', '"#1f5f6b"', '"teal"');
    const { problems } = await refused();
    expect(problems).toMatchObject([{ code: 'manifest/schema' }]);
    expect(problems[0]!.what).toContain('accentColor');
  });

  it('is a schema that would have to be fetched', async () => {
    await change('manifest.json', 'developer.microsoft.com', 'schemas.example.dk');
    expect((await refused()).problems).toMatchObject([{ code: 'manifest/schema' }]);
  });

  it('is an English text that does not fit, with every other finding at once', async () => {
    await change('en.json', '"name.short": "Kvalitetsloop"', `"name.short": "${'k'.repeat(31)}"`);
    await change('en.json', 'commandLists[2].commands[2].title', 'commandLists[2].commands[9].title');
    await writeFile(join(manifestDir, 'color.png'), await readFile(join(manifestDir, 'outline.png')));
    await rm(join(manifestDir, 'outline.png'));
    expect((await refused()).problems).toMatchObject([
      { code: 'manifest/localisation' },
      { code: 'manifest/schema' },
      { code: 'manifest/icon', what: 'color.png is 32 × 32 pixels.' },
      { code: 'manifest/icon', what: 'outline.png is missing or no PNG.' },
    ]);
  });

  it('is a file outside the folder', async () => {
    await change('manifest.json', '"color.png"', '"../package.json"');
    expect((await refused()).problems).toMatchObject([{ code: 'manifest/schema' }]);
  });

  it('leaves an earlier package whole', async () => {
    await packed();
    const before = await readFile(out);
    await refused({ MicrosoftAppId: '' });
    expect((await readFile(out)).equals(before)).toBe(true);
  });
});

describe('the manifest', () => {
  it('has a slot for every value, and no other', async () => {
    const named = slotsIn(await readFile(join(ours, 'manifest.json'), 'utf8'));
    expect(named.toSorted()).toEqual(slotNames.toSorted());
  });

  it('is Danish, receives files, and offers commands where they make sense', async () => {
    const { localizationInfo, bots } = Manifest.parse(json(await packed(), 'manifest.json'));
    expect(localizationInfo.defaultLanguageTag).toBe('da');
    expect(bots[0].supportsFiles).toBe(true);
    expect(bots[0].scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(
      bots[0].commandLists.map(({ scopes, commands }) => [scopes, commands.map(({ title }) => title)]),
    ).toEqual([
      [
        ['personal'],
        [
          'hjælp',
          'forbered',
          'opfølgning',
          'input',
          'status',
          'næste',
          'kalender',
          'aftaler',
          'data',
          'eksport',
        ],
      ],
      [['team'], ['hjælp', 'status', 'næste']],
      [['groupChat'], ['hjælp', 'status', 'næste']],
    ]);
  });

  it('searches units as the bot answers it, also before anything is written', async () => {
    const { composeExtensions } = Manifest.parse(json(await packed(), 'manifest.json'));
    expect(composeExtensions).toMatchObject([
      {
        botId,
        commands: [{ id: 'units', type: 'query', initialRun: true, parameters: [{ name: 'query' }] }],
      },
    ]);
  });

  it('has every text in English too', async () => {
    const files = await packed();
    const { bots } = Manifest.parse(json(files, 'manifest.json'));
    const english = Texts.parse(json(files, 'en.json'));
    const keys = bots[0].commandLists.flatMap(({ commands }, list) =>
      commands.flatMap((_, at) =>
        ['title', 'description'].map((field) => `bots[0].commandLists[${list}].commands[${at}].${field}`),
      ),
    );
    const top = ['name.short', 'name.full', 'description.short', 'description.full'];
    const search = ['title', 'description', 'parameters[0].title', 'parameters[0].description'].map(
      (field) => `composeExtensions[0].commands[0].${field}`,
    );
    expect(Object.keys(english).toSorted()).toEqual(['$schema', ...top, ...keys, ...search].toSorted());
    const titles = keys.filter((key) => key.endsWith('.title')).map((key) => english[key]);
    expect(titles.slice(0, 10)).toEqual([
      ...[
        'help',
        'prepare',
        'follow-up',
        'input',
        'status',
        'next',
        'calendar',
        'agreements',
        'data',
        'export',
      ],
    ]);
    expect(titles.slice(10)).toEqual(['help', 'status', 'next', 'help', 'status', 'next']);
  });

  it('has icons of the right size, the outline white on nothing', async () => {
    const [colour, outline] = await Promise.all(
      ['color.png', 'outline.png'].map(async (name) => readPng(await readFile(join(ours, name)))),
    );
    expect(colour).toMatchObject({ width: 192, height: 192 });
    expect(outline).toMatchObject({ width: 32, height: 32 });
    expect(isWhiteOnTransparent(outline!.rgba!)).toBe(true);
  });
});
