import { endAbsence, setAbsence } from '../../src/app/absence';
import { openPreparation } from '../../src/app/preparation';
import { changeSchema, openFollowUp } from '../../src/app/follow-up';
import { readHome } from '../../src/app/home';
import { putOff } from '../../src/app/put-off';
import { askStatus, readStatus } from '../../src/app/read-status';
import { at } from '../../src/domain/calendar/copenhagen';
import { ld1, oo1 } from '../fixtures/builders';
import { cover, guideDue, reminderDue, toDialogue, toOneToOne, unitId, useGoingAway } from './going-away';

/** What comes to whom while a leader is away, and when they are back. */

const given = useGoingAway();
const { round, away, answerAs, sentTo, messenger } = given;

describe('while the leader is away', () => {
  beforeEach(() => away('2026-03-09', '2026-04-24'));

  it('the leader’s card of a dialogue goes to who stands in, beside their own', async () => {
    await round(guideDue);
    await round(at('2026-03-10', '09:01'));
    expect(sentTo(cover).sort()).toEqual([
      'leader learning-dialogue',
      'pedagogical-leader learning-dialogue',
    ]);
    expect(sentTo('leader')).toEqual([]);
  });

  it('the 1:1 waits for the leader, and is no one else’s', async () => {
    await round(at('2026-04-14', '10:00'));
    const ofOneToOne = messenger.sent.filter(
      ({ card }) => card.kind === 'preparation' && card.preparation.meeting.kind === 'one-to-one',
    );
    expect(ofOneToOne.map(({ personId }) => personId)).toEqual(['chef']);
    expect(sentTo('leader')).toEqual([]);
  });

  it('what waited too long has lost its meaning', async () => {
    await round(at('2026-04-14', '10:00'));
    await round(at('2026-04-27', '08:00'));
    // The 1:1 was on the 21st.
    expect(sentTo('leader').filter((card) => card.endsWith('one-to-one'))).toEqual([]);
  });

  it('who stands in answers the leader’s guide and writes the schema, in the leader’s place', async () => {
    given.app.clock.set(guideDue);
    const { insteadOfName } = await openPreparation(given.app.deps, await given.app.actor(cover), toDialogue);
    expect(insteadOfName).toBe('Navn leader');
    await answerAs(cover);
    const { next } = await readStatus(given.app.deps, await given.app.actor('chef'), unitId);
    expect(next?.asked).toContainEqual(
      expect.objectContaining({ name: 'Navn leader', role: 'leader', state: 'submitted' }),
    );
    given.app.clock.set(ld1.end);
    const entry = { what: 'Mere ude', forChildren: 'Ro', ownerId: cover, deadline: '2026-06-01' };
    const { schema } = await changeSchema(given.app.deps, await given.app.actor(cover), {
      unitId,
      meetingId: ld1.id,
      change: { do: 'add-entry', number: 1, entry },
    });
    expect(schema.entries).toHaveLength(1);
  });

  it('who stands in is refused the 1:1, its schema, and the status', async () => {
    given.app.clock.set(guideDue);
    const actor = await given.app.actor(cover);
    await expect(openPreparation(given.app.deps, actor, toOneToOne)).rejects.toThrow('access/not-yours');
    await expect(openFollowUp(given.app.deps, actor, { unitId, meetingId: oo1.id })).rejects.toThrow(
      'access/not-yours',
    );
    await expect(readStatus(given.app.deps, actor, unitId)).rejects.toThrow('access/not-yours');
    await expect(askStatus(given.app.deps, actor, '')).rejects.toThrow('access/no-status');
  });

  it('who stands in is told so, and sees what waits', async () => {
    given.app.clock.set(guideDue);
    const home = await readHome(given.app.deps, await given.app.actor(cover));
    expect(home.standsInFor).toEqual([{ name: 'Navn leader', to: '2026-04-24' }]);
    expect(home.waiting.map(({ role }) => role).sort()).toEqual(['leader', 'pedagogical-leader']);
    expect((await readHome(given.app.deps, await given.app.actor('leader'))).absence).toMatchObject({
      from: '2026-03-09',
      to: '2026-04-24',
      coverName: 'Navn pedagogical-leader',
    });
  });

  it('and after it there is nothing left of it', async () => {
    given.app.clock.set(at('2026-04-25', '10:00'));
    const actor = await given.app.actor(cover);
    await expect(openPreparation(given.app.deps, actor, toDialogue)).rejects.toThrow('access/not-yours');
    await expect(openFollowUp(given.app.deps, actor, { unitId, meetingId: oo1.id })).rejects.toThrow(
      'access/not-yours',
    );
    expect((await readHome(given.app.deps, actor)).standsInFor).toEqual([]);
    expect((await readHome(given.app.deps, await given.app.actor('leader'))).absence).toBeUndefined();
  });

  it('who stands in may put the card off, for whoever is asked then', async () => {
    await round(at('2026-03-10', '09:01'));
    messenger.sent.length = 0;
    await putOff(given.app.deps, await given.app.actor(cover), {
      ...toDialogue,
      card: 'preparation',
      until: { to: 'tomorrow' },
    });
    await endAbsence(given.app.deps, await given.app.actor('leader'), undefined);
    await round(at('2026-03-11', '08:00'));
    expect(sentTo('leader')).toEqual(['leader learning-dialogue']);
    expect(sentTo(cover)).toEqual([]);
  });
});

