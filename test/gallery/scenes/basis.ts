import type { Tour } from '../stage';

/** The data of a dialogue, A–E: own data, that there is none, and a reminder to those who are missing. */
export const basis: Tour = {
  subject: 'data',
  async play({ player, show, says }) {
    const mette = await player('Mette Skov');
    const panel = await mette.say('data');
    show('basis.panel', panel);
    const form = await mette.press(panel, 'basis.add');
    show('basis.add', form);
    const fields = new Map(
      form.inputs.map(({ id, value, choices }) => [id, value || (choices[0]?.value ?? '')]),
    );
    const seen = says('Fire står alene ved bordtennis', 'Four stand alone at the table tennis');
    const written = {
      ...Object.fromEntries(fields),
      text: seen,
      title: seen,
      source: says('Gårdvagten', 'The adult on duty'),
      date: '2026-04-10',
    };
    const known = Object.fromEntries(Object.entries(written).filter(([id]) => fields.has(id)));
    show('basis.add-lacks', await mette.press(form, 'basis.save-new', { ...known, date: '' }));
    const saved = await mette.press(form, 'basis.save-new', known);
    show('basis.saved', saved);
    show('basis.entry', await mette.press(saved, 'basis.entry'));
    show('basis.entry-of-another', await (await player('Karen Riis')).press(saved, 'basis.entry'));
    const none = await mette.press(saved, 'basis.no-data');
    show('basis.no-data', none);
    const because = says('De små grupper ville stå frem', 'Small groups would stand out');
    show('basis.no-data-said', await mette.press(none, 'basis.say-no-data', { because }));
    const ask = await mette.press(saved, 'basis.ask-nudge');
    show('basis.nudge', ask);
    show('basis.nudged', await mette.press(ask, 'basis.nudge'));
  },
};
