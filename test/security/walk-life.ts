import type { Actor, Deps } from '../../src/app/deps';
import type { AuditEntry } from '../../src/app/ports';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Summary, UnitRecord } from '../../src/domain/status/summary';
import type { Secrets } from './secrets';

/** The municipality that is lived in: who people are, and what is stored of a unit just now. */
export class Life {
  private forms = 10;

  constructor(
    readonly deps: Deps,
    /** By name. */
    private readonly ids: ReadonlyMap<string, string>,
    readonly secrets: Secrets,
  ) {}

  idOf(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`${name} is not in the walked municipality`);
    return id;
  }

  async actor(name: string): Promise<Actor> {
    const loaded = await this.deps.people.byId(this.idOf(name));
    return { person: loaded!.value, today: dayOf(this.deps.clock.now()) };
  }

  async summary(unitId: string): Promise<Summary> {
    return (await this.deps.units.summary(unitId))!.value;
  }

  async meeting(unitId: string, end: string): Promise<Meeting> {
    const found = Object.values((await this.summary(unitId)).meetings).find(({ id }) => id.endsWith(end));
    if (!found) throw new Error(`${unitId} has no meeting ${end}`);
    return found;
  }

  async save(unitId: string, records: UnitRecord[]): Promise<void> {
    const summary = (await this.deps.units.summary(unitId))!;
    await this.deps.units.save({ summary, records, audit: this.audit(unitId) });
  }

  /** What the audit has of what the walk does itself. */
  audit(subjectId: string, action = 'walk'): AuditEntry {
    return { at: this.deps.clock.now(), personId: 'walk', action, subjectId };
  }

  /** Each form that is sent has an id of its own. */
  formId(): string {
    return `00000000-0000-4000-8000-0000000008${String(this.forms++).padStart(2, '0')}`;
  }
}
