import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../domain/errors';
import type { AdoptedThemes } from '../../domain/loop/loop';
import { checkedThemes, type WrittenThemes } from '../../domain/municipality/themes';
import type { Deps } from '../deps';
import { refuseCpr } from '../check-written';
import type { Area } from '../../domain/people/unit';
import { reading, withRetry } from '../use-case';
import { demandAdministration, noted, type Administrator } from './administrator';

/** The themes that were decided last for an area. One point read. @throws Refusal `access/not-administration` */
export function readThemes(deps: Deps, by: Administrator, area: Area): Promise<AdoptedThemes | undefined> {
  demandAdministration(by);
  return reading(deps, 'read-themes', () => deps.municipality.themes(area));
}

/**
 * Writes the themes that the council decided for an area. Loops that are begun keep theirs; those that are started
 * from then on have these (rule 1).
 * @param seen as they stood in the form: what somebody else has written since is not written over
 * @returns the themes, and whether they were written; those that are as given already are not
 * @throws Refusal `access/not-administration`, `themes/…`
 */
export function adoptThemes(
  deps: Deps,
  by: Administrator,
  written: WrittenThemes,
  seen?: AdoptedThemes | 'none',
): Promise<{ themes: AdoptedThemes; isChanged: boolean }> {
  demandAdministration(by);
  refuseCpr(written.titles);
  const checked = checkedThemes(written);
  if (!checked.ok) throw new Refusal(checked.code);
  const { value: themes } = checked;
  return withRetry(deps, 'adopt-themes', async () => {
    const before = await deps.municipality.themes(themes.area);
    if (isDeepStrictEqual(before, themes)) return { themes, isChanged: false };
    if (seen !== undefined && !isDeepStrictEqual(before ?? 'none', seen))
      throw new Refusal('themes/changed-since');
    await deps.municipality.saveThemes(themes, noted(deps, by, 'adopt-themes', `themes:${themes.area}`));
    return { themes, isChanged: true };
  });
}
