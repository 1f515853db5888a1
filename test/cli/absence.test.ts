import { absenceCommand, type AbsenceFlags } from '../../src/cli/absence';
import { CommandFailed, output } from '../../src/cli/output';
import { ld1, openApp, seedSchool, type App } from '../fixtures/builders';

/** `absence`: the administration says that someone is away. */

let app: App;
const printed: string[] = [];
beforeEach(async () => {
  app = openApp();
  printed.length = 0;
  await seedSchool(app, { meetings: [ld1] });
  for (const id of ['leader', 'pedagogical-leader', 'pupil-council', 'chef'])
    await app.deps.people.link(`upn:${id}@example.dk`, id);
});
afterEach(() => app.close());

const run = (flags: AbsenceFlags, upn = 'leader@example.dk', isJson = false): Promise<void> =>
  absenceCommand(
    app.deps,
    output(isJson, (text) => void printed.push(text)),
    upn,
    flags,
  );

const period = { from: '2026-03-09', to: '20.03.2026' };

it('sets it, with who stands in, and says so', async () => {
  await run({ ...period, cover: 'Pedagogical-Leader@example.dk' });
  expect(printed).toEqual([
    'Navn leader is away from 2026-03-09 to 2026-03-20; Pedagogical-Leader@example.dk stands in.\n',
  ]);
  expect((await app.actor('pedagogical-leader')).person.assignments).toContainEqual(
    expect.objectContaining({ role: 'leader', covers: 'leader' }),
  );
});

it('ends it, also when there is none', async () => {
  await run({ ...period, cover: 'pedagogical-leader@example.dk' });
  await run({ end: true });
  await run({ end: true });
  expect(printed.slice(1)).toEqual(['Navn leader is back.\n', 'Navn leader is back.\n']);
  expect((await app.actor('pedagogical-leader')).person.assignments).toHaveLength(1);
});

it('prints one JSON value', async () => {
  await run(period, 'leader@example.dk', true);
  expect(JSON.parse(printed.join(''))).toEqual({
    upn: 'leader@example.dk',
    absence: { from: '2026-03-09', to: '2026-03-20' },
  });
});

it.each<[string, AbsenceFlags, string, RegExp]>([
  ['an unknown person', period, 'nobody@example.dk', /nobody@example\.dk is nobody in the imported list/],
  ['a missing day', { from: '2026-03-09' }, 'leader@example.dk', /Give --from and --to, or --end/],
  ['both at once', { ...period, end: true }, 'leader@example.dk', /Give either --end/],
  ['a day that is none', { from: '2026-02-30', to: '2026-03-09' }, 'leader@example.dk', /A date is no date/],
  ['the wrong way round', { from: '2026-03-20', to: '2026-03-09' }, 'leader@example.dk', /Swap --from/],
  [
    'a cover that is a pupil',
    { ...period, cover: 'pupil-council@example.dk' },
    'leader@example.dk',
    /--cover/,
  ],
  ['a leader for a chef', { ...period, cover: 'leader@example.dk' }, 'chef@example.dk', /a chef for a chef/],
])('refuses %s, with what to do', async (_what, flags, upn, said) => {
  const failed = run(flags, upn);
  await expect(failed).rejects.toThrow(CommandFailed);
  await expect(failed).rejects.toThrow(said);
  expect(printed).toEqual([]);
});
