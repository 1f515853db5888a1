import { plusMs, type Instant } from '../../src/domain/calendar/instant';
import { keyOfCard } from './cards';
import { dayMs } from './people';
import { Simulation } from './simulate';
import type { Post } from './teams';

const downDays = 70;
/** A Monday in the season of the dialogues; it is back ten weeks later, before the doors open. */
const stopsAt: Instant = '2027-02-01T09:00:00.000Z';
const backAt = plusMs(stopsAt, downDays * dayMs);

/** How many of the times fall within the fullest window of so many milliseconds. */
function most(times: readonly number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((time) => sorted.filter((t) => t >= time && t < time + windowMs).length));
}

describe('after ten weeks of downtime', () => {
  const simulation = new Simulation({ seed: 11, units: 40, years: 1, faults: 'none' });
  let caughtUp: Post[];

  beforeAll(async () => {
    await simulation.setUp();
    simulation.schedule();
    await simulation.world.runUntil(stopsAt);
    simulation.goDown(downDays);
    await simulation.world.runUntil(plusMs(backAt, 2 * 3_600_000));
    caughtUp = simulation.teams.posts.filter(({ startedAt }) => startedAt >= backAt);
  }, 120_000);

  afterAll(() => simulation.close());

  it('sends nothing while it is down, and something when it is back', () => {
    const { posts } = simulation.teams;
    expect(posts.filter(({ startedAt }) => startedAt > stopsAt && startedAt < backAt)).toEqual([]);
    expect(caughtUp.length).toBeGreaterThan(50);
  });

  it('sends one card a person and matter', () => {
    const matters = caughtUp.map(({ personId, card }) => `${personId} ${keyOfCard(personId, card).matter}`);
    expect(matters.filter((matter, index) => matters.indexOf(matter) !== index)).toEqual([]);
  });

  it('reminds nobody that day of what has only just come', async () => {
    await simulation.world.runUntil(plusMs(backAt, dayMs));
    const ofTheDay = simulation.teams.posts.filter(({ startedAt }) => startedAt >= backAt);
    const reminders = ofTheDay.filter(({ card }) => card.kind === 'preparation' && card.isReminder);
    const first = new Set(
      caughtUp.map(({ personId, card }) => `${personId} ${keyOfCard(personId, card).matter}`),
    );
    const late = reminders.filter(
      ({ personId, card, startedAt }) =>
        startedAt > caughtUp.at(-1)!.startedAt &&
        first.has(`${personId} ${keyOfCard(personId, card).matter}`),
    );
    expect(late).toEqual([]);
  });

  it('sends one week digest to a chef, that of this week', () => {
    const weeks = caughtUp.flatMap(({ card }) => (card.kind === 'digest' ? [card.digest.week] : []));
    expect(new Set(weeks)).toEqual(new Set(['2027-04-12']));
  });

  it('keeps within the limits of Teams', () => {
    const times = caughtUp.map(({ startedAt }) => Date.parse(startedAt));
    expect(most(times, 1000)).toBeLessThanOrEqual(15);
    const people = [...new Set(caughtUp.map(({ personId }) => personId))];
    const fullest = (windowMs: number): number =>
      Math.max(
        ...people.map((personId) =>
          most(
            caughtUp
              .filter((post) => post.personId === personId)
              .map(({ startedAt }) => Date.parse(startedAt)),
            windowMs,
          ),
        ),
      );
    expect(fullest(1000)).toBeLessThanOrEqual(7);
    expect(fullest(30_000)).toBeLessThanOrEqual(60);
  });

  it('sends nothing that has lost its meaning', () => {
    const lost = caughtUp.filter(({ card, startedAt }) => {
      switch (card.kind) {
        case 'preparation':
          return (
            card.preparation.meeting.start <= startedAt || card.preparation.response?.state === 'submitted'
          );
        case 'brief':
          return card.brief.meeting.start <= startedAt;
        case 'follow-up':
          return card.followUp.meeting.end > startedAt || card.followUp.schema.state === 'finished';
        case 'agreement':
          return card.task.agreement.state !== 'open';
        case 'changed':
          return card.changed.meeting.start <= startedAt;
        default:
          return false;
      }
    });
    expect(lost).toEqual([]);
  });
});
