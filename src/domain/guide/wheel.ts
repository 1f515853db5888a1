import { z } from 'zod/v4';
import { dayOf } from '../calendar/copenhagen';
import type { Meeting } from '../meeting/meeting';
import { Sector } from '../people/unit';
import { Bilingual, type Guide, type Question } from './guide';

const Asked = z.object({ text: Bilingual, help: Bilingual });

/** One of a year's six themes, and what each of the pair is asked about it; a sector may have its own words. */
export const Spoke = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  /** The half of the year: the three 1:1s after the spring's dialogue, or after the autumn's. */
  after: z.enum(['spring', 'autumn']),
  /** Which of the three. */
  place: z.int().min(1).max(3),
  title: Bilingual,
  leader: Asked.extend({ sectors: z.partialRecord(Sector, Asked).optional() }),
  chef: Asked.extend({ sectors: z.partialRecord(Sector, Asked).optional() }),
});
export type Spoke = z.infer<typeof Spoke>;

const places = ['spring 1', 'spring 2', 'spring 3', 'autumn 1', 'autumn 2', 'autumn 3'];

/** The yearly wheel (dataårshjul): each of a year's six 1:1s has a theme of its own. Data, edited as guides are. */
export const Wheel = z.object({ version: z.int().min(1), spokes: z.array(Spoke) }).refine(
  ({ spokes }) =>
    spokes
      .map(({ after, place }) => `${after} ${place}`)
      .sort()
      .join() === [...places].sort().join(),
  { message: 'the wheel needs each of three places after spring and after autumn, once' },
);
export type Wheel = z.infer<typeof Wheel>;

const perDialogue = 3;
const inALoop = 12;

/** A dialogue in the first half of the year is a spring's. */
function halfOf(dialogue: Pick<Meeting, 'start'>): Spoke['after'] {
  return Number(dayOf(dialogue.start).slice(5, 7)) <= 6 ? 'spring' : 'autumn';
}

/** Which of the three 1:1s after a dialogue one is (rule 3), from 1; none for an extra one. */
export function placeAfterDialogue(oneToOne: number): number | undefined {
  return oneToOne > inALoop ? undefined : ((oneToOne - 1) % perDialogue) + 1;
}

/**
 * The theme of a 1:1: by its number among the three after a dialogue (rule 3), and by that dialogue's half of
 * the year. An extra one has none.
 * @param meetings the loop's meetings
 */
export function spokeOf(
  wheel: Wheel,
  meeting: Pick<Meeting, 'kind' | 'number'>,
  meetings: readonly Meeting[],
): Spoke | undefined {
  if (meeting.kind !== 'one-to-one') return undefined;
  const place = placeAfterDialogue(meeting.number);
  const number = Math.floor((meeting.number - 1) / perDialogue) + 1;
  const dialogue = meetings.find((each) => each.kind === 'learning-dialogue' && each.number === number);
  return dialogue && wheel.spokes.find((spoke) => spoke.after === halfOf(dialogue) && spoke.place === place);
}

/** The guide with the theme's question in its place; as it is for a meeting without a theme. */
export function withTheme(
  guide: Guide,
  spoke: Spoke | undefined,
  role: 'leader' | 'chef',
  sector: Sector,
): Guide {
  if (!spoke) return guide;
  const asked = spoke[role].sectors?.[sector] ?? spoke[role];
  const themed = (question: Question): Question =>
    question.isTheme ? { ...question, text: asked.text, help: asked.help } : question;
  return { ...guide, questions: guide.questions.map(themed) };
}
