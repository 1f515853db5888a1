import fc from 'fast-check';
import { noArea } from '../../../src/domain/follow-up/agreement-area';
import type { Agreement } from '../../../src/domain/follow-up/schema';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import {
  areaOfAgreement,
  threadEffect,
  threadSteps,
  type Sight,
  type ThreadStep,
} from '../../../src/domain/thread/thread';
import { emptyClosing } from '../../../src/domain/closing/closing';
import type { Response } from '../../../src/domain/guide/response';
import {
  aFocusArea,
  aLoop,
  aResponse,
  aSchool,
  aSummary,
  allMeetings,
  anAgreement,
  cancelled,
  completed,
  fixedSeed,
  ld1,
  ld2,
  ld3,
  ld4,
  monday,
  oo1,
} from '../../fixtures/builders';

const areas = [aFocusArea('f1'), aFocusArea('f2')];
const loop = aLoop({ focusAreas: areas });
/** After the second dialogue. */
const now = '2026-11-01T09:00:00.000Z';
const sent = { state: 'submitted', submittedAt: monday } as const;

function stepsOf(
  agreements: readonly Agreement[],
  {
    sightOf = () => 'participant',
    responses = [],
    meetings = allMeetings,
    of = 'f1',
  }: {
    sightOf?: (meeting: Meeting) => Sight;
    responses?: readonly Response[];
    meetings?: readonly Meeting[];
    of?: string;
  } = {},
): ThreadStep[] {
  const summary = aSummary(aSchool(), { loop, meetings, responses });
  return threadSteps(summary, of, agreements, sightOf, now);
}

const whats = (steps: readonly ThreadStep[]): string[][] =>
  steps.map(({ agreements }) => agreements.map(({ what }) => what));

describe('the dialogues on a thread', () => {
  it('are those of the loop that were not called off, in their order', () => {
    const meetings = [ld4, oo1, ld2, ld1, cancelled(ld3)];
    expect(stepsOf([], { meetings }).map(({ meeting }) => meeting.number)).toEqual([1, 2, 4]);
    const hasBegun = stepsOf([]).map((step) => step.hasBegun);
    expect(hasBegun).toEqual([true, true, false, false]);
  });

  it('have the agreements of the focus area, the nearest deadline first, and count those of none', () => {
    const agreements = [
      anAgreement('a1', { what: 'Sidst', deadline: '2026-09-01', focusAreaId: 'f1' }),
      anAgreement('a2', { what: 'Først', deadline: '2026-05-01', focusAreaId: 'f1' }),
      anAgreement('a3', { what: 'Et andet', focusAreaId: 'f2' }),
      anAgreement('a4', { what: 'Intet bestemt', focusAreaId: noArea }),
      anAgreement('a5', { what: 'Fra før der blev spurgt' }),
      anAgreement('a1', { what: 'Den næste', meetingId: ld2.id, focusAreaId: 'f1' }),
    ];
    const steps = stepsOf(agreements);
    expect(whats(steps)).toEqual([['Først', 'Sidst'], ['Den næste'], [], []]);
    expect(steps.map(({ unlinked }) => unlinked)).toEqual([2, 0, 0, 0]);
  });

  it('count answers by role, councils and a kommunal board apart', () => {
    const responses = [
      aResponse({}, { role: 'leader', ...sent }),
      aResponse({}, { role: 'staff-rep', personId: 'one', ...sent }),
      aResponse({}, { role: 'staff-rep', personId: 'two', ...sent, submittedAt: '2026-03-09T09:00:00.000Z' }),
      aResponse({}, { role: 'pupil-council', ...sent }),
      aResponse({}, { role: 'board-rep', ...sent }),
      aResponse({}, { role: 'consultant' }),
    ];
    const [first, second] = stepsOf([], { responses });
    expect(first?.reflections).toEqual([
      { role: 'leader', count: 1 },
      { role: 'staff-rep', count: 2 },
    ]);
    expect(first?.reflectedAt).toBe('2026-03-09T09:00:00.000Z');
    expect(second).toMatchObject({ reflections: [] });
    expect(second).not.toHaveProperty('reflectedAt');
  });

  it('say what data there was once they have begun', () => {
    expect(stepsOf([]).map(({ basis }) => basis?.A.state)).toEqual([
      'there',
      'missing',
      undefined,
      undefined,
    ]);
  });
});

