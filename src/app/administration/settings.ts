import { Refusal } from '../../domain/errors';
import {
  defaultOf,
  kindOf,
  settingNames,
  valueOf,
  withChanges,
  type SettingChanges,
  type SettingName,
} from '../../domain/municipality/settings';
import { ruleSet } from '../../domain/rulesets/rule-set';
import type { Deps } from '../deps';
import { saveSettings } from '../rules';
import { reading, withRetry } from '../use-case';
import type { SettingLine } from './results';
import { demandAdministration, noted, type Administrator } from './administrator';

/** Every setting as it is stored now. One point read. @throws Refusal `access/not-administration` */
export function readSettings(deps: Deps, by: Administrator): Promise<SettingLine[]> {
  demandAdministration(by);
  return reading(deps, 'read-settings', async () => {
    const rules = ruleSet();
    const { value: settings } = await deps.municipality.settings();
    return settingNames.map((name) => ({
      name,
      value: valueOf(settings, name, rules),
      default: defaultOf(name, rules),
      kind: kindOf(name),
    }));
  });
}

/**
 * Changes settings (rules 14 and 15); those that are as given already are not written. A length holds for the
 * meetings that are planned from then on.
 * @param seen as they stood on a card that takes something back: what somebody else has changed since is not written
 * over
 * @returns what those that changed were before, which undoes it
 * @throws Refusal `access/not-administration`, `settings/…`
 */
export function changeSettings(
  deps: Deps,
  by: Administrator,
  changes: SettingChanges,
  seen: SettingChanges = {},
): Promise<SettingChanges> {
  demandAdministration(by);
  return withRetry(deps, 'change-settings', async () => {
    const rules = ruleSet();
    const { value: before, etag } = await deps.municipality.settings();
    const after = withChanges(before, changes, rules);
    if (!after.ok) throw new Refusal(after.code);
    const isOther = (name: SettingName): boolean =>
      seen[name] !== undefined && ![seen[name], changes[name]].includes(valueOf(before, name, rules));
    if (settingNames.some(isOther)) throw new Refusal('settings/changed-since');
    const changed = settingNames.filter(
      (name) => valueOf(before, name, rules) !== valueOf(after.value, name, rules),
    );
    if (changed.length === 0) return {};
    // Together they fit into the key of the audit row; their step says which lead time it is.
    const subject = changed.map((name) => name.replace(/^leadDays\./, '')).join(',');
    await saveSettings(
      deps,
      { value: after.value, etag },
      noted(deps, by, 'change-settings', `settings:${subject}`),
    );
    return Object.fromEntries(changed.map((name) => [name, valueOf(before, name, rules)]));
  });
}
