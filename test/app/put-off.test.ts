import { answerGuide } from '../../src/app/answer-guide';
import { deliverDue } from '../../src/app/delivery/deliver';
import type { Delivery } from '../../src/app/delivery/delivery';
import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { askPutOff, putOff, undoPutOff } from '../../src/app/put-off';
import type { PutOffKey } from '../../src/app/put-off-task';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import type { PutOffUntil } from '../../src/domain/delivery/put-off';
import { at } from '../../src/domain/calendar/copenhagen';
import {
  anAgreement,
  changesOf,
  ld1,
  openApp,
  planned,
  recordingMessenger,
  seedSchool,
  type App,
} from '../fixtures/builders';

/** Udsæt: a card comes again on another day, and once (domain.md §5). The dialogue is on 24 March at 9. */

const unitId = 'moellevang';
const key: PutOffKey = { unitId, meetingId: ld1.id, card: 'preparation', role: 'leader' };
const preparationDue = at('2026-03-10', '09:00');
const reminderDue = at('2026-03-17', '09:00');
const date = (day: string): PutOffUntil => ({ to: 'date', day });

let app: App;
let delivery: Delivery;
const messenger = recordingMessenger();
beforeEach(async () => {
  app = openApp({ now: '2026-02-10T09:00:00.000Z' });
  messenger.sent.length = 0;
  delivery = app.delivery(messenger);
  await seedSchool(app, {
    meetings: [planned(ld1)],
    more: changesOf({ agreements: [anAgreement('a1', { ownerId: 'staff-rep', deadline: '2026-06-01' })] }),
  });
  await round(preparationDue);
  messenger.sent.length = 0;
});
afterEach(() => app.close());

async function round(now: string): Promise<void> {
  app.clock.set(now);
  await enqueueDue(app.deps, now);
  await deliverDue(delivery);
}

const put = async (until: PutOffUntil, more: Partial<PutOffKey> = {}, by = 'leader') =>
  putOff(app.deps, await app.actor(by), { ...key, ...more, until });

const toLeader = () => messenger.sent.filter(({ personId }) => personId === 'leader');

async function rowsOf(personId = 'leader'): Promise<OutboxRow[]> {
  const rows = await app.deps.outbox.ofPartition(unitId);
  return rows.map(({ value }) => value).filter((row) => row.personId === personId && row.action === 'post');
}

describe('a card that was put off', () => {
  it('comes again on its day, once, and not before', async () => {
    await put({ to: 'tomorrow' });
    await round(at('2026-03-10', '15:00'));
    expect(toLeader()).toEqual([]);
    await round(at('2026-03-11', '08:00'));
    await round(at('2026-03-11', '12:00'));
    expect(toLeader()).toMatchObject([{ card: { kind: 'preparation', isReminder: false } }]);
  });

  it('is one row, however often it is pressed', async () => {
    await put({ to: 'tomorrow' });
    const before = await rowsOf();
    await put({ to: 'tomorrow' });
    expect(await rowsOf()).toEqual(before);
  });

  it('can be put off again, before it comes and after', async () => {
    await put({ to: 'tomorrow' });
    await put(date('2026-03-12'));
    await round(at('2026-03-11', '08:00'));
    expect(toLeader()).toEqual([]);
    await round(at('2026-03-12', '08:00'));
    expect(toLeader()).toHaveLength(1);
    await put({ to: 'tomorrow' });
    await round(at('2026-03-13', '08:00'));
    expect(toLeader()).toHaveLength(2);
  });

  it('stands in the way of the reminder that falls due meanwhile', async () => {
    await put(date('2026-03-18'));
    await round(reminderDue);
    expect(toLeader()).toEqual([]);
    expect(await rowsOf()).toContainEqual(
      expect.objectContaining({ card: 'reminder', state: 'dropped', reason: 'superseded' }),
    );
    await round(at('2026-03-18', '08:00'));
    expect(toLeader()).toHaveLength(1);
  });

  it('takes a reminder that waits for the morning with it', async () => {
    app.clock.set(at('2026-03-17', '20:00'));
    await enqueueDue(app.deps, app.clock.now());
    await put(date('2026-03-19'), { card: 'reminder' });
    await round(at('2026-03-18', '08:00'));
    expect(toLeader()).toEqual([]);
    await round(at('2026-03-19', '08:00'));
    expect(toLeader()).toMatchObject([{ card: { isReminder: true } }]);
  });

  it('does not come when it was answered meanwhile', async () => {
    await put({ to: 'tomorrow' });
    const task = { unitId, meetingId: ld1.id, role: 'leader' } as const;
    const texts = { 'own-observations': 'Flere leger sammen', focus: 'Fællesskaber' };
    await answerGuide(app.deps, await app.actor('leader'), { ...task, texts, base: {}, intent: 'submit' });
    await round(at('2026-03-11', '08:00'));
    expect(toLeader()).toEqual([]);
    await expect(put({ to: 'tomorrow' })).rejects.toThrow('put-off/done');
  });
});

