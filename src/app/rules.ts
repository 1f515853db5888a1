import { epochMs, type Instant } from '../domain/calendar/instant';
import { noSettings, withSettings, type Settings } from '../domain/municipality/settings';
import { ruleSet, withHolidays, type DayRange, type RuleSet } from '../domain/rulesets/rule-set';
import type { Summary } from '../domain/status/summary';
import type { Deps } from './deps';
import { StoreError, type AuditEntry, type Loaded, type Municipality } from './ports';

/** School holidays and settings change a few times a year; reading them for every card would triple its cost. */
const freshForMs = 60_000;

interface Standing {
  at: Instant;
  holidays: DayRange[];
  settings: Settings;
}

const read = new WeakMap<Municipality, Standing>();

/** The same object as before when nothing changed: it is a key of what is computed from it. */
function sameOr<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

type Reader = Pick<Deps, 'municipality' | 'clock'>;

/** One document that cannot be read does not stop every card: what was read last holds, or the rule set. */
function otherwise<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof StoreError && error.code === 'store/unreadable') return instead;
    throw error;
  };
}

async function standing({ municipality, clock }: Reader): Promise<Standing> {
  const now = clock.now();
  const last = read.get(municipality);
  if (last && Math.abs(epochMs(now) - epochMs(last.at)) < freshForMs) return last;
  const [holidays, settings] = await Promise.all([
    municipality.holidays().catch(otherwise(last?.holidays ?? [])),
    municipality
      .settings()
      .then(({ value }) => value)
      .catch(otherwise(last?.settings ?? noSettings)),
  ]);
  const next = {
    at: now,
    holidays: sameOr(last?.holidays, holidays),
    settings: sameOr(last?.settings, settings),
  };
  read.set(municipality, next);
  return next;
}

/** The municipality's settings, at most a minute old; those changed by this process at once. */
export async function settingsOf(deps: Reader): Promise<Settings> {
  return (await standing(deps)).settings;
}

/**
 * Saves settings, which hold at once in this process and within a minute in others.
 * @throws StoreError `store/conflict` when someone else was quicker
 */
export async function saveSettings(
  { municipality }: Pick<Deps, 'municipality'>,
  settings: Loaded<Settings>,
  audit: AuditEntry,
): Promise<void> {
  await municipality.saveSettings(settings, audit);
  const last = read.get(municipality);
  if (last) read.set(municipality, { ...last, settings: sameOr(last.settings, settings.value) });
}

/** Saves school holidays, which hold at once in this process, so that what is planned next looks at them. */
export async function saveHolidays(
  { municipality }: Pick<Deps, 'municipality'>,
  holidays: DayRange[],
  audit: AuditEntry,
): Promise<void> {
  await municipality.saveHolidays(holidays, audit);
  const last = read.get(municipality);
  if (last) read.set(municipality, { ...last, holidays: sameOr(last.holidays, holidays) });
}

/**
 * The rule set with the municipality's school holidays and settings; that of a unit's loop, or the default one.
 * The same object as long as nothing changed.
 */
export async function rulesFor(deps: Reader, summary?: Pick<Summary, 'loop'>): Promise<RuleSet> {
  const { holidays, settings } = await standing(deps);
  return withSettings(withHolidays(ruleSet(summary?.loop?.ruleSet), holidays), settings);
}

/** The default rule set with other school holidays, as an import is about to bring. */
export async function rulesWith(deps: Reader, holidays: DayRange[]): Promise<RuleSet> {
  return withSettings(withHolidays(ruleSet(), holidays), await settingsOf(deps));
}
