import type { Unreachable } from '../app/results';
import { plain } from './card';
import { unitName } from './meeting-words';
import type { TextKey, Words } from './texts';

/** What Teams says, as what it means for people; a reason not listed is said to be unknown. */
const causes: Readonly<Record<string, TextKey>> = {
  'never-met': 'unreachable.never-met',
  uninstalled: 'unreachable.removed',
  BotNotInConversationRoster: 'unreachable.removed',
  ConversationNotFound: 'unreachable.removed',
  ConversationBlockedByUser: 'unreachable.blocked',
  MessageWritesBlocked: 'unreachable.blocked',
  BotDisabledByAdmin: 'unreachable.forbidden',
  ForbiddenOperationException: 'unreachable.forbidden',
};

/** Whom no card reaches, why, and how it is mended. `withUnit` where several units are spoken of. */
export function unreachableLine(
  words: Words,
  { unit, name, role, reason }: Unreachable,
  withUnit = false,
): string {
  const who = words.t('status.person', { name: plain(name), role: words.t(`role.${role}`) });
  return words.t('unreachable.line', {
    who: withUnit ? `${who}, ${unitName(unit)},` : who,
    why: words.t(causes[reason] ?? 'unreachable.unknown'),
  });
}
