import type { Stage, Tour } from '../stage';

async function atTheDoor({ player, stranger, show }: Stage): Promise<void> {
  show('refusal.stranger', await stranger().say('status'));
  const mette = await player('Mette Skov');
  show('refusal.no-unit', await mette.say('status solsikken'));
  show('refusal.no-status', await (await player('Karen Riis')).say('status'));
  show('refusal.nothing-to-answer', await (await player('Lone Vad')).say('forbered'));
  show('refusal.not-in-chat', await mette.say('spring over'));
  show('refusal.no-receipts', await mette.say('tilbagemelding'));
}

/** A button of another's card, and one that nobody made. */
async function forged({ player, show }: Stage): Promise<void> {
  const anders = await player('Anders Holm');
  const which = await anders.say('status dagtilbud');
  const [button] = which.buttons;
  const withData = (data: Record<string, unknown>) => ({ ...which, buttons: [{ ...button!, data }] });
  const foreign = withData({ verb: 'status.open', unitId: 'solsikken' });
  show('refusal.not-yours', await anders.press(foreign, 'status.open'));
  show('refusal.unreadable', await anders.press(withData({ verb: 'status.open', unitId: 7 }), 'status.open'));
}

/** What was typed comes back, with the reason. */
async function notKept({ bot, player, show, says }: Stage): Promise<void> {
  const mette = await player('Mette Skov');
  const form = await mette.say('fravær');
  bot.breakDown();
  show('refusal.store-down', await mette.say('status'));
  show(
    'refusal.store-down-typed',
    await mette.press(form, 'absence.save', { from: '2026-05-04', to: '2026-05-08' }),
  );
  bot.mend();
  const card = await mette.say('forbered');
  const first = card.inputs.find(({ id }) => id.startsWith('a_'))!;
  const cpr = says('Det handler om 010203-1234', 'It is about 010203-1234');
  show('refusal.cpr', await mette.press(card, 'prepare.save', { [first.id]: cpr }));
  bot.clock.set('2026-04-27T07:30:00.000Z');
  show(
    'refusal.locked',
    await mette.press(card, 'prepare.save', { [first.id]: says('For sent', 'Too late') }),
  );
}

/** What may point at one person is warned about: on the card, and where answers are sent by writing. */
async function warned({ player, show, says }: Stage): Promise<void> {
  const mette = await player('Mette Skov');
  const named = says(
    'Emma Holst er tit alene. Ring 20 12 12 34',
    'Emma Holst is often alone. Call 20 12 12 34',
  );
  const typed = { 'a_own-observations': named, a_focus: says('Fællesskaber', 'Communities') };
  const card = await mette.say('forbered');
  show('warning.card', await mette.press(card, 'prepare.submit', typed));
  await mette.press(card, 'prepare.chat', typed);
  show('warning.chat', await mette.say('send'));
}

/** Each kind of no: what, why, and what one can do instead. */
export const refusals: Tour = {
  subject: 'refusals',
  async play(stage) {
    await atTheDoor(stage);
    await forged(stage);
    await warned(stage);
    await notKept(stage);
  },
};
