import { z } from 'zod/v4';
import type { Locked } from './lock-file';

/** As much of CycloneDX as is asked about here; the rest is handed on as it is. */
export const Bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
export type Bom = z.infer<typeof Bom>;

/**
 * Of npm's list of everything, what is shipped. npm's own `--omit=dev` is not asked: it leaves out what both the
 * program and a tool need.
 */
export function shippedOf(bom: Bom, packages: readonly Locked[]): Bom {
  const shipped = packages.filter(({ isShipped }) => isShipped);
  const ids = new Set(shipped.map(({ name, version = '' }) => `${name}@${version}`));
  const components = bom.components.filter(({ name, version }) => ids.has(`${name}@${version}`));
  const refs = new Set(components.map((component) => component['bom-ref']));
  const isOwn = (ref: string): boolean => !bom.components.some((component) => component['bom-ref'] === ref);
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref) || isOwn(ref))
    .map((each) => ({ ...each, dependsOn: each.dependsOn.filter((ref) => refs.has(ref)) }));
  return { ...bom, components, dependencies };
}
