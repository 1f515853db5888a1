import fc from 'fast-check';
import type { UnitRecord } from '../../../src/domain/status/summary';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import type { FocusArea } from '../../../src/domain/focus-area/focus-area';
import type { Unit } from '../../../src/domain/people/unit';
import {
  aLoop,
  aMember,
  aResponse,
  aSchema,
  aUnit,
  allMeetings,
  anAgreement,
  anEntry,
  changesOf,
  completed,
  held,
  monday,
} from '../../fixtures/builders';
import { aPoint } from '../../fixtures/supervision-point';

/** Random loops in which every text that somebody wrote in confidence has one word in it. */

export const secret = 'fortroligt';
/** In what a closed loop confirmed of the focus areas inside a theme, which goes to the quality report. */
export const confirmed = 'bekræftet';
export const themes = [
  { id: 'theme-1', title: 'Fællesskaber for alle' },
  { id: 'theme-2', title: 'Lyst til at lære' },
];

interface RandomLoop {
  unit: Unit;
  records: UnitRecord[];
  /** Of the focus areas inside a theme. */
  titles: string[];
  isClosed: boolean;
}

const inConfidence = fc.string({ maxLength: 20 }).map((text) => `${text} ${secret} ${text}`);
const phases = fc.constantFrom<(meeting: (typeof allMeetings)[number]) => Meeting>(
  (each) => each,
  held,
  completed,
);
const roles = fc.constantFrom('leader', 'chef', 'pupil-council', 'board-rep', 'staff-rep');

/** All that can be written about one meeting. */
function aboutMeeting(text: string, meeting: Meeting, role: 'leader' | 'pupil-council'): UnitRecord[] {
  const isOneToOne = meeting.kind === 'one-to-one';
  const meetingId = meeting.id;
  const entry = anEntry('a1', text, { forChildren: text, ownerName: text, releasedBy: ['chef', 'leader'] });
  const noData = [{ type: 'E', because: text } as const];
  return [
    ...changesOf({
      responses: [
        aResponse(
          { seen: text },
          {
            ...{ meetingId, role, state: 'submitted', submittedAt: monday, dataTypes: ['E'], noData },
            versions: [{ at: monday, answers: { seen: text } }],
          },
        ),
      ],
      schemas: [aSchema({ entries: [entry], childrensPerspective: text, state: 'finished' }, meeting)],
      agreements: [
        anAgreement('a1', {
          ...{ meetingId, what: text, forChildren: text, ownerName: text, note: text },
          confidential: isOneToOne,
        }),
      ],
    }),
    {
      type: 'evidence',
      record: {
        ...{ id: `evidence:${meetingId}`, unitId: 'moellevang', meetingId, kind: 'observation' },
        ...{ text, source: text, method: text, date: '2026-03-02', personId: role, role },
        ...{ at: monday, state: 'kept' },
      },
    },
    {
      type: 'basis-notes',
      record: {
        ...{ id: `basis:${meetingId}`, unitId: 'moellevang', meetingId },
        noData: noData.map((each) => ({ ...each, personId: role, at: monday })),
      },
    },
    {
      type: 'receipts',
      record: {
        ...{ id: `receipts:${meetingId}`, unitId: 'moellevang', meetingId, revision: 1 },
        items: [{ personId: role, role, text, sentText: text, sentAt: monday }],
      },
    },
  ];
}

function supervisionOf(text: string): UnitRecord {
  const report = aResponse({ basis: text }, { state: 'submitted', submittedAt: monday });
  return {
    type: 'supervision-report',
    record: { id: 'supervision:loop-1:1', unitId: 'moellevang', loopId: 'loop-1', number: 1, report },
  };
}

function pointOf(text: string): UnitRecord {
  const said = { kind: 'note', personId: 'leader', at: monday, text } as const;
  const record = aPoint({ what: text, reason: text, support: text, events: [said] });
  return { type: 'supervision-point', record };
}

/** A draft is the unit's own, and so is what was confirmed of an own initiative. */
function closingOf(text: string, areas: readonly FocusArea[], isClosed: boolean): UnitRecord {
  const summaries = areas.map(({ id, themeId }) => {
    const said = isClosed && themeId ? confirmed : text;
    return { areaId: id, done: said, changed: said, basis: said, learnt: said };
  });
  const ids = { id: 'closing:loop-1', unitId: 'moellevang', loopId: 'loop-1' };
  return {
    type: 'closing',
    record: isClosed
      ? { ...ids, state: 'confirmed', revision: 1, summaries, confirmedAt: monday, confirmedBy: 'leader' }
      : { ...ids, state: 'draft', revision: 1, summaries },
  };
}

const focusAreas = fc.array(
  fc.record({
    title: fc.constantFrom('Læsemakkere', '=1+1', 'Ro i timen'),
    theme: fc.constantFrom(0, 1, -1),
  }),
  { maxLength: 5 },
);

export const loops: fc.Arbitrary<RandomLoop> = fc
  .record({
    text: inConfidence,
    areas: focusAreas,
    states: fc.array(phases, { minLength: allMeetings.length, maxLength: allMeetings.length }),
    written: fc.subarray([...allMeetings.keys()]),
    author: fc.constantFrom('leader' as const, 'pupil-council' as const),
    named: roles,
    isClosed: fc.boolean(),
  })
  .map(({ text, areas, states, written, author, named, isClosed }) => {
    const meetings = allMeetings.map((meeting, at) => states[at]?.(meeting) ?? meeting);
    // A title that is an own initiative is nobody's business outside the unit either.
    const chosen = areas.map(({ title, theme }, at) => {
      const themeId = themes[theme]?.id;
      return { id: `focus-${at}`, title: themeId ? title : text, ...(themeId && { themeId }) };
    });
    const state = isClosed ? 'closed' : 'running';
    const records = [
      ...changesOf({ loop: aLoop({ themes, focusAreas: chosen, state }), meetings }),
      ...written.flatMap((at) => aboutMeeting(text, meetings[at] ?? allMeetings[0]!, author)),
      supervisionOf(text),
      pointOf(text),
      closingOf(text, chosen, isClosed),
    ];
    return {
      unit: aUnit({ members: [aMember(named, { name: text })] }),
      records,
      titles: chosen.flatMap(({ title, themeId }) => (themeId ? [title] : [])),
      isClosed,
    };
  });
