import type { FoundUnit } from '../app/results';
import { card, noAlert, type Card } from './card';
import { meetingName, unitName } from './meeting-words';
import { StatusData, section, sectionsOf } from './status';
import type { Words } from './texts';

/** A card about a unit that goes into a chat with others: only what anyone may read, and no buttons. */

/** When the next learning dialogue is. */
function nextLines(words: Words, { nextDialogue }: FoundUnit): string[] {
  if (!nextDialogue) return [];
  const { number, start } = nextDialogue;
  const meeting = meetingName(words, { kind: 'learning-dialogue', number });
  return [words.t('unit-card.next', { meeting, date: words.fullDate(start) })];
}

export function unitCardView(words: Words, found: FoundUnit, now: string): Card {
  return card('status', StatusData, {
    title: unitName(found),
    purpose: words.t('purpose.unit-card'),
    alert: noAlert,
    asOf: words.t('export.as-of', { date: words.fullDate(now) }),
    sections: sectionsOf(words, [section(words.t(`export.sector.${found.sector}`), nextLines(words, found))]),
    buttons: [],
  });
}

/** The line below a unit's name in the list of what was found. */
export function unitPreview(words: Words, found: FoundUnit): string {
  return [words.t(`export.sector.${found.sector}`), ...nextLines(words, found)].join(' · ');
}
