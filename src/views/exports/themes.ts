import type { Overview } from '../../app/results';
import type { Words } from '../texts';
import type { ReportSection } from './report';

/** The themes of the council's decisions that the loops began with. */
export function themesSection(words: Words, decisions: Overview['decisions']): ReportSection {
  const lines = decisions.map(({ decided, themes }) =>
    words.t('export.decided', { date: words.fullDate(decided), themes: themes.join(' · ') }),
  );
  return {
    heading: words.t('export.themes'),
    paragraphs: lines.length > 0 ? lines : [words.t('export.no-loops')],
  };
}
