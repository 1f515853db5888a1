import type { Tour } from '../stage';

/** Someone is away, and another stands in. */
export const absence: Tour = {
  subject: 'absence',
  async play({ player, show }) {
    const mette = await player('Mette Skov');
    const karen = await player('Karen Riis');
    const form = await mette.say('fravær');
    show('absence.form', form);
    const cover = form.inputs
      .find(({ id }) => id === 'coverId')
      ?.choices.find(({ title }) => title === 'Karen Riis');
    const away = { from: '2026-04-15', to: '2026-04-24', coverId: cover?.value ?? '' };
    show('absence.wrong', await mette.press(form, 'absence.save', { ...away, to: '2026-04-10' }));
    show('absence.told', await mette.press(form, 'absence.save', away));
    show('absence.home', await mette.say('hjælp'));
    show('absence.stands-in', await karen.say('hjælp'));
    const chef = await (await player('Anders Holm')).say('fravær');
    show('absence.chef', chef);
  },
};
