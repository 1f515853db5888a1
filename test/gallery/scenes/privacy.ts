import type { Tour } from '../stage';

/** What is held on someone, as they see it; and deleting someone, as the administration does it. */
export const privacy: Tour = {
  subject: 'mine data',
  async play({ player, show }) {
    const mette = await player('Mette Skov');
    const mine = await mette.say('mine data');
    show('mine-data', mine);
    show('mine-data.ready', await mette.press(mine, 'export.offer'));
    const lone = await player('Lone Vad');
    const form = await lone.press(await lone.say('forvaltning'), 'administration.find');
    const found = await lone.press(form, 'administration.search', { name: 'Mette Skov' });
    const question = await lone.press(found, 'administration.erase-form');
    show('people.erase', question);
    show('people.erasing', await lone.press(question, 'administration.erase'));
  },
};
