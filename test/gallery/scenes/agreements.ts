import { agree } from '../../teams/agreeing';
import type { Tour } from '../stage';

/** The person's own agreements: the list, one of them, and each way it goes on. */
export const agreements: Tour = {
  subject: 'agreement',
  async play({ bot, player, show, says }) {
    const ida = await player('Ida Bech');
    await agree(bot, 'Ida Bech', {
      what: says('Vi prøver legegrupper på tværs af stuerne', 'We try play groups across the rooms'),
      forChildren: says('Flere børn har en at lege med', 'More children have someone to play with'),
    });
    const all = await ida.say('aftaler');
    show('agreement.all', all);
    const one = await ida.press(all, 'agreement.open');
    show('agreement.one', one);
    const note = says('Vi begyndte i mandags', 'We started on Monday');
    const onTrack = await ida.press(one, 'agreement.settle', { note });
    show('agreement.on-track', onTrack);
    const form = await ida.press(onTrack, 'agreement.move');
    show('agreement.deadline', form);
    show('agreement.deadline-wrong', await ida.press(form, 'agreement.settle', { deadline: '2026-01-10' }));
    show('agreement.moved', await ida.press(form, 'agreement.settle', { deadline: '2026-06-15' }));
    show('agreement.dropped-why', await ida.press(onTrack, 'agreement.settle', { note: '' }, 2));
    const done = await ida.press(onTrack, 'agreement.settle', { note }, 1);
    show('agreement.done', done);
    show('agreement.reopened', await ida.press(done, 'agreement.settle'));
    show('agreement.none', await (await player('Henrik Falk')).say('aftaler'));
  },
};
