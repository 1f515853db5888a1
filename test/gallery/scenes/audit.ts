import type { Tour } from '../stage';

/** Who has seen and changed what, as the administration reads it. */
export const audit: Tour = {
  subject: 'audit',
  async play({ player, show, says }) {
    const lone = await player('Lone Vad');
    const nadia = await player('Nadia Bruun');
    const mette = await player('Mette Skov');
    const form = await mette.press(await mette.say('data'), 'basis.add');
    const typed = {
      text: says('Fire står alene ved bordtennis', 'Four stand alone at the table tennis'),
      source: says('Gårdvagten', 'The adult on duty'),
    };
    await mette.press(form, 'basis.save-new', typed);
    await nadia.say('data');
    show('audit', await lone.say('log'));
    const ofUnit = await lone.say('log møllevang');
    show('audit.unit', ofUnit);
    const places = await lone.say('log Mette Skov');
    show('audit.where', places);
    show('audit.person', await lone.press(places, 'audit.open'));
    show('audit.refused', await mette.say('log'));
  },
};
