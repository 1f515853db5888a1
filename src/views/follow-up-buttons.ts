import { type FollowUp } from '../app/results';
import { type Button, button } from './card';
import { meetingKey } from './meeting-words';
import { type Words } from './texts';

/** Only the first dialogue chooses the focus areas (rule 2). */
export function choosesFocus({ meeting }: Pick<FollowUp, 'meeting'>): boolean {
  return meeting.kind === 'learning-dialogue' && meeting.number === 1;
}

/**
 * What can be done with a schema as it stands.
 * @param isBesideUndo one more stands beside them: then the way back from held, which is for another day, folds away
 */
export function schemaButtons(words: Words, followUp: FollowUp, isBesideUndo = false): Button[] {
  const data = meetingKey(followUp);
  const { meeting, schema, mayWrite, mayHold, mayReopen, hasBegun } = followUp;
  const others = button(words.t('common.others'), 'follow-up.others', {}, { mode: 'secondary' });
  if (!hasBegun)
    return [
      ...(mayHold
        ? [
            button(
              words.t('follow-up.hold'),
              'follow-up.hold',
              { ...data, held: true },
              { style: 'positive' },
            ),
          ]
        : []),
      others,
    ];
  const close = { unitId: followUp.unit.id, loopId: meeting.loopId };
  if (!mayWrite)
    return [
      ...(followUp.mayClose
        ? [button(words.t('closing.open'), 'closing.open', close, { style: 'positive' })]
        : []),
      ...(followUp.mayWriteBack ? [button(words.t('receipts.write-back'), 'receipts.open', data)] : []),
      ...(mayReopen ? [button(words.t('follow-up.reopen'), 'follow-up.reopen', data)] : []),
      others,
    ];
  // Held before its time may be a mistake: the way back stays in sight.
  const canUnhold = meeting.phase === 'held' && schema.entries.length === 0 && meeting.heldAt < meeting.start;
  return [
    button(words.t('follow-up.add'), 'follow-up.entry', data),
    ...(choosesFocus(followUp)
      ? [
          button(words.t('follow-up.add-focus'), 'follow-up.focus', data),
          button(words.t('follow-up.edit-perspective'), 'follow-up.perspective', data),
        ]
      : []),
    button(words.t('follow-up.finish'), 'follow-up.finish', data, { style: 'positive' }),
    ...(canUnhold
      ? [
          button(
            words.t('follow-up.unhold'),
            'follow-up.hold',
            { ...data, held: false },
            isBesideUndo ? { mode: 'secondary' } : {},
          ),
        ]
      : []),
    others,
  ];
}
