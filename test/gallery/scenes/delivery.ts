import type { ShownCard } from '../../support/bot-client';
import type { Player, Tour } from '../stage';

/** What the bot posts by itself, in the order it comes, and how a card is put off. */
export const delivery: Tour = {
  subject: 'delivery',
  async play({ bot, player, roundAt, show }) {
    const mette = await player('Mette Skov');
    const anders = await player('Anders Holm');
    const karen = await player('Karen Riis');
    const sara = await player('Sara Lund');
    const ida = await player('Ida Bech');
    await bot.round();
    const posted = mette.delivered().at(-1)!;
    show('delivery.preparation', posted);
    show('delivery.input', sara.delivered().at(-1)!);
    show(
      'delivery.agreement',
      ida.delivered().find(({ buttons }) => buttons.some(({ verb }) => verb === 'agreement.settle')) ??
        ida.delivered()[0]!,
    );
    const choice = await mette.press(posted, 'put-off.choose');
    show('put-off.choice', choice);
    show('put-off.done', await mette.press(choice, 'put-off.set'));

    await roundAt('2026-04-20T07:00:00.000Z');
    show('delivery.reminder', karen.delivered().at(-1)!);
    show('delivery.reminder-input', sara.delivered().at(-1)!);
    await roundAt('2026-04-27T06:00:00.000Z');
    // The last one: by now all that cannot be delivered has been tried.
    const digests = anders
      .delivered()
      .filter(({ buttons }) => buttons.some(({ verb }) => verb === 'status.all'));
    show('delivery.digest', digests.at(-1)!);
    show('delivery.brief', mette.delivered().at(-1)!);
    await roundAt('2026-04-27T09:00:00.000Z');
    show('delivery.schema', mette.delivered().at(-1)!);
    await roundAt('2026-04-30T09:00:00.000Z');
    show('delivery.schema-reminder', mette.delivered().at(-1)!);
  },
};

/** The last card with such a button. */
export function lastWith(someone: Player, wanted: string): ShownCard {
  return someone.delivered().findLast(({ buttons }) => buttons.some(({ verb }) => verb === wanted))!;
}

/** A meeting is moved: those whose time it takes are told, and a card that came too soon is taken back. */
export const news: Tour = {
  subject: 'news',
  async play({ bot, player, show }) {
    const mette = await player('Mette Skov');
    const anders = await player('Anders Holm');
    const karen = await player('Karen Riis');
    await bot.round();
    const form = await mette.press(await mette.say('kalender'), 'planning.move');
    await mette.press(form, 'planning.move-to', { date: '2026-05-20', time: '10:00' });
    await bot.round();
    show('delivery.moved', lastWith(anders, 'planning.move'));
    show('delivery.withdrawn', lastWith(karen, 'next.open'));
    const extra = await mette.press(await mette.say('kalender'), 'planning.add');
    await mette.press(extra, 'planning.add-at', { date: '2026-05-12', time: '13:00' });
    await bot.round();
    show('delivery.added', lastWith(anders, 'planning.move'));
  },
};
