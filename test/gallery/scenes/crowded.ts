import { addNeedyUnits, addUnits } from '../../fixtures/more-units';
import { agree, personIdOf } from '../../teams/agreeing';
import type { Tour } from '../stage';

/** Where there is very much: long lists fold, and what needs attention stays in sight. */
export const crowded: Tour = {
  subject: 'crowded',
  async play({ bot, player, show, says }) {
    const ida = await player('Ida Bech');
    for (let at = 0; at < 12; at += 1)
      await agree(bot, 'Ida Bech', {
        what: says(
          'Vi prøver legegrupper på tværs af stuerne hver formiddag og taler om det på stuemødet',
          'We try play groups across the rooms every morning and talk about it at the room meeting',
        ),
        deadline: `2026-06-${10 + at}`,
      });
    show('crowded.agreements', await ida.say('aftaler'));
    show('crowded.status', await ida.say('status'));

    const mette = await player('Mette Skov');
    let card = await mette.press(await mette.say('opfølgning'), 'follow-up.hold');
    for (let at = 0; at < 6; at += 1) {
      const form = await mette.press(card, 'follow-up.entry', {}, -1);
      card = await mette.press(form, 'follow-up.save-entry', {
        what: says(
          `Aftale ${at + 1}: en voksen mere ude i det store frikvarter`,
          `Agreement ${at + 1}: one more adult outside in the long break`,
        ),
        forChildren: says('Alle har nogen at være sammen med', 'Everyone has someone to be with'),
        ownerId: form.inputs.find(({ id }) => id === 'ownerId')?.choices[0]?.value ?? '',
        deadline: '2026-06-15',
      });
    }
    show('crowded.follow-up', card);

    const anders = await player('Anders Holm');
    await addUnits(bot.app.deps, await personIdOf(bot, 'Anders Holm'), 21);
    const units = await anders.say('status');
    show('crowded.portfolio', units);
    const last = units.buttons.filter(({ verb }) => verb === 'status.all').length - 1;
    show('crowded.portfolio-next', await anders.press(units, 'status.all', {}, last));

    const birgit = await player('Birgit Dam');
    await addNeedyUnits(bot.app.deps, await personIdOf(bot, 'Birgit Dam'), 12);
    const needy = await birgit.say('status');
    show('crowded.portfolio-needy', needy);
    show('crowded.status-most', await birgit.press(needy, 'status.open', {}, 0));
  },
};
