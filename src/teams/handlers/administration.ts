import { z } from 'zod/v4';
import { putLink } from '../../app/administration/links';
import { readAdministration } from '../../app/administration/overview';
import { changeSettings, readSettings } from '../../app/administration/settings';
import { previewStart, startRound } from '../../app/administration/start';
import { adoptThemes, readThemes } from '../../app/administration/themes';
import { guidesInForce } from '../../app/guides/in-force';
import { AdoptedThemes } from '../../domain/loop/loop';
import {
  kindOf,
  settingNames,
  type SettingChanges,
  type SettingValue,
} from '../../domain/municipality/settings';
import { Area } from '../../domain/people/unit';
import {
  administrationView,
  backToAdministration,
  doneView,
  settingsSavedView,
  startView,
  titlesText,
} from '../../views/administration';
import {
  linkFields,
  linkView,
  settingFields,
  settingsView,
  themesFields,
  themesView,
} from '../../views/administration-forms';
import { guidesView } from '../../views/administration-guides';
import { type Card } from '../../views/card';
import { foldedNames } from '../../views/folded';
import { unitName } from '../../views/meeting-words';
import type { Setting, Turn } from '../turn';
import { onVerb } from '../verbs';
import { onCard } from './administration-card';
import './administration-people';

const back = ({ words }: Setting) => backToAdministration(words);

/** 'forvaltning' */
export async function administration({ deps, actor, words }: Turn): Promise<Card> {
  return administrationView(words, await readAdministration(deps, actor));
}

onVerb('administration.open', {
  data: z.object({}),
  run: async (turn) => ({ card: await administration(turn) }),
});
onCard('administration.guides', ({ deps, words }) =>
  guidesView(words, guidesInForce(deps), deps.clock.now()),
);

const Part = z.object({ part: z.enum(['general', 'cards']) });

/** What a form sends of settings: a number comes as a number or as its digits, a toggle as a word. */
const Typed = z.union([z.string(), z.number(), z.boolean()]).optional();
const TypedSettings = z.object(Object.fromEntries(settingNames.map((name) => [name, Typed])));

function changesIn(typed: z.infer<typeof TypedSettings>): SettingChanges {
  const read = (name: (typeof settingNames)[number], value: SettingValue): SettingValue => {
    const { kind } = kindOf(name);
    if (kind === 'toggle' && (value === 'true' || value === 'false')) return value === 'true';
    return kind === 'number' && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  };
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = typed[name];
      return value === undefined ? [] : [[name, read(name, value)]];
    }),
  );
}

onVerb('administration.settings', {
  data: Part,
  run: async ({ deps, actor, words }, { part }) => ({
    card: settingsView(words, part, await readSettings(deps, actor)),
  }),
});
onVerb('administration.save-settings', {
  data: TypedSettings,
  run: async ({ deps, actor, words }, typed) => {
    const before = await changeSettings(deps, actor, changesIn(typed));
    return { card: settingsSavedView(words, before, await readSettings(deps, actor)) };
  },
  typed: {
    back,
    fields: async ({ deps, actor, words }, typed) => {
      const lines = actor ? await readSettings(deps, actor).catch(() => []) : [];
      const changes = changesIn(typed);
      return settingFields(
        words,
        lines
          .filter(({ name }) => changes[name] !== undefined)
          .map((line) => ({ ...line, value: changes[line.name] ?? line.value })),
      );
    },
  },
});

onVerb('administration.restore-settings', {
  // `after`: as they were made, and are taken back from.
  data: z.object({ before: TypedSettings, after: TypedSettings }),
  run: async ({ deps, actor, words }, { before, after }) => {
    const undone = await changeSettings(deps, actor, changesIn(before), changesIn(after));
    return { card: settingsSavedView(words, undone, await readSettings(deps, actor)) };
  },
});

const TypedThemes = z.object({
  area: Area,
  reportYear: z.string().default(''),
  decided: z.string().default(''),
  titles: z.string().default(''),
});

onVerb('administration.themes', {
  data: z.object({ area: Area }),
  run: async ({ deps, actor, words }, { area }) => ({
    card: themesView(words, area, await readThemes(deps, actor, area)),
  }),
});
onVerb('administration.save-themes', {
  // `seen`: the themes as they stood in the form; absent when there were none.
  data: TypedThemes.extend({ seen: AdoptedThemes.optional() }),
  run: async ({ deps, actor, words }, { area, reportYear, decided, titles, seen }) => {
    const written = { area, reportYear: Number(reportYear), decided, titles: titles.split('\n') };
    const { themes, isChanged } = await adoptThemes(deps, actor, written, seen ?? 'none');
    if (!isChanged) return { card: doneView(words, [words.t('administration.nothing-changed')]) };
    const saved = { area: words.t(`export.area.${area}`), titles: titlesText(themes.themes) };
    return { card: doneView(words, [words.t('administration.themes-saved', saved)]) };
  },
  typed: { back, fields: ({ words }, typed) => themesFields(words, typed) },
});

const TypedLink = z.object({
  area: Area,
  unit: z.string().default(''),
  number: z.string().default(''),
  url: z.string().default(''),
  available: z.string().default(''),
});

onCard('administration.link', ({ words }) => linkView(words));
onVerb('administration.save-link', {
  data: TypedLink,
  run: async ({ deps, actor, words }, { area, unit, number, url, available }) => {
    const of = unit.trim() === '' ? { area } : { unit };
    const put = await putLink(deps, actor, { of, number: Number(number), url, available });
    const names = foldedNames(words, put.kept.map(unitName), 10);
    const { changed, unchanged, kept } = put;
    return {
      card: doneView(words, [
        `${words.t('administration.package-number', { number })}: ${words.t('administration.link-saved', { count: changed.length })}`,
        ...(unchanged.length > 0 ? [words.t('administration.link-had', { count: unchanged.length })] : []),
        ...(kept.length > 0 ? [words.t('administration.link-kept', { names })] : []),
      ]),
    };
  },
  typed: { back, fields: ({ words }, typed) => linkFields(words, typed) },
});

onVerb('administration.start', {
  data: z.object({ area: Area }),
  run: async ({ deps, actor, words }, { area }) => ({
    card: startView(words, await previewStart(deps, actor, area)),
  }),
});
onVerb('administration.start-now', {
  data: z.object({ area: Area }),
  run: async ({ deps, actor, words }, { area }) => {
    const { started } = await startRound(deps, actor, area);
    return { card: doneView(words, [words.t('administration.started', { count: started.length })]) };
  },
});
