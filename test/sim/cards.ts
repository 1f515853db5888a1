import type { OutboxRow } from '../../src/domain/delivery/outbox';
import type { MeetingKind } from '../../src/domain/meeting/meeting';
import type { OutgoingCard } from '../../src/app/results';

/** What a card is about, so that one that came can be held against the rows there are. */
export interface CardKey {
  personId: string;
  /** Cards of one kind: a reminder is the card it reminds of, once more. */
  kind: string;
  matter: string;
}

export function textOf({ personId, kind, matter }: CardKey): string {
  return `${personId} ${kind} ${matter}`;
}

function kindOfRow(card: OutboxRow['card']): string {
  if (card === 'input' || card === 'reminder') return 'preparation';
  if (card === 'closing-reminder') return 'closing';
  return card === 'schema' || card === 'schema-reminder' ? 'follow-up' : card;
}

export function keyOfRow(row: OutboxRow): CardKey {
  return {
    personId: row.sentTo ?? row.personId,
    kind: kindOfRow(row.card),
    // A meeting's id is its own within its unit only.
    matter: `${row.unitId ?? ''} ${row.supervisionId ?? row.agreementId ?? row.meetingId ?? row.week ?? ''}`,
  };
}

/** The kind of the meeting a card is about, or comes from. */
export function kindOf(card: OutgoingCard): MeetingKind | undefined {
  switch (card.kind) {
    case 'preparation':
      return card.preparation.meeting.kind;
    case 'follow-up':
      return card.followUp.meeting.kind;
    case 'agreement':
      return card.task.meeting.kind;
    case 'changed':
      return card.changed.meeting.kind;
    default:
      return undefined;
  }
}

/** The unit a card is about, where it is about one. */
export function unitOf(card: OutgoingCard): string | undefined {
  switch (card.kind) {
    case 'preparation':
      return card.preparation.unit.id;
    case 'brief':
      return card.brief.unit.id;
    case 'follow-up':
      return card.followUp.unit.id;
    case 'receipts':
    case 'closing':
      return card.desk.unit.id;
    case 'receipt':
      return card.receipt.unit.id;
    case 'agreement':
    case 'supervision':
    case 'supervision-point':
      return card.task.unit.id;
    case 'changed':
      return card.changed.unit.id;
    case 'withdrawn':
      return card.withdrawn.unit.id;
    case 'digest':
      return undefined;
  }
}

export function keyOfCard(personId: string, card: OutgoingCard): CardKey {
  const matter = (): string => {
    switch (card.kind) {
      case 'preparation':
        return card.preparation.meeting.id;
      case 'brief':
        return card.brief.meeting.id;
      case 'follow-up':
        return card.followUp.meeting.id;
      case 'receipts':
        return card.desk.meeting.id;
      case 'closing':
        return card.desk.last.id;
      case 'receipt':
        return card.receipt.meeting.id;
      case 'agreement':
        return card.task.agreement.id;
      case 'supervision':
        return card.task.reportId;
      case 'supervision-point':
        return card.task.point.id;
      case 'changed':
        return card.changed.meeting.id;
      case 'withdrawn':
        return card.withdrawn.meeting.id;
      case 'digest':
        return card.digest.week;
    }
  };
  return { personId, kind: card.kind, matter: `${unitOf(card) ?? ''} ${matter()}` };
}
