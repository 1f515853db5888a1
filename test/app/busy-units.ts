import type { Instant } from '../../src/domain/calendar/instant';
import type { Role } from '../../src/domain/people/person';
import type { Unit } from '../../src/domain/people/unit';
import type { UnitRecord } from '../../src/domain/status/summary';
import {
  aLoop,
  aMember,
  aOneToOne,
  aMeeting,
  aResponse,
  aUnit,
  anAgreement,
  changesOf,
  completed,
  monday,
} from '../fixtures/builders';

/** A municipality halfway through its loops: what a chef meets who has been at it for a year. */

const sectors = ['skole', 'dagtilbud', 'fu'] as const;
const roles: readonly Role[] = [
  ...([
    'chef',
    'leader',
    'pedagogical-leader',
    'staff-rep',
    'board-rep',
    'pupil-council',
    'consultant',
  ] as const),
];

const dialogueStarts = [
  '2025-04-08T08:00:00.000Z',
  '2025-10-07T08:00:00.000Z',
  '2026-03-12T08:00:00.000Z',
  '2026-10-06T08:00:00.000Z',
];

/** Three between two dialogues, and three after the last. */
const oneToOneStarts = [
  ...['2025-05-06', '2025-06-10', '2025-09-02', '2025-11-11', '2025-12-09', '2026-02-10'],
  ...['2026-04-14', '2026-05-19', '2026-09-01', '2026-11-10', '2026-12-08', '2027-02-09'],
].map((day): Instant => `${day}T12:00:00.000Z`);

/** A unit of the chef `chef<n>`, every third with agreements past their date. */
export function busyUnit(index: number, chefs: number): { unit: Unit; records: UnitRecord[] } {
  const chefId = `chef${index % chefs}`;
  const unit = aUnit({
    id: `u${index}`,
    name: `Enhed ${String(index).padStart(3, '0')} ved Møllevangen`,
    sector: sectors[index % 3]!,
    chefId,
    sites: [
      { id: 'nord', name: 'Afdeling Nord' },
      { id: 'syd', name: 'Afdeling Syd' },
    ],
    members: roles.map((role) => aMember(role, role === 'chef' ? { personId: chefId } : {})),
  });
  const dialogues = dialogueStarts.map((start, at) => aMeeting({ number: at + 1, start }));
  const oneToOnes = oneToOneStarts.map((start, at) => aOneToOne(at + 1, start));
  const meetings = [...dialogues, ...oneToOnes].map((meeting) => {
    const own = { ...meeting, unitId: unit.id };
    return meeting.start < monday ? completed(own) : own;
  });
  const held = meetings.filter(({ phase }) => phase === 'completed');
  const responses = held.flatMap((meeting) =>
    roles.map((role) =>
      aResponse(
        { seen: 'Alle har en at lege med. '.repeat(20) },
        {
          ...{ meetingId: meeting.id, unitId: unit.id, role, personId: role === 'chef' ? chefId : role },
          ...{ state: 'submitted', submittedAt: meeting.start, siteId: 'nord', dataTypes: ['B', 'E'] },
        },
      ),
    ),
  );
  const late = index % 3 === 0 ? '2026-02-20' : '2026-06-01';
  const agreements = held.flatMap((meeting) =>
    ['a1', 'a2', 'a3'].map((entryId, at) =>
      anAgreement(entryId, {
        ...{ meetingId: meeting.id, unitId: unit.id, confidential: meeting.kind === 'one-to-one' },
        what: 'Vi prøver legegrupper på tværs af stuerne hver formiddag og taler om det på stuemødet. '.repeat(
          2,
        ),
        state: at === 0 ? 'open' : 'done',
        deadline: late,
      }),
    ),
  );
  const focusAreas = ['Fællesskaber i frikvarteret', 'Læsning', 'Overgange'].map((title, at) => ({
    ...{ id: `f${at}`, title, siteId: 'syd' },
    ...(at < 2 && { themeId: 'theme-1' }),
  }));
  const loop = aLoop({ unitId: unit.id, decided: '2025-03-12', focusAreas });
  return { unit, records: changesOf({ loop, meetings, responses, agreements }) };
}
