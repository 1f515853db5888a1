import { z } from 'zod/v4';

/** What the unit chooses at the first dialogue; without a theme it is 'eget lokalt initiativ'. */
export const FocusArea = z.object({
  id: z.string(),
  title: z.string().min(1).max(200),
  themeId: z.string().optional(),
  siteId: z.string().optional(),
});
export type FocusArea = z.infer<typeof FocusArea>;
