import { activeAssignments } from '../../src/domain/people/person';
import { aadKey } from '../../src/domain/people/identity';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import { decode, documentTypes } from '../../src/store/codec';
import { findingsOf } from '../support/adaptive-cards';
import { readCard, type ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import type { Bot } from '../teams/bot';
import { marker, templateToken } from './fuzz-mutations';
import { leaksIn, namesUnits, townsmen, type Town, type Townsman } from './fuzz-town';

/** What is wrong with how the bot took something; which column of the table it counts in. */
export interface Fault {
  in: 'letThrough' | 'crashes' | 'serverErrors' | 'changedByRefused' | 'findings';
  what: string;
}

/** How something was answered. */
export interface Answer {
  /** Absent when the connection was ended without one. */
  status: number | undefined;
  body: string;
  cards: readonly ShownCard[];
}

/** Teams' own kinds of invoke that the bot takes; the SDK answers all others with 501, as is documented. */
const ownInvokes: readonly unknown[] = [
  'adaptiveCard/action',
  'fileConsent/invoke',
  'composeExtension/query',
];

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Everything in something, however deep it stands: what comes back may hold what was sent. */
function* allIn(whole: unknown): Generator {
  const left: unknown[] = [whole];
  while (left.length > 0) {
    const value = left.pop();
    yield value;
    if (typeof value === 'object' && value !== null)
      left.push(...(Object.values(value) as unknown[]).reverse());
  }
}

function cardsIn(whole: unknown): Json[] {
  return [...allIn(whole)].filter(
    (value): value is Json => isJson(value) && value['type'] === 'AdaptiveCard',
  );
}

/** Statuses of invokes, the HTTP one and those inside a list of replies. */
function statusesIn({ status, body }: Answer): number[] {
  const parsed: unknown = body.startsWith('{') ? JSON.parse(body) : undefined;
  const activities = isJson(parsed) && Array.isArray(parsed['activities']) ? parsed['activities'] : [];
  const invoked = activities
    .filter((each): each is Json => isJson(each) && each['type'] === 'invokeResponse')
    .map(({ value }) => (isJson(value) ? Number(value['status']) : 0));
  return [...(status === undefined ? [] : [status]), ...invoked];
}

export function serverErrors(sent: Json | undefined, answer: Answer): Fault[] {
  const isForeignInvoke = sent?.['type'] === 'invoke' && !ownInvokes.includes(sent['name']);
  return statusesIn(answer)
    .filter((status) => status >= 500 && !(status === 501 && isForeignInvoke))
    .map((status) => ({ in: 'serverErrors', what: `answered with ${status}` }));
}

/** Lines of the log that say something nobody foresaw, or hold what only the fuzzer writes. */
export function loggedFaults(lines: readonly string[]): Fault[] {
  return lines.flatMap((line): Fault[] => {
    if (line.includes(marker)) return [{ in: 'findings', what: 'what was written stands in the log' }];
    return line.startsWith('{"level":"error"') ? [{ in: 'crashes', what: line }] : [];
  });
}

const judged = new Set<string>();

/** What the official library finds wrong; the same card is looked at once. */
export function cardFaults({ cards }: Answer, sent: unknown): Fault[] {
  const own = [...allIn(sent)].filter((value) => typeof value === 'string');
  return cards.flatMap(({ json, title }) => {
    const text = JSON.stringify(json).replaceAll(templateToken, marker);
    if (judged.has(text)) return [];
    judged.add(text);
    return findingsOf(JSON.parse(text) as Json, own).map((what): Fault => ({
      in: 'findings',
      what: `the card ‘${title.slice(0, 40)}’: ${what.slice(0, 200)}`,
    }));
  });
}

/** Whether the store, whatever the imported files say, has the person in the unit now. */
export async function isIn({ app, clock }: Bot, who: Townsman, unitId: string): Promise<boolean> {
  const { people } = app.deps;
  const id = await people.idBehind(aadKey(who.aadObjectId));
  const person = id === undefined ? undefined : (await people.byId(id))?.value;
  if (!person) return false;
  const summary = await app.deps.units.summary(unitId);
  if (summary?.value.unit.chefId === person.id) return true;
  return activeAssignments(person, dayOf(clock.now())).some(
    (held) => held.unitId === unitId || held.role === 'administration' || held.covers !== undefined,
  );
}

/** Secrets of a unit in the answer to someone who has nothing to do with it. */
export async function leakFaults(
  bot: Bot,
  who: Townsman | undefined,
  { body, cards }: Answer,
): Promise<Fault[]> {
  const text = [body, ...cards.map(({ json }) => JSON.stringify(json))].join('\n');
  const leaks: Fault[] = [];
  for (const unitId of leaksIn(text, who))
    if (!who || !(await isIn(bot, who, unitId)))
      leaks.push({ in: 'letThrough', what: `${who?.name ?? 'a stranger'} reads what is ${unitId}’s alone` });
  return leaks;
}

/** What a refused turn may write all the same: how to reach someone whom the bot knows, and that it was refused. */
const ofKnown: readonly string[] = ['person', 'identity', 'outbox', 'audit', 'audit-head'];
const ofStranger: readonly string[] = ['audit', 'audit-head'];

export interface Forbidden {
  isStranger: boolean;
  /** The units that must not be named; all, when nothing is said. */
  unitIds?: readonly string[];
}

/** Whether what had to be refused was, to the letter: no document changed, nothing shown, and said so. */
export function letThrough(
  town: Town,
  { isStranger, unitIds }: Forbidden,
  { status, cards, body }: Answer,
  lines: readonly string[],
): Fault[] {
  const mayWrite = isStranger ? ofStranger : ofKnown;
  const changed = town.written().filter(({ type }) => !mayWrite.includes(type));
  const wasRefused =
    status === undefined ||
    (status >= 400 && status < 500) ||
    lines.some((line) => /"event":"(?:refused|given-back)"/.test(line));
  const shown = [body, ...cards.map(({ text }) => text)].join('\n');
  return [
    ...(changed.length > 0
      ? [
          {
            in: 'changedByRefused' as const,
            what: `wrote ${[...new Set(changed.map(({ type }) => type))].join(', ')}`,
          },
        ]
      : []),
    ...(namesUnits(shown, unitIds)
      ? [{ in: 'letThrough' as const, what: 'the answer names a unit that is none of theirs' }]
      : []),
    ...(cards.length > 0 && !wasRefused
      ? [
          {
            in: 'letThrough' as const,
            what: `answered with ‘${cards[0]!.title.slice(0, 40)}’, and refused nothing`,
          },
        ]
      : []),
  ];
}

export function cardsOf(body: string, posted: readonly unknown[]): ShownCard[] {
  const parsed: unknown = body.startsWith('{') ? JSON.parse(body) : undefined;
  return [...cardsIn(parsed), ...posted.flatMap(cardsIn)].map((json) => readCard(json));
}

/** By what Teams says of who sent something. */
export function townsmanOf(sent: Json | undefined): Townsman | undefined {
  const from = sent?.['from'];
  const aadObjectId = isJson(from) ? from['aadObjectId'] : undefined;
  if (typeof aadObjectId !== 'string') return undefined;
  return townsmen.find((each) => aadKey(each.aadObjectId) === aadKey(aadObjectId));
}

/** After a while of it: every document can be read, the bot answers, and what falls due is sent. */
export async function lastingFaults({ bot }: Town): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const type of documentTypes) {
    const container = type === 'person' || type === 'identity' ? 'people' : 'units';
    const { documents } = await bot.store.query(container, { type, limit: 1000 });
    for (const document of documents)
      try {
        decode(type, document);
      } catch (error) {
        faults.push({ in: 'crashes', what: `a ${type} is stored that cannot be read: ${String(error)}` });
      }
  }
  const before = bot.logged.length;
  await bot.round();
  faults.push(...loggedFaults(bot.logged.slice(before)));
  const health = await fetch(`${bot.url}/healthz`);
  if (health.status !== 200) faults.push({ in: 'crashes', what: `/healthz says ${health.status}` });
  return faults;
}
