import type { z } from 'zod/v4';
import type { SeenStatus } from '../../src/app/results';
import { portfolioView, type PortfolioData } from '../../src/views/portfolio';
import { statusView } from '../../src/views/unit-status';
import { now, planned, school, words } from './meeting-with';
import { portfolioWith, statusWith } from './status-with';

/** How a closed loop reads where it stands among others. */

const closed = { isClosed: true, closedAt: now, upcoming: [] };

function rowOf(changes: Partial<SeenStatus>): string[] {
  const { units, ...portfolio } = portfolioWith(school.name);
  const { next: _next, ...unit } = units[0]!;
  const data = portfolioView(words, {
    ...portfolio,
    units: [{ ...unit, ...changes, missing: undefined }],
  }).data;
  return (data as z.infer<typeof PortfolioData>).units[0]!.lines;
}

it('says since when it is closed and what the next waits for, instead of that nothing is planned', () => {
  const [line, ...more] = rowOf(closed);
  expect(line).toMatch(/^Loopet blev lukket den .+\. Det næste venter på nye temaer\.$/);
  expect(more).toEqual([]);
  expect(rowOf({ upcoming: [] })).toEqual(['Ingen planlagte samtaler']);
});

it('says so without a day where none is known, and still what is planned', () => {
  const [line, next] = rowOf({ isClosed: true, upcoming: [planned] });
  expect(line).toBe('Loopet er lukket. Det næste venter på nye temaer.');
  expect(next).toContain('Læringssamtale');
});

it.each([
  [
    'its organiser, while it waits to be closed',
    { as: 'organiser', loopId: 'l', isClosed: false },
    'Saml op på loopet',
  ],
  ['its organiser, when it is closed', { as: 'organiser', loopId: 'l', isClosed: true }, 'Læs opsamlingen'],
  ['those who read it', { as: 'reader' }, 'Læs opsamlingen'],
] as const)('opens from the status to %s', (_who, closing, title) => {
  const status = statusWith(school.name);
  const titlesOf = (shown: SeenStatus): string[] =>
    (statusView(words, shown, false).data['buttons'] as { title: string }[]).map((each) => each.title);
  expect(titlesOf({ ...status, opens: { ...status.opens, closing } })).toContain(title);
  expect(titlesOf(status)).not.toContain(title);
});
