import type { GuideInForce } from '../app/results';
import { backToAdministration } from './administration';
import { card, noAlert, type Card } from './card';
import { section, sectionsOf, StatusData } from './status';
import type { Words } from './texts';

const order: GuideInForce['occasions'] = ['first-dialogue', 'later-dialogues', 'one-to-ones', 'supervision'];
/** The others of each meeting are behind a button. */
const mostGuides = 3;

function guideLine(words: Words, { title, version, roles, sectors, isOwn }: GuideInForce): string {
  const guide = words.t('administration.guide', {
    title: title[words.language],
    version,
    roles: roles.map((role) => words.t(`role.${role}`)).join(', '),
    sectors: sectors.map((sector) => words.t(`export.sector.${sector}`)).join(', '),
  });
  return isOwn ? words.t('administration.guide-own', { guide }) : guide;
}

/** Which version of which guide is asked, meeting by meeting; the municipality's own first. */
export function guidesView(words: Words, guides: readonly GuideInForce[], now: string): Card {
  const ownFirst = [...guides].sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
  const sections = order.map((occasion) => {
    const asked = ownFirst.filter(({ occasions }) => occasions.includes(occasion));
    const lines = asked.map((guide) => guideLine(words, guide));
    return section(words.t(`administration.occasion.${occasion}`), lines);
  });
  return card('status', StatusData, {
    title: words.t('administration.guides'),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    sections: sectionsOf(words, sections, mostGuides),
    buttons: [backToAdministration(words)],
  });
}
