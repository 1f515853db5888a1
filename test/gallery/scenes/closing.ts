import { nextStepAt } from '../../../src/domain/calendar/card-steps';
import { ruleSet } from '../../../src/domain/rulesets/rule-set';
import { meetingsOf } from '../../../src/domain/status/summary';
import type { Stage, Tour } from '../stage';
import { lastWith } from './delivery';

const unitId = 'aabrinken';

/** The last dialogue's schema as finished, without living the two years before it. */
async function finishLast({ bot }: Stage): Promise<void> {
  const { units } = bot.app.deps;
  const summary = (await units.summary(unitId))!;
  const dialogues = meetingsOf(summary.value).filter(({ kind }) => kind === 'learning-dialogue');
  const last = dialogues.at(-1)!;
  const now = bot.clock.now();
  const done = { ...last, phase: 'completed', heldAt: now, completedAt: now } as const;
  const dueAt = nextStepAt(done, ruleSet());
  const record = { ...done, ...(dueAt && { dueAt }) };
  const audit = { at: now, personId: 'gallery', action: 'finish-schema', subjectId: last.id };
  await units.save({ summary, records: [{ type: 'meeting', record }], audit });
}

/** A leader whose role began when the loop had run for a while. */
async function beginsAnew({ bot }: Stage, upn: string): Promise<void> {
  const { people } = bot.app.deps;
  const stored = (await people.byId((await people.idBehind(`upn:${upn}`))!))!;
  const assignments = stored.value.assignments.map((role) => ({ ...role, from: '2026-04-01' }));
  await people.save({ ...stored, value: { ...stored.value, assignments } });
}

/** A loop is summed up and closed by its leader. */
export const closing: Tour = {
  subject: 'closing',
  async play(stage) {
    const { player, show, says, roundAt } = stage;
    const ida = await player('Ida Bech');
    const chef = await player('Anders Holm');
    show('closing.not-yet', await ida.say('luk loop'));
    show('summaries.none', await chef.say('opsamling'));
    await finishLast(stage);
    await roundAt('2026-04-16T10:00:00.000Z');
    show('closing.delivered', lastWith(ida, 'closing.confirm'));
    await roundAt('2026-04-30T10:00:00.000Z');
    show('closing.reminder', lastWith(ida, 'closing.confirm'));
    const desk = await ida.say('luk loop');
    show('closing.desk', desk);
    show('closing.refused', await ida.press(desk, 'closing.confirm'));
    const form = await ida.press(desk, 'closing.area');
    show('closing.form', form);
    const texts = {
      done: says(
        'To voksne er med i garderoben hver morgen.',
        'Two adults help in the cloakroom every morning.',
      ),
      changed: says('Børnene siger farvel uden gråd.', 'The children say goodbye without tears.'),
      basis: says('Ingen data, fordi vi kun har lyttet.', 'No data, because we have only listened.'),
      learnt: says('Faste voksne virker.', 'The same adults every day work.'),
    };
    let saved = await ida.press(form, 'closing.save', texts);
    show('closing.saved', saved);
    const other = { ...texts, done: says('Vi synger, når vi tager tøj på.', 'We sing while we dress.') };
    const both = await ida.press(form, 'closing.save', other);
    show('closing.two-texts', both);
    saved = await ida.press(both, 'closing.save', texts);
    const areas = saved.buttons.filter(({ verb }) => verb === 'closing.area').length;
    for (let at = 1; at < areas; at += 1) {
      const next = await ida.press(saved, 'closing.area', {}, at);
      saved = await ida.press(next, 'closing.save', texts);
    }
    const closed = await ida.press(saved, 'closing.confirm');
    show('closing.closed', closed);
    const list = await chef.say('opsamling');
    show('summaries.list', list);
    show('summaries.one', await chef.press(list, 'closing.read'));
    show('summaries.status', await chef.say(says('status åbrinken', 'status åbrinken')));
    show('summaries.administration', await (await player('Lone Vad')).say('opsamling'));
    show('closing.late', await ida.press(form, 'closing.save', other));
    show('closing.reopened', await ida.press(closed, 'closing.reopen'));
  },
};

/** A new leader is given the loop. */
export const handover: Tour = {
  subject: 'handover',
  async play(stage) {
    const { player, show } = stage;
    show('handover.none', await (await player('Mette Skov')).say('overlevering'));
    await beginsAnew(stage, 'ida.bech@demo.test');
    const ida = await player('Ida Bech');
    show('handover.welcome', await ida.say('hjælp'));
    show('handover.brief', await ida.say('overlevering'));
    const { id: meetingId } = meetingsOf((await stage.bot.app.deps.units.summary(unitId))!.value).find(
      ({ kind }) => kind === 'one-to-one',
    )!;
    const fallback = { verb: 'follow-up.open', unitId, meetingId };
    const button = { title: 'X', verb: 'follow-up.open', data: fallback, sendsInputs: false, fallback };
    const old = { json: {}, title: '', texts: [], text: '', inputs: [], links: [], buttons: [button] };
    show('handover.not-hers', await ida.press(old, 'follow-up.open'));
  },
};
