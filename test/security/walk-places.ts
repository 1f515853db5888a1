import { dayOf } from '../../src/domain/calendar/copenhagen';
import type { Person, Role } from '../../src/domain/people/person';
import type { Summary } from '../../src/domain/status/summary';
import type { Json } from '../support/fake-connector';
import { belongsTo, coveredRoles, ownRoles, type Place } from './circles';
import { alsoAdministration, exportRows, type Row, type Who } from './permissions';
import type { World } from './walk-municipality';

/** The units as they are stored at the moment that is walked: what a card's data is about. */
export interface Places {
  today: string;
  units: ReadonlyMap<string, Summary>;
  /** Who gave what of own practice, by its id; also what was taken away, and can be put back. */
  givers: ReadonlyMap<string, string>;
}

export async function placesOf({ bot }: World): Promise<Places> {
  const units = new Map<string, Summary>();
  for await (const summary of bot.app.deps.units.summaries()) units.set(summary.unit.id, summary);
  const { documents } = await bot.store.query('units', { type: 'evidence', limit: 1000 });
  const givers = new Map(documents.map(({ id, body }) => [id, text(body['personId'])] as const));
  return { today: dayOf(bot.app.deps.clock.now()), units, givers };
}

/** A unit, and its meeting, by their ids. @returns undefined where there is no such thing */
export function placeOf(places: Places, unitId: unknown, meetingId?: unknown): Place | undefined {
  const summary = typeof unitId === 'string' ? places.units.get(unitId) : undefined;
  if (!summary) return undefined;
  const { unit, meetings, responses } = summary;
  const meeting =
    typeof meetingId === 'string' && Object.hasOwn(meetings, meetingId) ? meetings[meetingId] : undefined;
  const participating = Object.values(responses)
    .filter((response) => response.meetingId === meetingId && response.mode === 'participation')
    .map(({ personId }) => personId);
  return {
    unit,
    participating,
    today: places.today,
    ...(meeting && { meeting: { kind: meeting.kind, number: meeting.number, day: dayOf(meeting.start) } }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function firstDialogue({ units }: Places, unitId: unknown): string | undefined {
  const { meetings = {} } = units.get(text(unitId)) ?? {};
  return Object.values(meetings).find(({ kind, number }) => kind === 'learning-dialogue' && number === 1)?.id;
}

function mayFollow(places: Places, person: Person, unitId: unknown): boolean {
  const place = placeOf(places, unitId, firstDialogue(places, unitId));
  return (
    place !== undefined && (belongsTo('status', person, place) || belongsTo('participants', person, place))
  );
}

function maySettle(places: Places, person: Person, data: Json): boolean {
  const { agreements } = places.units.get(text(data['unitId'])) ?? {};
  const id = text(data['agreementId']);
  const found = agreements && Object.hasOwn(agreements, id) ? agreements[id] : undefined;
  const place = found && placeOf(places, data['unitId'], found.meetingId);
  if (!found || !place) return false;
  if (belongsTo('holders', person, place)) return true;
  const roles = [...ownRoles(person, place, place.today), ...coveredRoles(person, place)];
  const isCouncil = (role: Role): boolean => role === 'pupil-council' || role === 'senate';
  const answersFor = [person.id, ...person.assignments.flatMap(({ covers }) => covers ?? [])];
  const isIn = found.confidential ? belongsTo('pair', person, place) : roles.some((role) => !isCouncil(role));
  return isIn && answersFor.includes(found.ownerId);
}

function mayKeep(places: Places, person: Person, data: Json): boolean {
  const place = placeOf(places, data['unitId'], data['meetingId']);
  if (!place) return false;
  if (belongsTo('organiser', person, place)) return true;
  const isOwn = places.givers.get(text(data['evidenceId'])) === person.id;
  return isOwn && belongsTo('participants', person, place);
}

function mayHave(places: Places, person: Person, document: unknown): boolean {
  const [kind = '', subject] = text(document).split(/:(.*)/s);
  const who = Object.hasOwn(exportRows, kind) ? exportRows[kind] : undefined;
  const anywhere = [...places.units.keys()][0];
  const place = placeOf(places, isOfUnit(kind) ? subject : anywhere);
  if (who === undefined || !place) return false;
  if (alsoAdministration.includes(kind) && belongsTo('administration', person, place)) return true;
  return mayAt(places, person, who, {}, place);
}

function isOfUnit(kind: string): boolean {
  return kind === 'loop' || kind === 'unit';
}

/** Whom the card that is put off is for. */
function putOffRow({ card }: Json, opens: boolean): Row {
  if (card === 'agreement') return { may: 'agreement' };
  if (card === 'schema' || card === 'schema-reminder' || card === 'receipts')
    return { may: opens && card !== 'receipts' ? 'participants' : 'organiser' };
  if (card === 'closing' || card === 'closing-reminder') return { may: 'closers' };
  return { may: 'asked', inItsRole: true };
}

function mayAt(places: Places, person: Person, who: Who, data: Json, place: Place, as?: Role): boolean {
  switch (who) {
    case 'nobody':
      return false;
    case 'agreement':
      return maySettle(places, person, data);
    case 'evidence':
      return mayKeep(places, person, data);
    case 'document':
      return mayHave(places, person, data['document']);
    case 'put-off':
    case 'put-off-open':
      return isRightful(places, person, putOffRow(data, who === 'put-off-open'), data);
    case 'followers':
      return mayFollow(places, person, data['unitId']);
    case 'closing-readers':
      return belongsTo('administration', person, place) || belongsTo('chef', person, place);
    case 'chefs':
      return belongsTo('administration', person, place) || belongsTo('chefs', person, place);
    case 'unit':
      return belongsTo('unit', person, place) || coveredRoles(person, place).length > 0;
    default:
      return belongsTo(who, person, place, as);
  }
}

/** Whether domain.md lets a person do what the data of a card, or of a message, is about. */
export function isRightful(places: Places, person: Person | undefined, row: Row, data: Json): boolean {
  if (!person) return false;
  if (row.may === 'known') return true;
  const unitId = data['unitId'] ?? data['toUnit'];
  const [anywhere] = places.units.keys();
  // What is of no unit shows one's own; what may be shown is the secrets' matter.
  const place = placeOf(places, unitId ?? anywhere, data['meetingId']);
  if (!place) return false;
  const isOwn = unitId === undefined && !['administration', 'chefs', 'document', 'nobody'].includes(row.may);
  if (isOwn) return true;
  return mayAt(places, person, row.may, data, place, row.inItsRole ? (data['role'] as Role) : undefined);
}
