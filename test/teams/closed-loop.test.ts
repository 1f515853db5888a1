import { startLoops } from '../../src/app/start-loops';
import { plusMinutes } from '../../src/domain/calendar/instant';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { meetingsOf, type Summary } from '../../src/domain/status/summary';
import { verbs } from '../../src/teams/verbs';
import type { BotPerson } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { forged } from '../support/forged';
import { useBot } from './bot';

/** Rule 4: a closed loop is read-only, whichever card someone still has in hand. Its 1:1s go on (rule 3). */

const bot = useBot({ isInTeams: true });
const unitId = 'aabrinken';
const ida = (): BotPerson => bot().person('Ida Bech');

const summary = async (): Promise<Summary> => (await bot().app.deps.units.summary(unitId))!.value;

async function closeLoop(): Promise<void> {
  const { units } = bot().app.deps;
  const loaded = (await units.summary(unitId))!;
  const loop = { ...loaded.value.loop!, state: 'closed' } as const;
  const audit = { at: bot().clock.now(), personId: 'test', action: 'close', subjectId: loop.id };
  await units.save({ summary: loaded, records: [{ type: 'loop', record: loop }], audit });
}

/** What stands about the unit, but not who looked at it. */
async function standing(): Promise<Json> {
  const all = Object.entries(await bot().documents());
  const own = all.filter(([place]) => place.startsWith(`${unitId} `));
  expect(own.length).toBeGreaterThan(10);
  return Object.fromEntries(own);
}

/** All that any verb asks for; each takes its own. */
async function dataFor(meeting: Meeting): Promise<Record<string, unknown>> {
  const { loop } = await summary();
  const typed = {
    text: 'Skrevet for sent',
    written: 'Skrevet for sent',
    what: 'Skrevet for sent',
    forChildren: 'Skrevet for sent',
    title: 'Skrevet for sent',
    because: 'Skrevet for sent',
    source: 'Skrevet for sent',
    a_data: 'Skrevet for sent',
  };
  return {
    ...{ unitId, meetingId: meeting.id, loopId: loop!.id, role: 'leader', number: 1, base: {} },
    ...{ entryId: 'a1', areaId: 'f1', choice: 'stored', intent: 'draft', held: true, released: true },
    ...{ evidenceId: `evidence:${meeting.id}:0`, formId: '00000000-0000-4000-8000-000000000001' },
    ...{ type: 'B', kind: 'observation', site: 'none', siteId: 'none', themeId: 'none', mode: 'statement' },
    ...{
      stepId: 'data',
      questionId: 'data',
      question: 'data',
      adds: false,
      messageId: 'late',
      form: 'entry',
    },
    ...{ card: 'preparation', to: 'tomorrow', day: '2026-04-20', field: 'what', word: 'hjælp', link: '' },
    ...{ date: '2026-05-20', time: '10:00', from: meeting.start, anyway: true, ownerId: 'nobody' },
    ...typed,
  };
}

/** These live on: what was agreed, the tilsyn that the law asks for, 1:1s that are added, and opening the loop again. */
const livesOn = /^(?:agreement|supervision)\.|^closing\.reopen$|^planning\.add-at$/;

/** What writes about a meeting, by the sort of meeting that lets it. */
const writers: Readonly<Record<'dialogue' | 'held', readonly string[]>> = {
  dialogue: [
    ...['prepare.save', 'prepare.submit', 'prepare.settle', 'prepare.chat', 'chat.mend'],
    ...['planning.move', 'planning.move-to', 'follow-up.hold'],
    ...['basis.save-new', 'basis.save', 'basis.remove', 'basis.restore'],
    ...['basis.say-no-data', 'basis.take-back', 'basis.nudge', 'basis.ask-nudge'],
    ...['put-off.set', 'put-off.undo', 'put-off.choose'],
  ],
  held: [
    ...['follow-up.finish', 'follow-up.reopen', 'follow-up.remove', 'follow-up.restore', 'follow-up.settle'],
    ...[
      'follow-up.save-entry',
      'follow-up.add-focus',
      'follow-up.remove-focus',
      'follow-up.save-perspective',
    ],
    ...['receipts.open', 'receipts.save', 'receipts.send'],
  ],
};

