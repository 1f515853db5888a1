import type { OutgoingCard } from '../app/results';
import { alert, noAlert, type Card } from './card';
import { followUpView } from './follow-up';
import { noticeView } from './notice';
import { openedView } from './answered';
import type { Words } from './texts';

/** A card that the bot posts by itself. */
export function outgoingView(words: Words, outgoing: OutgoingCard): Card {
  switch (outgoing.kind) {
    case 'preparation':
      return openedView(words, outgoing.preparation);
    case 'follow-up':
      return followUpView(words, outgoing.followUp, outgoing.isReminder ? alert('', 'accent') : noAlert);
    default:
      return noticeView(words, words.t('notice.title'));
  }
}
