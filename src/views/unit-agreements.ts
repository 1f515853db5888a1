import type { UnitAgreements } from '../app/results';
import { AgreementData } from './agreement';
import { button, card, noAlert, written, type Card } from './card';
import { folded } from './folded';
import { unitName } from './meeting-words';
import { ownerLine } from './status';
import type { Words } from './texts';

const mostAgreements = 20;
/** The others fold out. */
const inSight = 5;

/** The open agreements of one unit, the overdue first, each with what opens it for those who may. */
export function unitAgreementsView(words: Words, { unit, agreements, now }: UnitAgreements): Card {
  const lines = agreements.slice(0, mostAgreements).map(({ agreement, isOverdue, mayOpen }) => {
    const { id, what } = agreement;
    const due = ownerLine(words, agreement, isOverdue);
    return {
      what: written(what),
      children: [],
      meta: agreement.isOnTrack ? words.t('status.on-track', { agreement: due }) : due,
      saidHeading: '',
      said: [],
      buttons: mayOpen
        ? [button(words.t('common.open'), 'agreement.open', { unitId: unit.id, agreementId: id })]
        : [],
    };
  });
  const { shown, unfold } = folded(words, 'agreement', lines, inSight);
  const rest = agreements.length - mostAgreements;
  const dated = words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) });
  return card('agreement', AgreementData, {
    title: `${words.t('status.agreements')} · ${unitName(unit)}`,
    purpose: words.t('purpose.status'),
    alert: noAlert,
    agreements: shown,
    unfold,
    message: rest > 0 ? `${dated}. ${words.t('folded.more', { count: rest })}` : dated,
    fields: [],
    buttons: [button(words.t('common.back'), 'status.open', { unitId: unit.id })],
  });
}
