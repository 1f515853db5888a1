import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../domain/errors';
import type { AdoptedThemes } from '../../domain/loop/loop';
import { checkedThemes, type WrittenThemes } from '../../domain/municipality/themes';
import type { Deps } from '../deps';
import { refuseCpr } from '../refuse-cpr';
import { withRetry } from '../use-case';
import { demandAdministration, noted, type Administrator } from './administrator';

/**
 * Writes the themes that the council decided for an area. Loops that are begun keep theirs; those that are started
 * from then on have these (rule 1).
 * @throws Refusal `access/not-administration`, `themes/…`
 */
export function adoptThemes(deps: Deps, by: Administrator, written: WrittenThemes): Promise<AdoptedThemes> {
  demandAdministration(by);
  refuseCpr(written.titles);
  const checked = checkedThemes(written);
  if (!checked.ok) throw new Refusal(checked.code);
  const { value: themes } = checked;
  return withRetry(deps, 'adopt-themes', async () => {
    const before = await deps.municipality.themes(themes.area);
    if (!isDeepStrictEqual(before, themes))
      await deps.municipality.saveThemes(themes, noted(deps, by, 'adopt-themes', `themes:${themes.area}`));
    return themes;
  });
}
