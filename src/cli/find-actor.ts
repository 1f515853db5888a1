import type { Actor, Deps } from '../app/deps';
import { dayOf } from '../domain/calendar/copenhagen';
import { upnKey } from '../domain/people/identity';
import { CommandFailed } from './output';

/** The one for whom a command is run, as they may act today. @throws CommandFailed when nobody has the UPN */
export async function findActor(deps: Pick<Deps, 'people' | 'clock'>, upn: string): Promise<Actor> {
  const personId = await deps.people.idBehind(upnKey(upn));
  const loaded = personId === undefined ? undefined : await deps.people.byId(personId);
  if (!loaded) throw new CommandFailed(`${upn} is nobody in the imported list. Give a UPN of people.csv.`);
  return { person: loaded.value, today: dayOf(deps.clock.now()) };
}
