import { holdMeeting } from '../../src/app/finish-schema';
import { pickToHold, pickToWrite } from '../../src/app/pick-follow-up';
import type { EntryForm } from '../../src/domain/follow-up/entry-forms';
import type { Role } from '../../src/domain/people/person';
import { ld1, oo1, oo2 } from '../fixtures/builders';
import { key, useFilling } from './entry-in-chat/filling';

const { app, begin, write } = useFilling();

describe('the meeting that is meant', () => {
  const pick = async (who: Role, written = '', form?: EntryForm) =>
    pickToWrite(app().deps, await app().actor(who), { written, ...(form && { form }) });

  it('is the nearest that waits and that the form belongs to', async () => {
    app().clock.set(oo1.end);
    expect(await pick('leader')).toMatchObject({ meetingId: oo1.id, isWaiting: true });
    expect(await pick('leader', '', 'focus-area')).toMatchObject({ meetingId: ld1.id });
    expect(await pick('chef')).toMatchObject({ meetingId: oo1.id });
  });

  it('is the one written in earlier the same day', async () => {
    app().clock.set(oo1.end);
    await begin('perspective');
    await write('Vi spørger hver klasse');
    expect(await pick('leader')).toMatchObject({ meetingId: ld1.id });
    app().clock.set(oo2.start);
    expect(await pick('leader')).toMatchObject({ meetingId: oo2.id });
  });

  it('is the next one, to be read, when none waits', async () => {
    app().clock.set('2026-03-02T09:00:00.000Z');
    expect(await pick('leader')).toMatchObject({ meetingId: ld1.id, isWaiting: false });
  });

  it('is in the unit that is named, and in no other', async () => {
    expect(await pick('leader', 'møllevang')).toMatchObject({ meetingId: ld1.id });
    await expect(pick('leader', 'havblik')).rejects.toMatchObject({ code: 'access/no-such-unit' });
    await expect(pick('pupil-council')).rejects.toMatchObject({ code: 'access/no-schema' });
    await expect(pick('pupil-council', 'møllevang')).rejects.toMatchObject({ code: 'access/no-such-unit' });
  });

  it('says where focus areas are chosen when only another meeting waits', async () => {
    const actor = await app().actor('chef');
    app().clock.set(oo1.end);
    await expect(pickToWrite(app().deps, actor, { written: '', form: 'focus-area' })).rejects.toMatchObject({
      code: 'schema/not-first-dialogue',
    });
  });

  it('is held when it has begun or begins today; one far ahead is only shown', async () => {
    const hold = async (who: Role, held = true) =>
      pickToHold(app().deps, await app().actor(who), { held, written: '' });
    expect(await hold('leader')).toMatchObject({ meetingId: ld1.id, isNow: true });
    app().clock.set('2026-03-24T06:00:00.000Z');
    expect(await hold('leader')).toMatchObject({ meetingId: ld1.id, isNow: true });
    expect(await hold('leader', false)).toBeUndefined();
    await holdMeeting(app().deps, await app().actor('leader'), { ...key, held: true });
    expect(await hold('leader', false)).toMatchObject({ meetingId: ld1.id });
    expect(await hold('leader')).toMatchObject({ meetingId: oo1.id, isNow: false });
    expect(await hold('pupil-council')).toBeUndefined();
  });
});
