import { z } from 'zod/v4';
import { type Asked } from '../app/results';
import { type AgreementHead } from '../domain/status/summary';
import { Button, Frame, plain } from './card';
import { Chart } from './chart';
import { Foldable, Unfold, folded, nothingFolded } from './folded';
import { mostPhoneLines, phoneLines } from './phone';
import { personInRole } from './person-in-role';
import { type Words } from './texts';

/** What overviews are made of: dated sections of lines, the long ones folded. */

const Line = Foldable.extend({ text: z.string() });

export const StatusData = Frame.extend({
  asOf: z.string(),
  sections: z.array(
    Foldable.extend({
      heading: z.string(),
      lines: z.array(Line),
      unfold: Unfold,
      isUrgent: z.boolean(),
      /** The loop as a drawing; the lines say the same in words. */
      drawing: z.string().optional(),
      /** Above the lines. */
      chart: Chart.optional(),
      /** Opens what is behind it. */
      button: Button.optional(),
      tone: Frame.shape.tone,
    }),
  ),
  /** Of the sections that are looked at more seldom. */
  unfold: Unfold.default(nothingFolded),
});

export interface Section {
  heading: string;
  lines: string[];
  isUrgent: boolean;
  drawing?: string;
  chart?: Chart;
  button?: Button;
  tone?: 'supervision';
  /** So many lines are in sight. */
  most?: number;
}

export function section(
  heading: string,
  lines: string[],
  isUrgent = false,
  more: Pick<Section, 'drawing' | 'chart' | 'button' | 'tone' | 'most'> = {},
): Section {
  return { heading, lines, isUrgent, ...more };
}

/** So many lines of each are in sight on a phone. */
const mostLines = 4;

/** Those that say something; what is long is folded. */
export function sectionsOf(
  words: Words,
  sections: readonly Section[],
  most = mostLines,
): z.infer<typeof StatusData>['sections'] {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, most: own = most, ...rest }, at) => {
      const texts = lines.map((text) => ({ text }));
      const { shown, unfold } = folded(words, `s${at}`, texts, own);
      return { ...rest, lines: shown, unfold, id: `section-${at}`, isVisible: true };
    });
}

type ShownSection = z.infer<typeof StatusData>['sections'][number];

/** In lines of text: purpose and date above the sections, and the card's edges. */
const frameLines = 6;
const pictureLines = 5;
const buttonLines = 2;
/** Between lines of text, as a part of one. */
const gap = 0.2;

function linesOf(section: ShownSection): number {
  const { heading, button, drawing, chart, lines, unfold, isUrgent, tone } = section;
  const besideButton = 24;
  // What has a colour has an edge of it around.
  const edge = isUrgent || tone !== undefined ? 1.5 : 0;
  const isPicture = chart !== undefined && chart.bars.length > 0;
  const texts = [
    ...(drawing === undefined ? [] : [drawing]),
    ...(chart && !isPicture ? [chart.text] : []),
    ...lines.filter(({ isVisible }) => isVisible).map(({ text }) => text),
  ];
  return (
    (button ? Math.max(buttonLines, phoneLines(heading, besideButton)) : phoneLines(heading)) +
    texts.reduce((sum, text) => sum + phoneLines(text) + gap, 0) +
    (isPicture ? pictureLines : 0) +
    (unfold.title === '' ? 0 : buttonLines) +
    edge +
    4 * gap
  );
}

/** How many of the sections fit on two screens of a phone; those after them fold out. */
export function sectionsInSight(
  sections: readonly ShownSection[],
  { title, buttons }: { title: string; buttons: readonly Button[] },
): number {
  const signsOfTitle = 28;
  const around = frameLines + phoneLines(title, signsOfTitle) + buttonLines * buttons.length;
  const lines = sections.map(linesOf);
  const room = mostPhoneLines - around;
  if (lines.reduce((sum, each) => sum + each, 0) <= room) return sections.length;
  let left = room - buttonLines;
  return Math.max(
    1,
    lines.findIndex((each) => (left -= each) < 0),
  );
}

export function askedLine(words: Words, { name, role, state, at, mode }: Asked): string {
  const who = plain(personInRole(words, { name, role }));
  const said = mode ? `${who}, ${words.t(`status.mode.${mode}`)}` : who;
  if (at) return words.t('status.answered', { who: said, date: words.date(at) });
  return words.t(state === 'draft' ? 'status.draft' : 'status.not-answered', { who: said });
}

/** Whose an agreement is, and by when, or since when it is late. */
export function ownerLine(
  words: Words,
  { ownerName, deadline }: Pick<AgreementHead, 'ownerName' | 'deadline'>,
  isOverdue: boolean,
): string {
  const [owner, day] = [plain(ownerName), words.fullDate(deadline)];
  return isOverdue
    ? `${owner}. ${words.t('status.overdue', { date: day })}`
    : words.t('agreement.owner-deadline', { owner, deadline: day });
}

export function agreementLine(words: Words, agreement: AgreementHead, isOverdue: boolean): string {
  const line = `${plain(agreement.what)} (${ownerLine(words, agreement, isOverdue)})`;
  return agreement.isOnTrack ? words.t('status.on-track', { agreement: line }) : line;
}
