/** What is wrong, why it matters and how to mend it; one line each, for the person who packs the app. */
export interface ManifestProblem {
  code:
    | 'manifest/missing-value'
    | 'manifest/malformed-value'
    | 'manifest/unknown-slot'
    | 'manifest/unreadable'
    | 'manifest/schema'
    | 'manifest/localisation'
    | 'manifest/icon';
  what: string;
  why: string;
  mend: string;
}

interface Slot {
  why: string;
  mend: string;
  /** What a value looks like, for the message and for the check. */
  shape: string;
  pattern: RegExp;
  /** The value when none is given: that of another slot, or a fixed one. */
  otherwise?: { slot: string } | { value: string };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const httpsUrl = /^https:\/\/[^\s/]+\S*$/;

const slots = {
  MicrosoftAppId: {
    why: 'Teams finds the bot by it.',
    mend: 'Set MicrosoftAppId to the client id of the bot, the output MICROSOFT_APP_ID of infra/main.bicep.',
    shape: 'a GUID',
    pattern: guid,
  },
  TEAMS_APP_ID: {
    why: 'Teams tells apps apart by it; a new one is a new app.',
    mend: 'Leave TEAMS_APP_ID out to use MicrosoftAppId, or set it to the id the app already has in Teams.',
    shape: 'a GUID',
    pattern: guid,
    otherwise: { slot: 'MicrosoftAppId' },
  },
  TEAMS_APP_VERSION: {
    why: 'Teams offers an update only when the version is higher than the installed one.',
    mend: 'Set TEAMS_APP_VERSION, or give package.json a version.',
    shape: 'three numbers, such as 1.4.0',
    pattern: /^\d+\.\d+\.\d+$/,
  },
  PUBLIC_HOST: {
    why: 'Teams lets the app open pages of this host only.',
    mend: 'Set PUBLIC_HOST to the host of the bot, the output PUBLIC_HOST of infra/main.bicep.',
    shape: 'a host name without https:// and path, such as bot.example.dk',
    pattern: /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
  },
  DEVELOPER_NAME: {
    why: 'People see who stands behind the app before they add it.',
    mend: 'Set DEVELOPER_NAME to the organisation that runs the bot.',
    shape: '1 to 32 characters',
    pattern: /^.{1,32}$/u,
    otherwise: { value: 'Aarhus Kommune' },
  },
  DEVELOPER_WEBSITE_URL: {
    why: 'It is where people find help.',
    mend: 'Set DEVELOPER_WEBSITE_URL to the page about the app.',
    shape: 'an address that starts with https://',
    pattern: httpsUrl,
    otherwise: { value: 'https://aarhus.dk' },
  },
  DEVELOPER_PRIVACY_URL: {
    why: 'It tells people how their answers are handled.',
    mend: 'Set DEVELOPER_PRIVACY_URL to the privacy notice.',
    shape: 'an address that starts with https://',
    pattern: httpsUrl,
    otherwise: { slot: 'DEVELOPER_WEBSITE_URL' },
  },
  DEVELOPER_TERMS_URL: {
    why: 'It tells people on what terms they use the app.',
    mend: 'Set DEVELOPER_TERMS_URL to the terms of use.',
    shape: 'an address that starts with https://',
    pattern: httpsUrl,
    otherwise: { slot: 'DEVELOPER_WEBSITE_URL' },
  },
} satisfies Record<string, Slot>;

/** A slot that `manifest/*.json` may hold, written `${NAME}`. */
export type SlotName = keyof typeof slots;
/** Every slot there is, in the order a person fills them. */
export const slotNames = Object.keys(slots) as SlotName[];
/** Values by slot; an empty or absent one takes its default where it has one. */
export type SlotValues = Readonly<Partial<Record<SlotName, string | undefined>>>;

/** Every slot named in a piece of JSON text, once each. */
export function slotsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? ''))];
}

/**
 * Looks up each named slot, with defaults, and checks its shape.
 * @returns the values, and a problem for each slot that has none that fits
 */
export function resolveSlots(
  names: readonly string[],
  values: SlotValues,
): { filled: ReadonlyMap<string, string>; problems: ManifestProblem[] } {
  const filled = new Map<string, string>();
  const problems: ManifestProblem[] = [];
  const missing = new Set<SlotName>();
  for (const name of names) {
    if (!isSlot(name)) {
      problems.push({
        code: 'manifest/unknown-slot',
        what: `The manifest has a slot \${${name}} that nobody fills.`,
        why: 'It would be shown to people as it stands.',
        mend: `Remove it, or use one of: ${slotNames.join(', ')}.`,
      });
      continue;
    }
    const value = valueOf(name, values);
    const { why, mend, shape, pattern } = slots[name];
    if (value === undefined) missing.add(sourceOf(name));
    else if (pattern.test(value)) filled.set(name, value);
    else problems.push({ code: 'manifest/malformed-value', what: `${name} is not ${shape}.`, why, mend });
  }
  for (const name of missing) {
    const { why, mend } = slots[name];
    problems.push({ code: 'manifest/missing-value', what: `${name} has no value.`, why, mend });
  }
  return { filled, problems };
}

/** Where a slot that was left out takes its value from, so that one omission is told once. */
function sourceOf(name: SlotName): SlotName {
  const { otherwise }: Slot = slots[name];
  return otherwise && 'slot' in otherwise && isSlot(otherwise.slot) ? sourceOf(otherwise.slot) : name;
}

function isSlot(name: string): name is SlotName {
  return Object.hasOwn(slots, name);
}

function valueOf(name: SlotName, values: SlotValues): string | undefined {
  const own = values[name]?.trim();
  if (own) return own;
  const { otherwise }: Slot = slots[name];
  if (!otherwise) return undefined;
  if ('value' in otherwise) return otherwise.value;
  return isSlot(otherwise.slot) ? valueOf(otherwise.slot, values) : undefined;
}

/** Puts the values into the strings of parsed JSON, so that no value can change the structure around it. */
export function fillSlots(json: unknown, filled: ReadonlyMap<string, string>): unknown {
  if (typeof json === 'string')
    return json.replace(/\$\{([^}]*)\}/g, (slot, name: string) => filled.get(name) ?? slot);
  if (Array.isArray(json)) return json.map((element) => fillSlots(element, filled));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, fillSlots(value, filled)]));
}
