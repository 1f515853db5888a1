import { z } from 'zod/v4';

/** What the unit chooses at the first dialogue; without a theme it is 'eget lokalt initiativ'. */
export const FocusArea = z.object({
  id: z.string(),
  title: z.string().min(1).max(200),
  themeId: z.string().optional(),
  siteId: z.string().optional(),
});
export type FocusArea = z.infer<typeof FocusArea>;

/** The names of a focus area's theme and site; without a site, or with one that is gone, it is the whole unit's. */
export function placeOf(
  { themeId, siteId }: Pick<FocusArea, 'themeId' | 'siteId'>,
  themes: readonly { id: string; title: string }[],
  sites: readonly { id: string; name: string }[],
): { theme?: string; site?: string } {
  const theme = themes.find(({ id }) => id === themeId)?.title;
  const site = sites.find(({ id }) => id === siteId)?.name;
  return { ...(theme !== undefined && { theme }), ...(site !== undefined && { site }) };
}
