import type { DocumentStore, Municipality } from '../../src/app/ports';
import { jsonLog } from '../../src/log';
import { noSettings } from '../../src/domain/municipality/settings';
import { documentReader } from '../../src/store/document-reader';
import { municipalityRepository } from '../../src/store/municipality-repository';
import { byTest } from '../fixtures/app';
import { conflict } from './documents';
import { freshStore, stores } from './stores';
import { auditsOf } from '../fixtures/audit-rows';

const reader = documentReader(jsonLog('error'));

describe.each(stores)('what holds for the whole municipality, in %s', (_name, open) => {
  const opened = freshStore(open);
  let store: DocumentStore;
  let municipality: Municipality;
  beforeEach(() => {
    store = opened().store;
    municipality = municipalityRepository(store, reader);
  });

  async function audited(): Promise<unknown[]> {
    return auditsOf(store, { pk: 'municipality' });
  }

  it('is nothing of its own at first', async () => {
    expect(await municipality.themes('6-18')).toBeUndefined();
    expect(await municipality.holidays()).toEqual([]);
    expect(await municipality.settings()).toEqual({ value: noSettings, etag: 'absent' });
  });

  it('comes back as saved, each with who changed it', async () => {
    const themes = {
      area: '6-18' as const,
      reportYear: 2026,
      decided: '2026-03-11',
      themes: [{ id: '2026-1', title: 'Fællesskaber' }],
    };
    const holidays = [{ from: '2026-10-10', to: '2026-10-18' }];
    await municipality.saveThemes(themes, { ...byTest, subjectId: 'themes:6-18' });
    await municipality.saveHolidays(holidays, { ...byTest, subjectId: 'holidays' });
    await municipality.saveSettings(
      { value: { supervisionPoints: true, leadDays: { 'ld-brief': 3 } }, etag: 'absent' },
      { ...byTest, subjectId: 'settings:supervisionPoints' },
    );

    const again = municipalityRepository((await opened().reopen?.()) ?? store, reader);
    expect(await again.themes('6-18')).toEqual(themes);
    expect(await again.holidays()).toEqual(holidays);
    expect((await again.settings()).value).toEqual({
      supervisionPoints: true,
      leadDays: { 'ld-brief': 3 },
    });
  });

  it('has one audit row a change', async () => {
    await municipality.saveHolidays([], { ...byTest, subjectId: 'holidays' });
    await municipality.saveSettings({ value: noSettings, etag: 'absent' }, { ...byTest, subjectId: 's' });
    expect(await audited()).toEqual([
      { ...byTest, subjectId: 'holidays' },
      { ...byTest, subjectId: 's' },
    ]);
  });

  it('is not written, nor audited, when someone else was quicker', async () => {
    const before = await municipality.settings();
    await municipality.saveSettings({ ...before, value: { supervisionPoints: true } }, byTest);
    const late = { ...byTest, subjectId: 'late' };
    await expect(municipality.saveSettings(before, late)).rejects.toMatchObject(conflict);
    expect((await municipality.settings()).value.supervisionPoints).toBe(true);
    expect(await audited()).toEqual([byTest]);
  });
});
