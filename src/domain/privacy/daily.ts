import { z } from 'zod/v4';
import { Day } from '../calendar/instant';

/** Work that is done once a day by one of those that run: the last day that one of them took it on. */
export const Daily = z.object({ job: z.string(), day: Day });
export type Daily = z.infer<typeof Daily>;
