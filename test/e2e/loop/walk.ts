import { guideAt } from '../../../src/app/carry-over';
import { askedAt } from '../../../src/app/status/unit-status';
import { dayOf, plusDays } from '../../../src/domain/calendar/copenhagen';
import { plusMinutes } from '../../../src/domain/calendar/instant';
import { Agreement, FollowUpSchema } from '../../../src/domain/follow-up/schema';
import type { Guide } from '../../../src/domain/guide/guide';
import { Response } from '../../../src/domain/guide/response';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import type { Language, Role } from '../../../src/domain/people/person';
import { organiserRole, type Unit } from '../../../src/domain/people/unit';
import { meetingsOf, type Summary } from '../../../src/domain/status/summary';
import type { BotPerson } from '../../support/bot-client';
import type { Bot } from '../../teams/bot';

/** A unit's loop, lived through the bot's own door: before each meeting all answer, after it the schema is filled. */

/** What one person is to answer before a meeting. */
export interface Asked {
  who: BotPerson;
  unit: Unit;
  meeting: Meeting;
  role: Role;
  /** A board's choice at dialogues 2–4. */
  mode: 'statement' | 'participation' | undefined;
  guide: Guide;
  isInput: boolean;
  language: Language;
}

/** What is agreed at a meeting. */
export interface Agreed {
  who: BotPerson;
  meeting: Meeting;
  what: string;
  forChildren: string;
  /** By name. */
  owner: string;
  deadline: string;
  /** Only at the first dialogue (rule 5). */
  focusArea: string | undefined;
  perspective: string | undefined;
}

/** One way of doing it all: by cards, or by writing. */
export interface Way {
  answer(asked: Asked): Promise<void>;
  fillSchema(agreed: Agreed): Promise<void>;
}

const beforeDays = 10;

async function summaryOf({ app }: Bot, unitId: string): Promise<Summary> {
  const loaded = await app.deps.units.summary(unitId);
  return loaded!.value;
}

/** Udtalelse at the second and fourth dialogue, participation at the third. */
function modeOf(unit: Unit, meeting: Meeting, role: Role): Asked['mode'] {
  if (role !== 'board-rep' || unit.ownership !== 'kommunal' || meeting.number === 1) return undefined;
  return meeting.number % 2 === 0 ? 'statement' : 'participation';
}

async function languageOf({ app }: Bot, { members }: Unit, name: string): Promise<Language> {
  const { personId } = members.find((member) => member.name === name)!;
  return (await app.deps.people.byId(personId))?.value.language ?? 'da';
}

function askedBefore(bot: Bot, summary: Summary, meeting: Meeting): Promise<Asked[]> {
  const { unit } = summary;
  const asked = askedAt(bot.app.deps, summary, meeting, bot.clock.now());
  return Promise.all(
    asked.map(async ({ name, role }) => {
      const mode = modeOf(unit, meeting, role);
      const guide = guideAt(bot.app.deps.guides, unit, meeting, role, mode);
      const isInput =
        ['pupil-council', 'senate', 'board-rep'].includes(role) && unit.ownership === 'kommunal';
      const language = await languageOf(bot, unit, name);
      return { who: bot.person(name), unit, meeting, role, mode, guide: guide!, isInput, language };
    }),
  );
}

function agreedAt(bot: Bot, { unit }: Summary, meeting: Meeting): Agreed {
  const role = meeting.kind === 'one-to-one' ? 'leader' : organiserRole(unit);
  const { name } = unit.members.find((member) => member.role === role)!;
  const isFirst = meeting.kind === 'learning-dialogue' && meeting.number === 1;
  return {
    who: bot.person(name),
    meeting,
    what: `Vi prøver noget nyt efter ${meeting.id}`,
    forChildren: 'Flere har nogen at være sammen med',
    owner: name,
    deadline: plusDays(dayOf(meeting.start), 60),
    focusArea: isFirst ? 'Alle er med' : undefined,
    perspective: isFirst ? 'Børnene tegner et kort i maj' : undefined,
  };
}

/** What the loop has left in the store: every answer as it was sent, every schema, and how each meeting ended. */
export async function leftBy(bot: Bot): Promise<Record<string, unknown>> {
  const responses = (await bot.documentsOf('response')).map((body) => Response.parse(body));
  const schemas = (await bot.documentsOf('schema')).map((body) => FollowUpSchema.parse(body));
  const agreements = (await bot.documentsOf('agreement')).map((body) => Agreement.parse(body));
  const meetings = await bot.documentsOf('meeting');
  return Object.fromEntries([
    ...responses.map(({ id, role, guideId, guideVersion, mode, siteId, state, dataTypes, versions }) => {
      const { answers, asked } = versions.at(-1) ?? {};
      return [id, { role, guideId, guideVersion, mode, siteId, state, dataTypes, answers, asked }];
    }),
    ...schemas.map(({ id, state, entries, focusAreas, childrensPerspective }) => [
      id,
      {
        state,
        childrensPerspective,
        entries: entries.map(({ what, forChildren, ownerId, deadline }) => ({
          what,
          forChildren,
          ownerId,
          deadline,
        })),
        focusAreas: focusAreas.map(({ title, themeId, siteId }) => ({ title, themeId, siteId })),
      },
    ]),
    ...agreements.map(({ id, what, focusAreaId }) => [id, { what, focusAreaId }]),
    ...meetings.map(({ id, phase }) => [String(id), phase]),
  ]) as Record<string, unknown>;
}

/** Lives the whole loop, or its first meetings. @returns how many answers and schemas were given */
export async function liveLoop(
  bot: Bot,
  unitId: string,
  way: Way,
  most = Infinity,
): Promise<{ answers: number; schemas: number }> {
  const inOrder = meetingsOf(await summaryOf(bot, unitId)).slice(0, most);
  let answers = 0;
  for (const { id, start, end } of inOrder) {
    bot.clock.set(plusMinutes(start, -beforeDays * 24 * 60));
    const summary = await summaryOf(bot, unitId);
    for (const asked of await askedBefore(bot, summary, summary.meetings[id]!)) {
      await way.answer(asked);
      answers += 1;
    }
    bot.clock.set(plusMinutes(end, 30));
    await way.fillSchema(agreedAt(bot, summary, summary.meetings[id]!));
  }
  return { answers, schemas: inOrder.length };
}