describe('what one sees', () => {
  const agreement = anAgreement('a1', { focusAreaId: 'f1', note: 'Det går fint', notedAt: monday });

  it('is nothing of a dialogue one took no part in', () => {
    const steps = stepsOf([agreement], { sightOf: ({ number }) => (number === 1 ? 'none' : 'participant') });
    expect(steps[0]).toMatchObject({ sight: 'none', agreements: [], reflections: [], unlinked: 0 });
    expect(steps[0]).not.toHaveProperty('basis');
  });

  it('is without hopes and notes where one sees no more than the status', () => {
    const [first] = stepsOf([agreement], { sightOf: () => 'status' });
    expect(first?.agreements[0]).toMatchObject({ what: agreement.what, state: 'open', notedAt: monday });
    expect(first?.agreements[0]).not.toHaveProperty('forChildren');
    expect(first?.agreements[0]).not.toHaveProperty('note');
    expect(stepsOf([agreement])[0]?.agreements[0]).toMatchObject({ note: 'Det går fint' });
  });
});

const anyAgreement = fc
  .record({
    at: fc.nat(allMeetings.length - 1),
    confidential: fc.boolean(),
    focusAreaId: fc.option(fc.constantFrom('f1', 'f2', 'f9', noArea), { nil: undefined }),
  })
  .map(({ at, confidential, focusAreaId }) => {
    const { id: meetingId } = allMeetings[at]!;
    return anAgreement('a1', { meetingId, confidential, ...(focusAreaId !== undefined && { focusAreaId }) });
  });

it('whatever was agreed, a dialogue’s agreement is on one thread or counted, and a 1:1’s on none', () => {
  fc.assert(
    fc.property(fc.array(anyAgreement, { maxLength: 12 }), (drawn) => {
      const agreements = drawn.map((each, at) => ({ ...each, id: `agreement-${at}` }));
      const threads = areas.map(({ id }) => stepsOf(agreements, { of: id }));
      const shown = threads.flat().flatMap((step) => step.agreements.map(({ id }) => id));
      expect(new Set(shown).size).toBe(shown.length);
      const dialogues = new Set([ld1, ld2, ld3, ld4].map(({ id }) => id));
      const own = agreements.filter(
        ({ meetingId, confidential }) => dialogues.has(meetingId) && !confidential,
      );
      const unlinked = threads[0]!.reduce((sum, step) => sum + step.unlinked, 0);
      expect(shown.length + unlinked).toBe(own.length);
      for (const id of shown) expect(own.map((each) => each.id)).toContain(id);
      for (const { id, meetingId, confidential, focusAreaId } of agreements) {
        const meeting = allMeetings.find((each) => each.id === meetingId)!;
        const area = areaOfAgreement(loop, meeting, {
          confidential,
          ...(focusAreaId !== undefined && { focusAreaId }),
        });
        expect(shown.includes(id)).toBe(area !== undefined);
      }
    }),
    fixedSeed,
  );
});

describe('what a focus area came to', () => {
  const written = { areaId: 'f1', done: 'Det hele', changed: 'Ro', basis: 'Billeder', learnt: '' };
  const closing = { ...emptyClosing('moellevang', 'loop-1'), summaries: [written] };

  it('is what changed and what was learnt, of this focus area alone', () => {
    expect(threadEffect(areas[0]!, closing, undefined)).toEqual({ texts: { changed: 'Ro', learnt: '' } });
    expect(threadEffect(areas[1]!, closing, undefined)).toEqual({});
  });

  it('says when the loop was closed also to those who may not read it', () => {
    expect(threadEffect(areas[0]!, undefined, monday)).toEqual({ closedAt: monday });
  });
});

it('an agreement of a loop before leads to no focus area of this one', () => {
  const agreement = anAgreement('a1', { focusAreaId: 'f1' });
  expect(areaOfAgreement(loop, ld1, agreement)?.id).toBe('f1');
  expect(areaOfAgreement(loop, completed({ ...ld1, loopId: 'before' }), agreement)).toBeUndefined();
  expect(areaOfAgreement(undefined, ld1, agreement)).toBeUndefined();
});
