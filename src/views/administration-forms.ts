import type { SettingLine } from '../app/results';
import type { AdoptedThemes } from '../domain/loop/loop';
import type { SettingName } from '../domain/municipality/settings';
import { Area } from '../domain/people/unit';
import { button, card, noAlert, type Card } from './card';
import { backToAdministration, settingText } from './administration';
import { field, type Field } from './fields';
import { FormData } from './forms';
import type { Words } from './texts';

/** The forms of the administration. */

/** Two cards, so that each is no longer than two screens of a phone. */
export type SettingsPart = 'general' | 'cards';

function isInPart(part: SettingsPart, name: SettingName): boolean {
  return name.startsWith('leadDays.') === (part === 'cards');
}

function settingField(words: Words, { name, kind, value, default: standard }: SettingLine): Field {
  const label = words.t(`settings.${name}`);
  const what = words.t(`settings.${name}.what`);
  if (kind.kind === 'toggle') return field(name, label, String(value), { kind: 'toggle', help: what });
  const bounds = { min: kind.min, max: kind.max };
  const help = words.t('administration.bounds', {
    ...{ what, ...bounds, standard: settingText(words, standard) },
  });
  if (kind.kind === 'time') {
    const error = words.t('administration.time-error', bounds);
    return field(name, label, String(value), { kind: 'time', help, error });
  }
  // What was typed instead of a number is not shown again: the field takes none but numbers.
  const isNumber = value !== '' && Number.isFinite(Number(value));
  const number = { min: kind.min, max: kind.max, ...(isNumber && { value: Number(value) }) };
  const error = words.t('administration.bounds-error', bounds);
  return field(name, label, String(value), { kind: 'number', help, error, number });
}

/** The fields of settings, as they are or as they were typed. */
export function settingFields(words: Words, settings: readonly SettingLine[]): Field[] {
  return settings.map((line) => settingField(words, line));
}

/** The settings of one part, within their bounds. */
export function settingsView(words: Words, part: SettingsPart, settings: readonly SettingLine[]): Card {
  const other = part === 'general' ? 'cards' : 'general';
  return card('form', FormData, {
    title: words.t(`administration.edit-${part}`),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: words.t(part === 'general' ? 'administration.settings-intro' : 'administration.cards-intro'),
    fields: settingFields(
      words,
      settings.filter(({ name }) => isInPart(part, name)),
    ),
    buttons: [
      button(
        words.t('common.save'),
        'administration.save-settings',
        {},
        { style: 'positive', inputs: 'auto' },
      ),
      button(words.t(`administration.edit-${other}`), 'administration.settings', { part: other }),
      backToAdministration(words),
    ],
  });
}

export interface ThemesValues {
  reportYear: string;
  decided: string;
  titles: string;
}

function areaField(words: Words, area: string): Field {
  const choices = Area.options.map((value) => ({ title: words.t(`export.area.${value}`), value }));
  return field('area', words.t('administration.area'), area, { kind: 'choice', choices });
}

export function themesFields(words: Words, { reportYear, decided, titles }: ThemesValues): Field[] {
  return [
    field('reportYear', words.t('administration.year'), reportYear, {
      help: words.t('administration.year-help'),
    }),
    field('decided', words.t('administration.decided-on'), decided, { kind: 'date' }),
    field('titles', words.t('administration.titles'), titles, {
      help: words.t('administration.titles-help'),
      isMultiline: true,
    }),
  ];
}

/** What the council decided for an area: filled with what is known, for a word to be mended. */
export function themesView(words: Words, area: Area, adopted: AdoptedThemes | undefined): Card {
  const values = {
    reportYear: adopted ? String(adopted.reportYear) : '',
    decided: adopted?.decided ?? '',
    titles: adopted?.themes.map(({ title }) => title).join('\n') ?? '',
  };
  return card('form', FormData, {
    title: words.t('administration.themes-title', { area: words.t(`export.area.${area}`) }),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: words.t('administration.themes-intro'),
    fields: themesFields(words, values),
    buttons: [
      button(
        words.t('common.save'),
        'administration.save-themes',
        { area, ...(adopted && { seen: adopted }) },
        { style: 'positive', inputs: 'auto' },
      ),
      backToAdministration(words),
    ],
  });
}

export interface LinkValues {
  area: string;
  unit: string;
  number: string;
  url: string;
  available: string;
}

const packageNumbers = [1, 2, 3, 4];

export function linkFields(words: Words, { area, unit, number, url, available }: LinkValues): Field[] {
  const choices = packageNumbers.map((each) => ({
    title: words.t('administration.package-number', { number: each }),
    value: String(each),
  }));
  return [
    areaField(words, area),
    field('unit', words.t('administration.unit'), unit, { help: words.t('administration.name-help') }),
    field('number', words.t('administration.number'), number, { kind: 'choice', choices }),
    field('url', words.t('administration.url'), url, {
      kind: 'link',
      help: words.t('administration.url-help'),
    }),
    field('available', words.t('administration.available'), available, { kind: 'date' }),
  ];
}

/** A data package's link, for an area or one unit. */
export function linkView(words: Words): Card {
  const values = { area: '6-18', unit: '', number: '1', url: '', available: '' };
  return card('form', FormData, {
    title: words.t('administration.link-title'),
    purpose: words.t('purpose.administration'),
    alert: noAlert,
    intro: words.t('administration.link-intro'),
    fields: linkFields(words, values),
    buttons: [
      button(words.t('common.save'), 'administration.save-link', {}, { style: 'positive', inputs: 'auto' }),
      backToAdministration(words),
    ],
  });
}
