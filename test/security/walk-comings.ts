import { setAbsence } from '../../src/app/absence';
import { membersWith } from '../../src/app/members';
import { aadKey, upnKey } from '../../src/domain/people/identity';
import type { Assignment, Person, Role } from '../../src/domain/people/person';
import { emptySummary } from '../../src/domain/status/summary';
import { aadOf } from '../teams/bot';
import type { Life } from './walk-life';

/** Those who came yesterday and those who left, and those who stand in. */

const yesterday = '2026-04-14';
const longAgo = '2023-08-01';

interface Former {
  name: string;
  role: Role;
  unitId?: string;
  /** Where they went: the bot knows them still. Those who went nowhere are strangers to it. */
  now?: { role: Role; unitId: string };
}

/** Whose role ended yesterday: a name, as what, and where. */
const former: readonly Former[] = [
  { name: 'Forrige Leder', role: 'leader', unitId: 'aabrinken', now: beside('leader') },
  { name: 'Forrige Souschef', role: 'pedagogical-leader', unitId: 'aabrinken' },
  { name: 'Forrige Medarbejder', role: 'staff-rep', unitId: 'aabrinken', now: beside('staff-rep') },
  { name: 'Forrige Bestyrelse', role: 'board-rep', unitId: 'aabrinken', now: beside('board-rep') },
  { name: 'Forrige Sollysleder', role: 'leader', unitId: 'solsikken' },
  { name: 'Forrige Formand', role: 'board-rep', unitId: 'solsikken', now: beside('staff-rep') },
  { name: 'Forrige Elevråd', role: 'pupil-council', unitId: 'moellevang' },
  { name: 'Forrige Konsulent', role: 'consultant', unitId: 'moellevang', now: beside('consultant') },
  { name: 'Forrige Senat', role: 'senate', unitId: 'nordlyset' },
  { name: 'Forrige Centerleder', role: 'centre-leader', unitId: 'nordlyset', now: beside('leader') },
  { name: 'Forrige Chef', role: 'chef', now: beside('pedagogical-leader') },
  { name: 'Forrige Forvaltning', role: 'administration', now: beside('consultant') },
];

/** A role beside those who have it there, in a unit that takes no part in the walk's meetings. */
function beside(role: Role): { role: Role; unitId: string } {
  return { role, unitId: 'havblik' };
}

function idOfFormer(name: string): string {
  const at = former.findIndex((each) => each.name === name);
  return `00000000-0000-4000-8000-0000000009${String(at).padStart(2, '0')}`;
}

/** Those who left. */
export function formerPeople(): { name: string; id: string }[] {
  return former.map(({ name }) => ({ name, id: idOfFormer(name) }));
}

export function aadObjectIdOf(name: string): string {
  return former.some((each) => each.name === name) ? idOfFormer(name) : aadOf(name);
}

/** A person of whom nobody but the walk has heard; their unit has them among its members. */
async function adds(life: Life, person: Person): Promise<void> {
  const { people } = life.deps;
  await people.save({ value: person, etag: 'absent' });
  await people.link(upnKey(person.upn), person.id);
  if (person.aadObjectId !== undefined) await people.link(aadKey(person.aadObjectId), person.id);
  for (const { unitId } of person.assignments) if (unitId !== undefined) await joins(life, unitId, person);
}

async function joins(life: Life, unitId: string, person: Person): Promise<void> {
  const { unit } = await life.summary(unitId);
  await life.save(unitId, [{ type: 'unit', record: { ...unit, members: membersWith(unit, person) } }]);
}

export async function comeAndGo(life: Life): Promise<void> {
  for (const { name, role, unitId, now } of former) {
    const had: Assignment = { role, ...(unitId !== undefined && { unitId }), from: longAgo, to: yesterday };
    const assignments = [had, ...(now ? [{ ...now, from: '2026-04-15' }] : [])];
    const id = idOfFormer(name);
    const upn = `${name.toLowerCase().replaceAll(' ', '.')}@demo.test`;
    await adds(life, { id, upn, aadObjectId: id, name, language: 'da', assignments });
  }
  // Ida leads since today: what was before is her predecessor's.
  const { people } = life.deps;
  const ida = (await people.byId(life.idOf('Ida Bech')))!;
  const assignments = ida.value.assignments.map((each) => ({ ...each, from: '2026-04-15' }));
  const value = { ...ida.value, assignments };
  await people.save({ ...ida, value });
  await joins(life, 'aabrinken', value);
}

export async function standIn(life: Life): Promise<void> {
  const away = { from: '2026-04-15', to: '2026-06-30' };
  const to = (name: string) => ({ personId: life.idOf(name) });
  await setAbsence(life.deps, await life.actor('Mette Skov'), { ...away, cover: to('Karen Riis') });
  const upn = (await life.actor('Anders Holm')).person.upn;
  await setAbsence(life.deps, await life.actor('Birgit Dam'), { ...away, cover: { upn } });
}

/** A unit that has not begun, so that there is something to start. */
export async function addsUnit(life: Life): Promise<void> {
  const { unit } = await life.summary('egelunden');
  const record = { ...unit, id: 'nyhuset', name: 'Nyhuset', sites: [], members: [], dataPackages: [] };
  await life.deps.units.save({
    summary: { value: emptySummary(record), etag: 'absent' },
    records: [{ type: 'unit', record }],
    audit: life.audit('nyhuset'),
  });
}
