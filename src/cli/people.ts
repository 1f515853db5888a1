import { listPeople } from '../app/administration/people';
import { readUnreachable } from '../app/administration/unreachable';
import type { PersonStatus, Reach } from '../app/results';
import type { Deps } from '../app/deps';
import { withOffset } from '../domain/calendar/copenhagen';
import { Role } from '../domain/people/person';
import { findUnit } from './find-unit';
import { CommandFailed, table, type Output } from './output';

function reachText(reach: Reach): string {
  switch (reach.state) {
    case 'reached':
      return 'yes';
    case 'not-met':
      return 'not met yet';
    case 'uninstalled':
    case 'unreachable': {
      const why = reach.state === 'uninstalled' ? 'app removed' : 'no';
      return reach.since === undefined ? why : `${why}, since ${withOffset(reach.since)}`;
    }
  }
}

/** A line a role; a person without one has a line too. */
function rowsOf({ name, upn, reach, roles }: PersonStatus): string[][] {
  const lines = roles.map(({ role, unitId = '', from, to = '' }) => [role, unitId, from, to]);
  const none = [['–', '', '', '']];
  return (lines.length > 0 ? lines : none).map((line) => [name, upn, ...line, reachText(reach)]);
}

/** `people [--unit] [--role]`: who has which role from when to when, and whether cards reach them. */
export async function peopleCommand(
  deps: Deps,
  out: Output,
  flags: { unit?: string; role?: string },
): Promise<void> {
  const role = flags.role === undefined ? undefined : Role.safeParse(flags.role);
  if (role?.success === false)
    throw new CommandFailed(`${flags.role ?? ''} is no role. Use one of ${Role.options.join(', ')}.`);
  const unitId = flags.unit === undefined ? undefined : (await findUnit(deps, flags.unit)).unit.id;
  const people = await listPeople(deps, 'cli', {
    ...(unitId !== undefined && { unitId }),
    ...(role && { role: role.data }),
  });
  out.say(
    people.length === 0
      ? ['Nobody.']
      : table(['name', 'upn', 'role', 'unit', 'from', 'to', 'reached'], people.flatMap(rowsOf)),
    people,
  );
}

/** `unreachable`: whom no card reaches, since when and why. */
export async function unreachableCommand(deps: Deps, out: Output): Promise<void> {
  const people = await readUnreachable(deps, 'cli');
  const lines = people.map(({ name, role, unit, since, reason }) => ({
    ...{ name, role, unit: unit.id, since: withOffset(since), reason },
  }));
  out.say(
    lines.length === 0
      ? ['Every card has reached its receiver, or is still to be sent.']
      : table(
          ['name', 'role', 'unit', 'since', 'reason'],
          lines.map(({ name, role, unit, since, reason }) => [name, role, unit, since, reason]),
        ),
    lines,
  );
}
