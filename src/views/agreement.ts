import { z } from 'zod/v4';
import { type AgreementTask, type OwnAgreements } from '../app/results';
import { type Agreement } from '../domain/follow-up/schema';
import { Button, type Card, Frame, Written, button, card, noAlert, plain, written } from './card';
import { maxNoteLength } from '../domain/follow-up/agreement';
import { Field, field, roomFor } from './fields';
import { Foldable, Unfold, folded, nothingFolded } from './folded';
import { FormData } from './forms';
import { meetingName, unitName } from './meeting-words';
import { type Words } from './texts';

export const AgreementData = Frame.extend({
  agreements: z.array(
    Foldable.extend({
      what: Written,
      children: Written,
      meta: z.string(),
      saidHeading: z.string(),
      said: Written,
      buttons: z.array(Button),
    }),
  ),
  unfold: Unfold,
  message: z.string(),
  fields: z.array(Field),
});

/** What a card says of which agreement it is about; the server checks it anew. */
function agreementKey(unitId: string, agreementId: string): { unitId: string; agreementId: string } {
  return { unitId, agreementId };
}

const noteLines = (words: Words) => ({ isMultiline: true, ...roomFor(words, maxNoteLength) });

export function noteField(words: Words, value: string): Field {
  return field('note', words.t('agreement.note'), value, {
    ...noteLines(words),
    help: words.t('agreement.note-help'),
  });
}

export function deadlineFields(words: Words, values: { note: string; deadline: string }): Field[] {
  return [
    field('deadline', words.t('agreement.deadline'), values.deadline, { kind: 'date' }),
    field('note', words.t('agreement.note'), values.note, noteLines(words)),
  ];
}

function purposeOf(words: Words, { confidential }: Agreement): string {
  return words.t(confidential ? 'purpose.agreement.one-to-one' : 'purpose.agreement.dialogue');
}

/** Who said what last, and when; empty while nothing was said. */
function saidHeading(words: Words, { unit, agreement }: AgreementTask): string {
  const { state, isOnTrack, notedAt, notedBy } = agreement;
  if (notedAt === undefined) return '';
  const by = unit.members.find(({ personId }) => personId === notedBy)?.name;
  const how = state === 'open' && isOnTrack ? 'on-track' : state;
  return words.t(`agreement.said.${how}`, {
    name: by === undefined ? words.t('agreement.someone') : plain(by),
    date: words.fullDate(notedAt),
  });
}

function buttonsOf(words: Words, { unit, agreement, maySettle, mayReopen }: AgreementTask): Button[] {
  const key = agreementKey(unit.id, agreement.id);
  const all = button(words.t('agreement.all'), 'agreement.all');
  const settle = (how: 'on-track' | 'done' | 'dropped', title: string, style?: 'positive'): Button =>
    button(title, 'agreement.settle', { ...key, how }, { inputs: 'auto', ...(style && { style }) });
  if (mayReopen)
    return [button(words.t('agreement.reopen'), 'agreement.settle', { ...key, how: 'reopened' }), all];
  if (!maySettle) return [all];
  return [
    settle('on-track', words.t('agreement.on-track')),
    settle('done', words.t('agreement.done'), 'positive'),
    button(words.t('agreement.move'), 'agreement.move', key, { inputs: 'auto' }),
    settle('dropped', words.t('agreement.drop')),
    all,
  ];
}

/**
 * One agreement, and how it goes: asked of its owner, or as it was said.
 * @param typed what the person has written already, and has not said
 */
export function agreementView(words: Words, task: AgreementTask, said = noAlert, typed = ''): Card {
  const { unit, meeting, agreement, area, isOverdue, maySettle, mayReopen } = task;
  const { what, forChildren, ownerName, deadline, note } = agreement;
  const closed = maySettle || mayReopen ? '' : words.t('error.loop/closed');
  return card('agreement', AgreementData, {
    title: `${words.t('agreement.title')} · ${unitName(unit)}`,
    purpose: purposeOf(words, agreement),
    alert: said,
    agreements: [
      {
        ...{ id: 'agreement', isVisible: true },
        what: written(what),
        children: forChildren ? written(words.t('follow-up.entry-children', { text: forChildren })) : [],
        meta: words.t(isOverdue ? 'agreement.meta-overdue' : 'agreement.meta', {
          owner: plain(ownerName),
          deadline: words.fullDate(deadline),
          meeting: meetingName(words, meeting),
        }),
        saidHeading: saidHeading(words, task),
        said: note ? written(note) : [],
        buttons: area
          ? [button(words.t('thread.follow'), 'thread.open', { unitId: unit.id, areaId: area.id })]
          : [],
      },
    ],
    unfold: nothingFolded,
    message: maySettle ? words.t('agreement.ask') : closed,
    fields: maySettle ? [noteField(words, typed)] : [],
    buttons: buttonsOf(words, task),
  });
}

/** The form of a new deadline; a note that was typed already comes along. */
export function deadlineView(words: Words, { unit, agreement }: AgreementTask, note: string): Card {
  const key = agreementKey(unit.id, agreement.id);
  return card('form', FormData, {
    title: `${words.t('agreement.move')} · ${unitName(unit)}`,
    purpose: purposeOf(words, agreement),
    alert: noAlert,
    intro: '',
    fields: deadlineFields(words, { note, deadline: '' }),
    buttons: [
      button(
        words.t('agreement.move-save'),
        'agreement.settle',
        { ...key, how: 'moved' },
        { style: 'positive', inputs: 'auto' },
      ),
      button(words.t('common.cancel'), 'agreement.open', key),
    ],
  });
}

const mostAgreements = 20;
/** The others fold out. */
const inSight = 5;

/** 'aftaler': the person's own open agreements, the most urgent first. */
export function agreementsView(words: Words, { agreements }: OwnAgreements): Card {
  const rest = agreements.length - mostAgreements;
  const more = rest > 0 ? words.t('home.more', { count: rest }) : '';
  const lines = agreements.slice(0, mostAgreements).map(({ unit, agreement, isOverdue }) => {
    const key = agreementKey(unit.id, agreement.id);
    const meta = words.t(isOverdue ? 'agreements.meta-overdue' : 'agreements.meta', {
      unit: unitName(unit),
      deadline: words.fullDate(agreement.deadline),
    });
    return {
      what: written(agreement.what),
      children: [],
      meta: agreement.isOnTrack ? words.t('status.on-track', { agreement: meta }) : meta,
      saidHeading: '',
      said: [],
      buttons: [
        button(words.t('common.open'), 'agreement.open', key),
        button(words.t('agreement.done'), 'agreement.settle', { ...key, how: 'done' }),
      ],
    };
  });
  const { shown, unfold } = folded(words, 'agreement', lines, inSight);
  return card('agreement', AgreementData, {
    title: words.t('agreements.title'),
    purpose: words.t('purpose.agreements'),
    alert: noAlert,
    agreements: shown,
    unfold,
    message: agreements.length === 0 ? words.t('agreements.none') : more,
    fields: [],
    buttons: [],
  });
}
