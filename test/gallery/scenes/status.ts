import type { Tour } from '../stage';

/** Where a unit is, and a chef's units on one card. */
export const status: Tour = {
  subject: 'status',
  async play({ player, show }) {
    const henrik = await player('Henrik Falk');
    show('status.schema-missing', await henrik.say('status'));
    const ida = await player('Ida Bech');
    const unit = await ida.say('status');
    show('status.agreements', unit);
    show('status.agreements-all', await ida.press(unit, 'status.agreements'));
    show('status.fu', await (await player('Kasper Thy')).say('status'));
    show('status.selvejende', await (await player('Birgit Dam')).say('status solsikken'));
    const anders = await player('Anders Holm');
    show('status.new', await anders.say('status møllevang'));
    const units = await anders.say('status');
    show('portfolio', units);
    show('portfolio.sector', await anders.press(units, 'status.all', {}, 1));
    show('status.which', await anders.say('status dagtilbud'));
  },
};
