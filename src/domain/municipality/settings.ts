import { z } from 'zod/v4';
import { accepted, refused, type Result } from '../result';
import type { CardStep, RuleSet, StepCard } from '../rulesets/rule-set';

/** The cards whose lead time a municipality sets (domain.md §5), with the bounds that keep their order. */
const leadBounds = {
  'ld-input': { min: 14, max: 56 },
  'ld-preparation': { min: 11, max: 28 },
  'ld-reminder': { min: 4, max: 10 },
  'ld-brief': { min: 1, max: 3 },
  'ld-schema-reminder': { min: 1, max: 10 },
  'oo-preparation': { min: 5, max: 14 },
  'oo-reminder': { min: 1, max: 2 },
} as const;

export const LeadStep = z.enum(Object.keys(leadBounds) as (keyof typeof leadBounds)[]);
export type LeadStep = z.infer<typeof LeadStep>;

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * What a municipality has set for itself (rules 14 and 15). A field that is absent is as the rule set says, so a
 * later rule set brings its own defaults with it.
 */
export const Settings = z.object({
  /** Whether a chef can give supervision points (rule 14). */
  supervisionPoints: z.boolean().optional(),
  /** Whether those who have not answered, or have not finished a schema, are reminded. */
  reminders: z.boolean().optional(),
  dialogueMinutes: z.int().optional(),
  oneToOneMinutes: z.int().optional(),
  /** Cards are sent between these, in wall-clock time. */
  openFrom: WallTime.optional(),
  openTo: WallTime.optional(),
  /** How many days before its meeting a card comes, or workdays where the rule set counts in those; after it for the schema's reminder. */
  leadDays: z.partialRecord(LeadStep, z.int()).optional(),
});
export type Settings = z.infer<typeof Settings>;

export const noSettings: Settings = {};

type PlainName = Exclude<keyof Settings, 'leadDays'>;
export type SettingName = PlainName | `leadDays.${LeadStep}`;
export type SettingValue = boolean | number | string;

/** What a setting can be. */
export type SettingKind =
  | { kind: 'toggle' }
  | { kind: 'number'; min: number; max: number }
  /** Wall-clock times compare as strings. */
  | { kind: 'time'; min: string; max: string };

const plain: Record<PlainName, SettingKind> = {
  supervisionPoints: { kind: 'toggle' },
  reminders: { kind: 'toggle' },
  dialogueMinutes: { kind: 'number', min: 60, max: 180 },
  oneToOneMinutes: { kind: 'number', min: 20, max: 120 },
  openFrom: { kind: 'time', min: '06:00', max: '10:00' },
  openTo: { kind: 'time', min: '14:00', max: '20:00' },
};

/** Every setting, in the order people read them. */
export const settingNames: readonly SettingName[] = [
  ...(Object.keys(plain) as PlainName[]),
  ...LeadStep.options.map((step): SettingName => `leadDays.${step}`),
];

function leadStepOf(name: SettingName): LeadStep | undefined {
  return LeadStep.safeParse(name.replace(/^leadDays\./, '')).data;
}

export function kindOf(name: SettingName): SettingKind {
  const step = leadStepOf(name);
  return step ? { kind: 'number', ...leadBounds[step] } : plain[name as PlainName];
}

const reminderCards: readonly StepCard[] = ['reminder', 'schema-reminder', 'closing-reminder'];

/** What a rule set says where a municipality has said nothing. @param rules without a municipality's settings */
export function defaultOf(name: SettingName, rules: RuleSet): SettingValue {
  const step = leadStepOf(name);
  const card = step && rules.cards.find(({ id }) => id === step);
  if (step) return Math.abs(card?.days ?? card?.workdays ?? 0);
  switch (name as PlainName) {
    case 'supervisionPoints':
      return rules.supervisionPoints;
    case 'reminders':
      return rules.cards.some((each) => reminderCards.includes(each.card));
    case 'dialogueMinutes':
      return rules.dialogues.minutes;
    case 'oneToOneMinutes':
      return rules.oneToOnes.minutes;
    case 'openFrom':
      return rules.openHours.from;
    case 'openTo':
      return rules.openHours.to;
  }
}

