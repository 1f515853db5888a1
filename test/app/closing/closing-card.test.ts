import { confirmClosing, reopenLoop, writeClosing } from '../../../src/app/closing/write';
import { deliverDue } from '../../../src/app/delivery/deliver';
import type { Delivery } from '../../../src/app/delivery/delivery';
import { enqueueDue } from '../../../src/app/delivery/enqueue-due';
import { listDue } from '../../../src/app/delivery/list-due';
import { putOff } from '../../../src/app/put-off';
import { nextStepAt } from '../../../src/domain/calendar/card-steps';
import { at } from '../../../src/domain/calendar/copenhagen';
import { Refusal } from '../../../src/domain/errors';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import type { Unit } from '../../../src/domain/people/unit';
import {
  aLoop,
  aMember,
  aPerson,
  aSchool,
  changesOf,
  completed,
  ld3,
  ld4,
  openApp,
  peopleOf,
  recordingMessenger,
  type App,
} from '../../fixtures/builders';

/** After the fourth dialogue the closing card comes by itself, once, and is reminded of once. */

const unitId = 'moellevang';
const key = { unitId, loopId: 'loop-1' };
/** The schema of the fourth dialogue is finished on Tuesday 5 October 2027. */
const nextWorkday = at('2027-10-06', '12:00');
const tenWorkdaysOn = at('2027-10-19', '12:00');

let app: App;
let delivery: Delivery;
const messenger = recordingMessenger();
beforeEach(() => {
  app = openApp({ now: completed(ld4).completedAt });
  messenger.sent.length = 0;
  messenger.replaced.length = 0;
  delivery = app.delivery(messenger);
});
afterEach(() => app.close());

async function seed(unit: Unit = aSchool(), more = peopleOf(unit)): Promise<void> {
  const steps = ['ld-input', 'ld-preparation', 'ld-reminder', 'ld-brief', 'ld-schema', 'ld-schema-reminder'];
  const last = { ...completed(ld4), stepsDone: steps };
  const third = { ...completed(ld3), stepsDone: ruleSet().cards.map(({ id }) => id) };
  const dueAt = nextStepAt(last, ruleSet());
  const focusAreas = [{ id: 'f1', title: 'Alle er med', themeId: 'theme-1' }];
  const meetings = [third, { ...last, ...(dueAt && { dueAt }) }];
  await app.seed(unit, changesOf({ loop: aLoop({ focusAreas }), meetings }), more);
}

async function round(now: string): Promise<void> {
  app.clock.set(now);
  await enqueueDue(app.deps, now);
  await deliverDue(delivery);
}

async function close(by = 'leader'): Promise<void> {
  const actor = await app.actor(by);
  const texts = {
    done: 'To voksne ude',
    changed: 'Færre er alene',
    basis: 'Samtaler',
    learnt: 'Faste voksne',
  };
  await writeClosing(app.deps, actor, { ...key, areaId: 'f1', texts, base: {} });
  await confirmClosing(app.deps, actor, key);
}

const came = (): string[] =>
  messenger.sent.map(({ personId, card }) =>
    card.kind === 'closing'
      ? `${personId} ${card.isReminder ? 'reminder' : 'closing'}`
      : `${personId} ${card.kind}`,
  );

async function rows(): Promise<string[]> {
  const all = (await app.deps.outbox.ofPartition(unitId)).map(({ value }) => value);
  return all
    .filter(({ stepId }) => stepId.startsWith('ld-closing'))
    .map(({ stepId, personId, state, reason = '' }) => [stepId, personId, state, reason].join(' ').trim());
}

it('comes to the leader on the workday after, once, and one reminder ten workdays after', async () => {
  await seed();
  await round(at('2027-10-05', '15:00'));
  expect(came()).toEqual([]);
  await round(nextWorkday);
  await round(nextWorkday);
  expect(came()).toEqual(['leader closing']);
  await round(tenWorkdaysOn);
  await round(at('2027-12-01', '12:00'));
  expect(came()).toEqual(['leader closing', 'leader reminder']);
});

it('comes to the board, and to nobody else, where the board holds the dialogues', async () => {
  await seed(aSchool({ sector: 'dagtilbud', ownership: 'selvejende' }));
  await round(nextWorkday);
  expect(came()).toEqual(['board-rep closing']);
});

it('waits for the opening hour, and comes once, as itself, after downtime', async () => {
  await seed();
  await round(at('2027-10-09', '12:00'));
  expect(came()).toEqual([]);
  await round(at('2027-10-25', '09:00'));
  expect(came()).toEqual(['leader closing']);
  expect((await rows()).sort()).toEqual([
    'ld-closing leader sent',
    'ld-closing-reminder leader dropped superseded',
  ]);
});

it('is dropped when the loop is closed before it comes, and the reminder when it is closed after', async () => {
  await seed();
  await round(nextWorkday);
  await close();
  await round(tenWorkdaysOn);
  expect(came()).toEqual(['leader closing']);
  expect(await rows()).toContain('ld-closing-reminder leader dropped loop-closed');
});

it('is in the list of what is due', async () => {
  await seed();
  const due = await listDue(app.deps, nextWorkday);
  expect(due).toMatchObject([{ card: 'closing', person: 'Navn leader', state: 'to-enqueue' }]);
});

it('can be put off, not when the loop is closed', async () => {
  await seed();
  await round(nextWorkday);
  const card = { unitId, meetingId: ld4.id, card: 'closing' } as const;
  await putOff(app.deps, await app.actor('leader'), { ...card, until: { to: 'monday' } });
  await round(at('2027-10-11', '09:00'));
  expect(came()).toEqual(['leader closing', 'leader closing']);
  await close();
  await expect(
    putOff(app.deps, await app.actor('leader'), { ...card, until: { to: 'tomorrow' } }),
  ).rejects.toEqual(new Refusal('put-off/done'));
});

it('waits for a leader who is away, though a colleague stands in at dialogues', async () => {
  const unit = aSchool();
  const [away, ...others] = ['leader', 'cover'].map((id) =>
    aPerson(id, [
      { role: 'leader', unitId, from: '2025-08-01', ...(id === 'cover' && { covers: 'leader' }) },
    ]),
  );
  const absence = { from: '2027-10-01', to: '2027-10-08', coverId: 'cover' };
  await seed(unit, [{ ...away!, absence }, ...others]);
  await round(nextWorkday);
  expect(came()).toEqual([]);
  await round(at('2027-10-11', '09:00'));
  expect(came()).toEqual(['leader closing']);
});

it('says on every board member’s card that one of them has closed the loop, or opened it again', async () => {
  const board = [aMember('board-rep'), aMember('board-rep', { personId: 'other' })];
  const unit = aSchool({ sector: 'dagtilbud', ownership: 'selvejende', members: board });
  const people = board.map(({ personId }) =>
    aPerson(personId, [{ role: 'board-rep', unitId, from: '2025-08-01' }]),
  );
  await seed(unit, people);
  await round(nextWorkday);
  expect(came().sort()).toEqual(['board-rep closing', 'other closing']);
  await close('board-rep');
  await round(nextWorkday);
  const states = () =>
    messenger.replaced.map(
      ({ personId, card }) => `${personId} ${card.kind === 'closing' && card.desk.loop.state}`,
    );
  expect(states().sort()).toEqual(['board-rep closed', 'other closed']);
  await reopenLoop(app.deps, await app.actor('other'), key);
  await round(nextWorkday);
  expect(states().slice(2).sort()).toEqual(['board-rep running', 'other running']);
});
