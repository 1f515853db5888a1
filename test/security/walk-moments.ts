import type { Bot } from '../teams/bot';
import type { Life } from './walk-life';
import { closes, reachesEnd } from './walk-life-closing';
import { finishes, writes, writesBack } from './walk-life-follow-up';
import { leavesOneToOne, marksPast } from './walk-life-past';
import { addsEvidence, answers, chooses, saysNoData } from './walk-life-preparation';
import { givesPoint, reports, turnPointsOn } from './walk-life-supervision';

/** When the municipality is walked, and what is written in it until then: all sorts of texts. */

/** More than a card shows at once. */
const manyData = 3;

/** One moment of the municipality's life, and the units that are walked then. */
export interface Moment {
  at: string;
  units: readonly string[];
  /** Only this is written then; by default all that people write. */
  words?: readonly string[];
  live(): Promise<void>;
}

export function moments(life: Life, bot: Bot): Moment[] {
  const draft = { kind: 'draft', intent: 'draft' } as const;
  const answer = { kind: 'answer' } as const;
  const input = { kind: 'input' } as const;
  const oneToOne = { kind: 'one-to-one' } as const;
  return [
    {
      at: '2026-04-15T08:00:00.000Z',
      units: ['moellevang', 'aabrinken', 'egelunden', 'havblik', 'solsikken', 'nordlyset'],
      async live() {
        await turnPointsOn(life);
        await marksPast(life, 'aabrinken', 'ld1');
        await marksPast(life, 'egelunden', 'ld1');
        await leavesOneToOne(life, 'aabrinken', 'oo1', 'Forrige Leder');
        await leavesOneToOne(life, 'aabrinken', 'oo2', 'Forrige Leder');
        await leavesOneToOne(life, 'egelunden', 'oo2', 'Peter Høj');
        await leavesOneToOne(life, 'egelunden', 'oo3', 'Peter Høj');
        await answers(life, 'Mette Skov', 'leader', 'moellevang', 'ld1', draft);
        await answers(life, 'Nadia Bruun', 'staff-rep', 'moellevang', 'ld1', draft);
        await answers(life, 'Thomas Eg', 'pedagogical-leader', 'moellevang', 'ld1', answer);
        await answers(life, 'Anders Holm', 'chef', 'moellevang', 'ld1', answer);
        await answers(life, 'Ulla Brink', 'consultant', 'moellevang', 'ld1', answer);
        await answers(life, 'Sara Lund', 'pupil-council', 'moellevang', 'ld1', input);
        await answers(life, 'Jonas Krog', 'board-rep', 'moellevang', 'ld1', input);
        await answers(life, 'Ditte Krag', 'staff-rep', 'solsikken', 'ld1', answer);
        await answers(life, 'Martin Vang', 'board-rep', 'solsikken', 'ld1', draft);
        await answers(life, 'Nikoline Ry', 'senate', 'nordlyset', 'ld1', input);
        await answers(life, 'Lea Storm', 'centre-leader', 'nordlyset', 'ld1', answer);
        await answers(life, 'Torben Iver', 'department-head', 'nordlyset', 'ld1', draft);
        await answers(life, 'Ida Bech', 'leader', 'aabrinken', 'oo3', { ...oneToOne, intent: 'draft' });
        await answers(life, 'Anders Holm', 'chef', 'aabrinken', 'oo3', oneToOne);
        await chooses(life, 'Anne Dahl', 'aabrinken', 'ld2', 'statement');
        await answers(life, 'Anne Dahl', 'board-rep', 'aabrinken', 'ld2', input);
        await answers(life, 'Maria Holt', 'staff-rep', 'aabrinken', 'ld2', answer);
        for (let at = 0; at < manyData; at += 1) {
          await addsEvidence(life, 'Maria Holt', 'aabrinken', 'ld2');
          await addsEvidence(life, 'Ditte Krag', 'solsikken', 'ld1');
        }
        await saysNoData(life, 'Maria Holt', 'aabrinken', 'ld2');
        await saysNoData(life, 'Ditte Krag', 'solsikken', 'ld1');
        await writes(life, 'Henrik Falk', 'havblik', 'ld1', 'Stine Mark');
        await givesPoint(life, 'Anders Holm', 'moellevang');
        await givesPoint(life, 'Birgit Dam', 'solsikken');
        await reports(life, 'Martin Vang', 'solsikken', 'draft');
        await bot.round();
      },
    },
    {
      // Those who have not answered may be reminded by hand, some days after their cards.
      at: '2026-04-17T12:00:00.000Z',
      units: ['moellevang', 'solsikken'],
      words: ['data'],
      live: () => Promise.resolve(),
    },
    {
      at: '2026-05-06T08:00:00.000Z',
      units: ['moellevang', 'aabrinken', 'solsikken'],
      async live() {
        await writes(life, 'Mette Skov', 'moellevang', 'ld1', 'Thomas Eg');
        await finishes(life, 'Mette Skov', 'moellevang', 'ld1');
        await writesBack(life, 'Mette Skov', 'moellevang', 'ld1', [
          ['Sara Lund', 'pupil-council'],
          ['Jonas Krog', 'board-rep'],
        ]);
        await writes(life, 'Ida Bech', 'aabrinken', 'ld2', 'Maria Holt');
        await writes(life, 'Ida Bech', 'aabrinken', 'oo3');
        await writes(life, 'Martin Vang', 'solsikken', 'ld1', 'Tove Lykke');
        await reports(life, 'Martin Vang', 'solsikken', 'submit');
        await bot.round();
      },
    },
    {
      at: '2026-05-07T08:00:00.000Z',
      units: ['egelunden', 'solsikken'],
      async live() {
        await finishes(life, 'Martin Vang', 'solsikken', 'ld1');
        await reachesEnd(life, 'Martin Vang', 'solsikken');
        await reachesEnd(life, 'Peter Høj', 'egelunden');
        await bot.round();
      },
    },
    {
      at: '2026-05-08T08:00:00.000Z',
      units: ['egelunden', 'solsikken'],
      words: ['opsamling', 'luk loop', 'status', 'aftaler'],
      async live() {
        await closes(life, 'Peter Høj', 'egelunden');
        await closes(life, 'Martin Vang', 'solsikken');
      },
    },
  ];
}
