import { rulesFor, saveSettings, settingsOf } from '../../src/app/rules';
import { byTest, openApp, type App } from '../fixtures/app';

/** The rule set as it holds here: with the municipality's school holidays and settings. */
describe('the rules in force', () => {
  let app: App;
  beforeEach(() => {
    app = openApp();
  });
  afterEach(() => app.close());

  const set = async (dialogueMinutes: number): Promise<void> => {
    const loaded = await app.deps.municipality.settings();
    await saveSettings(app.deps, { ...loaded, value: { ...loaded.value, dialogueMinutes } }, byTest);
  };

  it('are the same object as long as nothing changed, however often they are read anew', async () => {
    await app.deps.municipality.saveHolidays([{ from: '2026-10-10', to: '2026-10-18' }], byTest);
    await set(90);
    const rules = await rulesFor(app.deps);
    app.clock.advanceMs(120_000);
    expect(await rulesFor(app.deps)).toBe(rules);
    expect(rules).toMatchObject({ dialogues: { minutes: 90 }, schoolHolidays: [{ from: '2026-10-10' }] });
  });

  it('cost two reads a minute, and none in between', async () => {
    await rulesFor(app.deps);
    app.store.forget();
    await rulesFor(app.deps);
    await settingsOf(app.deps);
    expect(app.store.calls.get).toBe(0);
    app.clock.advanceMs(60_001);
    await rulesFor(app.deps);
    expect(app.store.calls.get).toBe(2);
  });

  it('change at once in the process that changed them, and within a minute in another', async () => {
    const other = app.restarted();
    await rulesFor(app.deps);
    await rulesFor(other);
    await set(90);
    expect((await rulesFor(app.deps)).dialogues.minutes).toBe(90);
    expect((await rulesFor(other)).dialogues.minutes).toBe(120);
    app.clock.advanceMs(60_001);
    expect((await rulesFor(other)).dialogues.minutes).toBe(90);
  });
});