async function meetingOf(sort: keyof typeof writers): Promise<Meeting> {
  const all = meetingsOf(await summary()).filter(({ kind }) => kind === 'learning-dialogue');
  return all.find(({ phase }) => (phase === 'planned') === (sort !== 'held'))!;
}

describe.each(Object.keys(writers) as (keyof typeof writers)[])('at a %s meeting', (sort) => {
  it.each(writers[sort])('%s is refused, and says why', async (verb) => {
    await closeLoop();
    await ida().say('hjælp');
    // A base is one mark where one text is asked for, and several where several are.
    const data = await dataFor(await meetingOf(sort));
    const isOneMark = /^follow-up\.|^chat\.|no-data$/.test(verb);
    const before = await standing();
    const { card } = await ida().execute(forged(verb, isOneMark ? { ...data, base: '' } : data), 'X');
    expect(card.text).toContain('Loopet er lukket.');
    expect(await standing()).toEqual(before);
  });

  it('no verb of any card writes a thing', async () => {
    await closeLoop();
    await ida().say('hjælp');
    const data = await dataFor(await meetingOf(sort));
    const before = await standing();
    for (const verb of [...verbs.keys()].filter((name) => !livesOn.test(name)))
      for (const base of [{}, '']) {
        const { status } = await ida().execute(forged(verb, { ...data, base }), 'X');
        expect(status).toBe(200);
        expect([verb, await standing()]).toEqual([verb, before]);
      }
  });
});

describe('a 1:1 of a closed loop', () => {
  const next = async (): Promise<Meeting> =>
    meetingsOf(await summary()).find(({ kind, phase }) => kind === 'one-to-one' && phase === 'planned')!;

  it('is prepared, held and written up like any other: three come after the fourth dialogue too', async () => {
    await closeLoop();
    const meeting = await next();
    const key = { unitId, meetingId: meeting.id };
    const guide = (await ida().execute(forged('prepare.open', { ...key, role: 'leader' }), 'X')).card;
    const question = guide.inputs.find(({ id }) => id.startsWith('a_'))!.id;
    const saved = (await ida().execute(guide, 'Gem kladde', { [question]: 'Det skal vi tale om' })).card;
    expect(saved.text).toContain('Gemt kl.');
    bot().clock.set(meeting.end);
    const schema = (await ida().execute(forged('follow-up.open', key), 'X')).card;
    expect(schema.buttons.map(({ title }) => title)).toContain('Tilføj aftale');
  });

  it('comes with its cards, and can be moved and called off', async () => {
    await closeLoop();
    const meeting = await next();
    expect((await ida().say('kalender')).card.text).toContain(`1:1 nr. ${meeting.number}`);
    const before = bot().connector.calls.length;
    bot().clock.set(plusMinutes(meeting.start, -6 * 24 * 60));
    await bot().round();
    const calls = bot()
      .connector.calls.slice(before)
      .map((call) => JSON.stringify(call));
    expect(calls.some((call) => call.includes(`1:1 nr. ${meeting.number}`))).toBe(true);
    await ida().execute(forged('planning.cancel', { unitId, meetingId: meeting.id }), 'X');
    expect((await summary()).meetings[meeting.id]?.phase).toBe('cancelled');
  });

  it('is read-only from when the next loop begins', async () => {
    await closeLoop();
    const meeting = await next();
    await startLoops(bot().app.deps, { area: '0-6', decided: '2027-03-10' });
    const { card } = await ida().execute(forged('planning.cancel', { unitId, meetingId: meeting.id }), 'X');
    expect(card.text).toContain('Loopet er lukket.');
    expect((await summary()).meetings[meeting.id]?.phase).toBe('planned');
  });
});

it('what is written in the chat is no answer any more', async () => {
  const { id: meetingId } = await meetingOf('dialogue');
  const guide = (await ida().execute(forged('prepare.open', { unitId, meetingId, role: 'leader' }), 'X'))
    .card;
  const asked = (await ida().execute(guide, 'Svar i chatten')).card;
  await closeLoop();
  const before = await standing();
  const { card } = await ida().say('Det skriver jeg for sent');
  expect(asked.text).not.toContain('Loopet er lukket.');
  expect(card.text).toContain('Loopet er lukket.');
  expect(await standing()).toEqual(before);
});
