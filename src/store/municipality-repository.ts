import type { DocumentStore, Municipality } from '../app/ports';
import { decode, encode } from './codec';

const municipalityPk = 'municipality';

/** Municipality-wide settings, in a partition of their own. */
export function municipalityRepository(store: DocumentStore): Municipality {
  return {
    async themes(area) {
      const document = await store.get('units', municipalityPk, `themes:${area}`);
      return document && decode('themes', document);
    },
    async saveThemes(themes) {
      await store.put('units', encode('themes', municipalityPk, `themes:${themes.area}`, themes), 'any');
    },
    async holidays() {
      const document = await store.get('units', municipalityPk, 'holidays');
      return document ? decode('holidays', document).ranges : [];
    },
    async saveHolidays(holidays) {
      const ranges = [...holidays];
      await store.put('units', encode('holidays', municipalityPk, 'holidays', { ranges }), 'any');
    },
  };
}
