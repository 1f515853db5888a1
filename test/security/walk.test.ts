import { walk } from './walk';

/** The permission walk of `npm run security`, smaller: each sort of button, tried by some of all. */

it('lets nobody do or read what domain.md does not give them', async () => {
  const { tried, refused, ...tally } = await walk({ seed: 20_260_415, size: 1_000 });
  expect(tally).toEqual({
    name: 'Permission walk',
    letThrough: 0,
    crashes: 0,
    serverErrors: 0,
    changedByRefused: 0,
    findings: [],
  });
  expect(refused).toBeGreaterThan(700);
  expect(tried).toBeGreaterThan(refused);
}, 900_000);
