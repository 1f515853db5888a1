import { adoptThemes, readThemes } from '../app/administration/themes';
import type { Deps } from '../app/deps';
import type { AdoptedThemes } from '../domain/loop/loop';
import { Area } from '../domain/people/unit';
import { CommandFailed, type Output } from './output';
import { sayingWhy } from './refused';
import { isoDay } from './written-day';

export function areaNamed(written: string): Area {
  const area = Area.safeParse(written);
  if (!area.success) throw new CommandFailed(`${written} is no area. Use --area 0-6 or --area 6-18.`);
  return area.data;
}

function textOf({ area, reportYear, decided, themes }: AdoptedThemes): string[] {
  return [`${area}: report of ${reportYear}, decided ${decided}`, ...themes.map(({ title }) => `  ${title}`)];
}

/** `themes [--area]`: what was decided last, which loops start with from now on. */
export async function themesCommand(deps: Deps, out: Output, area: string | undefined): Promise<void> {
  const areas = area === undefined ? Area.options : [areaNamed(area)];
  const adopted = await Promise.all(areas.map((each) => readThemes(deps, 'cli', each)));
  const lines = areas.flatMap((each, at) => {
    const themes = adopted[at];
    return themes ? textOf(themes) : [`${each}: no themes yet. Use themes set, or import themes.csv.`];
  });
  out.say(
    lines,
    adopted.filter((themes) => themes !== undefined),
  );
}

/** `themes set --area --year --decided --title …` */
export async function themesSetCommand(
  deps: Deps,
  out: Output,
  { area, year, decided, title }: { area: string; year: string; decided: string; title: string[] },
): Promise<void> {
  const written = {
    ...{ area: areaNamed(area), reportYear: Number(year), decided: isoDay(decided) },
    titles: title,
  };
  const { themes, isChanged } = await sayingWhy(() => adoptThemes(deps, 'cli', written));
  const said = isChanged ? 'Loops that are begun keep theirs.' : 'Nothing was written: they were so already.';
  out.say([...textOf(themes), said], themes);
}
