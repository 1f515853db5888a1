import { CommandFailed, output } from '../../src/cli/output';
import { erasePersonCommand, retentionCommand } from '../../src/cli/privacy-commands';
import { openApp, type App } from '../fixtures/app';
import { known, othersText, seedKnown } from '../fixtures/known-person';

/** `erase-person` and `retention` on the command line. */

let app: App;
let said: string;
const out = (isJson = false) => output(isJson, (text) => (said += text));
beforeEach(async () => {
  said = '';
  app = openApp();
  await seedKnown(app.deps);
});
afterEach(() => app.close());

const isKnown = async (): Promise<boolean> => (await app.deps.people.byId(known.id)) !== undefined;

describe('erase-person', () => {
  it('says with --dry-run what goes, what stays and where the name stands, and none of the text', async () => {
    await erasePersonCommand(app.deps, out(), known.upn, { dryRun: true });
    expect(said).toContain(`${known.name} (${known.upn}), in 2 units: havblik, moellevang`);
    expect(said).toContain('drafts 1, cards that wait 1');
    expect(said).toMatch(/^Stays, .+: .*3 sets of answers to a meeting’s questions/m);
    expect(said).toContain('2 units that they had a role in');
    expect(said).toContain('Open agreements without anybody responsible: 1.');
    expect(said).toContain('answers.seen.text');
    expect(said).not.toContain(othersText);
    expect(said).toContain('Nothing was written.');
    expect(await isKnown()).toBe(true);
  });

  it('erases nobody without --yes', async () => {
    await expect(erasePersonCommand(app.deps, out(), known.id, {})).rejects.toThrow('add --yes to erase');
    expect(await isKnown()).toBe(true);
  });

  it('erases with --yes, by UPN or id', async () => {
    await erasePersonCommand(app.deps, out(true), known.upn.toUpperCase(), { yes: true });
    expect(JSON.parse(said)).toMatchObject({ personId: known.id, erased: true });
    expect(await isKnown()).toBe(false);
  });

  it('says that there is no such person', async () => {
    for (const who of ['nobody/at#all', 'nobody@example.dk'])
      await expect(erasePersonCommand(app.deps, out(), who, { dryRun: true })).rejects.toEqual(
        new CommandFailed(
          `Nobody in the list has the UPN or id ${who}. \`npm run -s cli -- people\` shows who is in it.`,
        ),
      );
  });
});

describe('retention', () => {
  it('says what would go, then lets it go, then finds nothing', async () => {
    app.clock.set('2027-06-01T08:00:00.000Z');
    await retentionCommand(app.deps, out(), { dryRun: true });
    expect(said).toMatch(
      /moellevang +1 set of answers to a meeting’s questions, 2 records of cards\n– +1 half-filled form\nNothing/,
    );
    said = '';
    await retentionCommand(app.deps, out(true), {});
    expect(JSON.parse(said)).toMatchObject({ dryRun: false, expired: [{ unitId: 'moellevang' }, {}] });
    said = '';
    await retentionCommand(app.deps, out(), {});
    expect(said).toBe('Nothing has been kept too long.\n');
  });
});