describe('taking it back', () => {
  const undo = async (day: string, by = 'leader') =>
    undoPutOff(app.deps, await app.actor(by), { ...key, day });

  it('drops the row, with the reason, and can be done twice', async () => {
    await put({ to: 'tomorrow' });
    await undo('2026-03-11');
    await undo('2026-03-11');
    expect(await rowsOf()).toContainEqual(
      expect.objectContaining({ state: 'dropped', reason: 'put-off-undone' }),
    );
    await round(at('2026-03-11', '08:00'));
    expect(toLeader()).toEqual([]);
  });

  it('and putting it off to the same day again brings it that day', async () => {
    await put({ to: 'tomorrow' });
    await undo('2026-03-11');
    await put({ to: 'tomorrow' });
    await round(at('2026-03-11', '08:00'));
    expect(toLeader()).toHaveLength(1);
  });

  it('of another’s card does nothing', async () => {
    await put({ to: 'tomorrow' });
    await expect(undo('2026-03-11', 'staff-rep')).rejects.toThrow('access/not-yours');
    await round(at('2026-03-11', '08:00'));
    expect(toLeader()).toHaveLength(1);
  });
});

describe('until when', () => {
  it('is offered as tomorrow and Monday', async () => {
    expect(await askPutOff(app.deps, await app.actor('leader'), key)).toMatchObject({
      soonest: at('2026-03-11', '08:00'),
      monday: at('2026-03-16', '08:00'),
    });
  });

  it('is Monday alone on a Friday, and nothing when that is too late', async () => {
    app.clock.set(at('2026-03-13', '10:00'));
    const offered = await askPutOff(app.deps, await app.actor('leader'), key);
    expect(offered).not.toHaveProperty('monday');
    await app.close();
    app = openApp({ now: at('2026-03-20', '10:00') });
    const early = { ...ld1, start: at('2026-03-23', '08:00'), end: at('2026-03-23', '10:00') };
    await seedSchool(app, { meetings: [planned(early)] });
    await expect(askPutOff(app.deps, await app.actor('leader'), key)).rejects.toThrow('put-off/past-meeting');
  });

  it('ends when the meeting begins', async () => {
    app.clock.set(ld1.start);
    await expect(put({ to: 'tomorrow' })).rejects.toThrow('answer/locked');
  });
});

describe('the schema', () => {
  const schema = { card: 'schema', role: undefined } as const;
  beforeEach(async () => {
    await round(ld1.end);
    messenger.sent.length = 0;
  });

  it('comes again, and its reminder does not come between', async () => {
    await put(date('2026-03-31'), schema);
    await round(at('2026-03-27', '12:00'));
    expect(toLeader()).toEqual([]);
    await round(at('2026-03-31', '08:00'));
    expect(toLeader()).toMatchObject([{ card: { kind: 'follow-up', isReminder: false } }]);
  });

  it('is put off by nobody but its writer', async () => {
    for (const by of ['chef', 'staff-rep', 'board-rep', 'consultant'])
      await expect(put({ to: 'tomorrow' }, schema, by)).rejects.toThrow('access/not-yours');
  });
});

describe('an agreement’s card', () => {
  const agreement = { card: 'agreement', role: undefined, agreementId: anAgreement('a1').id } as const;

  it('comes to its owner again', async () => {
    app.clock.set(at('2026-05-27', '09:00'));
    await put({ to: 'tomorrow' }, agreement, 'staff-rep');
    await round(at('2026-05-28', '08:00'));
    const theirs = messenger.sent.filter(({ personId }) => personId === 'staff-rep');
    expect(theirs).toMatchObject([{ card: { kind: 'agreement' } }]);
  });

  it('is nobody else’s, and none that there is not', async () => {
    await expect(put({ to: 'tomorrow' }, agreement, 'consultant')).rejects.toThrow('access/not-yours');
    await expect(
      put({ to: 'tomorrow' }, { ...agreement, agreementId: 'constructor' }, 'staff-rep'),
    ).rejects.toThrow('agreement/gone');
  });
});

it.each(['chef', 'staff-rep', 'pupil-council', 'administration'])(
  'refuses %s the leader’s card',
  async (by) => {
    await expect(put({ to: 'tomorrow' }, {}, by)).rejects.toThrow('access/not-yours');
    expect(await rowsOf(by)).not.toContainEqual(expect.objectContaining({ role: 'leader' }));
  },
);
