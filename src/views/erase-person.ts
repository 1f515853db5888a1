import type { Erasure } from '../app/results';
import { backToAdministration } from './administration';
import { alert, button, card, plain, type Card } from './card';
import { noticeView } from './notice';
import { section, sectionsOf, StatusData } from './status';
import type { Words } from './texts';

/** Deleting a person, for the administration: exactly what goes and what stays, before it is done. */

function othersKept({ kept }: Erasure): number {
  const { response: _answers, agreement: _agreements, outbox: _cards, unit: _units, ...others } = kept;
  return Object.values(others).reduce((sum, count) => sum + count, 0);
}

function unitsOf(plan: Erasure, unitIds: readonly string[]): string {
  const names = [...new Set(unitIds)].map((id) => plan.units.find((unit) => unit.id === id)?.name ?? id);
  return names.map(plain).join(', ');
}

function toSeeTo(words: Words, plan: Erasure): string[] {
  const { ownerless, chefOf, mentions, unreadable } = plan;
  const units = unitsOf(
    plan,
    mentions.map(({ unitId }) => unitId),
  );
  return [
    ...(ownerless > 0 ? [words.t('erase.ownerless', { count: ownerless })] : []),
    ...(chefOf.length > 0 ? [words.t('erase.chefless', { units: unitsOf(plan, chefOf) })] : []),
    ...(mentions.length > 0
      ? [words.t('erase.mentions', { count: mentions.length }), words.t('erase.mentions-where', { units })]
      : [words.t('erase.no-mentions')]),
    ...(unreadable.length > 0 ? [words.t('erase.unreadable', { count: unreadable.length })] : []),
    words.t('erase.import'),
  ];
}

/** The question, with all that follows from saying yes. */
export function erasePersonView(words: Words, plan: Erasure): Card {
  const { personId, name, upn, drafts, waiting, kept } = plan;
  return card('status', StatusData, {
    title: words.t('erase.title', { name: plain(name) }),
    purpose: words.t('purpose.administration'),
    alert: alert(words.t('erase.no-way-back'), 'attention'),
    asOf: plain(upn),
    sections: sectionsOf(words, [
      section(words.t('erase.goes'), [
        words.t('erase.goes-known'),
        words.t('erase.goes-drafts', { count: drafts }),
        words.t('erase.goes-waiting', { count: waiting }),
      ]),
      section(words.t('erase.stays'), [
        words.t('erase.stays-sent', { count: kept.response ?? 0 }),
        words.t('erase.stays-agreements', { count: kept.agreement ?? 0 }),
        words.t('erase.stays-other', { count: othersKept(plan) }),
      ]),
      section(words.t('erase.to-see-to'), toSeeTo(words, plan)),
    ]),
    buttons: [
      button(words.t('erase.confirm'), 'administration.erase', { personId }, { style: 'destructive' }),
      button(words.t('common.cancel'), 'administration.person', { personId }),
    ],
  });
}

/** It is under way, and cannot be taken back. */
export function erasureBegunView(words: Words): Card {
  return noticeView(words, words.t('erase.begun'), [backToAdministration(words)], 'erase.button');
}
