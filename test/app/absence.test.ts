import { endAbsence, openAbsence, setAbsence, setAbsenceOf, type CoverWish } from '../../src/app/absence';
import { answerGuide } from '../../src/app/answer-guide';
import { openPreparation } from '../../src/app/preparation';
import { deliverDue } from '../../src/app/delivery/deliver';
import type { Delivery } from '../../src/app/delivery/delivery';
import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { changeSchema, openFollowUp } from '../../src/app/follow-up';
import { readHome } from '../../src/app/home';
import { putOff } from '../../src/app/put-off';
import { askStatus, readStatus } from '../../src/app/read-status';
import { at } from '../../src/domain/calendar/copenhagen';
import { withNextDigest } from '../../src/app/delivery/enqueue-digest';
import { ruleSet } from '../../src/domain/rulesets/rule-set';
import { aPerson, ld1, oo1, openApp, recordingMessenger, seedSchool, type App } from '../fixtures/builders';

/**
 * A leader is away, and the pedagogical leader stands in. The dialogue is on 24 March at 9: its cards go out on
 * the 10th, its reminder on the 17th; the 1:1's on 14 April.
 */

const unitId = 'moellevang';
const toDialogue = { unitId, meetingId: ld1.id, role: 'leader' } as const;
const toOneToOne = { unitId, meetingId: oo1.id, role: 'leader' } as const;
const cover = 'pedagogical-leader';
const guideDue = at('2026-03-10', '09:00');
const reminderDue = at('2026-03-17', '09:00');

let app: App;
let delivery: Delivery;
const messenger = recordingMessenger();
beforeEach(async () => {
  app = openApp({ now: at('2026-03-02', '10:00') });
  messenger.sent.length = 0;
  messenger.replaced.length = 0;
  delivery = app.delivery(messenger);
  await seedSchool(app, { meetings: [ld1, oo1] });
  // What was due before is not about this.
  await round(app.clock.now());
  messenger.sent.length = 0;
});
afterEach(() => app.close());

async function round(now: string): Promise<void> {
  app.clock.set(now);
  await enqueueDue(app.deps, now);
  await deliverDue(delivery);
}

async function away(
  from: string,
  to: string,
  wish: CoverWish | 'nobody' = { personId: cover },
  by = 'leader',
): Promise<void> {
  const chosen = wish === 'nobody' ? undefined : wish;
  await setAbsence(app.deps, await app.actor(by), { from, to, cover: chosen });
}

async function answerAs(personId: string): Promise<void> {
  const texts = { 'own-observations': 'Flere leger sammen', focus: 'Fællesskaber' };
  await answerGuide(app.deps, await app.actor(personId), {
    ...toDialogue,
    texts,
    base: {},
    intent: 'submit',
  });
}