describe('the one reminder', () => {
  it('does not come to who stands in for what the leader has answered', async () => {
    await answerAs('leader');
    await away('2026-03-16', '2026-03-20');
    await round(reminderDue);
    expect(sentTo(cover)).not.toContain('leader learning-dialogue');
  });

  it('does not come to the leader, who is back, for what the other has answered', async () => {
    await away('2026-03-09', '2026-03-13');
    await round(guideDue);
    await answerAs(cover);
    messenger.sent.length = 0;
    await round(reminderDue);
    expect(sentTo('leader')).toEqual([]);
    expect(sentTo(cover)).toEqual(['pedagogical-leader learning-dialogue']);
  });
});

describe('coming back', () => {
  it('earlier than planned brings what waited, now', async () => {
    await away('2026-03-09', '2026-03-20', 'nobody');
    await round(guideDue);
    expect(sentTo('leader')).toEqual([]);
    given.app.clock.set(at('2026-03-12', '10:00'));
    await endAbsence(given.app.deps, await given.app.actor('leader'), undefined);
    await endAbsence(given.app.deps, await given.app.actor('leader'), undefined);
    await round(at('2026-03-12', '10:05'));
    expect(sentTo('leader')).toEqual(['leader learning-dialogue']);
    expect((await given.app.actor('leader')).person).not.toHaveProperty('absence');
  });

  it('takes the roles back of who stood in', async () => {
    await away('2026-03-02', '2026-03-20');
    await endAbsence(given.app.deps, await given.app.actor('leader'), undefined);
    await expect(openPreparation(given.app.deps, await given.app.actor(cover), toDialogue)).rejects.toThrow(
      'access/not-yours',
    );
  });

  it('as planned brings what waited, in the morning', async () => {
    await away('2026-03-09', '2026-03-13', 'nobody');
    await round(guideDue);
    await round(at('2026-03-16', '07:59'));
    expect(sentTo('leader')).toEqual([]);
    await round(at('2026-03-16', '08:00'));
    expect(sentTo('leader')).toEqual(['leader learning-dialogue']);
  });
});

describe('changing it', () => {
  it('to another takes the roles from the first, and what waited goes to the second', async () => {
    await away('2026-03-09', '2026-03-20', 'nobody');
    await round(guideDue);
    await away('2026-03-09', '2026-03-20', { personId: 'staff-rep' });
    await round(at('2026-03-10', '12:00'));
    expect(sentTo('staff-rep')).toContain('leader learning-dialogue');
    await away('2026-03-09', '2026-03-20', { personId: cover });
    expect((await given.app.actor('staff-rep')).person.assignments).toHaveLength(1);
    expect((await given.app.actor(cover)).person.assignments).toHaveLength(2);
  });

  it('twice to the same is once', async () => {
    await away('2026-03-09', '2026-03-20');
    const before = [(await given.app.actor('leader')).person, (await given.app.actor(cover)).person];
    await away('2026-03-09', '2026-03-20');
    expect([(await given.app.actor('leader')).person, (await given.app.actor(cover)).person]).toEqual(before);
  });

  it('whose write is cut off leaves nobody with a role that no absence names, and can be done again', async () => {
    let puts = 0;
    const { people } = given.app.deps;
    const cut = {
      ...given.app.deps,
      people: {
        ...people,
        save: (person: Parameters<typeof people.save>[0]) => {
          puts += 1;
          return puts === 2 ? Promise.reject(new Error('process gone')) : people.save(person);
        },
      },
    };
    const input = { from: '2026-03-09', to: '2026-03-20', cover: { personId: cover } };
    await expect(setAbsence(cut, await given.app.actor('leader'), input)).rejects.toThrow('process gone');
    expect((await given.app.actor(cover)).person.assignments).toHaveLength(1);
    await setAbsence(given.app.deps, await given.app.actor('leader'), input);
    expect((await given.app.actor(cover)).person.assignments).toHaveLength(2);
  });
});
