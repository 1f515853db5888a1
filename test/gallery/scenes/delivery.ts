import type { Tour } from '../stage';

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
    show(
      'delivery.digest',
      anders.delivered().find(({ buttons }) => buttons.some(({ verb }) => verb === 'status.all'))!,
    );
    await roundAt('2026-04-27T06:00:00.000Z');
    show('delivery.brief', mette.delivered().at(-1)!);
    await roundAt('2026-04-27T09:00:00.000Z');
    show('delivery.schema', mette.delivered().at(-1)!);
    await roundAt('2026-04-30T09:00:00.000Z');
    show('delivery.schema-reminder', mette.delivered().at(-1)!);
  },
};
