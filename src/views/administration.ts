import type { AdministrationOverview, AreaOverview, SettingLine, StartPreview } from '../app/results';
import type { SettingName, SettingValue } from '../domain/municipality/settings';
import { button, card, noAlert, plain, type Button, type Card } from './card';
import { foldedNames } from './folded';
import { unitName } from './meeting-words';
import { noticeView } from './notice';
import { section, sectionsOf, StatusData, type Section } from './status';
import type { Words } from './texts';
import { unreachableLines } from './unreachable';

const mostMissing = 5;
/** Everything of a section is short; what is folded on other overviews is in sight here. */
const mostLines = 8;

export function backToAdministration(words: Words): Button {
  return button(words.t('administration.back'), 'administration.open');
}

/** A value as people say it. */
export function settingText(words: Words, value: SettingValue): string {
  if (typeof value === 'boolean') return words.t(value ? 'administration.on' : 'administration.off');
  return String(value);
}

export function titlesText(themes: readonly { title: string }[]): string {
  return themes.map(({ title }) => plain(title)).join(' · ');
}

function themesSection(words: Words, overview: AreaOverview): Section {
  const { area, units, running, adopted, earlier } = overview;
  const decided = adopted && {
    date: words.fullDate(adopted.decided),
    titles: titlesText(adopted.themes),
  };
  const lines = [
    decided ? words.t('administration.decided', decided) : words.t('administration.no-themes'),
    words.t('administration.running', { running, units }),
    ...(earlier > 0 ? [words.t('administration.earlier', { count: earlier })] : []),
  ];
  const heading = words.t('administration.themes-of', { area: words.t(`export.area.${area}`) });
  return section(heading, lines, false, {
    button: button(words.t('administration.write'), 'administration.themes', { area }),
  });
}

function packageLines(words: Words, { area, links }: AreaOverview): string[] {
  return links.map(({ number, units, missing }) => {
    const have = units - missing.length;
    const name = words.t(`export.area.${area}`);
    const line = words.t('administration.package', { area: name, number, have, units });
    if (missing.length === 0) return line;
    const names = foldedNames(words, missing.map(unitName), mostMissing);
    return `${line} ${words.t('administration.package-missing', { names })}`;
  });
}

/** What is otherwise than the rule set says, and whether there are supervision points, which is asked most. */
function settingLines(words: Words, settings: readonly SettingLine[]): string[] {
  const shown = settings.filter(
    ({ name, value, default: standard }) => name === 'supervisionPoints' || value !== standard,
  );
  const lines = shown.map(({ name, value, default: standard }) => {
    const values = { name: words.t(`settings.${name}`), value: settingText(words, value) };
    return value === standard
      ? words.t('administration.setting', values)
      : words.t('administration.setting-changed', { ...values, standard: settingText(words, standard) });
  });
  return shown.length < settings.length ? [...lines, words.t('administration.as-rules')] : lines;
}

function peopleLine(words: Words, people: AdministrationOverview['people']): string {
  const counts = people.map(({ role, count }) =>
    words.t('administration.count', { role: words.t(`role.${role}`), count }),
  );
  return counts.join(' · ');
}

/** 'forvaltning': what holds for the whole municipality, and the way to change it. */
export function administrationView(words: Words, overview: AdministrationOverview, said = noAlert): Card {
  const { now, areas, settings, people, unreachable, guides } = overview;
  const packages = areas.flatMap((area) => packageLines(words, area));
  const own = guides.filter(({ isOwn }) => isOwn).length;
  const startable = areas.filter(({ adopted, running, units }) => adopted && running < units);
  return card('status', StatusData, {
    title: words.t('command.administration'),
    purpose: words.t('purpose.administration'),
    alert: said,
    asOf: words.t('status.as-of', { date: words.fullDate(now), time: words.time(now) }),
    sections: sectionsOf(
      words,
      [
        ...areas.map((area) => themesSection(words, area)),
        section(
          words.t('administration.packages'),
          packages.length > 0 ? packages : [words.t('administration.no-packages')],
          false,
          { button: button(words.t('administration.put-link'), 'administration.link') },
        ),
        section(words.t('administration.settings'), settingLines(words, settings), false, {
          button: button(words.t('administration.change'), 'administration.settings', { part: 'general' }),
        }),
        section(words.t('administration.people'), [peopleLine(words, people)], false, {
          button: button(words.t('administration.find'), 'administration.find'),
        }),
        section(
          words.t('administration.unreachable'),
          unreachableLines(words, unreachable, true),
          unreachable.length > 0,
        ),
        section(
          words.t('administration.guides'),
          [words.t('administration.guides-line', { count: guides.length, own })],
          false,
          { button: button(words.t('administration.guides-see'), 'administration.guides') },
        ),
        section(words.t('audit.in-administration'), [words.t('audit.in-administration-line')], false, {
          button: button(words.t('audit.open'), 'audit.open', { pk: 'municipality' }),
        }),
        section(words.t('administration.import'), [words.t('administration.import-how')]),
      ],
      mostLines,
    ),
    buttons: startable.map(({ area }) =>
      button(
        words.t('administration.start', { area: words.t(`export.area.${area}`) }),
        'administration.start',
        { area },
      ),
    ),
  });
}

/** That something was done, with the way on. */
export function doneView(words: Words, lines: readonly string[], buttons: Button[] = []): Card {
  return noticeView(
    words,
    lines.join('\n\n'),
    [...buttons, backToAdministration(words)],
    'command.administration',
  );
}

/** What of the settings changed, and the way back. @param before what they were; empty when nothing changed */
export function settingsSavedView(
  words: Words,
  before: Partial<Record<SettingName, SettingValue>>,
  settings: readonly SettingLine[],
): Card {
  const changed = settings.filter(({ name }) => before[name] !== undefined);
  if (changed.length === 0) return doneView(words, [words.t('administration.nothing-changed')]);
  const lines = changed.map(({ name, value }) =>
    words.t('administration.setting-saved', {
      name: words.t(`settings.${name}`),
      value: settingText(words, value),
      before: settingText(words, before[name] ?? value),
    }),
  );
  const after = Object.fromEntries(changed.map(({ name, value }) => [name, value]));
  return doneView(
    words,
    [words.t('administration.settings-saved'), ...lines],
    [button(words.t('common.undo'), 'administration.restore-settings', { before, after })],
  );
}

/** What starting an area's loops would do, before it is done. */
export function startView(words: Words, { area, units, running, themes }: StartPreview): Card {
  const kept = running > 0 ? [words.t('administration.start-running', { count: running })] : [];
  if (units === 0) return doneView(words, [words.t('administration.start-none')]);
  const lines = [
    words.t('administration.start-preview', { count: units }),
    words.t('administration.start-themes', { titles: titlesText(themes) }),
    ...kept,
  ];
  const start = button(words.t('administration.start-now'), 'administration.start-now', { area });
  return doneView(words, lines, [{ ...start, style: 'positive' }]);
}
