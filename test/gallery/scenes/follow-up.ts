import type { ShownCard } from '../../support/bot-client';
import type { Player, Stage, Tour } from '../stage';

function agreementOf({ says }: Stage, form: ShownCard): Record<string, string> {
  const owners = form.inputs.find(({ id }) => id === 'ownerId')?.choices ?? [];
  return {
    what: says('En voksen mere ude i det store frikvarter', 'One more adult outside in the long break'),
    forChildren: says('Alle har nogen at være sammen med', 'Everyone has someone to be with'),
    ownerId: owners.at(-1)?.value ?? '',
    deadline: '2026-06-15',
  };
}

async function withAgreement(stage: Stage, leader: Player, card: ShownCard): Promise<ShownCard> {
  const form = await leader.press(card, 'follow-up.entry', {}, -1);
  return leader.press(form, 'follow-up.save-entry', agreementOf(stage, form));
}

/** A first dialogue: from before it is held until the schema is finished, and opened again. */
export const followUp: Tour = {
  subject: 'follow-up',
  async play(stage) {
    const { bot, player, show, says } = stage;
    const mette = await player('Mette Skov');
    const karen = await player('Karen Riis');
    show('follow-up.choose', await (await player('Anders Holm')).say('opfølgning'));
    const before = await mette.say('opfølgning');
    show('follow-up.not-begun', before);
    const empty = await mette.press(before, 'follow-up.hold');
    show('follow-up.empty', empty);
    show('follow-up.refused', await mette.press(empty, 'follow-up.finish'));

    const form = await mette.press(empty, 'follow-up.entry');
    show('follow-up.entry', form);
    const agreement = agreementOf(stage, form);
    show(
      'follow-up.entry-lacks',
      await mette.press(form, 'follow-up.save-entry', { ...agreement, deadline: '' }),
    );
    bot.breakDown('batch');
    show('follow-up.entry-store-down', await mette.press(form, 'follow-up.save-entry', agreement));
    bot.mend();
    const one = await mette.press(form, 'follow-up.save-entry', agreement);
    show('follow-up.one-agreement', one);
    const edit = await mette.press(one, 'follow-up.entry');
    const sooner = {
      ...agreement,
      what: says('To voksne mere ude i frikvarteret', 'Two more adults outside'),
    };
    show('follow-up.entry-edit', edit);
    await mette.press(edit, 'follow-up.save-entry', { ...agreement, deadline: '2026-05-15' });
    const two = await mette.press(edit, 'follow-up.save-entry', sooner);
    show('follow-up.two-versions', two);
    const settled = await mette.press(two, 'follow-up.settle', {}, 1);
    const removed = await mette.press(await withAgreement(stage, mette, settled), 'follow-up.remove', {}, 1);
    show('follow-up.removed', removed);

    const focus = await mette.press(removed, 'follow-up.focus');
    show('follow-up.focus', focus);
    const title = says('Fællesskaber i frikvarteret', 'Belonging at break time');
    const chosen = await mette.press(focus, 'follow-up.add-focus', { title });
    const how = await mette.press(chosen, 'follow-up.perspective');
    show('follow-up.perspective', how);
    const text = says('Hver klasse taler om gården i maj', 'Every class talks about the yard in May');
    const ready = await mette.press(how, 'follow-up.save-perspective', { text });
    show('follow-up.ready', ready);
    show('follow-up.read-only', await karen.say('opfølgning'));
    const finished = await mette.press(ready, 'follow-up.finish');
    show('follow-up.finished', finished);
    show('follow-up.reopened', await mette.press(finished, 'follow-up.reopen'));
  },
};

/** What chef and leader agree between them, and which points they both release. */
export const oneToOne: Tour = {
  subject: '1:1',
  async play(stage) {
    const { bot, player, show } = stage;
    bot.clock.set('2026-04-20T11:00:00.000Z');
    const ida = await player('Ida Bech');
    const which = await ida.say('opfølgning');
    const at = which.buttons
      .filter(({ verb }) => verb === 'follow-up.open')
      .findIndex(({ data }) => data['meetingId'] === 'meeting:2025:oo3');
    const opened = at < 0 ? which : await ida.press(which, 'follow-up.open', {}, at);
    show('one-to-one.empty', opened);
    const agreed = await withAgreement(stage, ida, opened);
    show('one-to-one.agreed', agreed);
    show('one-to-one.released', await ida.press(agreed, 'follow-up.release'));
    show('one-to-one.finished', await ida.press(agreed, 'follow-up.finish'));
  },
};
