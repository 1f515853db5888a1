import { z } from 'zod/v4';
import { contained, withoutTurns } from './directions';

/** The building blocks that every card's data is made of. */

/**
 * A button. `inputs: 'none'` presses also while a field of the card is not as it should be. A secondary one may
 * stand behind '…', in the templates that let it.
 */
export const Button = z.object({
  title: z.string().min(1),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
  style: z.enum(['default', 'positive', 'destructive']),
  inputs: z.enum(['auto', 'none']),
  mode: z.literal('secondary').optional(),
});
export type Button = z.infer<typeof Button>;

export function button(
  title: string,
  verb: string,
  data: Record<string, unknown> = {},
  look: { style?: Button['style']; inputs?: Button['inputs']; mode?: 'secondary' } = {},
): Button {
  return {
    title,
    verb,
    data: { ...data, verb },
    style: look.style ?? 'default',
    inputs: look.inputs ?? 'none',
    ...(look.mode && { mode: look.mode }),
  };
}

export const Link = z.object({ title: z.string(), url: z.url() });

/** Text that people wrote, line by line. It goes into TextRuns only, where markdown means nothing. */
export const Written = z.array(z.string());

const mostLines = 20;

/** A line takes more room than its text, so the last one holds the rest: a card has to be small enough to send. */
export function written(text: string): z.infer<typeof Written> {
  const all = text.split('\n').map((line) => contained(line.trimEnd()));
  const lines = all.filter((line, at) => line !== '' || all[at - 1] !== '');
  const rest = lines.slice(mostLines - 1).join('\n');
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), rest] : lines;
}

/**
 * Names and short texts stand inside our own sentences, in TextBlocks, so their markdown is taken off
 * here. They take one line: a new one could begin a list.
 */
export function plain(name: string): string {
  return withoutTurns(name)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]#~|<>]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(\d*)([-+.)])(?= )/, '$1\\$2');
}

/** A message above the card: what just happened, or what is wrong. Empty text shows nothing. */
export const Alert = z.object({ text: z.string(), style: z.enum(['good', 'attention', 'accent']) });
export const noAlert: z.infer<typeof Alert> = { text: '', style: 'accent' };

export function alert(text: string, style: z.infer<typeof Alert>['style']): z.infer<typeof Alert> {
  return { text, style };
}

export const templates = [
  'home',
  'preparation',
  'question',
  'answers',
  'conflict',
  'receipt',
  'follow-up',
  'agreement',
  'receipts',
  'form',
  'choose',
  'status',
  'portfolio',
  'next',
  'notice',
  'basis',
] as const;
export type TemplateName = (typeof templates)[number];

/** A card before it is drawn: which template, and the data that fills it. */
export interface Card {
  template: TemplateName;
  data: { title: string } & Record<string, unknown>;
}

/** What every card has. */
export const Frame = z.object({
  title: z.string().min(1),
  /** What the card is for, and who sees it. */
  purpose: z.string().min(1),
  /** Tilsyn has a colour of its own, so that nobody takes it for learning (domain.md §4). */
  tone: z.literal('supervision').optional(),
  alert: Alert,
  buttons: z.array(Button),
});

/** Makes a view's card, checked against the schema of its template's data. */
export function card<S extends z.ZodType<{ title: string } & Record<string, unknown>>>(
  template: TemplateName,
  schema: S,
  data: z.input<S>,
): Card {
  return { template, data: schema.parse(data) };
}
