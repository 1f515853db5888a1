import { turnPoints } from '../../teams/giving-points';
import type { Tour } from '../stage';

/** A chef gives a supervision point, the leader writes what was done, and the chef closes it. */
export const supervisionPoints: Tour = {
  subject: 'tilsynspunkter',
  async play({ bot, player, show, says, roundAt }) {
    const anders = await player('Anders Holm');
    const mette = await player('Mette Skov');
    show('points.off', await anders.say('tilsynspunkter'));
    await turnPoints(bot, true);
    const none = await anders.say('tilsynspunkter');
    show('points.none', none);
    const form = await anders.press(none, 'supervision-point.new');
    show('points.form', form);
    const given = {
      toUnit: 'moellevang',
      what: says('Hegnet ud mod vejen er løst.', 'The fence towards the road is loose.'),
      reason: says(
        'Legepladsen skal gås efter en gang om året, og det er ikke sket.',
        'The playground has to be checked once a year, and it has not been.',
      ),
      support: says('Ejendomsafdelingen kommer i næste uge.', 'The estates department comes next week.'),
      deadline: '2026-05-20',
    };
    const refused = await anders.press(form, 'supervision-point.give', { ...given, support: '' });
    show('points.refused', refused);
    const point = await anders.press(refused, 'supervision-point.give', given);
    show('points.given', point);
    await roundAt('2026-04-15T08:05:00.000Z');
    const delivered = mette
      .delivered()
      .find(({ buttons }) => buttons.some(({ verb }) => verb === 'supervision-point.write'))!;
    show('points.delivered', delivered);
    const note = await mette.press(delivered, 'supervision-point.write');
    show('points.note-form', note);
    const closing = await anders.press(point, 'supervision-point.finish');
    const text = says(
      'Hegnet er lavet, og legepladsen bliver set på fredag.',
      'The fence is mended, and the playground will be checked on Friday.',
    );
    show('points.noted', await mette.press(note, 'supervision-point.note', { text }));
    const finding = says(
      'Jeg har set legepladsen. Den er i orden.',
      'I have seen the playground. It is right.',
    );
    const again = await anders.press(closing, 'supervision-point.close', { text: finding });
    show('points.read-first', again);
    const moving = await anders.press(point, 'supervision-point.replan');
    show('points.move-form', moving);
    const moved = await anders.press(moving, 'supervision-point.move', {
      deadline: '2026-06-10',
      text: says('I venter på håndværkeren.', 'You are waiting for the carpenter.'),
    });
    show('points.moved', moved);
    show('points.in-status', await mette.say('status'));
    await roundAt('2026-06-11T08:00:00.000Z');
    show('points.overdue', await anders.say('tilsynspunkter'));
    const portfolio = await anders.say('status');
    show('points.overdue-in-portfolio', await anders.press(portfolio, 'status.all', {}, -1));
    const late = await anders.press(await anders.say('tilsynspunkter'), 'supervision-point.open');
    const last = await anders.press(late, 'supervision-point.finish');
    show('points.close-form', last);
    const closed = await anders.press(last, 'supervision-point.close', { text: finding });
    show('points.closed', closed);
    show('points.list-closed', await mette.say('tilsyn'));
    const birgit = await player('Birgit Dam');
    show('points.or-report', await birgit.say('tilsyn'));
  },
};
