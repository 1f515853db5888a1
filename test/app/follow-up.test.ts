import { openFollowUp } from '../../src/app/follow-up';
import type { SchemaChange } from '../../src/app/schema-change';
import type { FollowUp } from '../../src/app/results';
import { entryMark } from '../../src/domain/follow-up/follow-up';
import { schemaIdOf } from '../../src/domain/follow-up/schema';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { aMember, aSchool, ld1, ld2, oo1, openApp, peopleOf, planned } from '../fixtures/builders';
import { add, during, reading, unitId, useFollowingUp } from './following-up';

const given = useFollowingUp();
const { change, stored } = given;

describe('writing the follow-up of a dialogue', () => {
  it('adds an agreement with its owner’s name', async () => {
    const followUp = await change('leader', add());
    expect(followUp.schema.entries).toMatchObject([{ id: 'a1', ...reading, ownerName: 'Navn staff-rep' }]);
    expect(await stored()).toEqual(followUp.schema);
    expect(followUp.lacks).toEqual(['schema/no-focus-area', 'schema/no-childrens-perspective']);
  });

  it('costs two reads and one batch, and twice is one write', async () => {
    await change('leader', add());
    expect(given.app.store.calls).toEqual({ get: 2, batch: 1, put: 0, delete: 0, query: 0 });
    await change('leader', add());
    expect(given.app.store.calls).toMatchObject({ get: 2, batch: 0 });
    expect((await stored())?.entries).toHaveLength(1);
  });

  it('edits, removes and puts back', async () => {
    const { schema } = await change('leader', add());
    const base = entryMark(schema.entries[0]!);
    const edited = await change('leader', {
      do: 'edit-entry',
      entryId: 'a1',
      base,
      entry: { ...reading, what: 'Andet' },
    });
    expect(edited.schema.entries).toMatchObject([{ what: 'Andet' }]);
    expect((await change('leader', { do: 'remove-entry', entryId: 'a1' })).schema.entries).toEqual([]);
    expect((await change('leader', { do: 'restore-entry', entryId: 'a1' })).schema.entries).toMatchObject([
      { id: 'a1' },
    ]);
  });

  it('lets two versions be settled, with the owner of the one chosen', async () => {
    const { schema } = await change('leader', add());
    const base = entryMark(schema.entries[0]!);
    const edit = (what: string, ownerId: string): SchemaChange => ({
      do: 'edit-entry',
      entryId: 'a1',
      base,
      entry: { ...reading, what, ownerId },
    });
    await change('leader', edit('Fra pc', 'leader'));
    const met = await change('leader', edit('Fra telefon', 'consultant'));
    expect(met.schema.entries).toMatchObject([{ what: 'Fra pc', other: { what: 'Fra telefon' } }]);
    const settled = await change('leader', { do: 'settle-entry', entryId: 'a1', choice: 'other' });
    expect(settled.schema.entries).toMatchObject([{ what: 'Fra telefon', ownerName: 'Navn consultant' }]);
  });

  it('lacks nothing once rule 5 is met', async () => {
    await change('leader', add());
    await change('leader', {
      do: 'add-focus-area',
      title: 'Læsefællesskaber',
      themeId: 'theme-1',
      siteId: 'nord',
    });
    const followUp = await change('leader', {
      do: 'decide-perspective',
      text: 'Elevrådet spørger klasserne',
      base: '',
    });
    expect(followUp.lacks).toEqual([]);
    const removed = await change('leader', {
      do: 'remove-focus-area',
      areaId: followUp.schema.focusAreas[0]!.id,
    });
    expect(removed.lacks).toEqual(['schema/no-focus-area']);
  });

  it('names as owners those with a role today, once each, and no contact of the children', async () => {
    const both = [
      ...aSchool().members,
      aMember('board-rep', { personId: 'leader' }),
      aMember('staff-rep', { personId: 'gone', to: '2026-03-23' }),
    ];
    const other = openApp({ now: during });
    const unit = aSchool({ id: 'aaby', members: both });
    await other.seed(
      unit,
      [{ type: 'meeting', record: { ...planned(ld1), unitId: 'aaby' } }],
      peopleOf(aSchool({ id: 'aaby' })),
    );
    const { owners } = await openFollowUp(other.deps, await other.actor('leader'), {
      unitId: 'aaby',
      meetingId: ld1.id,
    });
    expect(owners.map(({ personId }) => personId).sort()).toEqual([
      'board-rep',
      'chef',
      'consultant',
      'leader',
      'pedagogical-leader',
      'staff-rep',
    ]);
    await other.close();
  });
});

describe('a 1:1’s follow-up', () => {
  beforeEach(() => {
    given.app.clock.set('2026-04-21T08:30:00.000Z');
  });

  it('is written by both, at the same time too', async () => {
    await Promise.all([
      change('chef', add({ what: 'Chefens' }), oo1),
      change('leader', add({ what: 'Lederens' }), oo1),
    ]);
    const entries = (await stored(oo1))?.entries ?? [];
    expect(entries.map(({ what }) => what).sort()).toEqual(['Chefens', 'Lederens']);
    expect(entries.map(({ id }) => id).sort()).toEqual(['a1', 'a2']);
  });

  it('has points that each releases for themselves; what both released counts for the dialogue (rule 8)', async () => {
    await change('leader', add(), oo1);
    const release: SchemaChange = { do: 'release-point', entryId: 'a1', released: true };
    expect((await change('leader', release, oo1)).releasesAs).toBe('leader');
    const points = async (): Promise<string[] | undefined> =>
      (await given.app.deps.units.summary(unitId))?.value.schemas[schemaIdOf(oo1.id)]?.released.map(
        ({ entryId }) => entryId,
      );
    expect(await points()).toEqual([]);
    expect((await change('chef', release, oo1)).releasesAs).toBe('chef');
    expect(await points()).toEqual(['a1']);
    await change('leader', { ...release, released: false }, oo1);
    expect(await points()).toEqual([]);
  });

  it.each(['pedagogical-leader', 'board-rep', 'administration', 'consultant'])(
    'is not shown to %s',
    async (personId) => {
      const actor = await given.app.actor(personId);
      const opened = openFollowUp(given.app.deps, actor, { unitId, meetingId: oo1.id });
      await expect(opened).rejects.toMatchObject({ code: 'access/not-yours' });
    },
  );
});

describe('opening a follow-up', () => {
  const open = async (personId: string, meeting: Meeting = ld1): Promise<FollowUp> =>
    openFollowUp(given.app.deps, await given.app.actor(personId), { unitId, meetingId: meeting.id });

  it('shows the organiser an empty one to write in, and writes nothing', async () => {
    expect(await open('leader')).toMatchObject({
      mayWrite: true,
      mayReopen: false,
      hasBegun: true,
      schema: { entries: [] },
    });
    expect(given.app.store.calls).toMatchObject({ get: 2, batch: 0, put: 0 });
  });

  it('lets the others of the dialogue read, and a council not', async () => {
    expect(await open('pedagogical-leader')).toMatchObject({ mayWrite: false, mayHold: false });
    expect(await open('chef')).toMatchObject({ mayWrite: false, mayHold: true, releasesAs: undefined });
    await expect(open('pupil-council')).rejects.toMatchObject({ code: 'access/not-yours' });
  });

  it('is for a board at LS1, and at LS2-4 only when it takes part', async () => {
    expect(await open('board-rep')).toMatchObject({ mayWrite: false });
    await expect(open('board-rep', ld2)).rejects.toMatchObject({ code: 'access/not-yours' });
  });
});
