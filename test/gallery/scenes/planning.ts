import type { Tour } from '../stage';

/** The calendar, and each thing that can be changed in it. */
export const planning: Tour = {
  subject: 'planning',
  async play({ player, show }) {
    const mette = await player('Mette Skov');
    const anders = await player('Anders Holm');
    const calendar = await mette.say('kalender');
    show('next.leader', calendar);
    show('next.later', await mette.press(calendar, 'next.open'));
    show('next.participant', await (await player('Karen Riis')).say('næste'));
    show('next.none', await (await player('Lone Vad')).say('næste'));
    const all = await anders.say('kalender');
    show('next.chef', all);
    const units = await anders.press(all, 'next.units');
    show('next.units', units);
    show('next.unit', await anders.press(units, 'next.open'));

    const move = await mette.press(calendar, 'planning.move');
    show('planning.move', move);
    show(
      'planning.move-no-day',
      await mette.press(move, 'planning.move-to', { date: '2026-02-30', time: '10:00' }),
    );
    show(
      'planning.move-past-next',
      await mette.press(move, 'planning.move-to', { date: '2027-04-28', time: '10:00' }),
    );
    const clash = await mette.press(move, 'planning.move-to', { date: '2026-05-02', time: '09:00' });
    show('planning.clash', clash);
    show('planning.moved', await mette.press(clash, 'planning.move-to', {}, 0));

    const cancel = await mette.press(await mette.say('kalender'), 'planning.ask-cancel');
    show('planning.cancel', cancel);
    show('planning.cancelled', await mette.press(cancel, 'planning.cancel'));
    const extra = await mette.press(await mette.say('kalender'), 'planning.add');
    show('planning.add', extra);
    show(
      'planning.added',
      await mette.press(extra, 'planning.add-at', { date: '2026-05-12', time: '13:00' }),
    );
    show('planning.add-chef', await anders.press(await anders.say('kalender'), 'planning.add'));
  },
};
