import type { AuditEntry, DocumentStore, Expectation, Municipality, StoreDocument } from '../app/ports';
import { noSettings } from '../domain/municipality/settings';
import { auditDocument } from './audit-document';
import { decode, encode } from './codec';
import { expectationOf } from './document';

const municipalityPk = 'municipality';

/** What holds for the whole municipality, in a partition of its own; one batch a change, with its audit row. */
export function municipalityRepository(store: DocumentStore): Municipality {
  function save(document: StoreDocument, audit: AuditEntry, expect: Expectation = 'any'): Promise<void> {
    return store.batch('units', municipalityPk, [
      { op: 'put', document, expect },
      { op: 'put', document: auditDocument(municipalityPk, audit), expect: 'any' },
    ]);
  }
  return {
    async themes(area) {
      const document = await store.get('units', municipalityPk, `themes:${area}`);
      return document && decode('themes', document);
    },
    saveThemes: (themes, audit) =>
      save(encode('themes', municipalityPk, `themes:${themes.area}`, themes), audit),
    async holidays() {
      const document = await store.get('units', municipalityPk, 'holidays');
      return document ? decode('holidays', document).ranges : [];
    },
    saveHolidays: (holidays, audit) =>
      save(encode('holidays', municipalityPk, 'holidays', { ranges: [...holidays] }), audit),
    async settings() {
      const document = await store.get('units', municipalityPk, 'settings');
      return document
        ? { value: decode('settings', document), etag: document.etag }
        : { value: noSettings, etag: 'absent' };
    },
    saveSettings: ({ value, etag }, audit) =>
      save(encode('settings', municipalityPk, 'settings', value), audit, expectationOf(etag)),
  };
}
