import { changeSchema } from '../../src/app/follow-up';
import type { SchemaChange } from '../../src/app/schema-change';
import type { WrittenEntry } from '../../src/app/written-entry';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { aSchool, cancelled, ld1, ld2, openApp, peopleOf } from '../fixtures/builders';
import { add, during, reading, unitId, useFollowingUp } from './following-up';

const given = useFollowingUp();
const { change, stored } = given;

describe('what was typed is refused, and nothing is written,', () => {
  async function refusedWith(
    code: string,
    what: SchemaChange,
    personId = 'leader',
    meeting: Meeting = ld1,
  ): Promise<void> {
    const actor = await given.app.actor(personId);
    const input = { unitId, meetingId: meeting.id, change: what };
    await expect(changeSchema(given.app.deps, actor, input)).rejects.toMatchObject({ code });
    expect(given.app.store.calls).toMatchObject({ batch: 0, put: 0 });
  }

  it.each<[string, Partial<WrittenEntry>]>([
    ['input/no-what', { what: ' \n' }],
    ['input/no-children', { forChildren: ' ' }],
    ['input/too-long', { what: 'x'.repeat(1001) }],
    ['input/too-long', { forChildren: 'x'.repeat(1001) }],
    ['answer/cpr', { what: 'Støtte til 010190-1234' }],
    ['answer/cpr', { forChildren: '0101901234 trives' }],
    ['input/no-owner', { ownerId: '' }],
    ['input/no-owner', { ownerId: 'pupil-council' }],
    ['input/no-owner', { ownerId: 'administration' }],
    ['input/no-deadline', { deadline: ' ' }],
    ['input/bad-date', { deadline: '2026-02-30' }],
    ['input/bad-date', { deadline: 'snart' }],
    ['input/past-date', { deadline: '2026-03-23' }],
  ])('%s: %j', async (code, entry) => {
    await refusedWith(code, add(entry));
  });

  it('today is no past date', async () => {
    expect((await change('leader', add({ deadline: '2026-03-24' }))).schema.entries).toHaveLength(1);
  });

  it.each<[string, SchemaChange]>([
    ['input/no-title', { do: 'add-focus-area', title: ' ', themeId: 'theme-1', siteId: '' }],
    ['input/too-long', { do: 'add-focus-area', title: 'x'.repeat(201), themeId: '', siteId: '' }],
    ['input/unreadable', { do: 'add-focus-area', title: 'Læsning', themeId: 'theme-9', siteId: '' }],
    ['input/unreadable', { do: 'add-focus-area', title: 'Læsning', themeId: '', siteId: 'syd' }],
    ['answer/cpr', { do: 'add-focus-area', title: '010190-1234', themeId: '', siteId: '' }],
    ['answer/cpr', { do: 'decide-perspective', text: 'Spørg 010190-1234', base: '' }],
    ['input/too-long', { do: 'decide-perspective', text: 'x'.repeat(4001), base: '' }],
    ['schema/entry-gone', { do: 'edit-entry', entryId: 'a9', base: '', entry: reading }],
    ['access/not-yours', { do: 'release-point', entryId: 'a1', released: true }],
  ])('%s: %j', async (code, what) => {
    await refusedWith(code, what);
  });

  it('a focus area at a later dialogue', async () => {
    given.app.clock.set(ld2.end);
    await refusedWith(
      'input/unreadable',
      { do: 'add-focus-area', title: 'Nyt', themeId: 'theme-1', siteId: '' },
      'leader',
      ld2,
    );
  });

  it.each(['chef', 'pedagogical-leader', 'board-rep', 'consultant', 'pupil-council', 'administration'])(
    'by %s, who does not organise the dialogue',
    async (personId) => {
      await refusedWith('access/not-yours', add(), personId);
    },
  );

  it('before the meeting starts', async () => {
    given.app.clock.set('2026-03-24T07:59:59.999Z');
    await refusedWith('meeting/not-begun', add());
  });

  it('when the meeting is cancelled', async () => {
    const other = openApp({ now: during });
    const unit = aSchool();
    await other.seed(unit, [{ type: 'meeting', record: cancelled(ld1) }], peopleOf(unit));
    const input = { unitId, meetingId: ld1.id, change: add() };
    await expect(changeSchema(other.deps, await other.actor('leader'), input)).rejects.toMatchObject({
      code: 'meeting/cancelled',
    });
    await other.close();
  });

  it('when the store is down', async () => {
    const actor = await given.app.actor('leader');
    given.app.store.breakDown('store/unavailable', 'batch');
    const input = { unitId, meetingId: ld1.id, change: add() };
    await expect(changeSchema(given.app.deps, actor, input)).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    given.app.store.mend();
    expect(await stored()).toBeUndefined();
  });
});
