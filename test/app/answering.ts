import { answerGuide, type Answers } from '../../src/app/answer-guide';
import type { Answered } from '../../src/app/results';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import { responseIdOf, type Response } from '../../src/domain/guide/response';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Role } from '../../src/domain/people/person';
import { ld1, openApp, seedSchool, type App } from '../fixtures/builders';

/** The people of a school, who answer its guides by cards. */

export const unitId = 'moellevang';
export const complete = { 'own-observations': 'Vi har fulgt to grupper', focus: 'Læsefællesskaber' };

/** A card of the leader's at the first dialogue, drawn before anything was written. */
export function card(texts: Record<string, string>, changes: Partial<Answers> = {}): Answers {
  const base = Object.fromEntries(Object.keys(texts).map((id) => [id, fingerprint('')]));
  return { unitId, meetingId: ld1.id, role: 'leader', texts, base, intent: 'draft', ...changes };
}

export const texts = (response: Response | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(response?.answers ?? {}).map(([id, { text }]) => [id, text]));

export interface School {
  /** Of the test that runs. */
  readonly app: App;
  answer(personId: string, input: Answers): Promise<Answered>;
  stored(role?: Role, meeting?: Meeting): Promise<Response | undefined>;
}

/** A school of its own for each test. */
export function useSchool(): School {
  let app: App;
  beforeEach(async () => {
    app = openApp();
    await seedSchool(app);
  });
  afterEach(() => app.close());
  return {
    get app() {
      return app;
    },
    answer: async (personId, input) => answerGuide(app.deps, await app.actor(personId), input),
    stored: (role = 'leader', meeting = ld1) =>
      app.deps.units.record('response', unitId, responseIdOf(meeting.id, role, role)),
  };
}
