import type { Tour } from '../stage';

/** A selvejende board reports its tilsyn, and its chef follows it up; apart from all that is learning. */
export const supervision: Tour = {
  subject: 'tilsyn',
  async play({ player, show, says, roundAt }) {
    const martin = await player('Martin Vang');
    const birgit = await player('Birgit Dam');
    const form = await martin.say('tilsyn');
    show('supervision.form', form);
    show('supervision.none-yet', await birgit.say('tilsyn'));
    const basic = says(
      'Legepladsen er gået efter. Et hegn skal laves.',
      'The playground was checked. A fence needs mending.',
    );
    show('supervision.missing', await martin.press(form, 'supervision.submit', { a_basic: basic }));
    const both = await martin.press(form, 'supervision.save', {
      a_basic: says('Legepladsen blev gået efter i maj.', 'The playground was checked in May.'),
    });
    show('supervision.two-texts', both);
    const settled = await martin.press(both, 'supervision.settle');
    show('supervision.draft', settled);
    const report = {
      a_municipal: says('Maden følger reglerne.', 'The food follows the rules.'),
      a_pedagogical: says('Vi så en formiddag. Legen er god.', 'We watched a morning. Play is good.'),
      a_next: says('Hegnet bliver lavet inden sommer.', 'The fence will be mended before summer.'),
    };
    show('supervision.sent', await martin.press(settled, 'supervision.submit', report));
    await roundAt('2026-04-15T08:05:00.000Z');
    const read = birgit
      .delivered()
      .find(({ buttons }) => buttons.some(({ verb }) => verb === 'supervision.edit'))!;
    show('supervision.delivered', read);
    const followUp = await birgit.press(read, 'supervision.edit');
    show('supervision.follow-up', followUp);
    const decided = {
      a_outcome: 'none',
      a_reason: says('I har selv set det og sat dato på.', 'You saw it yourselves and set a date.'),
    };
    show('supervision.decided', await birgit.press(followUp, 'supervision.submit', decided));
    show('supervision.in-status', await birgit.say('status solsikken'));
    show('supervision.closed', await martin.say('tilsyn'));
  },
};
