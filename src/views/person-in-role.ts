import type { Role } from '../domain/people/person';
import { inPlaceOf } from './in-place-of';
import type { Words } from './texts';

/**
 * 'Mie Lund (elevråd)', as it was written; of someone who was erased the role alone, which stands where the name was.
 * @param person without a name: who has left the unit
 */
export function personInRole(
  words: Words,
  { name, role }: { name?: string | undefined; role: Role },
): string {
  const title = words.t(`role.${role}`);
  return name === undefined || name === inPlaceOf(role, false)
    ? title
    : words.t('status.person', { name, role: title });
}