const sentTo = (personId: string) =>
  messenger.sent.flatMap(({ personId: to, card }) =>
    to !== personId
      ? []
      : [
          card.kind === 'preparation'
            ? `${card.preparation.role} ${card.preparation.meeting.kind}`
            : card.kind,
        ],
  );

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
    app.clock.set(guideDue);
    const { insteadOfName } = await openPreparation(app.deps, await app.actor(cover), toDialogue);
    expect(insteadOfName).toBe('Navn leader');
    await answerAs(cover);
    const { next } = await readStatus(app.deps, await app.actor('chef'), unitId);
    expect(next?.asked).toContainEqual(
      expect.objectContaining({ name: 'Navn leader', role: 'leader', state: 'submitted' }),
    );
    app.clock.set(ld1.end);
    const entry = { what: 'Mere ude', forChildren: 'Ro', ownerId: cover, deadline: '2026-06-01' };
    const { schema } = await changeSchema(app.deps, await app.actor(cover), {
      unitId,
      meetingId: ld1.id,
      change: { do: 'add-entry', number: 1, entry },
    });
    expect(schema.entries).toHaveLength(1);
  });

  it('who stands in is refused the 1:1, its schema, and the status', async () => {
    app.clock.set(guideDue);
    const actor = await app.actor(cover);
    await expect(openPreparation(app.deps, actor, toOneToOne)).rejects.toThrow('access/not-yours');
    await expect(openFollowUp(app.deps, actor, { unitId, meetingId: oo1.id })).rejects.toThrow(
      'access/not-yours',
    );
    await expect(readStatus(app.deps, actor, unitId)).rejects.toThrow('access/not-yours');
    await expect(askStatus(app.deps, actor, '')).rejects.toThrow('access/no-status');
  });

  it('who stands in is told so, and sees what waits', async () => {
    app.clock.set(guideDue);
    const home = await readHome(app.deps, await app.actor(cover));
    expect(home.standsInFor).toEqual([{ name: 'Navn leader', to: '2026-04-24' }]);
    expect(home.waiting.map(({ role }) => role).sort()).toEqual(['leader', 'pedagogical-leader']);
    expect((await readHome(app.deps, await app.actor('leader'))).absence).toMatchObject({
      from: '2026-03-09',
      to: '2026-04-24',
      coverName: 'Navn pedagogical-leader',
    });
  });

  it('and after it there is nothing left of it', async () => {
    app.clock.set(at('2026-04-25', '10:00'));
    const actor = await app.actor(cover);
    await expect(openPreparation(app.deps, actor, toDialogue)).rejects.toThrow('access/not-yours');
    await expect(openFollowUp(app.deps, actor, { unitId, meetingId: oo1.id })).rejects.toThrow(
      'access/not-yours',
    );
    expect((await readHome(app.deps, actor)).standsInFor).toEqual([]);
    expect((await readHome(app.deps, await app.actor('leader'))).absence).toBeUndefined();
  });

  it('who stands in may put the card off, for whoever is asked then', async () => {
    await round(at('2026-03-10', '09:01'));
    messenger.sent.length = 0;
    await putOff(app.deps, await app.actor(cover), {
      ...toDialogue,
      card: 'preparation',
      until: { to: 'tomorrow' },
    });
    await endAbsence(app.deps, await app.actor('leader'), undefined);
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
    app.clock.set(at('2026-03-12', '10:00'));
    await endAbsence(app.deps, await app.actor('leader'), undefined);
    await endAbsence(app.deps, await app.actor('leader'), undefined);
    await round(at('2026-03-12', '10:05'));
    expect(sentTo('leader')).toEqual(['leader learning-dialogue']);
    expect((await app.actor('leader')).person).not.toHaveProperty('absence');
  });

  it('takes the roles back of who stood in', async () => {
    await away('2026-03-02', '2026-03-20');
    await endAbsence(app.deps, await app.actor('leader'), undefined);
    await expect(openPreparation(app.deps, await app.actor(cover), toDialogue)).rejects.toThrow(
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
    expect((await app.actor('staff-rep')).person.assignments).toHaveLength(1);
    expect((await app.actor(cover)).person.assignments).toHaveLength(2);
  });

  it('twice to the same is once', async () => {
    await away('2026-03-09', '2026-03-20');
    const before = [(await app.actor('leader')).person, (await app.actor(cover)).person];
    await away('2026-03-09', '2026-03-20');
    expect([(await app.actor('leader')).person, (await app.actor(cover)).person]).toEqual(before);
  });

  it('whose write is cut off leaves nobody with a role that no absence names, and can be done again', async () => {
    let puts = 0;
    const { people } = app.deps;
    const cut = {
      ...app.deps,
      people: {
        ...people,
        save: (person: Parameters<typeof people.save>[0]) => {
          puts += 1;
          return puts === 2 ? Promise.reject(new Error('process gone')) : people.save(person);
        },
      },
    };
    const input = { from: '2026-03-09', to: '2026-03-20', cover: { personId: cover } };
    await expect(setAbsence(cut, await app.actor('leader'), input)).rejects.toThrow('process gone');
    expect((await app.actor(cover)).person.assignments).toHaveLength(1);
    await setAbsence(app.deps, await app.actor('leader'), input);
    expect((await app.actor(cover)).person.assignments).toHaveLength(2);
  });
});

