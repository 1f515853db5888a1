import { beginEntry } from '../../../src/app/begin-entry';
import { answerInEntry, moveInEntry, type EntryMove } from '../../../src/app/entry-in-chat';
import type { Deps } from '../../../src/app/deps';
import type { EntryTurn } from '../../../src/app/results';
import type { EntryForm } from '../../../src/domain/follow-up/entry-forms';
import { schemaIdOf, type FollowUpSchema } from '../../../src/domain/follow-up/schema';
import type { Person, Role } from '../../../src/domain/people/person';
import type { Unit } from '../../../src/domain/people/unit';
import { ld1, openApp, seedSchool, type App } from '../../fixtures/builders';

/** Filling a form of the schema by writing. The first dialogue has been; the school is small. */

export const key = { unitId: 'moellevang', meetingId: ld1.id };
export const answers = ['En voksen mere ude', 'Alle har nogen', 'Navn leader', '15. juni'] as const;

/** The field that is asked for. */
export const asked = (turn: EntryTurn | undefined): unknown => turn?.asked?.question.field;

interface Filling {
  readonly app: () => App;
  /** Begins in another school. */
  readonly anew: (unit?: Unit) => Promise<void>;
  readonly begin: (form?: EntryForm, who?: Role, meetingId?: string) => Promise<EntryTurn>;
  readonly write: (
    text: string,
    message?: { id?: string; who?: Role; deps?: Deps },
  ) => Promise<EntryTurn | undefined>;
  readonly writeAll: (texts?: readonly string[]) => Promise<EntryTurn | undefined>;
  readonly move: (how: EntryMove, id?: string) => Promise<EntryTurn | undefined>;
  readonly schema: () => Promise<FollowUpSchema | undefined>;
  readonly person: (who?: Role) => Promise<Person>;
}

/** A school of its own for each test. */
export function useFilling(): Filling {
  let app: App;
  let messages = 0;
  async function open(unit?: Unit): Promise<void> {
    app = openApp({ now: ld1.end });
    messages = 0;
    await seedSchool(app, unit ? { unit } : {});
  }
  beforeEach(() => open());
  afterEach(() => app.close());

  async function write(
    text: string,
    { id = `m${(messages += 1)}`, who = 'leader', deps = app.deps }: Parameters<Filling['write']>[1] = {},
  ): Promise<EntryTurn | undefined> {
    return answerInEntry(deps, await app.actor(who), { id, text, at: app.clock.now() });
  }

  return {
    app: () => app,
    async anew(unit) {
      await app.close();
      await open(unit);
    },
    async begin(form = 'agreement', who = 'leader', meetingId = ld1.id) {
      return beginEntry(app.deps, await app.actor(who), { unitId: key.unitId, meetingId, form });
    },
    write,
    async writeAll(texts = answers) {
      let turn: EntryTurn | undefined;
      for (const text of texts) turn = await write(text);
      return turn;
    },
    async move(how, id = `m${(messages += 1)}`) {
      const message = { id, text: how, at: app.clock.now() };
      return moveInEntry(app.deps, await app.actor('leader'), { move: how, message });
    },
    schema: () => app.deps.units.record('schema', key.unitId, schemaIdOf(ld1.id)),
    person: async (who = 'leader') => (await app.actor(who)).person,
  };
}
