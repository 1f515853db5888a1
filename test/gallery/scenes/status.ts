import type { Tour } from '../stage';

/** Where a unit is, and a chef's units on one card. */
export const status: Tour = {
  subject: 'status',
  async play({ player, show }) {
    const henrik = await player('Henrik Falk');
    show('status.schema-missing', await henrik.say('status'));
    show('status.agreements', await (await player('Ida Bech')).say('status'));
    show('status.fu', await (await player('Kasper Thy')).say('status'));
    show('status.selvejende', await (await player('Birgit Dam')).say('status solsikken'));
    const anders = await player('Anders Holm');
    show('status.new', await anders.say('status møllevang'));
    show('portfolio', await anders.say('status'));
    show('status.which', await anders.say('status dagtilbud'));
  },
};
