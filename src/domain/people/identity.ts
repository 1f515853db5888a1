import { z } from 'zod/v4';

/** Points from how Teams or an import names a person to the person. */
export const Identity = z.object({ key: z.string(), personId: z.string() });
export type Identity = z.infer<typeof Identity>;

/** UPNs are compared without case. */
export function upnKey(upn: string): string {
  return `upn:${upn.trim().toLowerCase()}`;
}

export function aadKey(aadObjectId: string): string {
  return `aad:${aadObjectId.trim().toLowerCase()}`;
}
