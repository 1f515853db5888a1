import { allTexts } from '../../src/views/texts';
import type { ShownCard } from '../support/bot-client';

/** What the bot says when it refuses, by its text: the longest part of it that is the same for everyone. */
const codes = new Map(
  Object.entries(allTexts.da).flatMap(([key, text]) => {
    const fixed = fixedPart(text);
    return key.startsWith('error.') && fixed.length >= 12
      ? [[fixed, key.slice('error.'.length)] as const]
      : [];
  }),
);

/** The longest part of a text that has no value put in. */
function fixedPart(text: string): string {
  return text
    .split(/\{[^}]*\}/u)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** @returns the code of the refusal that a card shows, or undefined */
export function refusalIn({ texts }: ShownCard): string | undefined {
  for (const text of texts) for (const [fixed, code] of codes) if (text.includes(fixed)) return code;
  return undefined;
}

/** Whether a card says one of the bot's texts, whatever values it has. */
export function says({ text }: ShownCard, ...keys: readonly (keyof typeof allTexts.da)[]): boolean {
  return keys.some((key) => text.includes(fixedPart(allTexts.da[key]).trim()));
}
