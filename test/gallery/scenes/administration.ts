import type { Tour } from '../stage';

/** What the administration sees and changes for the whole municipality, in the chat. */
export const administration: Tour = {
  subject: 'administration',
  async play({ player, show, says }) {
    const lone = await player('Lone Vad');
    const overview = await lone.say('forvaltning');
    show('administration', overview);
    show('administration.refused', await (await player('Mette Skov')).say('forvaltning'));

    const settings = await lone.press(overview, 'administration.settings');
    show('administration.settings', settings);
    const changed = { supervisionPoints: 'true', dialogueMinutes: '90' };
    show(
      'administration.settings-saved',
      await lone.press(settings, 'administration.save-settings', changed),
    );
    const cards = await lone.press(settings, 'administration.settings');
    show('administration.lead-days', cards);
    const late = { 'leadDays.ld-reminder': '20' };
    show('administration.settings-refused', await lone.press(cards, 'administration.save-settings', late));

    const themes = await lone.press(overview, 'administration.themes', {}, 1);
    show('administration.themes', themes);
    const decided = {
      ...{ reportYear: '2028', decided: '2028-03-08' },
      titles: says('Natur og bevægelse\nSprog og leg', 'Nature and movement\nLanguage and play'),
    };
    const noDate = await lone.press(themes, 'administration.save-themes', { ...decided, decided: '' });
    show('administration.themes-refused', noDate);
    show('administration.themes-saved', await lone.press(themes, 'administration.save-themes', decided));

    const link = await lone.press(overview, 'administration.link');
    show('administration.link', link);
    const put = { number: '2', url: 'https://lis.demo.test/alle', available: '2026-09-15' };
    show('administration.link-saved', await lone.press(link, 'administration.save-link', put));
    show('administration.guides', await lone.press(overview, 'administration.guides'));
    show('administration.changed', await lone.say('forvaltning'));
  },
};

/** How the administration finds someone, and gives and ends roles. */
export const people: Tour = {
  subject: 'people',
  async play({ player, show }) {
    const lone = await player('Lone Vad');
    const form = await lone.press(await lone.say('forvaltning'), 'administration.find');
    show('people.find', form);
    show('people.several', await lone.press(form, 'administration.search', { name: 'an' }));
    show('people.nobody', await lone.press(form, 'administration.search', { name: 'Rasputin' }));
    const karen = await lone.press(form, 'administration.search', { name: 'Karen Riis' });
    show('people.person', karen);
    const end = await lone.press(karen, 'administration.end-form');
    show('people.end', end);
    show('people.ended', await lone.press(end, 'administration.end-role', { to: '2026-07-31' }));
    const add = await lone.press(karen, 'administration.add-form');
    show('people.add', add);
    const role = { role: 'staff-rep', unit: 'havblik', from: '2026-08-01' };
    show('people.added', await lone.press(add, 'administration.add-role', role));
  },
};
