import type { AuditAnswer, AuditLine, AuditPage } from '../app/results';
import { auditActor, auditDeed, auditMeeting, auditPlaceText } from './audit-words';
import { backToAdministration } from './administration';
import { button, card, noAlert, plain, type Button, type Card } from './card';
import { ChooseData, mostChoices } from './choose';
import { section, sectionsOf, StatusData } from './status';
import type { Words } from './texts';

/** Of a page all are in sight but those that a phone has no room for. */
const mostLines = 8;

/** 'Den 21. april 2026 kl. 10.14: Mette Skov så noget fra en 1:1 (1:1 nr. 3)' */
function lineText(words: Words, line: AuditLine): string {
  const values = {
    date: words.fullDate(line.at),
    time: words.time(line.at),
    who: plain(auditActor(words, line.by)),
    did: auditDeed(words, line.action),
  };
  const meeting = auditMeeting(words, line);
  return meeting === '' ? words.t('audit.line', values) : words.t('audit.line-of', { ...values, meeting });
}

function buttonsOf(words: Words, { place, person, older }: AuditPage, isFirst: boolean): Button[] {
  const key = { pk: place.pk, ...(person && { personId: person.id }) };
  return [
    ...(older === undefined ? [] : [button(words.t('audit.older'), 'audit.open', { ...key, from: older })]),
    ...(isFirst ? [] : [button(words.t('audit.newest'), 'audit.open', key)]),
    button(words.t('audit.as-table'), 'export.offer', { document: `audit:${place.pk}`, format: 'xlsx' }),
    backToAdministration(words),
  ];
}

/** A page of the log of one place: who saw and changed what, in a line each. @param isFirst of the newest */
export function auditView(words: Words, page: AuditPage, isFirst = true): Card {
  const { place, person, lines, now } = page;
  const where = plain(auditPlaceText(words, place));
  const isMunicipality = place.unitName === undefined;
  return card('status', StatusData, {
    title: person
      ? words.t('audit.of-person', { person: plain(person.name), place: where })
      : words.t('audit.of', { place: where }),
    purpose: words.t('audit.purpose'),
    alert: noAlert,
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    sections: sectionsOf(
      words,
      [
        section(
          words.t('audit.rows'),
          lines.length > 0 ? lines.map((line) => lineText(words, line)) : [words.t('audit.none')],
        ),
        section(words.t('audit.title'), isMunicipality ? [words.t('audit.how')] : []),
      ],
      mostLines,
    ),
    buttons: buttonsOf(words, page, isFirst),
  });
}

function chooseView(words: Words, intro: string, options: { title: string; button: Button }[]): Card {
  return card('choose', ChooseData, {
    title: words.t('audit.title'),
    purpose: words.t('audit.purpose'),
    alert: noAlert,
    intro,
    options: options.slice(0, mostChoices).map(({ title, button: open }) => ({ text: title, button: open })),
    buttons: [backToAdministration(words)],
  });
}

/** What 'log' found: a page, or what to choose among. */
export function auditAnswerView(words: Words, answer: AuditAnswer): Card {
  if ('page' in answer) return auditView(words, answer.page);
  if ('people' in answer)
    return chooseView(
      words,
      words.t('audit.who'),
      answer.people.map(({ id, name }) => ({
        title: '',
        button: button(name, 'audit.person', { personId: id }),
      })),
    );
  const { places, person } = answer;
  return chooseView(
    words,
    words.t('audit.where', { person: plain(person.name) }),
    places.map((place) => ({
      title: '',
      button: button(auditPlaceText(words, place), 'audit.open', { pk: place.pk, personId: person.id }),
    })),
  );
}
