import {
  kindOf,
  noSettings,
  settingNames,
  Settings,
  valueOf,
  withChanges,
  withSettings,
  type SettingChanges,
  type SettingName,
} from '../../../src/domain/municipality/settings';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';

const rules = ruleSet();

function changed(changes: SettingChanges, settings: Settings = noSettings): Settings {
  const result = withChanges(settings, changes, rules);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const lead = (settings: Settings, id: string) =>
  withSettings(rules, settings).cards.find((card) => card.id === id);

describe('a municipality’s settings (rules 14 and 15)', () => {
  it('are the rule set’s own until someone sets one, with supervision points off', () => {
    expect(withSettings(rules, noSettings)).toEqual(rules);
    expect(Settings.parse({})).toEqual(noSettings);
    expect(settingNames.map((name) => [name, valueOf(noSettings, name, rules)])).toEqual([
      ['supervisionPoints', false],
      ['reminders', true],
      ['dialogueMinutes', 120],
      ['oneToOneMinutes', 60],
      ['openFrom', '08:00'],
      ['openTo', '16:00'],
      ['leadDays.ld-input', 28],
      ['leadDays.ld-preparation', 14],
      ['leadDays.ld-reminder', 7],
      ['leadDays.ld-brief', 2],
      ['leadDays.ld-schema-reminder', 3],
      ['leadDays.oo-preparation', 7],
      ['leadDays.oo-reminder', 1],
    ]);
  });

  it.each(settingNames)('take the rule set’s own value of %s, which is within its bounds', (name) => {
    expect(changed({ [name]: valueOf(noSettings, name, rules) })).toEqual(noSettings);
  });

  it('leave it to the rule set whether supervision points are on, and can turn them off', () => {
    const later = { ...rules, supervisionPoints: true };
    expect(withSettings(later, noSettings).supervisionPoints).toBe(true);
    const off = withChanges(noSettings, { supervisionPoints: false }, later);
    if (!off.ok) throw new Error(off.code);
    expect(withSettings(later, off.value).supervisionPoints).toBe(false);
    expect(withChanges(off.value, { supervisionPoints: true }, later)).toEqual({
      ok: true,
      value: noSettings,
    });
  });

  it('are laid over the rule set, the same object for the same two', () => {
    const settings = changed({
      supervisionPoints: true,
      dialogueMinutes: 90,
      oneToOneMinutes: 45,
      openFrom: '07:30',
      openTo: '15:00',
    });
    const own = withSettings(rules, settings);
    expect(own).toMatchObject({
      supervisionPoints: true,
      dialogues: { minutes: 90, count: 4 },
      oneToOnes: { minutes: 45 },
      openHours: { from: '07:30', to: '15:00' },
    });
    expect(withSettings(rules, settings)).toBe(own);
    expect(rules.dialogues.minutes).toBe(120);
  });

  it('move a card to its side of the meeting, in days or workdays as the rule set counts', () => {
    const settings = changed({
      'leadDays.ld-preparation': 21,
      'leadDays.oo-reminder': 2,
      'leadDays.ld-schema-reminder': 5,
    });
    expect(lead(settings, 'ld-preparation')).toMatchObject({ days: -21 });
    expect(lead(settings, 'oo-reminder')).toMatchObject({ workdays: -2 });
    expect(lead(settings, 'ld-schema-reminder')).toMatchObject({ workdays: 5 });
    expect(lead(settings, 'ld-input')).toBe(rules.cards.find(({ id }) => id === 'ld-input'));
  });

  it('plan no dialogue nearer than its first card needs', () => {
    expect(withSettings(rules, changed({ 'leadDays.ld-input': 42 })).dialogues.noticeDays).toBe(42);
    expect(withSettings(rules, changed({ 'leadDays.ld-input': 20 })).dialogues.noticeDays).toBe(28);
  });

  it('take the reminders away, and back again with the lead time they had', () => {
    const off = changed({ reminders: false, 'leadDays.ld-reminder': 5 });
    expect(withSettings(rules, off).cards.filter(({ card }) => card.endsWith('reminder'))).toEqual([]);
    expect(valueOf(off, 'leadDays.ld-reminder', rules)).toBe(5);
    expect(lead(changed({ reminders: true }, off), 'ld-reminder')).toMatchObject({ days: -5 });
  });

  it('keep the others as one is changed, and follow the rule set again when set back', () => {
    const before = changed({ dialogueMinutes: 90, 'leadDays.ld-brief': 3 });
    expect(changed({ 'leadDays.ld-brief': 2 }, before)).toEqual({ ...noSettings, dialogueMinutes: 90 });
  });

  it.each<[SettingName, unknown, string]>([
    ['supervisionPoints', 'true', 'settings/not-yes-or-no'],
    ['dialogueMinutes', 59, 'settings/bad-minutes'],
    ['dialogueMinutes', 181, 'settings/bad-minutes'],
    ['oneToOneMinutes', 30.5, 'settings/bad-minutes'],
    ['openFrom', '8:00', 'settings/bad-hours'],
    ['openFrom', '10:01', 'settings/bad-hours'],
    ['openTo', '25:00', 'settings/bad-hours'],
    ['leadDays.ld-reminder', 3, 'settings/bad-lead'],
    ['leadDays.oo-reminder', 3, 'settings/bad-lead'],
  ])('refuse %s %p', (name, value, code) => {
    expect(withChanges(noSettings, { [name]: value }, rules)).toEqual({ ok: false, code });
  });

  it('keep each reminder after what it reminds of, whatever is set', () => {
    const days = (name: SettingName, end: 'min' | 'max') => {
      const kind = kindOf(name);
      return kind.kind === 'number' ? kind[end] : Number.NaN;
    };
    expect(days('leadDays.ld-reminder', 'max')).toBeLessThan(days('leadDays.ld-preparation', 'min'));
    expect(days('leadDays.ld-reminder', 'max')).toBeLessThan(days('leadDays.ld-input', 'min'));
    expect(days('leadDays.ld-brief', 'max')).toBeLessThan(days('leadDays.ld-reminder', 'min'));
  });
});
