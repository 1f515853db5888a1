import { Refusal } from '../../domain/errors';
import { may } from '../../domain/people/may';
import type { Actor, Deps } from '../deps';
import type { AuditEntry } from '../ports';

/** Who administers: a person in the chat, or the command line, whose user has the store itself. */
export type Administrator = Actor | 'cli';

/** @throws Refusal `access/not-administration` */
export function demandAdministration(by: Administrator): void {
  if (by !== 'cli' && may(by.person, 'administer', {}, by.today).length === 0)
    throw new Refusal('access/not-administration');
}

/** What is noted of a change: who, when, what and on which record; nothing that anyone wrote. */
export function noted(
  { clock }: Pick<Deps, 'clock'>,
  by: Administrator,
  action: string,
  subjectId: string,
): AuditEntry {
  return { at: clock.now(), personId: by === 'cli' ? by : by.person.id, action, subjectId };
}
