import { z } from 'zod/v4';
import type { Receipt, ReceiptDesk, ReceiptDraft, ReceiptsTask } from '../app/results';
import { fingerprint } from '../domain/guide/fingerprint';
import { Frame, Written, button, card, noAlert, plain, written, type Card } from './card';
import { ChooseData, mostChoices } from './choose';
import { maxReceiptLength } from '../domain/input/receipts';
import { Field, answerText, field, roomFor } from './fields';
import { Foldable, Unfold, nothingFolded } from './folded';
import { meetingKey, meetingName, unitName } from './meeting-words';
import { ReceiptData, answerGroups } from './receipt';
import { shortened } from './shortened';
import { personInRole } from './person-in-role';
import type { Words } from './texts';

export const ReceiptsData = Frame.extend({
  intro: z.string(),
  givers: z.array(
    z.object({
      heading: z.string(),
      state: z.string(),
      /** What they said, in sight or behind a button. */
      said: Foldable.extend({ answers: z.array(z.object({ question: z.string(), answer: Written })) }),
      unfold: Unfold,
      field: Field,
    }),
  ),
  more: z.string(),
});

/** So much of what someone said, in signs, is in sight where they are alone on the card. */
const mostInSight = 800;

/** The input of what is written to one of them: this, and then the key of who it is. */
export const receiptPrefix = 'r_';

/** Names one who gave input inside a card. */
function giverKey({ role, personId }: Pick<ReceiptDraft, 'role' | 'personId'>): string {
  return `${role}:${personId}`;
}

/** More on one card would be a long way to its buttons. */
const mostGivers = 6;
/** What all that was said may take on one card, in signs; a card has to be small enough to be sent. */
const roomForSaid = 17_000;

export function receiptField(words: Words, key: string, who: string, value: string): Field {
  return field(`${receiptPrefix}${key}`, words.t('receipts.field', { who }), value, {
    help: words.t('receipts.field-help'),
    isMultiline: true,
    ...roomFor(words, maxReceiptLength),
  });
}

function stateOf(words: Words, { text, sentText, sentAt }: ReceiptDraft): string {
  if (!sentAt) return words.t('receipts.not-sent');
  const key = text === sentText ? 'receipts.sent-on' : 'receipts.correction-unsent';
  return words.t(key, { date: words.date(sentAt) });
}

function saidOf(words: Words, { said }: ReceiptDraft, room: number) {
  return said.map(({ question, text }) => ({
    question: question?.text[words.language] ?? '',
    answer: written(shortened(question ? answerText(words, question, text) : text, room)),
  }));
}

/** Where the organiser writes 'I sagde – vi gjorde': what each said, and what came of it. */
export function receiptsView(words: Words, desk: ReceiptDesk, said = noAlert): Card {
  const { meeting, unit } = desk;
  // Those who wait come first, and stay first while their text is a draft.
  const drafts = [...desk.drafts].sort(
    (a, b) => Number(a.sentAt !== undefined) - Number(b.sentAt !== undefined),
  );
  const shown = drafts.slice(0, mostGivers);
  const answers = shown.reduce((sum, draft) => sum + draft.said.length, 0);
  const room = Math.floor(roomForSaid / Math.max(1, answers));
  const base = Object.fromEntries(shown.map((draft) => [giverKey(draft), fingerprint(draft.text)]));
  const data = { ...meetingKey(desk), base };
  const rest = drafts.length - shown.length;
  return card('receipts', ReceiptsData, {
    title: `${words.t('receipts.title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: words.t('receipts.purpose', { date: words.date(meeting.start) }),
    alert: said,
    intro: words.t(drafts.length === 0 ? 'receipts.nobody' : 'receipts.intro'),
    givers: shown.map((draft, at) => {
      const isVisible =
        shown.length === 1 && draft.said.reduce((sum, each) => sum + each.text.length, 0) < mostInSight;
      const [id, unfold] = [`said-${at}`, `said-${at}-unfold`];
      const who = personInRole(words, draft);
      return {
        heading: plain(who),
        state: stateOf(words, draft),
        said: { id, isVisible, answers: saidOf(words, draft, room) },
        unfold: isVisible
          ? nothingFolded
          : { id: unfold, title: words.t('receipts.unfold'), targets: [id, unfold] },
        field: receiptField(words, giverKey(draft), who, draft.text),
      };
    }),
    more: rest > 0 ? words.t('receipts.more', { count: rest }) : '',
    buttons:
      shown.length === 0
        ? []
        : [
            button(words.t('receipts.send'), 'receipts.send', data, { style: 'positive', inputs: 'auto' }),
            button(words.t('prepare.save'), 'receipts.save', data, { inputs: 'auto' }),
          ],
  });
}

/** Which dialogue to write back about. */
export function chooseReceiptsView(words: Words, tasks: readonly ReceiptsTask[]): Card {
  return card('choose', ChooseData, {
    title: words.t('follow-up.choose'),
    purpose: words.t('purpose.next'),
    alert: noAlert,
    intro: tasks.length === 0 ? words.t('receipts.none') : '',
    options: tasks.slice(0, mostChoices).map(({ unit, meeting, left }) => ({
      text: `${unitName(unit)}, ${words.date(meeting.start)}: ${words.t('receipts.left', { count: left })}`,
      button: button(meetingName(words, meeting), 'receipts.open', meetingKey({ unit, meeting })),
    })),
    buttons: [],
  });
}

/** 'I sagde – vi gjorde', to one who gave input. */
export function receiptBackView(words: Words, receipt: Receipt): Card {
  const { unit, meeting, role, text, fromName } = receipt;
  return card('receipt', ReceiptData, {
    title: `${words.t('receipt-back.title')} · ${unitName(unit)}`,
    purpose: words.t('receipt-back.purpose', { date: words.date(meeting.start) }),
    alert: noAlert,
    groups: answerGroups(words, [
      {
        question: words.t('receipt-back.from', { name: plain(fromName || unit.name) }),
        answer: written(text),
        links: [],
      },
    ]),
    buttons: [button(words.t('receipt-back.what-we-said'), 'prepare.open', { ...meetingKey(receipt), role })],
  });
}
