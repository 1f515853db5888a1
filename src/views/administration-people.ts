import type { PersonStatus, RoleLine } from '../app/results';
import { roles } from '../domain/people/person';
import { isUnitless } from '../domain/people/roles';
import { backToAdministration } from './administration';
import { button, card, noAlert, plain, type Button, type Card } from './card';
import { ChooseData, mostChoices } from './choose';
import { field, type Field } from './fields';
import { FormData } from './forms';
import { section, sectionsOf, StatusData, type Section } from './status';
import type { Words } from './texts';

/** A person's roles and whether cards reach them, for the administration. */

export function nameFields(words: Words, name: string): Field[] {
  return [field('name', words.t('administration.name'), name, { help: words.t('administration.name-help') })];
}

export function findPersonView(words: Words): Card {
  return card('form', FormData, {
    title: words.t('administration.find-title'),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: '',
    fields: nameFields(words, ''),
    buttons: [
      button(
        words.t('administration.search'),
        'administration.search',
        {},
        {
          style: 'positive',
          inputs: 'auto',
        },
      ),
      backToAdministration(words),
    ],
  });
}

/** 'leder, Møllevang Skole' */
function roleText(words: Words, { role, unitName, unitId }: RoleLine): string {
  const name = words.t(`role.${role}`);
  const unit = unitName ?? unitId;
  return unit === undefined ? name : words.t('administration.role-in', { role: name, unit: plain(unit) });
}

/** Several fit what was written. */
export function choosePersonView(words: Words, people: readonly PersonStatus[]): Card {
  const rest = people.length - mostChoices;
  return card('choose', ChooseData, {
    title: words.t('administration.found'),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: rest > 0 ? words.t('administration.found-more', { count: rest }) : '',
    options: people.slice(0, mostChoices).map(({ id, name, upn, roles: held }) => {
      const now = held.filter(({ state }) => state === 'now').map((role) => roleText(words, role));
      const text = [plain(upn), ...(now.length > 0 ? now : [words.t('administration.no-role')])].join(' · ');
      return { text, button: button(name, 'administration.person', { personId: id }) };
    }),
    buttons: [backToAdministration(words)],
  });
}

function periodText(words: Words, { from, to, state }: RoleLine): string {
  const period =
    to === undefined
      ? words.t('administration.role-from', { from: words.fullDate(from) })
      : words.t('administration.role-period', { from: words.fullDate(from), to: words.fullDate(to) });
  return state === 'coming' ? words.t('administration.role-coming', { period }) : period;
}

function roleSection(words: Words, personId: string, line: RoleLine): Section {
  const { role, unitId, from } = line;
  return section(roleText(words, line), [periodText(words, line)], false, {
    ...(line.mayEnd && {
      button: button(words.t('administration.end-date'), 'administration.end-form', {
        ...{ personId, role, unitId, from },
      }),
    }),
  });
}

function reachLines(words: Words, { reach, language }: PersonStatus): string[] {
  const line =
    reach.state === 'unreachable' && reach.since !== undefined
      ? words.t('administration.reach.unreachable', { date: words.fullDate(reach.since) })
      : words.t(
          reach.state === 'reached' || reach.state === 'not-met'
            ? `administration.reach.${reach.state}`
            : 'administration.reach.uninstalled',
        );
  if (!language) return [line];
  return [line, words.t('administration.speaks', { language: words.t(`language.${language}`) })];
}

/** Roles with their days, the way to end one or add one, and whether cards arrive. @param undo takes back what was just done */
export function personView(words: Words, person: PersonStatus, said = noAlert, undo?: Button): Card {
  const { id: personId, name, upn, reach } = person;
  const past = person.roles.filter(({ state }) => state === 'past');
  const isLost = reach.state === 'unreachable' || reach.state === 'uninstalled';
  return card('status', StatusData, {
    title: plain(name),
    purpose: words.t('purpose.administration'),
    alert: said,
    asOf: plain(upn),
    sections: sectionsOf(words, [
      ...person.roles
        .filter(({ state }) => state !== 'past')
        .map((line) => roleSection(words, personId, line)),
      section(
        words.t('administration.past-roles'),
        past.map((line) =>
          words.t('administration.past-role', {
            role: roleText(words, line),
            period: periodText(words, line),
          }),
        ),
      ),
      section(words.t('administration.reach'), reachLines(words, person), isLost),
      section(words.t('administration.import'), [words.t('administration.person-import')]),
    ]),
    buttons: [
      ...(undo ? [undo] : []),
      button(words.t('administration.add-role'), 'administration.add-form', { personId }),
      button(words.t('administration.find'), 'administration.find'),
      button(words.t('erase.button'), 'administration.erase-form', { personId }),
      backToAdministration(words),
    ],
  });
}

export interface AddRoleValues {
  role: string;
  unit: string;
  from: string;
  to: string;
}

export function addRoleFields(words: Words, { role, unit, from, to }: AddRoleValues): Field[] {
  const choices = roles
    .filter((each) => !isUnitless(each))
    .map((value) => ({ title: words.t(`role.${value}`), value }));
  return [
    field('role', words.t('administration.role'), role, { kind: 'choice', choices }),
    field('unit', words.t('administration.unit'), unit, { help: words.t('administration.name-help') }),
    field('from', words.t('absence.from'), from, { kind: 'date' }),
    field('to', words.t('absence.to'), to, {
      kind: 'date',
      help: words.t('administration.to-help'),
    }),
  ];
}

export function addRoleView(words: Words, { id: personId, name }: PersonStatus, today: string): Card {
  return card('form', FormData, {
    title: words.t('administration.add-title', { name: plain(name) }),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: words.t('administration.person-import'),
    fields: addRoleFields(words, { role: 'leader', unit: '', from: today, to: '' }),
    buttons: [
      button(
        words.t('common.save'),
        'administration.add-role',
        { personId },
        {
          style: 'positive',
          inputs: 'auto',
        },
      ),
      button(words.t('common.cancel'), 'administration.person', { personId }),
    ],
  });
}

export function endRoleFields(words: Words, to: string): Field[] {
  return [field('to', words.t('absence.to'), to, { kind: 'date' })];
}

export function endRoleView(words: Words, { id: personId, name }: PersonStatus, line: RoleLine): Card {
  const { role, unitId, from, to } = line;
  const data = { personId, role, unitId, from, ...(to !== undefined && { before: to }) };
  return card('form', FormData, {
    title: words.t('administration.end-title'),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: [
      words.t('administration.end-intro', { name: plain(name), role: roleText(words, line) }),
      words.t('administration.person-import'),
    ].join('\n\n'),
    fields: endRoleFields(words, to ?? ''),
    buttons: [
      button(words.t('common.save'), 'administration.end-role', data, { style: 'positive', inputs: 'auto' }),
      button(words.t('common.cancel'), 'administration.person', { personId }),
    ],
  });
}
