import { z } from 'zod/v4';
import type { BasisPanel } from '../app/results';
import { Button, Frame, Link, Written } from './card';
import { meetingName, unitName } from './meeting-words';
import type { Words } from './texts';

/** One thing that is there: a datapakke, own data, answers, a point. All of them look the same. */
const Item = z.object({ text: Written, meta: z.string(), links: z.array(Link), buttons: z.array(Button) });
export type Item = z.infer<typeof Item>;

const Block = z.object({
  heading: z.string(),
  state: z.string(),
  items: z.array(Item),
  folds: z.array(z.object({ id: z.string(), title: z.string(), lines: z.array(z.string()) })),
  buttons: z.array(Button),
});
export type Block = z.infer<typeof Block>;

export const BasisData = Frame.extend({
  when: z.string(),
  intro: z.string(),
  blocks: z.array(Block),
  note: z.string(),
});

export function item(
  text: string[],
  meta: string,
  more: Partial<Pick<Item, 'links' | 'buttons'>> = {},
): Item {
  return { text, meta, links: [], buttons: [], ...more };
}

export function linkOf(words: Words, link: string | undefined): Item['links'] {
  return link === undefined ? [] : [{ title: words.t('panel.open-link'), url: link }];
}

/** What every card about a dialogue's data says of itself. */
export function frameOf(words: Words, { unit, meeting }: Pick<BasisPanel, 'unit' | 'meeting'>) {
  return {
    title: `${words.t('status.basis', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: words.t('purpose.basis', { date: words.date(meeting.start) }),
  };
}
