import { Refusal } from '../domain/errors';
import { tidy } from '../domain/guide/tidy';
import { containsCpr } from '../domain/privacy/cpr';
import { markOf, personalIn, type Personal } from '../domain/privacy/personal';
import type { Unit } from '../domain/people/unit';
import type { Actor } from './deps';

/** What everyone's writing is looked through for before it is stored, or shown to others (domain.md §7). */

/** Of everything that people write, before any of it is stored. @throws Refusal `answer/cpr` */
export function refuseCpr(texts: Iterable<string>): void {
  for (const text of texts) if (containsCpr(text)) throw new Refusal('answer/cpr');
}

/** Something that may point at one person, and in which of the texts. */
export interface PersonalText extends Personal {
  at: string;
}

/** Says what was found. It is no last word: the person may send it with `mark`, which holds for just that. */
export class PersonalFound extends Refusal {
  readonly mark: string;

  constructor(readonly found: readonly PersonalText[]) {
    super('answer/personal');
    this.mark = markOf(found);
  }
}

/** Who and what a text about a unit may well name: itself, its sites, and the adults of its list. */
function knownIn(unit: Unit, { person }: Actor): string[] {
  return [
    unit.name,
    person.name,
    ...unit.sites.map(({ name }) => name),
    ...unit.members.map(({ name }) => name),
  ];
}

/**
 * Of what is about to be seen by others. What was there before is not asked about again.
 * @param texts by the name of the field or question they stand in
 * @param before the same as they were
 * @returns what the audit adds to the action: `-anyway` when the person was warned and sends it all the same
 * @throws Refusal `answer/cpr`; PersonalFound until the person has agreed to what is found
 */
export function checkWritten(
  actor: Actor,
  unit: Unit,
  texts: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = {},
): '' | '-anyway' {
  refuseCpr(Object.values(texts));
  const changed = Object.entries(texts).filter(([at, text]) => tidy(text) !== tidy(before[at] ?? ''));
  const known = knownIn(unit, actor);
  const found = changed.flatMap(([at, text]) => personalIn(text, known).map((each) => ({ ...each, at })));
  if (found.length === 0) return '';
  const agreed = (actor.askedAbout ?? []).flatMap((text) => personalIn(text, known));
  const marks = new Set(agreed.map((each) => markOf([each])));
  const news = found.filter((each) => !marks.has(markOf([each])));
  if (news.length === 0) return '-anyway';
  const warning = new PersonalFound(news);
  if (warning.mark !== actor.sendsAnyway) throw warning;
  return '-anyway';
}
