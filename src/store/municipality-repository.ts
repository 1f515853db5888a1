import {
  municipalityPk,
  type AuditEntry,
  type DocumentStore,
  type Expectation,
  type Municipality,
  type StoreDocument,
} from '../app/ports';
import { noSettings } from '../domain/municipality/settings';
import { saveWithRow } from './audit-write';
import { encode, refuseNewer } from './codec';
import { expectationOf } from './document';
import type { DocumentReader } from './document-reader';

/** What holds for the whole municipality, in a partition of its own; one batch a change, with its audit row. */
export function municipalityRepository(store: DocumentStore, read: DocumentReader): Municipality {
  function save(document: StoreDocument, audit: AuditEntry, expect: Expectation): Promise<void> {
    return saveWithRow({ store, read }, { container: 'units', pk: municipalityPk }, audit, {
      op: 'put',
      document,
      expect,
    });
  }

  /** In place of what is there, whatever it says; but never of what a newer program wrote. */
  async function replace(document: StoreDocument, audit: AuditEntry): Promise<void> {
    const there = await store.get('units', municipalityPk, document.id);
    if (there) refuseNewer(there);
    return save(document, audit, there ? { etag: there.etag } : 'absent');
  }

  return {
    async themes(area) {
      const document = await store.get('units', municipalityPk, `themes:${area}`);
      return document && read.one('themes', document);
    },
    saveThemes: (themes, audit) =>
      replace(encode('themes', municipalityPk, `themes:${themes.area}`, themes), audit),
    async holidays() {
      const document = await store.get('units', municipalityPk, 'holidays');
      return document ? read.one('holidays', document).ranges : [];
    },
    saveHolidays: (holidays, audit) =>
      replace(encode('holidays', municipalityPk, 'holidays', { ranges: [...holidays] }), audit),
    async settings() {
      const document = await store.get('units', municipalityPk, 'settings');
      return document
        ? { value: read.one('settings', document), etag: document.etag }
        : { value: noSettings, etag: 'absent' };
    },
    saveSettings: ({ value, etag }, audit) =>
      save(encode('settings', municipalityPk, 'settings', value), audit, expectationOf(etag)),
  };
}
