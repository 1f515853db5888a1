import { Meeting, hasBegun, hold, isOpenForAnswers, meetingIdOf } from '../../../src/domain/meeting/meeting';
import { aMeeting, cancelled, completed, held } from '../../fixtures/builders';

const meeting = aMeeting();
const before = '2026-03-24T07:59:59.999Z';
const { start, end } = meeting;

describe('a meeting by the clock', () => {
  it('takes answers from when it is planned until it starts, and has not begun', () => {
    expect(isOpenForAnswers(meeting, '2026-01-01T00:00:00.000Z')).toBe(true);
    expect(isOpenForAnswers(meeting, before)).toBe(true);
    expect(hasBegun(meeting, before)).toBe(false);
  });

  it('takes none from its start on, marked as held or not', () => {
    expect(isOpenForAnswers(meeting, start)).toBe(false);
    expect(hasBegun(meeting, start)).toBe(true);
  });

  it.each([
    ['held', held(meeting)],
    ['completed', completed(meeting)],
  ])('has begun when it is %s, though planned for later', (_phase, later) => {
    expect(hasBegun(later, before)).toBe(true);
    expect(isOpenForAnswers(later, before)).toBe(false);
  });

  it('takes no answers when it is cancelled', () => {
    expect(isOpenForAnswers(cancelled(meeting), before)).toBe(false);
    expect(hasBegun(cancelled(meeting), before)).toBe(false);
  });
});

describe('holding a meeting', () => {
  it('is dated now while it goes on', () => {
    expect(hold(meeting, '2026-03-24T09:00:00.000Z')).toMatchObject({
      phase: 'held',
      heldAt: '2026-03-24T09:00:00.000Z',
    });
  });

  it('is dated at its end when it is marked later', () => {
    expect(hold(meeting, '2026-05-01T09:00:00.000Z').heldAt).toBe(end);
  });

  it('is dated now when it is held before the time planned', () => {
    expect(hold(meeting, '2026-03-20T09:00:00.000Z').heldAt).toBe('2026-03-20T09:00:00.000Z');
  });
});

describe('a stored meeting', () => {
  it.each([meeting, held(meeting), completed(meeting), cancelled(meeting)])(
    'is read back as it was: $phase',
    (stored) => {
      expect(Meeting.parse(stored)).toEqual(stored);
    },
  );

  it('is refused when its phase lacks its time', () => {
    expect(Meeting.safeParse({ ...meeting, phase: 'held' }).success).toBe(false);
    expect(Meeting.safeParse({ ...held(meeting), phase: 'completed' }).success).toBe(false);
  });

  it('has an id that tells dialogues from 1:1s', () => {
    expect(meetingIdOf('loop-1', 'learning-dialogue', 2)).toBe('meeting:loop-1:ld2');
    expect(meetingIdOf('loop-1', 'one-to-one', 13)).toBe('meeting:loop-1:oo13');
  });
});
