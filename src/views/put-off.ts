import type { OutgoingCard, PutOffChoice, PutOffDone } from '../app/results';
import { dayOf, plusDays } from '../domain/calendar/copenhagen';
import type { PutOffCard } from '../domain/delivery/put-off';
import { button, card, noAlert, type Button, type Card } from './card';
import { field, type Field } from './fields';
import { FormData } from './forms';
import { meetingKey, meetingName, unitName } from './meeting-words';
import { NoticeData } from './notice';
import type { Words } from './texts';

/** What a put-off button says of its card. */
export type PutOffData = Record<string, unknown>;

/** More buttons than this some clients leave out; the way to other meetings gives its place. */
const mostButtons = 5;

interface Offer {
  card: PutOffCard;
  data: PutOffData;
}

/** What may be put off of the cards that the bot posts: those where something is asked, while it is open. */
function offerOf(outgoing: OutgoingCard): Offer | undefined {
  switch (outgoing.kind) {
    case 'preparation': {
      const { preparation, isReminder } = outgoing;
      const { unit, meeting, role, isInput, isOpen, response } = preparation;
      if (!isOpen || response?.state === 'submitted') return undefined;
      const name = isReminder ? 'reminder' : isInput ? 'input' : 'preparation';
      return { card: name, data: { ...meetingKey({ unit, meeting }), role } };
    }
    case 'follow-up': {
      const { followUp, isReminder } = outgoing;
      if (!followUp.hasBegun || !followUp.mayWrite) return undefined;
      return { card: isReminder ? 'schema-reminder' : 'schema', data: meetingKey(followUp) };
    }
    case 'receipts': {
      const { desk } = outgoing;
      if (desk.drafts.every(({ sentAt }) => sentAt !== undefined)) return undefined;
      return { card: 'receipts', data: meetingKey(desk) };
    }
    case 'closing': {
      const { desk, isReminder } = outgoing;
      if (desk.loop.state === 'closed') return undefined;
      const data = meetingKey({ unit: desk.unit, meeting: desk.last });
      return { card: isReminder ? 'closing-reminder' : 'closing', data };
    }
    case 'agreement': {
      const { task } = outgoing;
      if (!task.maySettle) return undefined;
      return { card: 'agreement', data: { ...meetingKey(task), agreementId: task.agreement.id } };
    }
    default:
      return undefined;
  }
}

/** The data of the button that keeps what is typed, so that putting off keeps it too. */
function keeping(buttons: readonly Button[]): PutOffData {
  const saves = buttons.find(({ verb }) => verb === 'prepare.save' || verb === 'receipts.save');
  const { verb: _verb, ...data } = saves?.data ?? {};
  return data;
}

/** A card as the bot posts it by itself: with a button that puts it off, in the last place there is. */
export function withPutOff(words: Words, outgoing: OutgoingCard, drawn: Card): Card {
  const offer = offerOf(outgoing);
  if (!offer) return drawn;
  const buttons = (drawn.data as Card['data'] & { buttons: Button[] }).buttons;
  const data = { ...keeping(buttons), ...offer.data, card: offer.card };
  const putOff = button(words.t('put-off.button'), 'put-off.choose', data, {
    inputs: 'auto',
    mode: 'secondary',
  });
  return { ...drawn, data: { ...drawn.data, buttons: [...buttons.slice(0, mostButtons - 1), putOff] } };
}

export function putOffFields(words: Words, day: string): Field[] {
  return [field('day', words.t('put-off.date'), day, { kind: 'date' })];
}

/** Until when: tomorrow, Monday, or a date; each only when it is before the meeting. */
export function putOffView(
  words: Words,
  { unit, meeting, soonest, monday, now }: PutOffChoice,
  key: PutOffData,
): Card {
  const choose = (title: string, to: string, look: Parameters<typeof button>[3] = {}): Button =>
    button(title, 'put-off.set', { ...key, to }, look);
  const isTomorrow = dayOf(soonest) === plusDays(dayOf(now), 1);
  return card('form', FormData, {
    title: words.t('put-off.title'),
    purpose: words.t('put-off.purpose'),
    alert: noAlert,
    intro: `${meetingName(words, meeting)}, ${unitName(unit)}. ${words.t('put-off.intro')}`,
    fields: putOffFields(words, ''),
    buttons: [
      choose(
        words.t(isTomorrow ? 'put-off.tomorrow' : 'put-off.soonest', { day: words.weekday(soonest) }),
        'tomorrow',
      ),
      ...(monday ? [choose(words.t('put-off.monday', { day: words.weekday(monday) }), 'monday')] : []),
      choose(words.t('put-off.to-date'), 'date', { inputs: 'auto' }),
      button(words.t('put-off.keep'), 'put-off.open', key),
    ],
  });
}

/** In place of a card that was put off: when it comes again, and the ways back. */
export function putOffDoneView(words: Words, { unit, meeting, comes }: PutOffDone, key: PutOffData): Card {
  return card('notice', NoticeData, {
    title: words.t('put-off.done-title'),
    purpose: words.t('put-off.purpose'),
    alert: noAlert,
    message: words.t('put-off.done', {
      meeting: meetingName(words, meeting),
      unit: unitName(unit),
      day: words.weekday(comes),
    }),
    buttons: [
      button(words.t('put-off.open-now'), 'put-off.open', key),
      button(words.t('common.undo'), 'put-off.undo', { ...key, day: dayOf(comes) }),
    ],
  });
}