function ownValue(settings: Settings, name: SettingName): SettingValue | undefined {
  const step = leadStepOf(name);
  return step ? settings.leadDays?.[step] : settings[name as PlainName];
}

/** What holds: the municipality's own, or the rule set's. @param rules without a municipality's settings */
export function valueOf(settings: Settings, name: SettingName, rules: RuleSet): SettingValue {
  return ownValue(settings, name) ?? defaultOf(name, rules);
}

export type SettingRefusal =
  'settings/not-yes-or-no' | 'settings/bad-minutes' | 'settings/bad-hours' | 'settings/bad-lead';

function refusalOf(name: SettingName, value: SettingValue): SettingRefusal | undefined {
  const kind = kindOf(name);
  switch (kind.kind) {
    case 'toggle':
      return typeof value === 'boolean' ? undefined : 'settings/not-yes-or-no';
    case 'number': {
      const fits = z.int().min(kind.min).max(kind.max).safeParse(value).success;
      if (fits) return undefined;
      return leadStepOf(name) ? 'settings/bad-lead' : 'settings/bad-minutes';
    }
    case 'time': {
      const time = WallTime.safeParse(value);
      const fits = time.success && time.data >= kind.min && time.data <= kind.max;
      return fits ? undefined : 'settings/bad-hours';
    }
  }
}

export type SettingChanges = Partial<Record<SettingName, SettingValue>>;

/**
 * The settings with changes. A value that is the rule set's own is not kept, so that it follows the rule set.
 * @param rules without a municipality's settings
 */
export function withChanges(
  settings: Settings,
  changes: SettingChanges,
  rules: RuleSet,
): Result<Settings, SettingRefusal> {
  const own: Record<string, SettingValue> = {};
  const leadDays: Record<string, SettingValue> = {};
  for (const name of settingNames) {
    const given = changes[name];
    const refusal = given === undefined ? undefined : refusalOf(name, given);
    if (refusal) return refused(refusal);
    const value = given ?? ownValue(settings, name);
    if (value === undefined || value === defaultOf(name, rules)) continue;
    const step = leadStepOf(name);
    if (step) leadDays[step] = value;
    else own[name] = value;
  }
  const some = Object.keys(leadDays).length > 0;
  return accepted(Settings.parse({ ...own, ...(some && { leadDays }) }));
}

function ledBy(card: CardStep, days: number | undefined): CardStep {
  if (days === undefined) return card;
  const signed = Math.sign(card.days ?? card.workdays ?? 0) * days;
  return card.days === undefined ? { ...card, workdays: signed } : { ...card, days: signed };
}

function laidOver(rules: RuleSet, settings: Settings): RuleSet {
  const { leadDays = {}, reminders = true } = settings;
  const cards = rules.cards
    .filter(({ card }) => reminders || !reminderCards.includes(card))
    .map((card) => ledBy(card, leadDays[card.id as LeadStep]));
  // No dialogue is planned nearer than its first card needs (rule 2).
  const longestLead = Math.max(...cards.map(({ anchor, days = 0 }) => (anchor === 'start' ? -days : 0)));
  return {
    ...rules,
    supervisionPoints: settings.supervisionPoints ?? rules.supervisionPoints,
    cards,
    dialogues: {
      ...rules.dialogues,
      minutes: settings.dialogueMinutes ?? rules.dialogues.minutes,
      noticeDays: Math.max(rules.dialogues.noticeDays, longestLead),
    },
    oneToOnes: { ...rules.oneToOnes, minutes: settings.oneToOneMinutes ?? rules.oneToOnes.minutes },
    openHours: {
      from: settings.openFrom ?? rules.openHours.from,
      to: settings.openTo ?? rules.openHours.to,
    },
  };
}

const laid = new WeakMap<Settings, WeakMap<RuleSet, RuleSet>>();

/** A rule set with a municipality's settings; the same object for the same two, so that it can be a key. */
export function withSettings(rules: RuleSet, settings: Settings): RuleSet {
  const overThese = laid.get(settings) ?? new WeakMap<RuleSet, RuleSet>();
  laid.set(settings, overThese);
  const known = overThese.get(rules) ?? laidOver(rules, settings);
  overThese.set(rules, known);
  return known;
}
