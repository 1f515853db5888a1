import type { Tour } from '../stage';

/** What each kind of person is met with, and how they choose their language. */
export const home: Tour = {
  subject: 'home',
  async play({ player, show, says, stranger }) {
    const people = {
      leader: 'Mette Skov',
      'leader-of-two': 'Peter Høj',
      chef: 'Anders Holm',
      'pedagogical-leader': 'Karen Riis',
      'pupil-council': 'Sara Lund',
      senate: 'Nikoline Ry',
      board: 'Jonas Krog',
      'board-selvejende': 'Martin Vang',
      consultant: 'Ulla Brink',
      administration: 'Lone Vad',
    };
    for (const [role, name] of Object.entries(people))
      show(`home.${role}`, await (await player(name)).say('hjælp'));
    const mette = await player('Mette Skov');
    show('home.not-understood', await mette.say(says('Hvad er klokken?', 'What time is it?')));
    show('home.stranger', await stranger().say('hjælp'));
    const languages = await mette.say('sprog');
    show('language', languages);
    show('language.set', await mette.press(languages, 'language.set', {}, says('da', 'en') === 'da' ? 0 : 1));
  },
};

/** On one's own machine one chooses whom to be. */
export const ownMachine: Tour = {
  subject: 'who',
  bot: {},
  async play({ player, show }) {
    const lone = await player('Lone Vad');
    show('who', await lone.say('hvem'));
  },
};
