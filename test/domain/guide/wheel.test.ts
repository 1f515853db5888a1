import { placeAfterDialogue, spokeOf, Wheel, withTheme } from '../../../src/domain/guide/wheel';
import { meetingIdOf, type Meeting } from '../../../src/domain/meeting/meeting';
import { aGuide, aOneToOne, aWheel } from '../../app/guides/written';

function meeting(kind: Meeting['kind'], number: number, start: string): Meeting {
  const id = meetingIdOf('loop', kind, number);
  return {
    id,
    unitId: 'u',
    loopId: 'loop',
    kind,
    number,
    start,
    end: start,
    stepsDone: [],
    phase: 'planned',
  };
}

/** A loop that begins in autumn. */
const dialogues = ['2026-10-06', '2027-04-13', '2027-10-05', '2028-04-11'].map((day, at) =>
  meeting('learning-dialogue', at + 1, `${day}T08:00:00Z`),
);
const themeOf = (number: number, meetings = dialogues): string | undefined =>
  spokeOf(aWheel, { kind: 'one-to-one', number }, meetings)?.id;

describe('the theme of a 1:1', () => {
  it('is the one of its place after the dialogue, in that half of the year', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 12].map((number) => themeOf(number))).toEqual([
      ...['autumn-1', 'autumn-2', 'autumn-3', 'spring-1', 'spring-2', 'spring-3', 'autumn-1', 'spring-3'],
    ]);
  });

  it('is none for an extra one, for a dialogue, and where the dialogue is not planned', () => {
    expect(themeOf(13)).toBeUndefined();
    expect(spokeOf(aWheel, { kind: 'learning-dialogue', number: 1 }, dialogues)).toBeUndefined();
    expect(themeOf(4, dialogues.slice(0, 1))).toBeUndefined();
  });

  it('is of the half of the year that it is in Denmark', () => {
    const lastNight = meeting('learning-dialogue', 1, '2026-06-30T22:30:00Z');
    expect(themeOf(1, [lastNight])).toBe('autumn-1');
  });

  it.each([
    [1, 1],
    [3, 3],
    [4, 1],
    [12, 3],
    [13, undefined],
  ])('1:1 %d is number %s after its dialogue', (number, place) => {
    expect(placeAfterDialogue(number)).toBe(place);
  });
});

describe('a guide with its theme', () => {
  const [spoke] = aWheel.spokes;
  const own = { text: { da: 'Klubben?', en: 'The club?' }, help: { da: 'Fx …', en: 'For example …' } };
  const themed = { ...spoke!, chef: { ...spoke!.chef, sectors: { fu: own } } };

  it('has the theme’s question in its place, with everything else as it was', () => {
    const { questions } = withTheme(aOneToOne, spoke, 'leader', 'skole');
    expect(questions[2]).toEqual({ ...aOneToOne.questions[2], ...spoke!.leader });
    expect(questions.slice(0, 2)).toEqual(aOneToOne.questions.slice(0, 2));
  });

  it('has a sector’s own words where the wheel has them, for the one of the pair', () => {
    expect(withTheme(aOneToOne, themed, 'chef', 'fu').questions[2]?.text).toEqual(own.text);
    expect(withTheme(aOneToOne, themed, 'leader', 'fu').questions[2]?.text).toEqual(spoke!.leader.text);
  });

  it('is as it is written without a theme, and without a place for one', () => {
    expect(withTheme(aOneToOne, undefined, 'leader', 'skole')).toBe(aOneToOne);
    expect(withTheme(aGuide, spoke, 'leader', 'skole')).toEqual(aGuide);
  });
});

it('has each of six places once', () => {
  expect(Wheel.safeParse(aWheel).success).toBe(true);
  expect(Wheel.safeParse({ ...aWheel, spokes: aWheel.spokes.slice(1) }).success).toBe(false);
  expect(Wheel.safeParse({ ...aWheel, spokes: [...aWheel.spokes.slice(1), aWheel.spokes[1]] }).success).toBe(
    false,
  );
});
