import type { Unreachable } from '../app/results';
import { plain } from './card';
import { foldedNames } from './folded';
import { unitName } from './meeting-words';
import { personInRole } from './person-in-role';
import type { Words } from './texts';

const causes = ['never-met', 'removed', 'blocked', 'forbidden', 'unknown'] as const;
type Cause = (typeof causes)[number];

/** What Teams says, as what it means for people; what is not listed is unknown. */
const meanings: Readonly<Record<string, Cause>> = {
  'never-met': 'never-met',
  uninstalled: 'removed',
  BotNotInConversationRoster: 'removed',
  ConversationNotFound: 'removed',
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotDisabledByAdmin: 'forbidden',
  ForbiddenOperationException: 'forbidden',
};

const mostNames = 5;

/** Whom no card reaches: a line a cause, with the people and how it is mended. `withUnit` where several are spoken of. */
export function unreachableLines(
  words: Words,
  unreachable: readonly Unreachable[],
  withUnit = false,
): string[] {
  const nameOf = ({ unit, name, role }: Unreachable): string => {
    const who = plain(personInRole(words, { name, role }));
    return withUnit ? words.t('unreachable.in-unit', { who, unit: unitName(unit) }) : who;
  };
  return causes.flatMap((cause) => {
    const people = unreachable.filter(({ reason }) => (meanings[reason] ?? 'unknown') === cause);
    if (people.length === 0) return [];
    return words.t('unreachable.line', {
      why: words.t(`unreachable.${cause}`),
      names: foldedNames(words, people.map(nameOf), mostNames, withUnit ? '; ' : ', '),
      mend: words.t(`unreachable.${cause}.mend`),
    });
  });
}
