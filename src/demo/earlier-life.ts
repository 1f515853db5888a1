import type { RuleSet } from '../domain/rulesets/rule-set';
import { plusDays } from '../domain/calendar/copenhagen';
import type { Day } from '../domain/calendar/instant';
import { agreementsFrom } from '../domain/follow-up/agreements-from';
import {
  addEntry,
  addFocusArea,
  decideChildrensPerspective,
  emptySchema,
  finish,
} from '../domain/follow-up/follow-up';
import { agreementIdOf } from '../domain/follow-up/schema';
import type { Loop } from '../domain/loop/loop';
import type { CompletedMeeting } from '../domain/meeting/meeting';
import type { Role } from '../domain/people/person';
import type { Unit } from '../domain/people/unit';
import type { UnitRecord } from '../domain/status/summary';

interface PastAgreement {
  what: string;
  forChildren: string;
  owner: Role;
  /** Its focus area, from 0. */
  area: number;
  /** Days from today. */
  deadline: number;
  isDone?: boolean;
}

/** What was decided at a first dialogue before the demo began. */
interface PastDialogue {
  /** By the number of the theme, from 0. */
  focusAreas: readonly { title: string; theme: number; siteId?: string }[];
  agreements: readonly PastAgreement[];
  childrensPerspective: string;
}

const pastDialogues: Readonly<Record<string, PastDialogue>> = {
  aabrinken: {
    focusAreas: [
      { title: 'Sproglege i garderoben', theme: 0 },
      { title: 'Alle har en at lege med', theme: 1, siteId: 'boernehaven-mariehoenen' },
    ],
    agreements: [
      {
        what: 'Vi leger en sprogleg i garderoben hver formiddag og skriver ned, hvem der tager ordet.',
        forChildren: 'Flere børn tager ordet, når vi er få sammen.',
        owner: 'leader',
        area: 0,
        deadline: -10,
      },
      {
        what: 'Vi ser på legen ude på legepladsen i fire uger og taler om det på stuemøderne.',
        forChildren: 'Alle børn har en at lege med, også sidst på dagen.',
        owner: 'pedagogical-leader',
        area: 1,
        deadline: 40,
      },
    ],
    childrensPerspective: 'Børnene tager billeder af deres bedste legesteder og fortæller om dem.',
  },
  egelunden: {
    focusAreas: [{ title: 'Ro og tid til højtlæsning', theme: 0 }],
    agreements: [
      {
        what: 'Hver stue har et læsehjørne med bøger, som børnene selv har valgt.',
        forChildren: 'Børnene finder selv en bog frem i løbet af dagen.',
        owner: 'pedagogical-leader',
        area: 0,
        deadline: -30,
        isDone: true,
      },
      {
        what: 'Vi læser i små grupper efter frokost og prøver det af i begge huse.',
        forChildren: 'De stille børn får også sagt noget om historien.',
        owner: 'leader',
        area: 0,
        deadline: 25,
      },
    ],
    childrensPerspective: 'Vi spørger børnene i små grupper, hvad der gør en historie god.',
  },
};

/**
 * What a first dialogue that was held before the demo began has left behind: its finished schema,
 * the agreements, and the loop's focus areas.
 * @returns nothing when no one has written the unit a past
 */
export function recordsOfPast(
  unit: Unit,
  loop: Loop,
  meeting: CompletedMeeting,
  today: Day,
  rules: RuleSet,
): UnitRecord[] {
  const past = pastDialogues[unit.id];
  if (!past || meeting.kind !== 'learning-dialogue' || meeting.number !== 1) return [];
  let schema = decideChildrensPerspective(emptySchema(meeting), past.childrensPerspective, '');
  for (const { title, theme, siteId } of past.focusAreas) {
    const themeId = loop.themes[theme]?.id;
    schema = addFocusArea(schema, { title, ...(themeId && { themeId }), ...(siteId && { siteId }) });
  }
  const done = new Set<string>();
  for (const { what, forChildren, owner, area, deadline, isDone } of past.agreements) {
    const member = unit.members.find(({ role }) => role === owner);
    if (!member) throw new RangeError(`${unit.id} has nobody in the role ${owner}`);
    const focusAreaId = schema.focusAreas[area]?.id;
    if (isDone) done.add(agreementIdOf(meeting.id, `a${schema.nextNumber}`));
    schema = addEntry(schema, schema.nextNumber, {
      ...{ what, forChildren, ownerId: member.personId, ownerName: member.name },
      deadline: plusDays(today, deadline),
      ...(focusAreaId !== undefined && { focusAreaId }),
    });
  }
  const organiser = unit.members.find(({ role }) => role === 'leader')?.personId ?? unit.chefId;
  schema = finish(schema, organiser, meeting.completedAt);
  const before = Object.fromEntries(
    schema.entries.flatMap(({ id, deadline }) => {
      const agreementId = agreementIdOf(meeting.id, id);
      return done.has(agreementId)
        ? [[agreementId, { state: 'done', stepsDone: new Array<string>(), deadline } as const]]
        : [];
    }),
  );
  return [
    { type: 'schema', record: schema },
    ...agreementsFrom(schema, meeting, before, rules, loop).map((record): UnitRecord => ({
      type: 'agreement',
      record,
    })),
    { type: 'loop', record: { ...loop, focusAreas: schema.focusAreas } },
  ];
}
