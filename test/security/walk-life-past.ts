import type { Role } from '../../src/domain/people/person';
import { aResponse, aSchema, anAgreement, anEntry, changesOf } from '../fixtures/records';
import type { Life } from './walk-life';

/** What was written in the walked municipality before the walk begins. */

/** What is left of a 1:1 that was held then. */
export async function leavesOneToOne(life: Life, unitId: string, end: string, leader: string): Promise<void> {
  const { secrets } = life;
  const meeting = await life.meeting(unitId, end);
  const { unit } = await life.summary(unitId);
  const about = { kind: 'one-to-one', unitId, meetingId: meeting.id } as const;
  const ownerId = life.idOf(leader);
  const agreed = { ...about, addresseeId: ownerId };
  const what = secrets.text(agreed);
  const forChildren = secrets.text(agreed, 'Mere ro');
  const written = { what, forChildren, ownerId, ownerName: leader, deadline: '2026-07-01' };
  const answered = (personId: string, role: Role) =>
    aResponse(
      { 'how-is-it': secrets.text({ ...about, authorId: personId }) },
      {
        ...{ unitId, meetingId: meeting.id, personId, role, state: 'submitted' },
        submittedAt: meeting.start,
      },
    );
  const entries = [anEntry('e1', what, { ...written, releasedBy: ['leader'] })];
  const records = changesOf({
    responses: [answered(unit.chefId, 'chef'), answered(ownerId, 'leader')],
    schemas: [aSchema({ unitId, entries, state: 'finished' }, meeting)],
    agreements: [anAgreement('e1', { ...written, unitId, meetingId: meeting.id, confidential: true })],
  });
  await life.save(unitId, records);
}

/** What the sample says of its past, as texts of this walk. */
export async function marksPast(life: Life, unitId: string, end: string): Promise<void> {
  const { deps, secrets } = life;
  const { id: meetingId } = await life.meeting(unitId, end);
  const schema = await deps.units.record('schema', unitId, `schema:${meetingId}`);
  const agreements = (await deps.units.agreements(unitId)).filter((each) => each.meetingId === meetingId);
  const about = { unitId, meetingId };
  const text = new Map(
    agreements.map(({ entryId, ownerId }) => [
      entryId,
      secrets.text({ ...about, kind: 'agreement', addresseeId: ownerId }),
    ]),
  );
  await life.save(unitId, [
    ...(schema
      ? [
          {
            type: 'schema' as const,
            record: {
              ...schema,
              childrensPerspective: secrets.text({ ...about, kind: 'schema' }, 'Børnene tegner'),
              entries: schema.entries.map((entry) => ({
                ...entry,
                what: text.get(entry.id) ?? entry.what,
              })),
            },
          },
        ]
      : []),
    ...agreements.map((agreement) => ({
      type: 'agreement' as const,
      record: { ...agreement, what: text.get(agreement.entryId) ?? agreement.what },
    })),
  ]);
  const { loop } = await life.summary(unitId);
  if (!loop) return;
  const focusAreas = loop.focusAreas.map((area) => ({
    ...area,
    title: secrets.text({ kind: 'focus-area', unitId }, 'Leg'),
  }));
  await life.save(unitId, [{ type: 'loop', record: { ...loop, focusAreas } }]);
}
