import type { OutgoingCard } from '../app/results';
import { agreementView } from './agreement';
import { briefView } from './brief';
import { noAlert, type Card } from './card';
import { closingAlert, closingView } from './closing';
import { digestView } from './digest';
import { changedView, withdrawnView } from './changed';
import { followUpView } from './follow-up';
import { openedView } from './answered';
import { withPutOff } from './put-off';
import { receiptBackView, receiptsView } from './receipts';
import { answerReminder, schemaReminder } from './reminder';
import { supervisionView } from './supervision';
import { pointNewsView, pointView } from './supervision-points';
import type { Words } from './texts';

/** A card that the bot posts by itself; where something is asked, it can be put off. */
export function outgoingView(words: Words, outgoing: OutgoingCard): Card {
  return withPutOff(words, outgoing, drawn(words, outgoing));
}

function drawn(words: Words, outgoing: OutgoingCard): Card {
  switch (outgoing.kind) {
    case 'preparation':
      return openedView(
        words,
        outgoing.preparation,
        outgoing.isReminder ? answerReminder(words, outgoing.preparation, outgoing.askedBy) : noAlert,
      );
    case 'follow-up':
      return followUpView(
        words,
        outgoing.followUp,
        outgoing.isReminder ? schemaReminder(words, outgoing.followUp) : noAlert,
      );
    case 'closing':
      return closingView(words, outgoing.desk, closingAlert(words, outgoing));
    case 'agreement':
      return agreementView(words, outgoing.task);
    case 'brief':
      return briefView(words, outgoing.brief);
    case 'digest':
      return digestView(words, outgoing.digest);
    case 'changed':
      return changedView(words, outgoing.changed);
    case 'supervision':
      return supervisionView(words, outgoing.task);
    case 'supervision-point':
      return outgoing.news
        ? pointNewsView(words, outgoing.task, outgoing.news)
        : pointView(words, outgoing.task);
    case 'withdrawn':
      return withdrawnView(words, outgoing.withdrawn);
    case 'receipts':
      return receiptsView(words, outgoing.desk);
    case 'receipt':
      return receiptBackView(words, outgoing.receipt);
  }
}
