import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreDocument } from '../../src/app/ports';
import { projectRoot } from '../../src/assets';
import { meetingsOf } from '../../src/domain/status/summary';
import { storeAround } from '../fixtures/store-around';
import { aResponse, anAgreement, changesOf } from '../fixtures/records';
import type { Json } from '../support/fake-connector';
import { openBot, type Bot } from '../teams/bot';
import { teamsAddress } from './recorded';

/** The sample municipality, with something in each unit that only its own people may see. */

function linesOf(file: string): string[][] {
  const text = readFileSync(join(projectRoot(), 'src/demo/municipality', file), 'utf8');
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => line.split(';'));
}

const units = linesOf('units.csv').map(([id = '', name = '', , , , chefUpn = '']) => ({ id, name, chefUpn }));
const people = linesOf('people.csv');

export interface Townsman {
  name: string;
  aadObjectId: string;
  /** Units that the person has anything to do with. */
  unitIds: readonly string[];
  /** Administration: reads about every unit. */
  isEverywhere: boolean;
}

/** Everyone of the sample municipality, read from its files and not from the bot. */
export const townsmen: readonly Townsman[] = [...new Set(people.map(([upn]) => upn))].map((upn) => {
  const own = people.filter((line) => line[0] === upn);
  const [, name = '', aadObjectId = ''] = own[0] ?? [];
  const roleIn = own.map(([, , , , unitId = '']) => unitId).filter((unitId) => unitId !== '');
  const chefOf = units.filter(({ chefUpn }) => chefUpn === upn).map(({ id }) => id);
  const isEverywhere = own.some(([, , , role]) => role === 'administration');
  return { name, aadObjectId, unitIds: [...roleIn, ...chefOf], isEverywhere };
});

export const unitIds: readonly string[] = units.map(({ id }) => id);

/** A word for each unit that stands in nothing but its own answers and 1:1s. */
const wordOf = (unitId: string): string => `fortroligt${unitId}`;

/** The units whose secrets stand in a text that a person got, and which are none of theirs. */
export function leaksIn(text: string, who: Pick<Townsman, 'unitIds'> | undefined): string[] {
  return unitIds.filter((id) => text.includes(wordOf(id)) && !who?.unitIds.includes(id));
}

/** What only those who belong here are told: the names of units. */
export function namesUnits(text: string, of: readonly string[] = unitIds): boolean {
  return units.some(({ id, name }) => of.includes(id) && text.includes(name));
}

export interface Town {
  bot: Bot;
  /** What was written since the last call of this; a deletion counts as one of everything. */
  written(): readonly Pick<StoreDocument, 'type' | 'pk'>[];
  close(): Promise<void>;
}

async function plantSecrets({ app }: Bot): Promise<void> {
  const { deps } = app;
  for (const unitId of unitIds) {
    const summary = (await deps.units.summary(unitId))!;
    const ofKind = (kind: string) => meetingsOf(summary.value).find((meeting) => meeting.kind === kind);
    const author = summary.value.unit.members.find(({ role }) => role === 'staff-rep')!;
    const leader = summary.value.unit.members.find(({ role }) => role === 'leader')!;
    const [dialogue, oneToOne] = [ofKind('learning-dialogue')!, ofKind('one-to-one')];
    const responses = [
      aResponse(
        { seen: `Vi har set ${wordOf(unitId)}` },
        {
          ...{ unitId, meetingId: dialogue.id, personId: author.personId, role: author.role },
          ...{ state: 'submitted' as const, submittedAt: deps.clock.now() },
        },
      ),
    ];
    const agreements = oneToOne && [
      anAgreement('fuzz', {
        ...{ unitId, meetingId: oneToOne.id, confidential: true, what: `Vi aftaler ${wordOf(unitId)}` },
        ...{ ownerId: leader.personId, ownerName: leader.name },
      }),
    ];
    const records = changesOf({ responses, ...(agreements && { agreements }) });
    const audit = { at: deps.clock.now(), personId: 'test', action: 'test', subjectId: unitId };
    await deps.units.save({ summary, records, audit });
  }
}

/** Everybody has written once, so that the bot knows them and a refused turn has nothing more to learn of them. */
async function meetEverybody(bot: Bot): Promise<void> {
  for (const { name } of townsmen) await bot.person(name, { expectsReplies: true }).say('hjælp');
}

export async function openTown(): Promise<Town> {
  let written: Pick<StoreDocument, 'type' | 'pk'>[] = [];
  const bot = await openBot({
    isInTeams: true,
    tenantIds: ['tenant-demo', '00000000-0000-4000-8000-00000000a001'],
    behind: (store) =>
      storeAround(store, (call, run) => {
        if (call.name === 'delete') written.push({ type: 'deleted', pk: '' });
        written.push(...call.written);
        return run();
      }),
  });
  await meetEverybody(bot);
  await plantSecrets(bot);
  bot.logged.length = 0;
  return {
    bot,
    written() {
      const since = written;
      written = [];
      return since;
    },
    close: () => bot.close(),
  };
}

/** A recorded activity, with the way back to this bot's connector. */
export function sentTo({ connector }: Bot, activity: Json): Json {
  return activity['serviceUrl'] === teamsAddress ? { ...activity, serviceUrl: connector.url } : activity;
}
