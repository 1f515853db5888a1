import { setAbsence, type CoverWish } from '../../src/app/absence';
import { answerGuide } from '../../src/app/answer-guide';
import { deliverDue } from '../../src/app/delivery/deliver';
import type { Delivery } from '../../src/app/delivery/delivery';
import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { at } from '../../src/domain/calendar/copenhagen';
import { ld1, oo1, openApp, recordingMessenger, seedSchool, type App } from '../fixtures/builders';

/**
 * A leader is away, and the pedagogical leader stands in. The dialogue is on 24 March at 9: its cards go out on
 * the 10th, its reminder on the 17th; the 1:1's on 14 April.
 */

export const unitId = 'moellevang';
export const toDialogue = { unitId, meetingId: ld1.id, role: 'leader' } as const;
export const toOneToOne = { unitId, meetingId: oo1.id, role: 'leader' } as const;
export const cover = 'pedagogical-leader';
export const guideDue = at('2026-03-10', '09:00');
export const reminderDue = at('2026-03-17', '09:00');

export interface GoingAway {
  /** Of the test that runs. */
  readonly app: App;
  readonly messenger: ReturnType<typeof recordingMessenger>;
  /** The timer: what is due is enqueued and sent. */
  readonly round: (now: string) => Promise<void>;
  readonly away: (from: string, to: string, wish?: CoverWish | 'nobody', by?: string) => Promise<void>;
  /** To the dialogue, in the leader's role. */
  readonly answerAs: (personId: string) => Promise<void>;
  readonly sentTo: (personId: string) => string[];
}

/** A school of its own for each test, on 2 March. */
export function useGoingAway(): GoingAway {
  let app: App;
  let delivery: Delivery;
  const messenger = recordingMessenger();
  async function round(now: string): Promise<void> {
    app.clock.set(now);
    await enqueueDue(app.deps, now);
    await deliverDue(delivery);
  }
  beforeEach(async () => {
    app = openApp({ now: at('2026-03-02', '10:00') });
    messenger.sent.length = 0;
    messenger.replaced.length = 0;
    delivery = app.delivery(messenger);
    await seedSchool(app, { meetings: [ld1, oo1] });
    // What was due before is not about this.
    await round(app.clock.now());
    messenger.sent.length = 0;
  });
  afterEach(() => app.close());
  return {
    get app() {
      return app;
    },
    messenger,
    round,
    away: async (from, to, wish = { personId: cover }, by = 'leader') => {
      const chosen = wish === 'nobody' ? undefined : wish;
      await setAbsence(app.deps, await app.actor(by), { from, to, cover: chosen });
    },
    answerAs: async (personId) => {
      const texts = { 'own-observations': 'Flere leger sammen', focus: 'Fællesskaber' };
      const answers = { ...toDialogue, texts, base: {}, intent: 'submit' } as const;
      await answerGuide(app.deps, await app.actor(personId), answers);
    },
    sentTo: (personId) =>
      messenger.sent.flatMap(({ personId: to, card }) =>
        to !== personId
          ? []
          : [
              card.kind === 'preparation'
                ? `${card.preparation.role} ${card.preparation.meeting.kind}`
                : card.kind,
            ],
      ),
  };
}
