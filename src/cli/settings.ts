import { changeSettings, readSettings } from '../app/administration/settings';
import type { SettingLine } from '../app/results';
import type { Deps } from '../app/deps';
import {
  kindOf,
  settingNames,
  type SettingKind,
  type SettingName,
  type SettingValue,
} from '../domain/municipality/settings';
import { wordsIn } from '../views/texts';
import { nearestFirst } from './nearest';
import { CommandFailed, table, type Output } from './output';
import { sayingWhy } from './refused';

function limits(kind: SettingKind): string {
  return kind.kind === 'toggle' ? 'on or off' : `${kind.min}–${kind.max}`;
}

function valueText(value: SettingValue): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

const words = wordsIn('en');

const lengthsHold =
  'Lengths and longer lead times hold for meetings that are planned or moved from now on; planned ones keep theirs.';

/** `settings`: each with what holds, what the rule set says, its limits, and what it does. */
export async function settingsCommand(deps: Deps, out: Output): Promise<void> {
  const lines = await readSettings(deps, 'cli');
  const row = ({ name, value, default: standard, kind }: SettingLine): string[] => [
    ...[name, valueText(value), valueText(standard), limits(kind)],
    words.t(`settings.${name}.what`),
  ];
  out.say(
    [...table(['setting', 'value', 'default', 'limits', 'what it does'], lines.map(row)), '', lengthsHold],
    lines.map((line) => ({ ...line, what: words.t(`settings.${line.name}.what`) })),
  );
}

function settingNamed(written: string): SettingName {
  const found = settingNames.find((name) => name.toLowerCase() === written.toLowerCase());
  if (found) return found;
  const near = nearestFirst([...settingNames], written).slice(0, 3);
  throw new CommandFailed(
    `There is no setting ${written}. The nearest are: ${near.join(', ')}. 'settings' lists all.`,
  );
}

const yes = ['on', 'true', 'yes', 'ja', 'til'];
const no = ['off', 'false', 'no', 'nej', 'fra'];

function readValue(name: SettingName, written: string): SettingValue {
  const kind = kindOf(name);
  const text = written.trim().toLowerCase();
  if (kind.kind === 'toggle' && (yes.includes(text) || no.includes(text))) return yes.includes(text);
  if (kind.kind === 'number' && /^\d+$/.test(text)) return Number(text);
  if (kind.kind === 'time' && /^\d{1,2}:\d\d$/.test(text)) return text.padStart(5, '0');
  throw new CommandFailed(
    `${written} cannot be ${name}, which is ${limits(kind)}. Write a value within that, or default.`,
  );
}

/** `settings set <name> <value>`; the value `default` goes back to what the rule set says. */
export async function settingsSetCommand(
  deps: Deps,
  out: Output,
  written: string,
  value: string,
): Promise<void> {
  const name = settingNamed(written);
  const before = (await readSettings(deps, 'cli')).find((line) => line.name === name);
  const wanted = value === 'default' && before ? before.default : readValue(name, value);
  await sayingWhy(() => changeSettings(deps, 'cli', { [name]: wanted }));
  const from = before?.value ?? wanted;
  out.say(
    [`${name}: ${valueText(from)} → ${valueText(wanted)}. The bot heeds it within a minute.`, lengthsHold],
    {
      ...{ name, before: from, value: wanted },
    },
  );
}
