import { z } from 'zod/v4';
import { Day } from '../calendar/instant';
import { councils, Role } from './person';

export const Sector = z.enum(['dagtilbud', 'skole', 'fu']);
export type Sector = z.infer<typeof Sector>;

/** The areas of the two quality reports: 0–6 is dagtilbud, 6–18 is skole and fu (domain.md §2.1). */
export const Area = z.enum(['0-6', '6-18']);
export type Area = z.infer<typeof Area>;

export const Site = z.object({ id: z.string(), name: z.string() });
export type Site = z.infer<typeof Site>;

/** A person's role in the unit, as imported; the person's own document says the same and decides access. */
export const Member = z.object({
  personId: z.string(),
  name: z.string(),
  role: Role,
  from: Day,
  to: Day.optional(),
});
export type Member = z.infer<typeof Member>;

/** A half-yearly quantitative package; `available` is the day the link works from. */
export const DataPackage = z.object({
  number: z.int().min(1).max(4),
  url: z.url({ protocol: /^https$/ }),
  available: Day,
});
export type DataPackage = z.infer<typeof DataPackage>;

export const Unit = z.object({
  id: z.string(),
  name: z.string(),
  sector: Sector,
  ownership: z.enum(['kommunal', 'selvejende']),
  special: z.boolean(),
  chefId: z.string(),
  sites: z.array(Site),
  /** Everyone with a role here, the chef included. */
  members: z.array(Member),
  dataPackages: z.array(DataPackage),
});
export type Unit = z.infer<typeof Unit>;

export function areaOf(sector: Sector): Area {
  return sector === 'dagtilbud' ? '0-6' : '6-18';
}

export function membersOn(unit: Unit, day: Day): Member[] {
  return unit.members.filter((member) => member.from <= day && (member.to === undefined || day <= member.to));
}

/** Who holds the dialogues and fills the schema: the leader, in a selvejende dagtilbud the board (rule 13). */
export function organiserRole(unit: Unit): Role {
  return unit.ownership === 'selvejende' ? 'board-rep' : 'leader';
}

/** Whether what a role answers is input from outside a dialogue's circle: a council's, and a board's that does not hold it. */
export function givesInput(unit: Unit, role: Role): boolean {
  return councils.includes(role) || (role === 'board-rep' && organiserRole(unit) !== role);
}
