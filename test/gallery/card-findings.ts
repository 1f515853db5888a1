import { partsOf, typeOf } from '../support/adaptive-cards';
import type { Scene } from './stage';

/** What a card may lack that only its own data tells. */

/** How a purpose line says who sees the card, or what is written on it. */
const whoSeesIt = {
  da: /\b(?:kan se|ser|ses|kun|får|læser|vis det)\b/iu,
  en: /\b(?:can (?:also )?see|sees?|seen|only|gets?|reads?|show it)\b/iu,
};

export function cardFindings({ card, language }: Scene): string[] {
  const parts = partsOf(card);
  const [, purpose] = parts
    .filter((part) => typeOf(part) === 'TextBlock')
    .map(({ json }) => String(json['text']));
  if (purpose !== undefined && whoSeesIt[language].test(purpose)) return [];
  return [`its second line does not say who sees it: ${purpose ?? 'nothing'}`];
}