describe('who can stand in', () => {
  it('is offered: the adults of the unit, and neither its chef nor its pupils', async () => {
    const { candidates, isChef } = await openAbsence(app.deps, await app.actor('leader'));
    expect(candidates.map(({ personId }) => personId).sort()).toEqual([
      'board-rep',
      'consultant',
      'pedagogical-leader',
      'staff-rep',
    ]);
    expect(isChef).toBe(false);
  });

  it.each(['pupil-council', 'chef', 'leader', 'nobody-known'])('is not %s', async (personId) => {
    await expect(away('2026-03-09', '2026-03-20', { personId })).rejects.toThrow('absence/no-such-cover');
    expect((await app.actor('leader')).person).not.toHaveProperty('absence');
  });

  it('is not one who is away then', async () => {
    await away('2026-03-18', '2026-03-18', 'nobody', cover);
    await expect(away('2026-03-09', '2026-03-20')).rejects.toThrow('absence/cover-away');
    await away('2026-03-09', '2026-03-17');
  });

  it('is not one who went away afterwards: then the card waits', async () => {
    await away('2026-03-09', '2026-03-20');
    await away('2026-03-10', '2026-03-10', 'nobody', cover);
    await round(guideDue);
    expect([...sentTo('leader'), ...sentTo(cover)]).toEqual([]);
  });
});

describe('a chef', () => {
  const colleague = aPerson('birgit', [{ role: 'chef', from: '2025-08-01' }]);
  beforeEach(async () => {
    await app.deps.people.save({ value: colleague, etag: 'absent' });
    await app.deps.people.link('upn:birgit@example.dk', colleague.id);
    await app.deps.people.link('upn:leader@example.dk', 'leader');
  });

  it('names a colleague by e-mail, who then sees the dialogues of the units, and no status', async () => {
    await away('2026-03-09', '2026-03-20', { upn: 'Birgit@example.dk' }, 'chef');
    await round(at('2026-03-10', '09:01'));
    expect(sentTo('birgit')).toEqual(['chef learning-dialogue']);
    expect((await readHome(app.deps, await app.actor('birgit'))).waiting).toMatchObject([{ role: 'chef' }]);
    await expect(readStatus(app.deps, await app.actor('birgit'), unitId)).rejects.toThrow('access/not-yours');
  });

  it.each(['leader@example.dk', 'nobody@example.dk'])('cannot name %s', async (upn) => {
    await expect(away('2026-03-09', '2026-03-20', { upn }, 'chef')).rejects.toThrow('absence/no-such-chef');
  });

  it('gets one digest on coming back, of the week it is, and their colleague none', async () => {
    const chef = (await app.deps.people.byId('chef'))!;
    const now = app.clock.now();
    await app.deps.people.save({ ...chef, value: withNextDigest(chef.value, now, ruleSet()) });
    await away('2026-03-09', '2026-03-26', { upn: 'birgit@example.dk' }, 'chef');
    for (const monday of ['2026-03-09', '2026-03-16', '2026-03-23']) await round(at(monday, '08:05'));
    await round(at('2026-03-27', '08:00'));
    expect(sentTo('chef').filter((card) => card === 'digest')).toHaveLength(1);
    expect(sentTo('birgit')).not.toContain('digest');
  });
});

describe('a period that will not do', () => {
  it.each([
    ['2026-03-20', '2026-03-09', 'absence/wrong-order'],
    ['2026-02-02', '2026-02-06', 'absence/over'],
    ['2026-03-09', '2028-03-09', 'absence/too-long'],
    ['i morgen', '2026-03-09', 'input/bad-date'],
    ['2026-03-09', '', 'input/bad-date'],
  ])('%s to %s', async (from, to, code) => {
    await expect(away(from, to)).rejects.toThrow(code);
    expect((await app.actor('leader')).person).not.toHaveProperty('absence');
  });
});

it('can be said for someone by the administration, and taken back', async () => {
  const actor = await app.actor('leader');
  const input = { from: '2026-03-09', to: '2026-03-20', cover: { personId: cover } };
  expect(await setAbsenceOf(app.deps, actor, { input })).toMatchObject({ absence: { coverId: cover } });
  expect(await setAbsenceOf(app.deps, actor, { input: undefined })).not.toHaveProperty('absence');
  expect((await app.actor(cover)).person.assignments).toHaveLength(1);
});
