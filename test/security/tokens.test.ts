import { tokens } from './tokens';

/** Who has no token of Teams, made out for this bot and this call, is let in nowhere and changes nothing. */

it('lets in what Teams signed for this bot, and nothing else', async () => {
  const { tried, refused, ...faults } = await tokens({ seed: 6, size: 120 });
  expect(faults).toEqual({
    name: 'tokens',
    letThrough: 0,
    crashes: 0,
    serverErrors: 0,
    changedByRefused: 0,
    findings: [],
  });
  expect({ tried, refused }).toEqual({ tried: 120, refused: 118 });
}, 120_000);
