import { z } from 'zod/v4';
import { runBuilt } from '../support/built';
import { lockFile } from './lock-file';

/** What a reader of CycloneDX 1.5 looks for in a list of components. */
const CycloneDx = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  metadata: z.object({
    timestamp: z.iso.datetime(),
    component: z.object({ type: z.literal('application'), purl: z.string() }),
  }),
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      type: z.literal('library'),
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      hashes: z
        .array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) }))
        .min(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

it('lists each package that is shipped, and no other, with its hash, from the lock file alone', async () => {
  const { out } = await runBuilt('test/supply/sbom-main.js', [], {
    // Nobody is there to be asked.
    env: { ...process.env, npm_config_registry: 'http://127.0.0.1:1', npm_config_fetch_retries: '0' },
  });
  const bom = CycloneDx.parse(JSON.parse(out));
  expect(bom.metadata.component.purl).toMatch(/^pkg:npm\/kvalitetsloop@/);
  const shipped = lockFile().packages.filter(({ isShipped }) => isShipped);
  const ids = new Set(shipped.map(({ name, version = '' }) => `${name}@${version}`));
  expect(new Set(bom.components.map(({ name, version }) => `${name}@${version}`))).toEqual(ids);
  const refs = new Set([...bom.components.map((each) => each['bom-ref'])]);
  const unknown = bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref));
  expect(unknown).toEqual([]);
});
